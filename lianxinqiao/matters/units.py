"""Which units a suggestion may be assigned to: one query, for every chooser, sheet and door.

A unit that stands below another （街道站所、局属单位） takes part only where the profile says so for its kind;
`rules.may_take` asks the same of each unit when the act is done.
"""

from datetime import date

from django import forms
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from lianxinqiao.matters.models import Handling, Matter
from lianxinqiao.people.models import Body, BodyProfile, Organization
from lianxinqiao.rulebook.schema import Rules


def under(rules: Rules | None, district: int) -> QuerySet[Organization]:
    """Those in use of a district that may be assigned under a profile."""
    return allowed(rules, district).filter(active=True)


def allowed(rules: Rules | None, district: int) -> QuerySet[Organization]:
    """The same, and those of the past."""
    kinds = rules.below_units.unit_kinds if rules and rules.below_units else ()
    found = Organization.objects.filter(Q(parent=None) | Q(kind__in=kinds), district_id=district)
    return found.select_related("parent").order_by("code")


def of(suggestion: Matter) -> QuerySet[Organization]:
    """By the profile under which the suggestion began."""
    return under(suggestion.profile_version.rules, suggestion.body.district_id)


def rules_of(body: Body, on: date) -> Rules | None:
    """Those of a matter that begins on that day; None where the body has none yet."""
    try:
        return BodyProfile.of(body, on).rules
    except LookupError:
        return None


def known(district: int) -> QuerySet[Organization]:
    """What a list may be narrowed to: every unit of the first level, and those below that ever took part."""
    return taking_part().filter(district_id=district)


def taking_part() -> QuerySet[Organization]:
    took_part = Handling.objects.filter(organization=OuterRef("pk"))
    return Organization.objects.filter(Q(parent=None) | Exists(took_part)).order_by("code")


def label(unit: Organization) -> str:
    """As choosers name it: a unit below another with the one above, since 司法所 alone is no name."""
    if unit.parent is None:
        return str(unit)
    return _("%(unit)s（%(above)s）") % {"unit": unit, "above": unit.parent}


def choose(field: forms.Field, rows: QuerySet[Organization]) -> None:
    """Offer these units in a form's field."""
    field.queryset = rows  # type: ignore[attr-defined]
    field.label_from_instance = label  # type: ignore[attr-defined]
