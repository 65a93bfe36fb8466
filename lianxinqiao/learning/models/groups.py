"""A reading group: its owner and members, the weekly plan, and what they say to each other."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.learning.models.books import Book
from lianxinqiao.learning.models.study import Study
from lianxinqiao.learning.stages import GroupStage, TalkStage
from lianxinqiao.people.models import Body, Person


class Group(Root, models.Model):
    """Some people read a book together （读书小组）, week by week, until the sharing meeting."""

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "book", "owner")
    needed: ClassVar = frozenset({"body"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="reading_groups", editable=False)
    name = models.CharField(_("小组名称"), max_length=60)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="groups", verbose_name=_("共读的书"))
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name=_("领读人"))
    stage = models.CharField(
        _("状态"), max_length=7, choices=GroupStage.choices, default=GroupStage.READING, editable=False
    )
    sharing = models.ForeignKey(
        Study, on_delete=models.PROTECT, null=True, blank=True, related_name="groups", verbose_name=_("分享会")
    )
    formed_on = models.DateField(_("成立日期"), editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "name"],
                name="group_name_is_used_once",
                violation_error_message=_("已经有同名的读书小组。"),
            )
        ]
        ordering: ClassVar = ["-formed_on", "-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("reading-group", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False


class OfGroup(Part, models.Model):
    to_root: ClassVar = ("group",)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Member(OfGroup):
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reading_groups")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["group", "person"], name="person_joins_a_group_once")]
        ordering: ClassVar = ["person__pinyin"]

    def __str__(self) -> str:
        return str(self.person)


class Week(OfGroup):
    """By when which chapter is read （周计划）."""

    until = models.DateField(_("读到哪天"))
    chapter = models.PositiveSmallIntegerField(_("读到第几章"))
    question = models.CharField(_("思考题"), max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "until"],
                name="week_ends_once",
                violation_error_message=_("这一天已经有计划。"),
            ),
            models.CheckConstraint(
                condition=Q(chapter__gte=1),
                name="week_reads_something",
                violation_error_message=_("至少读一章。"),
            ),
        ]
        ordering: ClassVar = ["until"]

    def __str__(self) -> str:
        return str(_("读到第%(chapter)s章") % {"chapter": self.chapter})


class Talk(OfGroup):
    """A note that the others read once the owner has looked at it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    chapter = models.PositiveSmallIntegerField(pgettext_lazy("读书", "章"))
    text = models.TextField(_("笔记"))
    said_at = models.DateTimeField()
    stage = models.CharField(max_length=7, choices=TalkStage.choices, default=TalkStage.WAITING)
    reason = models.CharField(_("不公开的理由"), max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["said_at", "id"]
        indexes: ClassVar = [models.Index(F("group"), F("stage"), name="talk_by_stage")]

    def __str__(self) -> str:
        return self.text[:40]
