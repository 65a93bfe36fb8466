"""What is written of an activity: the parts of a report that several write, an inspection of a law, a report to voters."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities.models.activity import Activity
from lianxinqiao.acts.subjects import Part
from lianxinqiao.people.models import Mandate, Post


class ReportPart(Part, models.Model):
    """One part of the draft of a report; `saved_at` is the version that a writer has read (acts/drafts.py)."""

    to_root: ClassVar = ("activity",)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="report_parts")
    position = models.PositiveSmallIntegerField()
    heading = models.CharField(_("部分"), max_length=60)
    text = models.TextField(_("内容"), blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "position"],
                name="report_part_has_its_own_place",
                violation_error_message=_("报告里已经有这个部分。"),
            ),
        ]
        ordering: ClassVar = ["activity", "position"]

    def __str__(self) -> str:
        return self.heading


class Way(models.TextChoices):
    """How a law-enforcement inspection looks （监督法第三十四条）."""

    TALKS = "talks", _("座谈")
    PLACES = "places", _("实地检查")
    THIRD = "third", _("第三方评估")
    ASKED = "asked", _("问卷调查")
    DRAWN = "drawn", _("随机抽查")


class LawInspection(models.Model):
    """The plan of an inspection of how a law is carried out （执法检查方案）, and where its report went."""

    activity = models.OneToOneField(Activity, on_delete=models.CASCADE, related_name="law_inspection")
    law = models.CharField(_("检查的法律、法规"), max_length=120)
    leader = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="+", verbose_name=_("检查组组长"))
    group = models.ManyToManyField(Mandate, related_name="+", verbose_name=_("检查组成员"))
    ways = models.JSONField(_("检查方式"), default=list)
    focus = models.TextField(_("检查重点"))
    # The report has two parts （监督法第三十五条）.
    carried_out = models.TextField(_("法律实施情况的评价和改进执法工作的建议"), blank=True)
    law_itself = models.TextField(_("对修改完善法律、法规的建议"), blank=True)
    tabled_on = models.DateField(_("列入会议议程日期"), null=True, blank=True)
    tabled_at = models.CharField(_("会议"), max_length=120, blank=True)
    tabled_path = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(tabled_on=None) | ~Q(carried_out=""),
                name="only_a_reported_inspection_is_tabled",
                violation_error_message=_("形成报告后才能列入会议议程。"),
            ),
        ]

    def __str__(self) -> str:
        return self.law

    @property
    def ways_spoken(self) -> str:
        return "、".join(str(Way(code).label) for code in self.ways)


class Testimony(Part, models.Model):
    """One deputy's report to the voters （代表述职, 代表法第五十三条）, and what those who heard it thought of it."""

    to_root: ClassVar = ("activity",)
    activity = models.ForeignKey(Activity, on_delete=models.CASCADE, related_name="testimonies")
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, related_name="testimonies")
    text = models.TextField(_("述职报告"))
    handed_in_at = models.DateTimeField(_("提交时间"))
    good = models.PositiveSmallIntegerField(_("满意"), null=True, blank=True)
    fair = models.PositiveSmallIntegerField(_("基本满意"), null=True, blank=True)
    bad = models.PositiveSmallIntegerField(_("不满意"), null=True, blank=True)
    given_out = models.PositiveSmallIntegerField(_("发出评议票"), null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["activity", "mandate"],
                name="one_testimony_of_a_deputy",
                violation_error_message=_("这个人已经提交述职报告。"),
            ),
        ]
        ordering: ClassVar = ["activity", "handed_in_at"]

    def __str__(self) -> str:
        return str(self.mandate.person)

    @property
    def is_assessed(self) -> bool:
        return self.given_out is not None

    @property
    def returned(self) -> int:
        return (self.good or 0) + (self.fair or 0) + (self.bad or 0)
