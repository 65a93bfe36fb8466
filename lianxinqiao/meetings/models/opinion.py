"""What a standing committee thinks of a report it heard, sent to the organ that must look into it （审议意见）."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.subjects import InBodyQuerySet, Root
from lianxinqiao.meetings.models.agenda import AgendaItem
from lianxinqiao.meetings.models.meeting import Meeting
from lianxinqiao.meetings.stages import OpinionStage
from lianxinqiao.people.models import Body, Organization, Post


class OpinionQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        """Its own, once it was sent."""
        return self.filter(unit=unit).exclude(stage=OpinionStage.DRAFTED)


class DeliberationOpinion(Root, models.Model):
    """One matter, one organ, two days: by when it says how it will proceed, and by when what came of it."""

    class Grade(models.TextChoices):
        SATISFIED = "satisfied", _("满意")
        BASICALLY = "basically", _("基本满意")
        UNSATISFIED = "unsatisfied", _("不满意")

    near: ClassVar = ("body", "unit", "meeting__term", "meeting__body")
    deferred: ClassVar = ()

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="deliberation_opinions", editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="opinions", editable=False)
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="opinion", editable=False)
    unit = models.ForeignKey(
        Organization, on_delete=models.PROTECT, related_name="deliberation_opinions", verbose_name=_("研究处理机关")
    )
    title = models.CharField(pgettext_lazy("审议意见", "标题"), max_length=160)
    text = models.TextField(pgettext_lazy("审议意见", "正文"))
    stage = models.CharField(_("状态"), max_length=10, choices=OpinionStage.choices, default=OpinionStage.DRAFTED)
    number = models.PositiveSmallIntegerField(_("号"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("年份"), null=True, blank=True)
    send_by = models.DateField(_("送达期限"), null=True, blank=True)
    sent_on = models.DateField(_("送达日期"), null=True, blank=True)
    plan_due_on = models.DateField(_("办理方案期限"), null=True, blank=True)
    plan = models.TextField(_("办理方案"), blank=True)
    plan_on = models.DateField(_("办理方案日期"), null=True, blank=True)
    due_on = models.DateField(_("报告处理情况期限"), null=True, blank=True)
    result = models.TextField(_("研究处理情况"), blank=True)
    comment = models.TextField(_("专门（工作）委员会意见"), blank=True)
    result_on = models.DateField(_("报告处理情况日期"), null=True, blank=True)
    # A test of satisfaction by the committee's members, where there was one: its counts and what they make.
    satisfied = models.PositiveSmallIntegerField(_("满意"), null=True, blank=True)
    basically = models.PositiveSmallIntegerField(_("基本满意"), null=True, blank=True)
    unsatisfied = models.PositiveSmallIntegerField(_("不满意"), null=True, blank=True)
    invalid = models.PositiveSmallIntegerField(_("无效"), null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)
    rounds = models.PositiveSmallIntegerField(_("办理次数"), default=1)
    published_on = models.DateField(_("公布日期"), null=True, blank=True)
    drafted_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+", editable=False)
    drafted_at = models.DateTimeField(editable=False)

    objects = OpinionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(sent_on=None) | Q(due_on__isnull=False, number__isnull=False),
                name="opinion_is_sent_with_its_day",
                violation_error_message=_("审议意见送达时要有编号和期限。"),
            ),
        ]
        ordering: ClassVar = ["-drafted_at", "-id"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("deliberation", args=[self.pk])

    @property
    def number_text(self) -> str:
        """As its letterhead numbers it: the committee's sign, the year, the number in it."""
        if not self.number:
            return ""
        return gettext("%(sign)s审〔%(year)s〕%(number)s号") % {
            "sign": self.body.spoken_short,
            "year": self.year,
            "number": self.number,
        }

    @property
    def is_public(self) -> bool:
        """Told to deputies and the public with what came of it (监督法第十七条)."""
        return self.published_on is not None


class OpinionRound(models.Model):
    """One answer that did not hold （前一次办理）: what was reported, what was thought of it, why it came back."""

    opinion = models.ForeignKey(DeliberationOpinion, on_delete=models.CASCADE, related_name="earlier")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField(_("报告处理情况期限"), null=True, blank=True)
    result = models.TextField(_("研究处理情况"), blank=True)
    result_on = models.DateField(_("报告处理情况日期"), null=True, blank=True)
    comment = models.TextField(_("专门（工作）委员会意见"), blank=True)
    satisfied = models.PositiveSmallIntegerField(_("满意"), null=True, blank=True)
    basically = models.PositiveSmallIntegerField(_("基本满意"), null=True, blank=True)
    unsatisfied = models.PositiveSmallIntegerField(_("不满意"), null=True, blank=True)
    invalid = models.PositiveSmallIntegerField(_("无效"), null=True, blank=True)
    passed = models.BooleanField(null=True, blank=True)
    reason = models.CharField(_("退回原因"), max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["opinion", "number"], name="round_is_kept_once"),
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.opinion} {self.number}"
