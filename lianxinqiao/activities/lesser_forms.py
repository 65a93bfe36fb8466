"""Forms of the acts on what stands beside an activity: problems, campaigns, ledgers, the yearly plan."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.activities import evidence_forms, queries
from lianxinqiao.activities.actions import campaigning, following, keeping, yearly
from lianxinqiao.activities.acts import LEDGERS
from lianxinqiao.activities.kinds import BY_BODY, CHOICES, Organiser
from lianxinqiao.acts.forms import ActForm, day, form, words
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate, Township
from lianxinqiao.ui.forms import DateInput, TickedField

REASON = _("原因")


def _picture(label: Any, *, required: bool = False) -> Any:
    return KeptFileField(label=label, required=required, widget=KeptFileDrop(attrs={"accept": ".jpg,.jpeg,.png"}))


PROBLEM_FORMS: dict[str, type[ActForm]] = {
    "problem.solve": form("Solve", following.solve, outcome=words(_("解决情况")), picture=_picture(_("解决后的照片"))),
    "problem.strike_off": form(
        "StrikeOff",
        following.strike_off,
        confirmed_by=forms.CharField(label=_("由谁确认"), max_length=60, help_text=_("企业、村或者楼院的哪一位。")),
    ),
    "problem.reopen": form("Reopen", following.reopen, reason=words(REASON, rows=2)),
    **evidence_forms.of("problem"),
}


class Gather(ActForm):
    act = staticmethod(campaigning.gather)
    since = forms.DateField(label=_("收到日期从"), widget=DateInput)
    until = forms.DateField(label=_("收到日期到"), widget=DateInput)
    townships = TickedField(
        Township.objects.none(), label=_("街道、乡镇"), required=False, help_text=_("不选即为全部。")
    )

    def prepare(self) -> None:
        self.fields["townships"].queryset = Township.objects.filter(district=self.subject.body.district_id)  # type: ignore[attr-defined]
        self.fields["since"].initial = self.subject.from_on


class Aim(ActForm):
    """A number for each thing that a campaign counts."""

    act = staticmethod(campaigning.aim)
    asks_of_subject = True

    def prepare(self) -> None:
        for code, word in queries.WORDS.items():
            field = forms.IntegerField(label=word, required=False, min_value=0, max_value=999_999)
            self.fields[code] = field
            self.initial.setdefault(code, self.subject.targets.get(code))

    def values(self) -> dict[str, Any]:
        return {"targets": dict(self.cleaned_data)}


CAMPAIGN_FORMS: dict[str, type[ActForm]] = {
    "campaign.aim": Aim,
    "campaign.show": form("ShowCampaign", campaigning.show),
    "campaign.hide": form("HideCampaign", campaigning.hide),
    "campaign.photo": form(
        "AddPhoto",
        campaigning.photo,
        picture=_picture(_("照片"), required=True),
        caption=forms.CharField(label=_("照片说明"), max_length=120),
        taken_on=day(_("拍摄日期"), required=False),
    ),
    "photo.clear": form("ClearPhoto", campaigning.clear),
    "photo.withhold": form("WithholdPhoto", campaigning.withhold),
    "campaign.gather": Gather,
    "campaign.close": form("CloseCampaign", campaigning.close, closing=words(_("总结"), rows=8)),
}
LEDGER_FORMS: dict[str, dict[str, type[ActForm]]] = {
    name: {
        f"{name}.confirm": form("Confirm", keeping.confirm),
        f"{name}.strike": form("Strike", keeping.strike, danger=True, reason=words(REASON, rows=2)),
        **(evidence_forms.of(name) if name != "team" else {}),
    }
    for name in LEDGERS
}


class Join(ActForm):
    act = staticmethod(keeping.join)
    mandate = forms.ModelChoiceField(Mandate.objects.none(), label=pgettext_lazy("一位", "代表"), required=False)
    may_be_named = forms.BooleanField(label=_("本人同意公开姓名"), required=False)

    def prepare(self) -> None:
        seats = Mandate.objects.filter(term__body=self.subject.body_id).held(timezone.localdate())
        if self.post.mandate_id:
            seats = seats.filter(pk=self.post.mandate_id)
            self.initial.setdefault("mandate", self.post.mandate_id)
        choose_seat(self.fields["mandate"], seats)


LEDGER_FORMS["team"] |= {"team.join": Join, "member.leave": form("LeaveTeam", keeping.leave)}


class AddLine(ActForm):
    act = staticmethod(yearly.add)
    kind = forms.ChoiceField(label=pgettext_lazy("活动", "类别"), choices=CHOICES)
    title = forms.CharField(label=_("安排的内容"), max_length=160)
    organiser = forms.ChoiceField(label=_("组织者"), choices=Organiser.choices)
    township = forms.ModelChoiceField(Township.objects.none(), label=_("街道、乡镇"), required=False)
    from_month = forms.IntegerField(label=_("自（月）"), min_value=1, max_value=12)
    to_month = forms.IntegerField(label=_("至（月）"), min_value=1, max_value=12)
    times = forms.IntegerField(label=_("计划次数"), min_value=1, max_value=999, initial=1)
    note = forms.CharField(
        label=_("说明"), max_length=200, required=False, help_text=_("计划通过以后增加的，写明原因。")
    )

    def prepare(self) -> None:
        self.fields["kind"].choices = queries.kind_choices(self.subject.body)  # type: ignore[attr-defined]
        places = Township.objects.filter(district=self.subject.body.district_id, ended_on=None)
        self.fields["township"].queryset = places  # type: ignore[attr-defined]
        own = BY_BODY[self.subject.body.kind][0]
        self.fields["organiser"].choices = [each for each in Organiser.choices if each[0] in own]  # type: ignore[attr-defined]


WORKPLAN_FORMS: dict[str, type[ActForm]] = {
    "workplan.add": AddLine,
    "line.drop": form("DropLine", yearly.drop, danger=True, reason=words(REASON, rows=2)),
    "workplan.adopt": form(
        "AdoptPlan",
        yearly.adopt,
        adopted_by=forms.CharField(label=_("由哪次会议通过"), max_length=80),
        adopted_on=day(_("通过日期"), required=False),
    ),
    "workplan.publish": form("PublishPlan", yearly.publish),
}
