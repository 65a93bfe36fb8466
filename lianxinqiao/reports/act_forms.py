"""A form for each act of this room: what it asks, and the one function it calls."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.people.models import Organization
from lianxinqiao.reports import rules
from lianxinqiao.reports.actions import editing, following, issuing, speaking, writing
from lianxinqiao.reports.models import Adoption, Report, Speech
from lianxinqiao.reports.stages import WORKED_ON, Stage
from lianxinqiao.rulebook import terms
from lianxinqiao.ui.forms import DateInput, TickedField
from lianxinqiao.workdays import queries as workdays

REASON = _("原因")


def units(body: object) -> object:
    return Organization.objects.filter(district=body.district_id, active=True)  # type: ignore[attr-defined]


class Edit(ActForm):
    act = staticmethod(editing.edit)
    title = forms.CharField(label=_("标题"), max_length=80)
    text = words(_("内容"), rows=16, help_text=_("有情况、有分析、有建议；一事一报。"))

    def prepare(self) -> None:
        self.initial.setdefault("title", self.subject.called)
        self.initial.setdefault("text", self.subject.words)


class Combine(ActForm):
    act = staticmethod(editing.combine)
    into = forms.ModelChoiceField(Report.objects.none(), label=_("并入哪一篇"))

    def prepare(self) -> None:
        rows = Report.objects.filter(body=self.subject.body_id, stage__in=WORKED_ON).exclude(pk=self.subject.pk)
        self.fields["into"].queryset = rows.order_by("-handed_in_on", "-pk")  # type: ignore[attr-defined]
        self.fields["into"].label_from_instance = lambda row: f"{row.number_text} {row.called}"  # type: ignore[attr-defined]


class Note(ActForm):
    act = staticmethod(following.note)
    leader = forms.CharField(label=_("批示领导"), max_length=60)
    text = words(_("批示内容"), rows=3)
    on = day(_("批示日期"))

    def prepare(self) -> None:
        self.initial.setdefault("on", timezone.localdate())


class Adopt(ActForm):
    act = staticmethod(following.adopt)
    level = forms.ChoiceField(label=_("采用级别"), choices=Adoption.Level.choices)
    way = forms.ChoiceField(label=_("采用方式"), choices=Adoption.Way.choices)
    on = day(_("采用日期"))
    note = forms.CharField(label=_("说明"), max_length=200, required=False)

    def prepare(self) -> None:
        self.initial.setdefault("on", timezone.localdate())


class Change(ActForm):
    """The issue builder: its title, and which of the edited reports stand in it."""

    act = staticmethod(issuing.change)
    title = forms.CharField(label=_("标题"), max_length=120)
    reports = TickedField(Report.objects.none(), label=_("这一期的信息"))

    def prepare(self) -> None:
        rows = Report.objects.filter(body=self.subject.body_id, stage=Stage.EDITED)
        offered = rows.filter(issue=None) | rows.filter(issue=self.subject)
        self.fields["reports"].queryset = offered.order_by("-urgent", "-handed_in_on")  # type: ignore[attr-defined]
        self.fields["reports"].label_from_instance = lambda row: f"{row.called}（{row.writer}）"  # type: ignore[attr-defined]
        self.initial.setdefault("title", self.subject.title)
        self.initial.setdefault("reports", [report.pk for report in self.subject.reports.all()])


class Send(ActForm):
    act = staticmethod(issuing.send)
    upper = forms.BooleanField(label=_("上级政协"), required=False)
    party = forms.BooleanField(label=pgettext_lazy("报送", "党委"), required=False)
    government = forms.BooleanField(label=pgettext_lazy("报送", "政府"), required=False)
    units = TickedField(Organization.objects.none(), label=_("转送有关单位"), required=False)

    def prepare(self) -> None:
        self.fields["units"].queryset = units(self.subject.body)  # type: ignore[attr-defined]


class Choose(ActForm):
    act = staticmethod(speaking.choose)
    way = forms.ChoiceField(label=_("发言方式"), choices=Speech.Way.choices, widget=forms.RadioSelect)
    place = forms.IntegerField(label=_("顺序"), min_value=1, max_value=200, required=False)


class Give(ActForm):
    act = staticmethod(speaking.give)
    on = forms.DateField(label=_("发言或印发日期"), widget=DateInput())
    seconds = forms.IntegerField(label=_("用时（秒）"), min_value=1, max_value=7200, required=False)

    def prepare(self) -> None:
        self.initial.setdefault("on", self.subject.session.closes_on)
        if self.subject.way != Speech.Way.ORAL:
            del self.fields["seconds"]
            return
        minutes = rules.of(self.subject.body, timezone.now()).speaking
        self.fields["seconds"].help_text = _("口头发言不超过%(n)s分钟。") % {"n": minutes}


class Forward(ActForm):
    act = staticmethod(speaking.forward)
    unit = forms.ModelChoiceField(Organization.objects.none(), label=_("转送单位"))
    due_on = day(_("反馈期限"), required=False)

    def prepare(self) -> None:
        self.fields["unit"].queryset = units(self.subject.body)  # type: ignore[attr-defined]
        now = timezone.now()
        due = terms.due(rules.of(self.subject.body, now).feedback, timezone.localdate(now), workdays.current())
        self.initial.setdefault("due_on", due.date)


FORMS: dict[str, type[ActForm]] = {
    "report.hand_in": form("HandIn", writing.hand_in),
    "report.edit": Edit,
    "report.mark": form("Mark", editing.mark),
    "report.combine": Combine,
    "report.part": form("Part", editing.part),
    "report.decline": form("Decline", editing.decline, danger=True, reason=words(REASON, rows=3)),
    "report.compile": form("Compile", issuing.compile_),
    "report.note": Note,
    "report.adopt": Adopt,
    "sending.answer": form(
        "AnswerSending", following.answer, feedback=words(pgettext_lazy("社情民意", "办理情况"), rows=6)
    ),
    "report.close": form("Close", following.close),
}
ISSUE_FORMS: dict[str, type[ActForm]] = {
    "issue.change": Change,
    "issue.sign": form(
        "Sign", issuing.sign, reviewed_by=forms.CharField(label=_("审核人"), max_length=40, required=False)
    ),
    "issue.send": Send,
    "issue.discard": form("Discard", issuing.discard, danger=True),
}
SPEECH_FORMS: dict[str, type[ActForm]] = {
    "speech.hand_in": form("HandInSpeech", speaking.hand_in, text=words(_("发言稿"), rows=16)),
    "speech.choose": Choose,
    "speech.pass_over": form("PassOver", speaking.pass_over, reason=words(REASON, rows=2)),
    "speech.give": Give,
    "speech.draw": form("Draw", speaking.draw, points=words(_("意见建议"), rows=8, help_text=_("一行一条。"))),
}
POINT_FORMS: dict[str, type[ActForm]] = {
    "point.forward": Forward,
    "point.answer": form("AnswerPoint", speaking.answer, feedback=words(pgettext_lazy("社情民意", "办理情况"), rows=6)),
    "point.close": form("ClosePoint", speaking.close),
}
