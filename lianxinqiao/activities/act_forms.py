"""A form for each act of this room: what it asks, and the one function it calls."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities import terms
from lianxinqiao.activities.actions import answering, attending, following, keeping, planning
from lianxinqiao.activities.acts import LEDGERS
from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate, Organization, Township
from lianxinqiao.ui.forms import DateInput

REASON = _("原因")


class Invite(ActForm):
    act = staticmethod(planning.invite)
    mandates = forms.ModelMultipleChoiceField(Mandate.objects.none(), label=pgettext_lazy("多位", "代表"))

    def prepare(self) -> None:
        there = self.subject.participations.values("mandate")
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        choose_seat(self.fields["mandates"], seats.exclude(pk__in=there))


class SignIn(ActForm):
    act = staticmethod(attending.sign_in)
    code = forms.CharField(
        label=_("签到码"), max_length=20, help_text=_("扫现场屏幕上的二维码，或者输入二维码下面的六位短码。")
    )


class Mark(ActForm):
    act = staticmethod(attending.mark)
    here = forms.BooleanField(label=_("到场"), required=False)

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
        self.initial.setdefault("due_on", terms.feedback(timezone.localdate()))


FORMS: dict[str, type[ActForm]] = {
    "activity.call": form("Call", planning.call),
    "activity.invite": Invite,
    "activity.sign_up": form("SignUp", attending.sign_up),
    "participation.withdraw": form("Withdraw", attending.withdraw),
    "participation.ask_leave": form("AskLeave", attending.ask_leave, reason=words(REASON, rows=2)),
    "participation.grant_leave": form("GrantLeave", attending.grant_leave),
    "activity.sign_in": SignIn,
    "participation.mark": Mark,
    "activity.hold": form("Hold", answering.hold),
    "activity.note": Note,
    "finding.suggest": form("Suggest", answering.suggest),
    "activity.report": form("Report", answering.report, text=words(_("报告"), rows=14)),
    "activity.forward": Forward,
    "activity.answer": form("Answer", answering.answer, feedback=words(_("研究处理情况"), rows=8)),
    "activity.close": form("Close", answering.close),
    "activity.cancel": form("Cancel", planning.cancel, danger=True, reason=words(REASON, rows=2)),
}
PROBLEM_FORMS: dict[str, type[ActForm]] = {
    "problem.solve": form("Solve", following.solve, outcome=words(_("解决情况"))),
    "problem.strike_off": form("StrikeOff", following.strike_off),
    "problem.reopen": form("Reopen", following.reopen, reason=words(REASON, rows=2)),
}


class Gather(ActForm):
    act = staticmethod(following.gather)
    since = forms.DateField(label=_("收到日期从"), widget=DateInput)
    until = forms.DateField(label=_("收到日期到"), widget=DateInput)
    townships = forms.ModelMultipleChoiceField(
        Township.objects.none(), label=_("街道、乡镇"), required=False, help_text=_("不选即为全部。")
    )

    def prepare(self) -> None:
        self.fields["townships"].queryset = Township.objects.filter(district=self.subject.body.district_id)  # type: ignore[attr-defined]
        self.fields["since"].initial = self.subject.from_on


CAMPAIGN_FORMS: dict[str, type[ActForm]] = {
    "campaign.gather": Gather,
    "campaign.close": form("CloseCampaign", following.close, closing=words(_("总结"), rows=8)),
}
LEDGER_FORMS: dict[str, dict[str, type[ActForm]]] = {
    name: {
        f"{name}.confirm": form("Confirm", keeping.confirm),
        f"{name}.strike": form("Strike", keeping.strike, danger=True, reason=words(REASON, rows=2)),
    }
    for name in LEDGERS
}
