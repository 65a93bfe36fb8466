"""A form for each act of this room: what it asks, and the one function it calls."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities import drafts, evidence_forms, profile, queries
from lianxinqiao.activities.actions import (
    answering,
    attending,
    booking,
    evidencing,
    hosting,
    joining,
    planning,
    reporting,
    turning,
)
from lianxinqiao.activities.models import Host, Occasion, ReportPart
from lianxinqiao.activities.models.reporting import Way
from lianxinqiao.acts import tabling
from lianxinqiao.acts.drafts import SavedSince
from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate, Organization
from lianxinqiao.people.points import Datum
from lianxinqiao.stations.models import Station
from lianxinqiao.ui.forms import TickedField

REASON = _("原因")


class Invite(ActForm):
    act = staticmethod(planning.invite)
    mandates = TickedField(Mandate.objects.none(), label=_("列入名单的人"))

    def prepare(self) -> None:
        there = self.subject.participations.values("mandate")
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        choose_seat(self.fields["mandates"], seats.exclude(pk__in=there))


class Join(ActForm):
    act = staticmethod(joining.join)
    occasion = forms.ModelChoiceField(
        Occasion.objects.none(),
        label=_("哪一次联合开展"),
        required=False,
        empty_label=_("新登记一次，由另一个机构在它的活动里选"),
    )

    def prepare(self) -> None:
        field: Any = self.fields["occasion"]
        field.queryset = queries.occasions(self.subject)
        field.label_from_instance = lambda row: f"{'、'.join(row.named_by())}：{row.title}"


class Locate(ActForm):
    act = staticmethod(attending.locate)
    latitude = forms.FloatField(label=_("纬度"), min_value=-90, max_value=90)
    longitude = forms.FloatField(label=_("经度"), min_value=-180, max_value=180)
    datum = forms.ChoiceField(label=_("坐标系"), choices=Datum.choices, initial=Datum.WGS84, required=False)

    def perform(self, *, at: datetime) -> Any:
        self.cleaned_data["datum"] = self.cleaned_data["datum"] or Datum.WGS84
        return super().perform(at=at)


class SignIn(ActForm):
    act = staticmethod(attending.sign_in)
    code = forms.CharField(
        label=_("签到码"), max_length=20, help_text=_("扫现场屏幕上的二维码，或者输入二维码下面的六位短码。")
    )


class Mark(ActForm):
    act = staticmethod(attending.mark)
    here = forms.BooleanField(label=_("到场"), required=False)
    reason = forms.CharField(label=_("原因"), max_length=200, required=False)

    def prepare(self) -> None:
        self.initial.setdefault("here", not self.subject.came_at)


class Note(ActForm):
    act = staticmethod(answering.note)
    text = words(_("发现的问题"), rows=3)
    where = forms.CharField(label=_("地点"), max_length=120, required=False)
    picture: Any = KeptFileField(
        label=_("照片"), required=False, widget=KeptFileDrop(attrs={"accept": ".jpg,.jpeg,.png"})
    )


class Forward(ActForm):
    act = staticmethod(answering.forward)
    unit = forms.ModelChoiceField(Organization.objects.none(), label=_("研究处理单位"))
    due_on = day(_("反馈期限"), required=False)

    def prepare(self) -> None:
        units = Organization.objects.filter(district=self.subject.body.district_id, active=True)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]
        self.initial.setdefault("due_on", profile.feedback(self.subject.body, timezone.localdate()))


class Call(ActForm):
    act = staticmethod(planning.call)

    def warnings(self) -> list[str]:
        late = profile.late_by(self.subject, timezone.localdate())
        told = super().warnings()
        if late:
            told.append(gettext("按规则，通知已经晚了%(days)d天。") % {"days": late})
        starts, ends = (timezone.localdate(at) for at in (self.subject.starts_at, self.subject.ends_at))
        if not profile.days_are_right(self.subject.body, self.subject.kind, starts, ends):
            told.append(gettext("按规则，集中视察的天数不对，请核对起止时间。"))
        return told


class Report(ActForm):
    act = staticmethod(answering.report)
    text = words(_("报告"), rows=14)

    def prepare(self) -> None:
        if not self.subject.report:
            self.initial.setdefault("text", drafts.together(self.subject))


class ListFinding(ActForm):
    act = staticmethod(turning.list_problem)
    host = forms.ModelChoiceField(Host.objects.none(), label=_("企业、村、楼院"))
    organization = forms.ModelChoiceField(Organization.objects.none(), label=_("责任单位"))
    due_on = day(_("办理期限"))

    def prepare(self) -> None:
        district = self.subject.activity.body.district_id
        self.fields["host"].queryset = Host.objects.filter(district=district)  # type: ignore[attr-defined]
        units = Organization.objects.filter(district=district, active=True)
        self.fields["organization"].queryset = units  # type: ignore[attr-defined]


class Visited(ActForm):
    act = staticmethod(hosting.visit)
    hosts = TickedField(
        Host.objects.none(), label=_("走访的企业、村"), help_text=_("还没有登记的，请先在“走访对象”里登记。")
    )

    def prepare(self) -> None:
        rows = Host.objects.filter(district=self.subject.body.district_id)
        self.fields["hosts"].queryset = rows.exclude(visits__activity=self.subject)  # type: ignore[attr-defined]


class ToOpinion(ActForm):
    act = staticmethod(turning.to_opinion)
    station = forms.ModelChoiceField(Station.objects.none(), label=_("联络站"), required=False)

    def prepare(self) -> None:
        stations = Station.objects.filter(body=self.subject.activity.body_id).exclude(stage="closed")
        self.fields["station"].queryset = stations  # type: ignore[attr-defined]


class SetOut(ActForm):
    act = staticmethod(reporting.set_out)
    law = forms.CharField(label=_("检查的法律、法规"), max_length=120)
    leader = forms.ModelChoiceField(Mandate.objects.none(), label=_("检查组组长"))
    group = TickedField(Mandate.objects.none(), label=_("检查组成员"), required=False)
    ways = forms.MultipleChoiceField(label=_("检查方式"), choices=Way.choices, widget=forms.CheckboxSelectMultiple)
    focus = words(_("检查重点"), rows=4)

    def prepare(self) -> None:
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        for name in ("leader", "group"):
            choose_seat(self.fields[name], seats)


class Write(ActForm):
    """What another stored meanwhile is shown beside what was typed; saved again, it is deliberate."""

    act = staticmethod(reporting.write)
    text = words(_("内容"), required=False, rows=12)
    read_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)

    def prepare(self) -> None:
        self.initial.setdefault("text", self.subject.text)
        self.initial.setdefault("read_at", self.subject.saved_at.isoformat())

    def perform(self, *, at: datetime) -> Any:
        try:
            return super().perform(at=at)
        except SavedSince as moved:
            stored = ReportPart.objects.get(pk=self.subject.pk)
            self.data = {**dict(self.data.items()), self.add_prefix("read_at"): stored.saved_at.isoformat()}
            said = gettext("现在保存的是：%(text)s") % {"text": stored.text}
            raise SavedSince(f"{moved}\n{said}") from moved


class Table(ActForm):
    act = staticmethod(reporting.table)
    meeting = forms.TypedChoiceField(label=pgettext_lazy("列入", "会议"), coerce=int)

    def prepare(self) -> None:
        self.fields["meeting"].choices = tabling.ahead(self.subject.body, timezone.now())  # type: ignore[attr-defined]


def _papers(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=9999)


FORMS: dict[str, type[ActForm]] = {
    "activity.call": Call,
    "activity.invite": Invite,
    "activity.sign_up": form("SignUp", attending.sign_up),
    "participation.withdraw": form("Withdraw", attending.withdraw),
    "participation.ask_leave": form("AskLeave", attending.ask_leave, reason=words(REASON, rows=2)),
    "participation.grant_leave": form("GrantLeave", attending.grant_leave),
    "participation.refuse_leave": form("RefuseLeave", attending.refuse_leave, reason=words(REASON, rows=2)),
    "activity.visit": Visited,
    "activity.attach": form(
        "AttachMaterial",
        evidencing.attach,
        file=KeptFileField(label=_("照片或者文件"), widget=KeptFileDrop(attrs={"accept": evidence_forms.ACCEPTED})),
        caption=forms.CharField(label=_("说明"), max_length=120, required=False),
    ),
    "activity.detach": evidence_forms.Detach,
    "activity.join": Join,
    "activity.part": form("Part", joining.part, reason=words(REASON, required=False, rows=2)),
    "activity.locate": Locate,
    "activity.sign_in": SignIn,
    "participation.mark": Mark,
    "activity.hold": form("Hold", answering.hold),
    "activity.note": Note,
    "finding.suggest": form("Suggest", turning.suggest),
    "finding.propose": form("Propose", turning.propose),
    "participation.leave": form("Leave", attending.leave),
    "participation.dispute": form("Dispute", attending.dispute, reason=words(REASON, rows=2)),
    "finding.list": ListFinding,
    "finding.opinion": ToOpinion,
    "activity.set_out": SetOut,
    "activity.draft_report": form("DraftReport", reporting.draft_report),
    "report_part.write": Write,
    "activity.report_law": form(
        "ReportLaw",
        reporting.report_law,
        carried_out=words(_("法律实施情况的评价和改进执法工作的建议"), rows=12),
        law_itself=words(_("对修改完善法律、法规的建议"), rows=6),
    ),
    "activity.table": Table,
    "activity.testify": form("Testify", reporting.testify, text=words(_("述职报告"), rows=12)),
    "testimony.assess": form(
        "Assess",
        reporting.assess,
        given_out=_papers(_("发出评议票")),
        good=_papers(_("满意")),
        fair=_papers(_("基本满意")),
        bad=_papers(_("不满意")),
    ),
    "activity.offer_times": form(
        "OfferTimes",
        booking.offer_times,
        minutes=forms.IntegerField(label=_("每个时段（分钟）"), min_value=5, max_value=480, initial=30),
        places=forms.IntegerField(label=_("每个时段可预约人数"), min_value=1, max_value=200, initial=1),
    ),
    "booking.note": form(
        "NoteBooking",
        booking.note,
        came=forms.BooleanField(label=_("到场"), required=False, initial=True),
        outcome=forms.CharField(label=_("咨询结果"), max_length=200, required=False, help_text=_("不写姓名和电话。")),
    ),
    "activity.tell": form("Tell", reporting.tell, told=words(_("对外公布的情况"), required=False, rows=6)),
    "activity.report": Report,
    "activity.forward": Forward,
    "activity.answer": form("Answer", answering.answer, feedback=words(_("研究处理情况"), rows=8)),
    "activity.close": form("Close", answering.close),
    "activity.cancel": form("Cancel", planning.cancel, danger=True, reason=words(REASON, rows=2)),
}
