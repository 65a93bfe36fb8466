"""A form for each act of this room: what it asks, and the one function it calls."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.meetings import ballot_forms, election_forms, letters, offices, vote_forms
from lianxinqiao.meetings.actions import (
    amending,
    attending,
    consulted,
    following,
    holding,
    opining,
    preparing,
    proposing,
)
from lianxinqiao.meetings.candidate_forms import CANDIDATE_FORMS
from lianxinqiao.meetings.form_parts import REASON, OfUnit, line
from lianxinqiao.meetings.kinds import ITEM_CHOICES, PaperKind, items_of
from lianxinqiao.meetings.models import Appointment, Decision, Office
from lianxinqiao.meetings.opinion_forms import OPINION_FORMS
from lianxinqiao.meetings.plan_forms import PLAN_FORMS
from lianxinqiao.meetings.speaking_forms import SPEAKING_FORMS
from lianxinqiao.meetings.stages import Nomination
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate
from lianxinqiao.ui.forms import TickedField


class AddItem(OfUnit):
    act = staticmethod(preparing.add_item)
    kind = forms.ChoiceField(label=pgettext_lazy("议程", "类别"), choices=ITEM_CHOICES)
    title = line(_("议题名称"), length=160)
    reporter = line(_("报告人"), length=60, required=False)
    committee = line(_("承担的专门（工作）委员会"), length=60, required=False)
    field_order = ("kind", "title", "unit", "reporter", "committee")

    def prepare(self) -> None:
        self.fields["kind"].choices = items_of(self.subject.root.body.kind)  # type: ignore[attr-defined]
        super().prepare()


class ChangeItem(OfUnit):
    act = staticmethod(preparing.change_item)
    title = line(_("议题名称"), length=160)
    reporter = line(_("报告人"), length=60, required=False)
    committee = line(_("承担的专门（工作）委员会"), length=60, required=False)
    field_order = ("title", "unit", "reporter", "committee")

    def prepare(self) -> None:
        for name in ("title", "unit", "reporter", "committee"):
            self.initial.setdefault(name, getattr(self.subject, name))
        super().prepare()


class File(ActForm):
    act = staticmethod(preparing.file)
    kind = forms.ChoiceField(label=pgettext_lazy("材料", "类别"), choices=PaperKind.choices)
    title = line(_("材料名称"), length=160)
    text = words(_("材料内容"), required=False, rows=8)
    file: Any = KeptFileField(
        label=_("附件"), required=False, widget=KeptFileDrop(attrs={"accept": ".docx,.pdf,.xlsx"})
    )
    received_on = day(_("收到日期"), required=False)

    def prepare(self) -> None:
        if self.post.organization_id:
            del self.fields["received_on"]
        else:
            self.initial.setdefault("received_on", timezone.localdate())


class Read(ActForm):
    act = staticmethod(preparing.read)
    one_press = True
    note = words(_("自己的批注"), required=False, rows=4, help_text=_("只有您自己看得到。"))

    def prepare(self) -> None:
        own = next((row for row in self.subject.readings.all() if row.mandate_id == self.post.mandate_id), None)
        if own:
            self.initial.setdefault("note", own.note)


class ListIn(ActForm):
    act = staticmethod(preparing.list_in)
    mandates = TickedField(Mandate.objects.none(), label=_("列入的人员"))

    def prepare(self) -> None:
        there = self.subject.attendees.values("mandate")
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        choose_seat(self.fields["mandates"], seats.exclude(pk__in=there))


class MarkAll(ActForm):
    act = staticmethod(attending.mark_all)
    mandates = TickedField(Mandate.objects.none(), label=_("到会的人员"))

    def prepare(self) -> None:
        waiting = self.subject.attendees.filter(signed_in_at=None).values("mandate")
        choose_seat(self.fields["mandates"], Mandate.objects.filter(pk__in=waiting))


class Draft(ActForm):
    act = staticmethod(proposing.draft_decision)
    kind = forms.ChoiceField(label=pgettext_lazy("决议", "类别"), choices=Decision.Kind.choices)
    title = line(pgettext_lazy("决议", "标题"), length=160)
    text = words(pgettext_lazy("决议", "正文"), rows=12)

    def prepare(self) -> None:
        title, text = letters.draft_of(self.subject)
        self.initial.setdefault("title", title)
        self.initial.setdefault("text", text)


class ChangeDraft(ActForm):
    act = staticmethod(proposing.change_decision)
    title = line(pgettext_lazy("决议", "标题"), length=160)
    text = words(pgettext_lazy("决议", "正文"), rows=12)

    def prepare(self) -> None:
        self.initial.setdefault("title", self.subject.title)
        self.initial.setdefault("text", self.subject.text)


class Amend(ActForm):
    act = staticmethod(amending.file)
    old = words(_("要修改的一段"), rows=3, help_text=_("从草案里原样抄写。"))
    new = words(_("修改为"), rows=3, required=False)
    movers = TickedField(Mandate.objects.none(), label=_("提出人"))

    def prepare(self) -> None:
        called = self.subject.meeting.attendees.values("mandate")
        choose_seat(self.fields["movers"], Mandate.objects.filter(pk__in=called))


class Nominate(ActForm):
    act = staticmethod(proposing.nominate)
    action = forms.ChoiceField(label=_("任免"), choices=offices.Action.choices)
    office = forms.ModelChoiceField(Office.objects.none(), label=_("职务"))
    name = line(_("姓名"), length=40)
    nominated_by = line(_("提请人"), length=60, required=False, help_text=_("提请任免的机关负责人，例如区长。"))
    reason = words(_("任免理由"), required=False, rows=3)

    def prepare(self) -> None:
        rows = Office.objects.filter(body=self.subject.root.body_id, ended_on=None)
        self.fields["office"].queryset = rows  # type: ignore[attr-defined]


class Opine(ActForm):
    act = staticmethod(opining.opine)
    title = line(pgettext_lazy("审议意见", "标题"), length=160)
    text = words(pgettext_lazy("审议意见", "正文"), rows=14)

    def prepare(self) -> None:
        title, text = letters.opinion_of(self.subject)
        self.initial.setdefault("title", title)
        self.initial.setdefault("text", text)


class Minutes(ActForm):
    act = staticmethod(following.write_minutes)
    text = words(_("会议纪要"), rows=18)

    def prepare(self) -> None:
        self.initial.setdefault("text", self.subject.minutes or letters.minutes_of(self.subject))


class SwearAll(ActForm):
    act = staticmethod(following.swear_all)
    appointments = TickedField(Appointment.objects.none(), label=_("宣誓的人员"))
    sworn_on = day(_("宣誓日期"), required=False)

    def prepare(self) -> None:
        rows = self.subject.appointments.filter(
            stage=Nomination.PASSED, action__in=[*offices.BEGINS], sworn_on=None
        ).select_related("person", "office")
        self.fields["appointments"].queryset = rows  # type: ignore[attr-defined]


FORMS: dict[str, type[ActForm]] = {
    **SPEAKING_FORMS,
    **ballot_forms.FORMS,
    **CANDIDATE_FORMS,
    **election_forms.FORMS,
    **vote_forms.FORMS,
    "meeting.list_in": ListIn,
    "item.add": AddItem,
    "item.change": ChangeItem,
    "item.strike": form("Strike", preparing.strike_item, danger=True),
    "item.file": File,
    "paper.read": Read,
    "item.draft": Draft,
    "item.nominate": Nominate,
    "appointment.withdraw": form("WithdrawNomination", proposing.withdraw_nomination),
    "decision.change": ChangeDraft,
    "decision.amend": Amend,
    "amendment.withdraw": form("WithdrawAmendment", amending.withdraw),
    "meeting.call": form(
        "Call",
        attending.call,
        reason=line(_("晚于规定通知的原因"), length=200, required=False, help_text=_("按规定的天数通知的不用填。")),
    ),
    "attendee.accept": form("Accept", attending.accept),
    "attendee.ask_leave": form(
        "AskLeave",
        attending.ask_leave,
        reason=words(REASON, rows=2),
        on_duty=forms.BooleanField(label=_("因参加上级会议或者受委派外出"), required=False),
    ),
    "attendee.grant_leave": form("GrantLeave", attending.grant_leave),
    "meeting.sign_in": form("SignIn", attending.sign_in),
    "meeting.mark_all": MarkAll,
    "attendee.leave_hall": form("LeaveHall", attending.leave_hall),
    "attendee.come_back": form(
        "ComeBack", attending.come_back, by_video=forms.BooleanField(label=_("视频出席"), required=False)
    ),
    "meeting.open": form("Open", holding.open_),
    "item.hear": form("Hear", holding.hear),
    "item.withdraw": form("Withdraw", holding.withdraw, reason=words(REASON, rows=2)),
    "item.postpone": form("Postpone", holding.postpone, reason=words(REASON, rows=2)),
    "meeting.close": form("Close", holding.close),
    "decision.sign": form("Sign", following.sign),
    "decision.publish": form("PublishDecision", following.publish_decision),
    "appointment.announce": form("Announce", following.announce),
    "appointment.swear": form("Swear", following.swear, sworn_on=day(_("宣誓日期"), required=False)),
    "meeting.swear": SwearAll,
    "item.opine": Opine,
    "meeting.write_minutes": Minutes,
    "meeting.approve_minutes": form("ApproveMinutes", following.approve_minutes),
    "meeting.send_minutes": form(
        "SendMinutes",
        consulted.send_minutes,
        sent_to=line(_("报送单位"), length=120, help_text=_("例如：区委、区政府，以及有关部门。")),
        sent_on=day(_("协商纪要报送日期"), required=False),
    ),
    "meeting.enter_answer": form(
        "EnterAnswer",
        consulted.enter_answer,
        answer=words(_("采纳反馈情况"), rows=4),
        answered_on=day(_("收到采纳反馈的日期"), required=False),
    ),
    "meeting.send_letters": form("SendLetters", following.send_letters, sent_on=day(_("送达日期"), required=False)),
    "meeting.publish": form("Publish", following.publish),
    "meeting.cancel": form("Cancel", attending.cancel, danger=True, reason=words(REASON, rows=2)),
}
__all__ = ["FORMS", "OPINION_FORMS", "PLAN_FORMS"]
