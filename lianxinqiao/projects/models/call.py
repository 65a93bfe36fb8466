"""A year's livelihood projects: the call, what people ask for, and the candidates of whom deputies choose by vote."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import WITH_STATIONS, RoleCode
from lianxinqiao.acts.subjects import InBodyQuerySet, Part, Root
from lianxinqiao.people.models import Body, Mandate, Organization, Township
from lianxinqiao.projects.kinds import Purpose
from lianxinqiao.projects.models.project import Project, money
from lianxinqiao.projects.stages import CALLED, CallStage, CandidateStage, IdeaStage
from lianxinqiao.stations.models import Station


class CallQuerySet(InBodyQuerySet):
    def of_unit(self, unit: int) -> Self:
        """A unit sees every call of its district: it may ask for something, and stands for candidates."""
        district = Organization.objects.filter(pk=unit).values("district")
        return self.filter(body__district__in=district).exclude(stage=CallStage.DRAFTED)

    def public(self) -> Self:
        return self.filter(stage__in=CALLED)


class Ballot(models.TextChoices):
    MARKS = "marks", _("画圈")
    RANKING = "ranking", _("按轻重缓急编号")


class Call(Root, models.Model):
    """The livelihood projects of a year （民生实事）: asked for, proven, chosen by vote, followed, tested."""

    readers: ClassVar = WITH_STATIONS | {RoleCode.SUPERVISION}
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="calls", editable=False)
    year = models.PositiveSmallIntegerField(_("实施年度"))
    name = models.CharField(_("名称"), max_length=80)
    announcement = models.TextField(_("征集公告"), help_text=_("征集什么、不征集什么、怎样提。"))
    places = models.PositiveSmallIntegerField(_("应选项目数"), validators=[MinValueValidator(1)])
    until = models.DateField(_("征集到"))
    stage = models.CharField(
        _("进程"), max_length=9, choices=CallStage.choices, default=CallStage.DRAFTED, editable=False
    )
    opened_on = models.DateField(_("开始征集"), null=True, blank=True, editable=False)
    closed_on = models.DateField(_("结束征集"), null=True, blank=True, editable=False)
    reviewed_on = models.DateField(_("常委会审议日期"), null=True, blank=True, editable=False)
    review = models.CharField(_("审议的会议和决定"), max_length=120, blank=True, editable=False)
    # How the papers are filled, of the profile as the candidates were cleared.
    ballot = models.CharField(_("填票方式"), max_length=7, choices=Ballot.choices, default=Ballot.MARKS, editable=False)
    # The vote of the congress: the base is everybody in office, whether they came or not.
    base = models.PositiveIntegerField(_("全体代表"), null=True, blank=True, editable=False)
    present = models.PositiveIntegerField(_("出席代表"), null=True, blank=True, editable=False)
    issued = models.PositiveIntegerField(_("发出票数"), null=True, blank=True, editable=False)
    returned = models.PositiveIntegerField(_("收回票数"), null=True, blank=True, editable=False)
    invalid = models.PositiveIntegerField(_("无效票数"), null=True, blank=True, editable=False)
    voted_on = models.DateField(_("票决日期"), null=True, blank=True, editable=False)
    decision = models.CharField(_("决定文号"), max_length=60, blank=True, editable=False)
    meeting = models.CharField(_("票决的会议"), max_length=80, blank=True, editable=False)
    report = models.TextField(_("完成情况报告"), blank=True, editable=False)
    reported_on = models.DateField(_("报告日期"), null=True, blank=True, editable=False)
    tested_on = models.DateField(_("测评日期"), null=True, blank=True, editable=False)
    test_base = models.PositiveIntegerField(_("测评应到人数"), null=True, blank=True, editable=False)
    reason = models.CharField(_("取消原因"), max_length=200, blank=True, editable=False)

    objects = CallQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["body", "year"],
                condition=~Q(stage="cancelled"),
                name="one_call_a_year",
                violation_error_message=_("这个年度已经有民生实事征集。"),
            )
        ]
        ordering: ClassVar = ["-year", "-id"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("call", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return self.stage in CALLED

    def is_open_on(self, day: date) -> bool:
        return self.stage == CallStage.OPEN and day <= self.until


def out_of_hundred(label: Any) -> Any:
    return models.DecimalField(label, max_digits=5, decimal_places=2, null=True, blank=True, editable=False)


class OfCall(Part, models.Model):
    to_root: ClassVar = ("call",)
    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="%(class)ss")
    number = models.PositiveIntegerField(_("编号"), editable=False)

    class Meta:
        abstract = True


class Candidate(OfCall):
    """A project that may be voted on （候选项目）, with whoever answers for it and what it costs."""

    name = models.CharField(_("项目名称"), max_length=80)
    purpose = models.CharField(_("领域"), max_length=12, choices=Purpose.choices)
    content = models.TextField(_("建设内容及规模"))
    unit = models.ForeignKey(
        Organization,
        on_delete=models.PROTECT,
        related_name="candidates",
        verbose_name=pgettext_lazy("项目", "责任单位"),
    )
    leader = models.CharField(_("牵头领导"), max_length=60)
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("街道、乡镇")
    )
    begins_on = models.DateField(_("计划开工"))
    ends_on = models.DateField(_("计划完工"))
    yearly = models.CharField(
        _("当年完成的阶段"), max_length=120, blank=True, help_text=_("跨年度的项目写明当年办成什么；当年办完的空着。")
    )
    total = money(_("总投资（万元）"))
    funds = models.CharField(_("资金来源"), max_length=80)
    ordered = models.BooleanField(_("上级已经部署"), default=False, help_text=_("上级部署、必须完成的不提交票决。"))
    stage = models.CharField(
        _("状态"), max_length=11, choices=CandidateStage.choices, default=CandidateStage.POOLED, editable=False
    )
    proof = models.TextField(_("可行性和合法性论证"), blank=True, editable=False)
    proven_on = models.DateField(_("论证日期"), null=True, blank=True, editable=False)
    reason = models.CharField(_("不作为候选的理由"), max_length=200, blank=True, editable=False)
    yes = models.PositiveIntegerField(_("得票"), null=True, blank=True, editable=False)
    yes_again = models.PositiveIntegerField(_("再次投票得票"), null=True, blank=True, editable=False)
    # Where the papers number them: what the numbers that it was given add up to; the smaller, the more urgent.
    numbers = models.PositiveIntegerField(_("编号合计"), null=True, blank=True, editable=False)
    numbers_again = models.PositiveIntegerField(_("再次投票编号合计"), null=True, blank=True, editable=False)
    satisfied = models.PositiveIntegerField(pgettext_lazy("测评", "满意"), null=True, blank=True, editable=False)
    basically = models.PositiveIntegerField(pgettext_lazy("测评", "基本满意"), null=True, blank=True, editable=False)
    unsatisfied = models.PositiveIntegerField(pgettext_lazy("测评", "不满意"), null=True, blank=True, editable=False)
    tests = models.PositiveSmallIntegerField(_("测评次数"), default=0, editable=False)
    # A score out of several judgements （综合评分）, each out of a hundred.
    by_citizens = out_of_hundred(_("群众评分"))
    by_leaders = out_of_hundred(_("领导评分"))
    by_web = out_of_hundred(_("网上评分"))
    households = models.PositiveIntegerField(_("抽取户数"), null=True, blank=True, editable=False)
    score = out_of_hundred(_("综合评分"))
    rectified = models.TextField(_("整改情况"), blank=True, editable=False)
    project = models.OneToOneField(
        Project, on_delete=models.PROTECT, null=True, blank=True, related_name="candidate", editable=False
    )

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "number"], name="candidate_number_is_used_once"),
            models.UniqueConstraint(
                fields=["call", "name"],
                name="candidate_name_is_used_once",
                violation_error_message=_("已经有同名的候选项目。"),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("begins_on")),
                name="candidate_ends_after_it_begins",
                violation_error_message=_("完工不能早于开工。"),
            ),
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return self.name

    @property
    def unit_key(self) -> int:
        return self.unit_id


class Idea(OfCall):
    """What somebody asks for （征集线索）. It carries no name: who wants an answer of their own goes to a station."""

    class Source(models.TextChoices):
        CITIZEN = "citizen", pgettext_lazy("征集", "群众网上提出")
        STATION = "station", _("联络站征集")
        DEPUTY = "deputy", _("代表提出")
        UNIT = "unit", _("单位申报")
        OFFICE = "office", pgettext_lazy("征集", "来信来电")

    source = models.CharField(pgettext_lazy("征集", "来源"), max_length=8, choices=Source.choices, editable=False)
    text = models.TextField(_("想办什么实事"))
    township = models.ForeignKey(
        Township, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("街道、乡镇")
    )
    station = models.ForeignKey(
        Station, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas", verbose_name=_("联络站")
    )
    mandate = models.ForeignKey(Mandate, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(Organization, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    opinion = models.ForeignKey(
        "opinions.Opinion", on_delete=models.PROTECT, null=True, blank=True, related_name="ideas"
    )
    identity = models.UUIDField(unique=True, editable=False)  # of the form: sent twice, it is taken once
    door = models.CharField(max_length=32, blank=True, editable=False)
    held_because: Any = models.JSONField(default=list, blank=True, editable=False)
    asked_at = models.DateTimeField(editable=False)
    stage = models.CharField(_("状态"), max_length=8, choices=IdeaStage.choices, default=IdeaStage.RECEIVED)
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, null=True, blank=True, related_name="ideas")
    answer = models.CharField(_("答复"), max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["call", "number"], name="idea_number_is_used_once")]
        indexes: ClassVar = [
            models.Index(fields=["call", "stage"], name="idea_by_stage"),
            models.Index(fields=["door", "-asked_at"], name="idea_by_door"),
        ]
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return str(_("第%(number)s条线索") % {"number": self.number})
