"""What each act on a vote asks for: put, cast, counted, ended, annulled."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.meetings import ballot_forms, merging, methods, tallies
from lianxinqiao.meetings.actions import amending, counting, voting
from lianxinqiao.meetings.form_parts import REASON, number
from lianxinqiao.meetings.models import Appointment, Vote
from lianxinqiao.meetings.models.votes import Choice
from lianxinqiao.meetings.stages import Nomination
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate
from lianxinqiao.ui.forms import TickedField


class PutAmendment(ActForm):
    act = staticmethod(amending.put)
    method = forms.ChoiceField(label=_("表决方式"), choices=ballot_forms.without_a_box)


class Put(ActForm):
    act = staticmethod(voting.put)
    method = forms.ChoiceField(label=_("表决方式"), choices=Vote.Method.choices)
    appointments = TickedField(
        Appointment.objects.none(),
        label=_("付表决的任免"),
        required=False,
        help_text=_("不选就是全部合并表决。"),
    )
    agreed: Any = forms.IntegerField(
        label=_("同意合并表决（人）"),
        min_value=0,
        required=False,
        help_text=_("几项合并表决，要在场人员过半数举手同意。"),
    )

    def prepare(self) -> None:
        self.initial.setdefault("method", methods.default(self.subject))
        if self.subject.kind != "appointment" or not merging.asks_those_present(self.subject):
            del self.fields["agreed"]
        if self.subject.kind != "appointment":
            del self.fields["appointments"]
            return
        rows = self.subject.appointments.filter(stage=Nomination.NOMINATED).select_related("person", "office")
        self.fields["appointments"].queryset = rows  # type: ignore[attr-defined]


class CastForm(ActForm):
    act = staticmethod(voting.cast)
    choice = forms.ChoiceField(
        label=pgettext_lazy("表决", "选择"),
        choices=Choice.choices,
        widget=forms.RadioSelect(attrs={"class": "choices"}),
    )


class Count(ActForm):
    act = staticmethod(counting.count)
    scrutineer = forms.ModelChoiceField(Mandate.objects.none(), label=_("监票人"))
    issued, returned = number(pgettext_lazy("选票", "发出")), number(pgettext_lazy("选票", "收回"))
    invalid = number(_("无效"))
    yes, no, abstain = number(_("赞成")), number(_("反对")), number(_("弃权"))

    def prepare(self) -> None:
        choose_seat(self.fields["scrutineer"], Mandate.objects.filter(pk__in=self.subject.here))
        self.initial.setdefault("issued", tallies.counted_by_two(self.subject))


class CloseVote(ActForm):
    act = staticmethod(voting.close)
    yes, no, abstain = number(_("赞成")), number(_("反对")), number(_("弃权"))

    def prepare(self) -> None:
        """Counts are asked of a show of hands alone; all else is counted by the program."""
        if self.subject.method != Vote.Method.HANDS:
            for name in ("yes", "no", "abstain"):
                del self.fields[name]
            return
        for name in ("no", "abstain"):
            self.initial.setdefault(name, 0)


FORMS: dict[str, type[ActForm]] = {
    "meeting.put_agenda": form("PutAgenda", voting.put_agenda),
    "amendment.put": PutAmendment,
    "item.put": Put,
    "vote.cast": CastForm,
    "vote.count": Count,
    "vote.close": CloseVote,
    "vote.annul": form("Annul", voting.annul, danger=True, reason=words(REASON, rows=2)),
}
