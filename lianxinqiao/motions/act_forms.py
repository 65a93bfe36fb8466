"""A form for each act of this room: what it asks, and the one function it calls."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.meetings.kinds import ITEMS
from lianxinqiao.meetings.models import AgendaItem, Meeting
from lianxinqiao.meetings.stages import BEFORE, ItemStage, Stage
from lianxinqiao.motions import rules
from lianxinqiao.motions.actions import deciding, drafting
from lianxinqiao.motions.models import Motion
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Committee, Mandate
from lianxinqiao.ui.forms import TickedField

REASON = _("理由")
DECIDING = [kind.code for kind in ITEMS.values() if kind.decides and kind.code not in {"appointment", "election"}]


class Change(ActForm):
    act = staticmethod(drafting.change)
    title = forms.CharField(label=pgettext_lazy("议案", "案由"), max_length=120)
    grounds = words(_("案据"), rows=8)
    proposal = words(pgettext_lazy("议案", "方案"), rows=6, help_text=_("一行一条。"))

    def prepare(self) -> None:
        for name in drafting.TEXT:
            self.initial.setdefault(name, getattr(self.subject, name))


class Invite(ActForm):
    act = staticmethod(drafting.invite)
    mandates = TickedField(Mandate.objects.none(), label=_("邀请的代表"))

    def prepare(self) -> None:
        seats = rules.who_may_sign(self.subject, timezone.localdate())
        there = self.subject.signatures.values("mandate")
        choose_seat(self.fields["mandates"], seats.exclude(pk__in=there).exclude(pk=self.subject.lead_id))


class Refer(ActForm):
    act = staticmethod(deciding.refer)
    committee = forms.ModelChoiceField(Committee.objects.none(), label=_("委员会"))

    def prepare(self) -> None:
        rows = Committee.objects.filter(body=self.subject.body_id, ended_on=None)
        self.fields["committee"].queryset = rows  # type: ignore[attr-defined]


class List(ActForm):
    act = staticmethod(deciding.put_on_agenda)
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("列在已有的议程"),
        required=False,
        help_text=_("会议已经有这项议程的，选这里。"),
    )
    meeting = forms.ModelChoiceField(Meeting.objects.none(), label=_("在会议上新列一项"), required=False)

    def prepare(self) -> None:
        meetings = Meeting.objects.filter(body=self.subject.body_id, kind__in=["congress", "standing"])
        open_ = [*BEFORE, Stage.IN_SESSION]
        items = AgendaItem.objects.filter(
            meeting__in=meetings.filter(stage__in=open_), kind__in=DECIDING, stage=ItemStage.LISTED, motion=None
        )
        self.fields["item"].queryset = items  # type: ignore[attr-defined]
        upcoming = meetings.filter(stage__in=BEFORE).select_related("term")
        self.fields["meeting"].queryset = upcoming.order_by("starts_at")  # type: ignore[attr-defined]
        if self.post.role == "chairpersons":
            del self.fields["meeting"]  # the office writes agendas


FORMS: dict[str, type[ActForm]] = {
    "motion.change": Change,
    "motion.invite": Invite,
    "signature.sign": form("Sign", drafting.sign),
    "signature.decline": form("Decline", drafting.decline),
    "motion.hand_in": form("HandIn", drafting.hand_in),
    "motion.drop": form("Drop", drafting.drop, danger=True),
    "motion.refer": Refer,
    "motion.report": form(
        "Report",
        deciding.report,
        advice=forms.ChoiceField(label=_("委员会的意见"), choices=Motion.Advice.choices),
        text=words(_("审议报告"), rows=10),
    ),
    "motion.list": List,
    "motion.leave_out": form("LeaveOut", deciding.leave_out, reason=words(REASON, rows=3)),
    "motion.turn": form("Turn", deciding.turn, reason=words(REASON, rows=3)),
    "motion.withdraw": form("Withdraw", deciding.withdraw, danger=True, reason=words(REASON, rows=2)),
}
