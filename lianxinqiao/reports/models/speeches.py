"""Speeches at the plenary, and the opinions drawn from them."""

from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.people.models import Body, Mandate, Organization, Post, Session
from lianxinqiao.reports.readers import BODY_READERS
from lianxinqiao.reports.stages import PointStage, SpeechStage


class SpeechQuerySet(models.QuerySet[Any]):
    def visible_to(self, post: Post | None) -> "SpeechQuerySet":
        """Members read what was given, and their own before that."""
        if post is None or post.body_id is None:
            return self.none()
        rows = self.filter(body_id=post.body_id)
        if post.role in BODY_READERS:
            return rows
        return rows.filter(Q(stage=SpeechStage.GIVEN) | Q(mandate=post.mandate_id or 0))

    def published(self) -> "SpeechQuerySet":
        return self.filter(stage=SpeechStage.GIVEN)


class Speech(Root, models.Model):
    """One topic on which somebody speaks at the plenary, or hands in what is printed （大会发言）."""

    class Way(models.TextChoices):
        ORAL = "oral", _("口头发言")
        WRITTEN = "written", _("书面发言")

    class Behalf(models.TextChoices):
        MEMBER = "member", pgettext_lazy("大会发言", "委员个人")
        PARTY = "party", pgettext_lazy("大会发言", "民主党派、工商联")
        SECTOR = "sector", pgettext_lazy("大会发言", "界别")
        COMMITTEE = "committee", pgettext_lazy("大会发言", "专门委员会")
        ORGANISATION = "organisation", _("人民团体")

    near: ClassVar = ("body", "session__term", "mandate__person")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="speeches", editable=False)
    session = models.ForeignKey(
        Session, on_delete=models.PROTECT, related_name="speeches", verbose_name=pgettext_lazy("大会发言", "会议")
    )
    topic = models.CharField(_("发言题目"), max_length=100)
    behalf = models.CharField(_("代表谁发言"), max_length=12, choices=Behalf.choices, default=Behalf.MEMBER)
    in_name_of = models.CharField(_("单位或界别名称"), max_length=60, blank=True)
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="speeches", verbose_name=_("发言人"))
    stage = models.CharField(
        _("状态"), max_length=12, choices=SpeechStage.choices, default=SpeechStage.INVITED, editable=False
    )
    text = models.TextField(_("发言稿"), blank=True, max_length=20_000)
    way = models.CharField(_("发言方式"), max_length=8, choices=Way.choices, blank=True, editable=False)
    place = models.PositiveSmallIntegerField(_("顺序"), null=True, editable=False)
    reason = models.CharField(_("未选用的原因"), max_length=300, blank=True, editable=False)
    seconds = models.PositiveSmallIntegerField(_("用时（秒）"), null=True, editable=False)
    given_on = models.DateField(_("发言或印发日期"), null=True, editable=False)

    objects = SpeechQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "topic"],
                name="topic_is_spoken_to_once",
                violation_error_message=_("这次会议已经有这个题目。"),
            ),
            models.CheckConstraint(
                condition=Q(behalf="member") | ~Q(in_name_of=""),
                name="speech_on_behalf_names_whom",
                violation_error_message=_("代表单位或界别发言的，要写明名称。"),
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=["chosen", "given"]) | ~Q(way=""),
                name="speech_is_chosen_with_its_way",
                violation_error_message=_("选定时要写明口头还是书面。"),
            ),
        ]
        ordering: ClassVar = ["-session_id", "place", "id"]

    def __str__(self) -> str:
        return self.topic

    def get_absolute_url(self) -> str:
        return reverse("speech", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage == SpeechStage.GIVEN

    @property
    def speaker(self) -> str:
        """As the printed volume says it: who, or in whose name."""
        return f"{self.in_name_of}（{self.mandate.person.spoken}）" if self.in_name_of else self.mandate.person.spoken


class PointQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        """What was forwarded to it."""
        return self.filter(unit=unit)


class Point(Root, models.Model):
    """One opinion or piece of advice drawn from a speech （全会意见和建议）, forwarded to whom it concerns and answered."""

    near: ClassVar = ("body", "speech__mandate__person", "unit")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="points", editable=False)
    speech = models.ForeignKey(
        Speech, on_delete=models.PROTECT, related_name="points", verbose_name=_("大会发言"), editable=False
    )
    number = models.PositiveSmallIntegerField(_("序号"), editable=False)
    text = models.TextField(_("意见建议"), max_length=2000)
    stage = models.CharField(
        _("状态"), max_length=10, choices=PointStage.choices, default=PointStage.DRAWN, editable=False
    )
    drawn_on = models.DateField(_("梳理日期"), editable=False)
    unit = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        null=True,
        related_name="points",
        editable=False,
        verbose_name=_("转送单位"),
    )
    forwarded_on = models.DateField(_("转送日期"), null=True, editable=False)
    due_on = models.DateField(_("反馈期限"), null=True, editable=False)
    feedback = models.TextField(_("办理反馈"), blank=True, editable=False)
    answered_on = models.DateField(_("反馈日期"), null=True, editable=False)

    objects = PointQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["speech", "number"],
                name="points_of_a_speech_are_numbered",
                violation_error_message=_("这篇发言已经有这个序号。"),
            ),
            models.CheckConstraint(
                condition=Q(stage="drawn") | Q(unit__isnull=False, forwarded_on__isnull=False, due_on__isnull=False),
                name="point_is_forwarded_to_a_unit",
                violation_error_message=_("转送要写明单位和反馈期限。"),
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["body", "stage"], name="point_by_stage")]
        ordering: ClassVar = ["speech_id", "number"]

    def __str__(self) -> str:
        return self.text[:60]

    def get_absolute_url(self) -> str:
        return reverse("point", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return True
