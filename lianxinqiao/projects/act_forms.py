"""A form for each act of this room: what it asks, and the one function it calls."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities.models import Activity
from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate
from lianxinqiao.projects import kinds
from lianxinqiao.projects.actions import building, counting, deciding, planning
from lianxinqiao.projects.models import Project, Report
from lianxinqiao.projects.stages import Stage
from lianxinqiao.ui.forms import TickedField

REASON = _("原因")
RECENT = 100  # visits and opinions that a chooser offers


def amount(label: Any, *, required: bool = True) -> forms.DecimalField:
    return forms.DecimalField(label=label, required=required, min_value=Decimal(0), max_digits=14, decimal_places=2)


def line(label: Any, *, required: bool = True, longest: int = 80, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=longest, help_text=help_text)


class OnDay(ActForm):
    """Asks a day, which is today until another is said."""

    on = day(_("日期"))

    def prepare(self) -> None:
        self.initial.setdefault("on", timezone.localdate())


class Put(ActForm):
    act = staticmethod(planning.put)
    project = forms.ModelChoiceField(Project.objects.none(), label=pgettext_lazy("一个", "项目"))
    annual = amount(_("年度投资额（万元）"))
    key = forms.BooleanField(label=_("重点民生项目"), required=False)

    def prepare(self) -> None:
        rows = Project.objects.filter(body=self.subject.body_id).exclude(stage__in=[Stage.CLOSED, Stage.CANCELLED])
        there = self.subject.lines.values("project")
        self.fields["project"].queryset = rows.exclude(pk__in=there).order_by("name")  # type: ignore[attr-defined]


class Adjust(ActForm):
    act = staticmethod(planning.adjust)
    annual = amount(_("年度投资额（万元）"))
    reason = words(REASON, rows=2)
    decision = line(_("再次批准的决定文号"), required=False, help_text=_("总额调整超过规定比例的才填。"))
    decided_on = day(_("批准日期"), required=False)

    def prepare(self) -> None:
        self.initial.setdefault("annual", self.subject.annual)


class ApprovePlan(ActForm):
    act = staticmethod(planning.approve)
    decision = line(_("决定文号"), longest=60)
    decided_on = day(_("批准日期"))
    meeting = line(_("批准会议"), help_text=_("例如：区十六届人大常委会第二十七次会议。"))


class Approve(OnDay):
    act = staticmethod(deciding.approve)
    kind = forms.ChoiceField(label=_("批复事项"), choices=kinds.Approved.choices)
    number = line(_("批复文号"), longest=60)
    on = day(_("批复日期"))
    amount = amount(_("金额（万元）"), required=False)
    reported = line(
        _("超过估算的报告或者重新报批"),
        required=False,
        longest=120,
        help_text=_("概算超过估算规定比例时，写明报告或者批复的文号。"),
    )


class ReportForm(ActForm):
    act = staticmethod(building.report)
    percent = forms.IntegerField(label=_("形象进度（%）"), min_value=0, max_value=100)
    note = words(_("进展情况"), rows=3)
    picture: Any = KeptFileField(
        label=_("照片"), required=False, widget=KeptFileDrop(attrs={"accept": ".jpg,.jpeg,.png"})
    )
    spot = line(_("拍摄位置"), required=False, longest=40, help_text=_("同一个位置前后各拍一张，公开页面上并排对比。"))
    time = forms.ChoiceField(label=_("照片所示"), choices=Report.Time.choices, initial=Report.Time.DURING)

    def prepare(self) -> None:
        self.initial.setdefault("percent", self.subject.percent)


class SetMilestone(ActForm):
    act = staticmethod(building.set_milestone)
    name = line(_("节点"), longest=60)
    planned_on = day(_("计划日期"))


class Move(ActForm):
    act = staticmethod(building.move)
    planned_on = day(_("计划日期"))
    reason = words(REASON, rows=2)

    def prepare(self) -> None:
        self.initial.setdefault("planned_on", self.subject.planned_on)


class Pay(OnDay):
    act = staticmethod(counting.pay)
    amount = amount(_("金额（万元）"))
    on = day(_("支付日期"))
    what = line(_("用途"))


class Measure(OnDay):
    act = staticmethod(counting.measure)
    kind = forms.ChoiceField(label=pgettext_lazy("成效", "类别"), choices=kinds.Unit.choices)
    amount = forms.IntegerField(label=_("数量"), min_value=1)
    on = day(_("日期"))
    note = line(_("说明"), required=False, longest=120)


class Follow(ActForm):
    act = staticmethod(counting.follow)
    leader = forms.ModelChoiceField(Mandate.objects.none(), label=_("组长"))
    mandates = TickedField(Mandate.objects.none(), label=_("督办代表"), required=False)

    def prepare(self) -> None:
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        choose_seat(self.fields["leader"], seats)
        choose_seat(self.fields["mandates"], seats)


class Evaluate(OnDay):
    act = staticmethod(building.evaluate)
    evaluation = words(_("后评价"), rows=6, help_text=_("原来要解决什么，现在怎样，群众怎么说。"))
    on = day(_("评价日期"))


class LinkVisit(ActForm):
    act = staticmethod(counting.link_visit)
    activity = forms.ModelChoiceField(Activity.objects.none(), label=pgettext_lazy("一次", "活动"))

    def prepare(self) -> None:
        there = self.subject.visits.values("activity")
        rows = Activity.objects.filter(body=self.subject.body_id).exclude(pk__in=there).order_by("-starts_at")
        newest = rows.values("pk")[:RECENT]
        self.fields["activity"].queryset = Activity.objects.filter(pk__in=list(newest.values_list("pk", flat=True)))  # type: ignore[attr-defined]


class LinkOpinion(ActForm):
    act = staticmethod(counting.link_opinion)
    opinion = forms.ModelChoiceField(Opinion.objects.none(), label=_("群众意见"))

    def prepare(self) -> None:
        there = self.subject.voices.values("opinion")
        rows = Opinion.objects.visible_to(self.post).exclude(pk__in=there).order_by("-received_at")
        newest = list(rows.values_list("pk", flat=True)[:RECENT])
        self.fields["opinion"].queryset = Opinion.objects.filter(pk__in=newest)  # type: ignore[attr-defined]


def on_day(name: str, function: Any) -> type[ActForm]:
    return type(name, (OnDay,), {"act": staticmethod(function)})


PLAN_FORMS: dict[str, type[ActForm]] = {
    "plan.submit": form("Submit", planning.submit),
    "plan.send_back": form("SendBack", planning.send_back, reason=words(REASON, rows=2)),
    "plan.approve": ApprovePlan,
    "line.put": Put,
    "line.remove": form("Remove", planning.remove, danger=True),
    "line.adjust": Adjust,
}
FORMS: dict[str, type[ActForm]] = {
    "project.decide": form(
        "Decide",
        deciding.decide,
        decision=line(_("确定文号"), longest=60),
        decided_on=day(pgettext_lazy("项目", "确定日期")),
    ),
    "project.approve": Approve,
    "project.contract": form(
        "Contract", deciding.contract, contractor=line(_("施工单位")), amount=amount(_("合同价（万元）"))
    ),
    "project.begin": on_day("Begin", building.begin),
    "project.report": ReportForm,
    "project.set_milestone": SetMilestone,
    "milestone.reach": on_day("Reach", building.reach),
    "milestone.move": Move,
    "project.pay": Pay,
    "project.pause": form("PauseForm", building.pause, reason=words(REASON, rows=2)),
    "project.resume": form("Resume", building.resume),
    "project.complete": on_day("Complete", building.complete),
    "project.open": on_day("Open", building.open_doors),
    "project.measure": Measure,
    "result.confirm": form("Confirm", counting.confirm),
    "result.strike": form("Strike", counting.strike, danger=True, reason=words(REASON, rows=2)),
    "project.settle": form("Settle", building.settle, final=amount(_("竣工决算（万元）"))),
    "project.evaluate": Evaluate,
    "project.follow": Follow,
    "project.link_visit": LinkVisit,
    "project.link_opinion": LinkOpinion,
    "project.cancel": form("Cancel", deciding.cancel, danger=True, reason=words(REASON, rows=2)),
}
