"""The forms by which a motion is begun: by the deputy who leads it, or by the office from paper."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.meetings.models import Member
from lianxinqiao.motions.actions import drafting
from lianxinqiao.motions.models import Motion
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Body, Mandate, Session
from lianxinqiao.ui.forms import DateInput, TickedField


class OfBody(BegunForm):
    def prepare(self, body: Body) -> None:
        sessions = Session.objects.filter(term__body=body).select_related("term")
        self.fields["session"].queryset = sessions  # type: ignore[attr-defined]
        self.initial.setdefault("session", sessions.first())
        for name in ("grounds", "proposal"):
            self.fields[name].widget = forms.Textarea({"rows": 7})

    def values(self) -> dict[str, Any]:
        """Who can move to the standing committee alone moves there, whatever session the form offered first."""
        told = super().values()
        return {**told, "session": None} if told["mover"] in Motion.STANDING_ONLY else told


class DraftForm(OfBody):
    class Meta:
        model = Motion
        fields = ("mover", "session", *drafting.TEXT)

    def prepare(self, body: Body) -> None:
        super().prepare(body)
        member = Member.objects.held(timezone.localdate()).filter(mandate=self.post.mandate_id).exists()
        movers = (Motion.Mover.DEPUTIES, Motion.Mover.MEMBERS) if member else (Motion.Mover.DEPUTIES,)
        self.fields["mover"].choices = [(kind, kind.label) for kind in movers]  # type: ignore[attr-defined]
        if not member:  # there is nothing to choose: deputies move at the congress
            self.fields["mover"].widget = forms.HiddenInput()
            self.initial["mover"] = Motion.Mover.DEPUTIES
            self.fields["session"].required, self.fields["session"].help_text = True, ""


class PaperForm(OfBody):
    signers = TickedField(
        Mandate.objects.none(), label=_("联名人"), required=False, help_text=_("领衔代表以外签名的人；机关提出的不选。")
    )
    handed_on = forms.DateField(
        label=pgettext_lazy("议案", "提出日期"), required=False, widget=DateInput, help_text=_("不填就是今天。")
    )

    class Meta:
        model = Motion
        fields = drafting.KEPT

    def prepare(self, body: Body) -> None:
        super().prepare(body)
        seats = Mandate.objects.filter(term__body=body).held(timezone.localdate())
        for name in ("lead", "signers"):
            choose_seat(self.fields[name], seats)

    def told(self) -> dict[str, Any]:
        more = {name: self.cleaned_data[name] for name in ("signers", "handed_on")}
        return {"values": self.values(), **more}
