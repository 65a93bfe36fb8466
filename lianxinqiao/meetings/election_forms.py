"""The forms of an election by paper; the count asks each candidate's marks by name."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.acts.forms import ActForm, form, words
from lianxinqiao.meetings.actions import electing
from lianxinqiao.meetings.form_parts import line, number
from lianxinqiao.meetings.models import Candidate, Election, Office
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Mandate

MARKS = (("yes", gettext_lazy("赞成")), ("no", gettext_lazy("反对")), ("abstain", gettext_lazy("弃权")))


class Call(ActForm):
    act = staticmethod(electing.call)
    office = forms.ModelChoiceField(Office.objects.none(), label=gettext_lazy("职务"))
    seats = forms.IntegerField(label=gettext_lazy("应选人数"), min_value=1, max_value=200, initial=1)
    rule = forms.ChoiceField(label=gettext_lazy("差额"), choices=Election.Rule.choices)
    by_election = forms.BooleanField(label=gettext_lazy("补选"), required=False)
    agreed = forms.IntegerField(
        label=gettext_lazy("主席团决定的候选人数"),
        min_value=1,
        max_value=400,
        required=False,
        help_text=gettext_lazy("只在法定差额没有整数时填写，由主席团决定。"),
    )

    def prepare(self) -> None:
        rows = Office.objects.filter(body=self.subject.root.body_id, ended_on=None)
        self.fields["office"].queryset = rows  # type: ignore[attr-defined]


class Nominate(ActForm):
    act = staticmethod(electing.nominate)
    name = line(gettext_lazy("姓名"), length=40)


class Count(ActForm):
    act = staticmethod(electing.count)
    scrutineer = forms.ModelChoiceField(Mandate.objects.none(), label=gettext_lazy("监票人"))
    issued, returned = number(pgettext_lazy("选票", "发出")), number(pgettext_lazy("选票", "收回"))
    invalid = number(gettext_lazy("无效"))
    written = words(
        gettext_lazy("另选人"), required=False, rows=3, help_text=gettext_lazy("每行一人：姓名，空格，票数。")
    )

    def prepare(self) -> None:
        choose_seat(self.fields["scrutineer"], Mandate.objects.filter(pk__in=self.subject.here))
        self.initial.setdefault("issued", len(self.subject.here))
        self.rows = list(self.subject.candidates.select_related("person"))
        for row in self.rows:
            for code, word in MARKS:
                label = _("%(person)s：%(mark)s") % {"person": row.person, "mark": word}
                self.fields[self._name(row, code)] = number(label)
        if self.subject.second_of_id:
            del self.fields["written"]
        else:
            self.fields["written"] = self.fields.pop("written")  # names that were written in come last

    def _name(self, row: Candidate, code: str) -> str:
        return f"{code}_{row.pk}"

    def clean_written(self) -> dict[str, int]:
        told: dict[str, int] = {}
        for each in self.cleaned_data["written"].splitlines():
            name, _blank, votes = each.strip().rpartition(" ")
            if not each.strip():
                continue
            if not name.strip() or not votes.isascii() or not votes.isdigit():
                raise forms.ValidationError(_("每行写一个姓名和票数，中间空一格。"))
            told[name.strip()] = told.get(name.strip(), 0) + int(votes)
        return told

    def values(self) -> dict[str, Any]:
        told = self.cleaned_data
        marks = {row.pk: tuple(told[self._name(row, code)] for code, _word in MARKS) for row in self.rows}
        kept = {name: told[name] for name in ("scrutineer", "issued", "returned", "invalid")}
        return {**kept, "marks": marks, "written": told.get("written") or {}}


FORMS: dict[str, type[ActForm]] = {
    "item.call_election": Call,
    "election.nominate": Nominate,
    "election.open": form("OpenElection", electing.open_),
    "election.count": Count,
    "election.close": form("CloseElection", electing.close),
}
