"""A study session or a lecture, and who came."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import WITH_STATIONS
from lianxinqiao.activities.models import Campaign
from lianxinqiao.activities.models.activity import fresh_secret
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.learning.kinds import Kind
from lianxinqiao.learning.stages import StudyStage
from lianxinqiao.people.models import Body, Person, Post


class Study(Root, models.Model):
    """What a body's people learn together: 集体学习, 中心组, 第一议题; and lectures （讲堂）."""

    readers: ClassVar = WITH_STATIONS
    near: ClassVar = ("body", "campaign")
    needed: ClassVar = frozenset({"body"})

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="studies", editable=False)
    kind = models.CharField(pgettext_lazy("学习", "类别"), max_length=12, choices=Kind.choices)
    title = models.CharField(_("主题"), max_length=120)
    material = models.TextField(_("学习材料"), blank=True, help_text=_("文件、文章、书目，每行一份。"))
    speaker = models.CharField(_("领学或主讲"), max_length=80, blank=True)
    starts_at = models.DateTimeField(_("开始"))
    ends_at = models.DateTimeField(_("结束"))
    place = models.CharField(_("地点"), max_length=120, blank=True)
    campaign = models.ForeignKey(
        Campaign,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="studies",
        verbose_name=_("主题活动"),
    )
    stage = models.CharField(
        _("状态"), max_length=9, choices=StudyStage.choices, default=StudyStage.PLANNED, editable=False
    )
    # What the turning code of the sign-in is made of (activities/codes.py).
    secret = models.CharField(max_length=32, default=fresh_secret, editable=False)
    notes = models.TextField(_("学习纪要"), blank=True, editable=False)
    planned_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    planned_at = models.DateTimeField(editable=False)

    objects = InBodyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="study_ends_after_it_begins",
                violation_error_message=_("结束时间要晚于开始时间。"),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["body", "starts_at"], name="study_by_day")]
        ordering: ClassVar = ["-starts_at", "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("study", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return False


class Attendee(Part, models.Model):
    """One person on the list of a study session, and whether they came."""

    class Way(models.TextChoices):
        CODE = "code", _("扫码签到")
        TYPED = "typed", _("输入短码签到")
        HAND = "hand", _("工作人员登记")

    to_root: ClassVar = ("study",)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="attended")
    came_at = models.DateTimeField(_("签到时间"), null=True, blank=True)
    way = models.CharField(_("签到方式"), max_length=5, choices=Way.choices, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["study", "person"],
                name="attends_once",
                violation_error_message=_("这个人已经在名单里。"),
            ),
            models.CheckConstraint(
                condition=Q(came_at=None, way="") | (Q(came_at__isnull=False) & ~Q(way="")),
                name="attendee_came_when_and_how",
            ),
        ]
        ordering: ClassVar = ["study", "id"]

    def __str__(self) -> str:
        return str(self.person)


class Material(Part, models.Model):
    """A paper that is read before or with the session （学习材料）."""

    to_root: ClassVar = ("study",)
    study = models.ForeignKey(Study, on_delete=models.CASCADE, related_name="materials")
    file = models.ForeignKey("files.Attachment", on_delete=models.PROTECT, related_name="+", verbose_name=_("文件"))

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return str(self.file.name)
