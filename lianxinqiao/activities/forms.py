"""The forms by which something is begun: an activity, one that was held, a problem, a campaign, a line of a ledger."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.activities import queries
from lianxinqiao.activities.actions import planning
from lianxinqiao.activities.kinds import BY_BODY, KINDS, Organiser, organiser_word
from lianxinqiao.activities.models import Activity, Campaign, Host, PlanLine, Problem, Team
from lianxinqiao.activities.stages import Kept
from lianxinqiao.acts.begun import BegunForm
from lianxinqiao.files.forms import KeptFileDrop, KeptFileField
from lianxinqiao.people.choosers import choose_seat
from lianxinqiao.people.models import Body, Committee, Mandate, Organization, Post, Township
from lianxinqiao.ui.forms import DateInput, TickedField

MOMENT = "%Y-%m-%dT%H:%M"


class MomentInput(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format=MOMENT)


class OfBody(BegunForm):
    """Choices are those of the body."""

    def prepare(self, body: Body) -> None:
        post = self.post
        if "township" in self.fields:
            rows = Township.objects.filter(district=body.district_id, ended_on=None)
            if post.role not in OFFICE:
                rows = rows.filter(pk=post.township_id or 0)
            self.fields["township"].queryset = rows  # type: ignore[attr-defined]
        if "committee" in self.fields:
            own = Committee.objects.filter(body=body, ended_on=None)
            self.fields["committee"].queryset = own.filter(pk=post.committee_id) if post.committee_id else own  # type: ignore[attr-defined]
        if "line" in self.fields:
            lines = PlanLine.objects.filter(
                plan__body=body, dropped=False, plan__year__gte=timezone.localdate().year - 1
            )
            self.fields["line"].queryset = lines.select_related("plan")  # type: ignore[attr-defined]
        if "team" in self.fields:
            teams = Team.objects.filter(body=body).exclude(stage=Kept.STRUCK)
            self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if "campaign" in self.fields:
            running = Campaign.objects.visible_to(post).filter(stage=Campaign.Stage.RUNNING)
            self.fields["campaign"].queryset = running  # type: ignore[attr-defined]
        for name in ("mandate", "leader", "donor"):
            if name in self.fields:
                offered = own_seat(post) if post.mandate_id else seats(post, timezone.localdate())
                choose_seat(self.fields[name], offered)
                if name == "mandate" and body.kind == Body.Kind.CPPCC:
                    self.fields[name].label = _("委员")
                self.initial.setdefault(name, post.mandate_id)


def seats(post: Post, on: date) -> Any:
    return Mandate.objects.filter(term__body=post.body_id).held(on)


def own_seat(post: Post) -> Any:
    """A deputy enters in no name but the own one."""
    return Mandate.objects.filter(pk=post.mandate_id or 0)


class ActivityForm(OfBody):
    mandates = TickedField(Mandate.objects.none(), label=_("名单"), required=False)

    class Meta:
        model = Activity
        fields = planning.KEPT
        widgets: ClassVar = {"starts_at": MomentInput, "ends_at": MomentInput, "signs_up_until": DateInput}

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, post=post, **kwargs)
        assert post.body is not None
        everybody, own = BY_BODY[post.body.kind]
        known = everybody if post.role in OFFICE else own
        if post.committee_id:
            known = frozenset({Organiser.COMMITTEE})
            self.initial.setdefault("committee", post.committee_id)
        choices = [(code, organiser_word(code, post.body.kind)) for code in Organiser.values if code in known]
        self.fields["organiser"].choices = choices  # type: ignore[attr-defined]
        allowed = {code for code, _word in choices}
        kinds = [(code, word) for code, word in queries.kind_choices(post.body) if KINDS[code].organisers & allowed]
        if self.instance.pk and self.instance.kind not in dict(kinds):
            kinds.append((self.instance.kind, self.instance.get_kind_display()))
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]
        choose_seat(self.fields["mandates"], seats(post, timezone.localdate()))
        if self.instance.pk:
            del self.fields["mandates"]

    def told(self) -> dict[str, Any]:
        listed = {"invited": self.cleaned_data["mandates"]} if "mandates" in self.fields else {}
        return {"values": self.values(), **listed}


class HeldForm(ActivityForm):
    """One that was held already: who came and whom they saw stand beside it."""

    hosts = TickedField(Host.objects.none(), label=_("走访的企业、村"), required=False)

    class Meta(ActivityForm.Meta):
        fields = tuple(name for name in planning.KEPT if name not in {"seats", "signs_up_until"})  # type: ignore[assignment]

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, post=post, **kwargs)
        self.fields["mandates"].label = _("到场的人")
        assert post.body is not None
        self.fields["hosts"].queryset = Host.objects.filter(district=post.body.district_id)  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        there, hosts = self.cleaned_data["mandates"], self.cleaned_data["hosts"]
        return {"values": self.values(), "present": there, "hosts": hosts}


class HostForm(OfBody):
    class Meta:
        model = Host
        fields = ("kind", "name", "township")

    told = OfBody.values


class ProblemForm(OfBody):
    picture = KeptFileField(label=_("照片"), required=False, widget=KeptFileDrop(attrs={"accept": ".jpg,.jpeg,.png"}))

    class Meta:
        model = Problem
        fields = ("host", "text", "organization", "due_on", "campaign")
        widgets: ClassVar = {"due_on": DateInput}

    def __init__(self, *args: Any, post: Post, **kwargs: Any) -> None:
        super().__init__(*args, post=post, **kwargs)
        assert post.body is not None
        units = Organization.objects.filter(district=post.body.district_id, active=True)
        self.fields["organization"].queryset = units  # type: ignore[attr-defined]
        self.fields["host"].queryset = Host.objects.filter(district=post.body.district_id)  # type: ignore[attr-defined]

    def told(self) -> dict[str, Any]:
        return {**self.values(), "picture": self.cleaned_data["picture"]}


class CampaignForm(OfBody):
    class Meta:
        model = Campaign
        fields = ("name", "aim", "from_on", "to_on")
        widgets: ClassVar = {"from_on": DateInput, "to_on": DateInput}


def of_ledger(model: Any) -> type[OfBody]:
    """Every column of a ledger that a person writes."""
    kept = {"id", "body", "stage", "entered_by", "entered_at"}
    names = ["on", *(field.name for field in model._meta.fields if field.name not in kept | {"on"})]
    meta = type("Meta", (), {"model": model, "fields": tuple(names), "widgets": {"on": DateInput}})
    return type(f"{model.__name__}Form", (OfBody,), {"Meta": meta})
