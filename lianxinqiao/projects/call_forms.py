"""A form for each act on a call: what it asks, and the one function it calls."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people.models import Organization, Township
from lianxinqiao.projects import call_rules, queries
from lianxinqiao.projects.actions import calling, choosing, testing
from lianxinqiao.projects.kinds import Purpose
from lianxinqiao.projects.models import Ballot, Candidate, Idea
from lianxinqiao.projects.profile import of
from lianxinqiao.projects.stages import CandidateStage, IdeaStage
from lianxinqiao.stations.models import Station
from lianxinqiao.ui.forms import TickedField

REASON = _("原因")
RECENT = 100
MARKS = (
    ("satisfied", pgettext_lazy("测评", "满意")),
    ("basically", pgettext_lazy("测评", "基本满意")),
    ("unsatisfied", pgettext_lazy("测评", "不满意")),
)


def number(label: Any, *, required: bool = True, help_text: Any = "") -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, required=required, help_text=help_text)


class Ask(ActForm):
    act = staticmethod(calling.ask)
    text = words(_("想办什么实事"), rows=5, help_text=_("一次说一件：在哪里、缺什么、谁受益。不写姓名、电话。"))
    township = forms.ModelChoiceField(Township.objects.none(), label=_("街道、乡镇"), required=False)
    station = forms.ModelChoiceField(Station.objects.none(), label=_("在哪个联络站征集"), required=False)
    opinion = forms.ModelChoiceField(Opinion.objects.none(), label=_("来自群众意见"), required=False)

    def prepare(self) -> None:
        body, fields = self.subject.body, self.fields
        fields["township"].queryset = Township.objects.filter(district=body.district_id, ended_on=None)  # type: ignore[attr-defined]
        fields["station"].queryset = Station.objects.filter(body=body).exclude(stage="closed")  # type: ignore[attr-defined]
        rows = Opinion.objects.visible_to(self.post).filter(body=body).order_by("-received_at")
        newest = list(rows.values_list("pk", flat=True)[:RECENT])
        fields["opinion"].queryset = Opinion.objects.filter(pk__in=newest)  # type: ignore[attr-defined]
        if self.post.body_id is None:
            del fields["station"], fields["opinion"]


class Pool(ActForm):
    act = staticmethod(calling.pool)
    candidate = forms.ModelChoiceField(Candidate.objects.none(), label=_("候选项目"))

    def prepare(self) -> None:
        rows = self.subject.call.candidates.exclude(stage=CandidateStage.DROPPED)
        self.fields["candidate"].queryset = rows  # type: ignore[attr-defined]


class Nominate(ActForm):
    act = staticmethod(choosing.nominate)
    name = forms.CharField(label=_("项目名称"), max_length=80)
    ideas = TickedField(Idea.objects.none(), label=_("来自哪些线索"), required=False)
    purpose = forms.ChoiceField(label=_("领域"), choices=Purpose.choices)
    content = words(_("建设内容及规模"), rows=4)
    unit = forms.ModelChoiceField(Organization.objects.none(), label=pgettext_lazy("项目", "责任单位"))
    leader = forms.CharField(label=_("牵头领导"), max_length=60)
    township = forms.ModelChoiceField(Township.objects.none(), label=_("街道、乡镇"), required=False)
    begins_on = day(_("计划开工"))
    ends_on = day(_("计划完工"))
    yearly = forms.CharField(
        label=_("当年完成的阶段"),
        max_length=120,
        required=False,
        help_text=_("跨年度的项目写明当年办成什么；当年办完的空着。"),
    )
    total = forms.DecimalField(label=_("总投资（万元）"), min_value=0, max_digits=14, decimal_places=2)
    funds = forms.CharField(label=_("资金来源"), max_length=80)
    ordered = forms.BooleanField(
        label=_("上级已经部署"), required=False, help_text=_("上级部署、必须完成的不提交票决。")
    )

    def prepare(self) -> None:
        district = self.subject.body.district_id
        units = Organization.objects.filter(district=district, active=True)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        townships = Township.objects.filter(district=district, ended_on=None)
        self.fields["township"].queryset = townships  # type: ignore[attr-defined]
        ideas = self.subject.ideas.filter(stage__in=[IdeaStage.RECEIVED, IdeaStage.DECLINED])
        self.fields["ideas"].queryset = ideas  # type: ignore[attr-defined]
        self.fields["ideas"].label_from_instance = lambda row: f"{row}　{row.text[:40]}"  # type: ignore[attr-defined]


class Prove(ActForm):
    act = staticmethod(choosing.prove)
    proof = words(_("可行性和合法性论证"), rows=6, help_text=_("用地、资金、程序、受益人群，当年能办成什么。"))
    burden = forms.BooleanField(label=_("会增加群众负担或者政府债务风险"), required=False)


class VoteForm(ActForm):
    """One field for each candidate, and the papers; the base is counted, not typed."""

    act = staticmethod(choosing.vote)
    meeting = forms.CharField(label=_("票决的会议"), max_length=80)
    voted_on = day(_("票决日期"))
    decision = forms.CharField(label=_("决定文号"), max_length=60)
    present = number(_("出席代表"))
    issued = number(_("发出票数"))
    returned = number(_("收回票数"))
    invalid = number(_("无效票数"), help_text=_("所选多于应选项目数的票无效。"))

    def prepare(self) -> None:
        self.rows = queries.running(self.subject)
        for row in self.rows:
            label = gettext("%(number)s号　%(name)s　得票") % {"number": row.number, "name": row.name}
            self.fields[f"yes_{row.pk}"] = number(label)
            if self.subject.ballot == Ballot.RANKING:
                label = gettext("%(number)s号　%(name)s　编号合计") % {"number": row.number, "name": row.name}
                self.fields[f"sum_{row.pk}"] = number(label)
        base = call_rules.in_office(self.subject.body, timezone.localdate())
        words = {"base": base, "places": queries.seats_open(self.subject)}
        self.warning = gettext("全体代表%(base)s人，应选%(places)s项；得票超过全体代表半数的才能当选。") % words

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        votes = {row.pk: data.pop(f"yes_{row.pk}") for row in self.rows}
        numbers = {row.pk: data.pop(f"sum_{row.pk}") for row in self.rows if f"sum_{row.pk}" in data}
        return data | {"votes": votes, "numbers": numbers or None}


class AssessForm(ActForm):
    """Three numbers for each project that was chosen."""

    act = staticmethod(testing.assess)
    tested_on = day(_("测评日期"))
    base = number(
        _("应到人数"), required=False, help_text=_("由常委会组成人员测评的填写；由全体代表测评的按在任代表计算。")
    )

    def prepare(self) -> None:
        self.rows = list(self.subject.candidates.filter(stage=CandidateStage.ADOPTED))
        for row in self.rows:
            for code, word in MARKS:
                label = gettext("%(number)s号　%(name)s　%(word)s") % {
                    "number": row.number,
                    "name": row.name,
                    "word": word,
                }
                self.fields[f"{code}_{row.pk}"] = number(label)
        if of(self.subject.body, timezone.localdate()).tested_by == "deputies":
            self.fields["base"].widget = forms.HiddenInput()

    def values(self) -> dict[str, Any]:
        data = dict(self.cleaned_data)
        marks = {row.pk: tuple(data.pop(f"{code}_{row.pk}") for code, _word in MARKS) for row in self.rows}
        return {"tested_on": data["tested_on"], "base": data["base"] or 0, "marks": marks}


def of_hundred(label: Any) -> forms.DecimalField:
    return forms.DecimalField(label=label, min_value=0, max_value=100, max_digits=5, decimal_places=2)


class AgainForm(ActForm):
    act = staticmethod(testing.test_again)
    satisfied = number(MARKS[0][1])
    basically = number(MARKS[1][1])
    unsatisfied = number(MARKS[2][1])


CALL_FORMS: dict[str, type[ActForm]] = {
    "call.open": form("Open", calling.start),
    "call.ask": Ask,
    "idea.pool": Pool,
    "idea.decline": form(
        "Decline", calling.decline, answer=words(_("答复"), rows=3, help_text=_("公开页面上人人看得到。"))
    ),
    "idea.hide": form("Hide", calling.hide, danger=True, reason=words(REASON, rows=2)),
    "idea.show": form("Show", calling.show),
    "call.nominate": Nominate,
    "candidate.prove": Prove,
    "candidate.drop": form("Drop", choosing.drop, danger=True, reason=words(REASON, rows=2)),
    "call.close": form("Close", calling.close),
    "call.submit": form("Submit", choosing.submit),
    "call.send_back": form("SendBack", choosing.send_back, reason=words(REASON, rows=2)),
    "call.clear": form(
        "Clear",
        choosing.clear,
        review=forms.CharField(label=_("审议的会议和决定"), max_length=120),
        reviewed_on=day(_("常委会审议日期")),
    ),
    "call.vote": VoteForm,
    "call.report": form(
        "ReportCall", testing.report, report=words(_("完成情况报告"), rows=10), reported_on=day(_("报告日期"))
    ),
    "call.test": AssessForm,
    "candidate.mark": form(
        "Mark",
        testing.mark,
        citizens=of_hundred(_("群众评分")),
        leaders=of_hundred(_("领导评分")),
        web=of_hundred(_("网上评分")),
        households=number(_("抽取户数")),
    ),
    "candidate.rectify": form("Rectify", testing.rectify, rectified=words(_("整改情况"), rows=4)),
    "candidate.test_again": AgainForm,
    "call.cancel": form("CancelCall", calling.cancel, danger=True, reason=words(REASON, rows=2)),
}
