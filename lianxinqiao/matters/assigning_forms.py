"""What the acts of an office on a matter ask for, from its hand-in to the units that answer it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.forms import ActForm, day, words
from lianxinqiao.matters import deadlines, units
from lianxinqiao.matters.actions import (
    assigning,
    drafting,
    handling,
    registering,
)
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.models import (
    Handling,
    Matter,
    Suggestion,
)
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Field, Mandate, Organization
from lianxinqiao.rulebook.schema import Rules
from lianxinqiao.rulebook.words import amount
from lianxinqiao.ui.forms import DateTimeInput, RadioCards, TickedField


class UnitField(forms.ModelChoiceField):
    """A unit that may be assigned."""

    def __init__(self, label: Any, *, required: bool = True) -> None:
        super().__init__(Organization.objects.none(), label=label, required=required)

    def of(self, suggestion: Matter) -> None:
        units.choose(self, units.of(suggestion))


class Invite(ActForm):
    act = staticmethod(drafting.invite)
    mandates = TickedField(
        Mandate.objects.none(),
        label=_("邀请的代表"),
        help_text=_("可以选择多位；被邀请的代表要在自己的账号里签署。提交时还没有签署的，不列为联名代表。"),
    )
    until = forms.DateTimeField(label=_("联名截止时间"), required=False, widget=DateTimeInput())

    def prepare(self) -> None:
        colleagues = Mandate.objects.filter(term_id=self.subject.lead.term_id).held(timezone.localdate())
        choose_seat(self.fields["mandates"], colleagues.exclude(pk=self.subject.lead_id))


class Submit(ActForm):
    act = staticmethod(drafting.submit)

    def prepare(self) -> None:
        if left := drafting.unsigned(self.subject):
            names = "、".join(str(row.mandate.person) for row in left)
            self.warning = _("%(names)s受邀联名，还没有签署。现在提交，他们就不列为联名人，会收到通知。") % {
                "names": names
            }


class Decline(ActForm):
    act = staticmethod(registering.decline)
    danger = True
    ground = forms.ChoiceField(label=_("情形"), widget=RadioCards())
    reason = words(_("向代表说明的理由"))

    def prepare(self) -> None:
        grounds = self.subject.profile_version.rules.not_a_suggestion
        self.fields["ground"].choices = [(row.code, row.text) for row in grounds]  # type: ignore[attr-defined]


def _complex(rules: Rules) -> str:
    """What the longer class means in this place: a term of its own, or a reason for which more time may be asked."""
    if rules.extension.mode == "by_classification":
        return str(_("涉及面广、处理难度大（答复期限%(term)s）") % {"term": amount(rules.reply_complex)})
    return str(_("涉及面广、处理难度大（延长答复期限须经同意）"))


class Register(ActForm):
    act = staticmethod(registering.register)
    field = forms.ModelChoiceField(Field.objects.none(), label=_("类别"))
    complex = forms.BooleanField(label=_("涉及面广、处理难度大"), required=False)

    def prepare(self) -> None:
        self.fields["field"].queryset = self.subject.body.fields.all()  # type: ignore[attr-defined]
        self.fields["complex"].label = _complex(self.subject.profile_version.rules)


class Classify(ActForm):
    act = staticmethod(registering.classify)
    field = forms.ModelChoiceField(Field.objects.none(), label=_("类别"))

    def prepare(self) -> None:
        self.fields["field"].queryset = self.subject.body.fields.all()  # type: ignore[attr-defined]


class Merge(ActForm):
    act = staticmethod(registering.merge)
    into = forms.ModelChoiceField(Suggestion.objects.none(), label=_("并入（主件）"))

    def prepare(self) -> None:
        rows = type(self.subject).objects.filter(
            session_id=self.subject.session_id, stage="registered", merged_into=None
        )
        self.fields["into"].queryset = rows.exclude(pk=self.subject.pk).order_by("number")  # type: ignore[attr-defined]


class Forward(ActForm):
    act = staticmethod(registering.forward)
    to = UnitField(_("转送单位"))

    def prepare(self) -> None:
        self.fields["to"].of(self.subject)  # type: ignore[attr-defined]


class Assign(ActForm):
    """One lead unit with assisting ones, or two and more that each answer."""

    act = staticmethod(assigning.assign)
    lead = UnitField(_("主办单位"), required=False)
    assist = TickedField(Organization.objects.none(), label=_("会办单位"), required=False)
    separate = TickedField(
        Organization.objects.none(),
        label=_("分别办理的单位"),
        required=False,
        help_text=_("分别办理时不选主办和会办。"),
    )
    complex = forms.BooleanField(label=_("涉及面广、处理难度大"), required=False)

    def prepare(self) -> None:
        self.fields["lead"].of(self.subject)  # type: ignore[attr-defined]
        for name in ("assist", "separate"):
            units.choose(self.fields[name], units.of(self.subject))
        self.fields["lead"].initial = self.subject.suggested_unit
        self.fields["complex"].initial = self.subject.complex
        self.fields["complex"].label = _complex(self.subject.profile_version.rules)

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        to = [To(data["lead"], "lead")] if data["lead"] else []
        to += [To(unit, "assist") for unit in data["assist"]] + [To(unit, "separate") for unit in data["separate"]]
        return {"to": to, "complex": data["complex"]}


class AddUnit(ActForm):
    act = staticmethod(assigning.add_unit)
    unit = UnitField(_("增加的单位"))

    def prepare(self) -> None:
        self.fields["unit"].of(self.subject)  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        return {"to": To(self.cleaned_data["unit"])}


class AskReturn(ActForm):
    act = staticmethod(assigning.ask_return)
    reason = words(_("退回理由"))
    proposed = UnitField(_("建议改由"))

    def prepare(self) -> None:
        self.fields["proposed"].of(self.subject.suggestion)  # type: ignore[attr-defined]


def _asked(row: Handling) -> str:
    """Why the unit gives it back, and to whom it would: beside the decision."""
    words = {"unit": row.organization, "reason": row.return_reason}
    said = str(_("%(unit)s的退回理由：%(reason)s") % words) if row.return_reason else ""
    if row.proposed_unit:
        said += str(_("（建议改由%(unit)s办理）") % {"unit": row.proposed_unit})
    return said


class Reassign(ActForm):
    act = staticmethod(assigning.reassign)
    to = UnitField(_("改派给"))

    def prepare(self) -> None:
        self.fields["to"].of(self.subject.suggestion)  # type: ignore[attr-defined]
        self.fields["to"].initial = self.subject.proposed_unit
        self.fields["to"].help_text = _asked(self.subject)


class AskExtension(ActForm):
    act = staticmethod(handling.ask_extension)
    until = day(_("延期到"), required=False)
    reason = words(_("延期理由"))

    def prepare(self) -> None:
        limit = deadlines.longest(self.subject.suggestion)
        if limit is not None:
            day = {"day": limit.date.isoformat(), "source": limit.source}
            self.fields["until"].help_text = _("最长到%(day)s（%(source)s）；不填即延到这一天。") % day
