"""Who speaks to an item and for how long, what is asked and answered, and interpellations with those who signed them."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.subjects import Part
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.stages import Interpellated, QuestionStage, SpeechStage
from lianxinqiao.people.models import Mandate, Organization


class Speech(Part, models.Model):
    """A member's turn to speak to an item （发言）, with its clock, and afterwards its record, which the speaker checks."""

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="speeches")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="speeches")
    mandate = models.ForeignKey(
        Mandate, on_delete=models.PROTECT, related_name="+", verbose_name=pgettext_lazy("会议", "发言人")
    )
    stage = models.CharField(_("状态"), max_length=10, choices=SpeechStage.choices, default=SpeechStage.WAITING)
    asked_at = models.DateTimeField(_("要求发言的时间"))
    begun_at = models.DateTimeField(_("开始发言"), null=True, blank=True)
    ended_at = models.DateTimeField(_("发言结束"), null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(_("时限（分钟）"), null=True, blank=True)
    text = models.TextField(_("发言记录"), blank=True)
    checked_on = models.DateField(_("核对日期"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting"],
                condition=Q(stage="speaking"),
                name="one_speaks_at_a_time",
                violation_error_message=_("还有人正在发言。"),
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(begun_at__isnull=False, ended_at__gte=F("begun_at")),
                name="speech_ends_after_it_begins",
                violation_error_message=_("发言要先开始再结束。"),
            ),
        ]
        ordering: ClassVar = ["asked_at", "id"]

    def __str__(self) -> str:
        return self.mandate.person.spoken

    def spoken_for(self, at: datetime) -> timedelta:
        """How long so far, or altogether."""
        return (self.ended_at or at) - self.begun_at if self.begun_at else timedelta()

    def over(self, at: datetime) -> timedelta:
        """By how much the time was passed."""
        return (
            max(timedelta(), self.spoken_for(at) - timedelta(minutes=self.minutes or 0))
            if self.minutes
            else timedelta()
        )


class Question(Part, models.Model):
    """A question to the organ that reports （询问、专题询问）, and who answered what."""

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="questions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="questions")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+", verbose_name=_("询问人"))
    text = models.TextField(_("询问的问题"))
    stage = models.CharField(_("状态"), max_length=10, choices=QuestionStage.choices, default=QuestionStage.ASKED)
    asked_at = models.DateTimeField(_("询问时间"))
    answered_by = models.CharField(_("回答人"), max_length=60, blank=True)
    answer = models.TextField(pgettext_lazy("询问", "回答"), blank=True)
    answered_at = models.DateTimeField(_("回答时间"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(stage="asked") | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="question_is_answered_in_words",
                violation_error_message=_("请填写回答。"),
            ),
        ]
        ordering: ClassVar = ["asked_at", "id"]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def unit_id(self) -> int | None:
        return self.item.unit_id


class Interpellation(Part, models.Model):
    """A question that an organ must answer, with its signers; if more than half are not content, once more （质询案）."""

    class Form(models.TextChoices):
        ORAL = "oral", _("会上口头答复")
        WRITTEN = "written", _("书面答复")

    to_root: ClassVar = ("meeting",)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="interpellations")
    unit = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="interpellations", verbose_name=_("受质询机关")
    )
    subject = models.CharField(_("质询的问题"), max_length=160)
    text = models.TextField(_("质询的内容"))
    signers = models.ManyToManyField(Mandate, related_name="+", verbose_name=_("联名人"))
    stage = models.CharField(_("状态"), max_length=10, choices=Interpellated.choices, default=Interpellated.FILED)
    form = models.CharField(_("答复方式"), max_length=8, choices=Form.choices, blank=True)
    filed_on = models.DateField(_("提出日期"))
    answer = models.TextField(pgettext_lazy("质询案", "答复"), blank=True)
    answered_on = models.DateField(_("答复日期"), null=True, blank=True)
    unsatisfied = models.PositiveSmallIntegerField(_("不满意的联名人"), null=True, blank=True)
    rounds = models.PositiveSmallIntegerField(_("答复次数"), default=1)

    class Meta:
        ordering: ClassVar = ["filed_on", "id"]

    def __str__(self) -> str:
        return self.subject
