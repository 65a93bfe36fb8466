"""Books, the lists of a half-year, and each person's reading of one."""

from typing import ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE, WITH_STATIONS, RoleCode
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.learning.stages import ListStage, ReadingStage
from lianxinqiao.people.models import Body, Person, Post


class Book(models.Model):
    """A book of the body's shelf: on a list, or read by somebody of their own accord."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="shelf", editable=False)
    title = models.CharField(_("书名"), max_length=120)
    author = models.CharField(_("作者"), max_length=80, blank=True)
    chapters = models.PositiveSmallIntegerField(_("章数"), default=1, validators=[MinValueValidator(1)])

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "title", "author"],
                name="book_is_kept_once",
                violation_error_message=_("已经有这本书。"),
            )
        ]
        ordering: ClassVar = ["title", "id"]

    def __str__(self) -> str:
        return f"《{self.title}》"


class BookList(Root, models.Model):
    """What is read in a half-year （书单）."""

    readers: ClassVar = WITH_STATIONS

    class Half(models.IntegerChoices):
        FIRST = 1, _("上半年")
        SECOND = 2, _("下半年")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="book_lists", editable=False)
    year = models.PositiveSmallIntegerField(_("年度"))
    half = models.PositiveSmallIntegerField(_("半年"), choices=Half.choices)
    name = models.CharField(_("名称"), max_length=80)
    note = models.TextField(_("说明"), blank=True)
    stage = models.CharField(
        _("状态"), max_length=9, choices=ListStage.choices, default=ListStage.DRAFTED, editable=False
    )
    published_on = models.DateField(_("发布日期"), null=True, blank=True, editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year", "half"],
                name="one_book_list_a_half_year",
                violation_error_message=_("这半年已经有书单。"),
            )
        ]
        ordering: ClassVar = ["-year", "-half", "id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("booklist", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False


class Listed(Part, models.Model):
    """A book on a list: read by all （共读）, or one to choose from."""

    to_root: ClassVar = ("book_list",)
    book_list = models.ForeignKey(BookList, on_delete=models.CASCADE, related_name="listed")
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="listed")
    common = models.BooleanField(_("共读"), default=False)
    why = models.CharField(_("推荐理由"), max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["book_list", "book"],
                name="book_stands_on_a_list_once",
                violation_error_message=_("这本书已经在书单里。"),
            )
        ]
        ordering: ClassVar = ["-common", "id"]

    def __str__(self) -> str:
        return str(self.book)


class ReadingQuerySet(InBodyQuerySet):
    def visible_to(self, post: Post | None) -> Self:
        """One's own, and what colleagues have finished; who is behind, the office alone sees."""
        rows = super().visible_to(post)
        if post is None or post.role in OFFICE | {RoleCode.AUDITOR}:
            return rows
        return rows.filter(Q(person_id=post.person_id) | Q(stage=ReadingStage.FINISHED))


class Reading(Root, models.Model):
    """One person reads one book, from opening it to the note that shows that it was read.

    Who reads a book again has two readings; `counts` says which of them counts, once, in the year when it was finished first.
    """

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "book", "person")
    needed: ClassVar = frozenset({"body"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="readings", editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="readings", editable=False)
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="readings", verbose_name=_("书"))
    stage = models.CharField(
        _("状态"), max_length=8, choices=ReadingStage.choices, default=ReadingStage.OPEN, editable=False
    )
    opened_on = models.DateField(_("开始日期"), editable=False)
    chapter = models.PositiveSmallIntegerField(_("读到第几章"), default=0, editable=False)
    finished_on = models.DateField(_("读完日期"), null=True, blank=True, editable=False)
    note = models.TextField(_("读书笔记"), blank=True, editable=False)
    counts = models.BooleanField(default=False, editable=False)

    objects = ReadingQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "book"],
                condition=Q(stage="open"),
                name="book_is_open_once",
                violation_error_message=_("这本书您正在读。"),
            ),
            models.UniqueConstraint(fields=["person", "book"], condition=Q(counts=True), name="book_counts_once"),
            models.CheckConstraint(
                condition=Q(stage="finished", finished_on__isnull=False) & ~Q(note="")
                | (~Q(stage="finished") & Q(finished_on=None, counts=False)),
                name="reading_is_finished_with_a_note",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "finished_on"], name="reading_by_day")]
        ordering: ClassVar = ["-opened_on", "-id"]

    def __str__(self) -> str:
        return f"{self.person}　{self.book}"

    def get_absolute_url(self) -> str:
        return reverse("reading", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False

    @property
    def percent(self) -> int:
        """How far it is read, never a hundred before it is finished."""
        if self.stage == ReadingStage.FINISHED:
            return 100
        return min(99, self.chapter * 100 // self.book.chapters)


class ReadingNote(Part, models.Model):
    """What somebody noted on the way, at a chapter."""

    to_root: ClassVar = ("reading",)
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="notes")
    chapter = models.PositiveSmallIntegerField(pgettext_lazy("读书", "章"))
    text = models.TextField(_("笔记"))
    on = models.DateField(_("日期"))

    class Meta:
        ordering: ClassVar = ["on", "id"]

    def __str__(self) -> str:
        return self.text[:40]
