"""Who is told of an act on a suggestion: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body, of_units
from lianxinqiao.matters.models import CoSigner, Countersign, Handling, Promise
from lianxinqiao.matters.stages import GONE

KEYS: dict[str, Callable[[Any], int | None]] = {
    "suggestion": lambda subject: subject.root.pk,
    "body": lambda subject: subject.root.body_id,
    "lead": lambda subject: subject.root.lead_id,
    "forwarded_to": lambda subject: subject.root.forwarded_to_id,
    "unit": lambda subject: subject.unit_id,
    "unit_before": lambda subject: subject.replaces.organization_id if subject.replaces_id else None,
    "mandate": lambda subject: subject.mandate_id,
    "reply": lambda subject: subject.pk,
}


def _at_work(suggestion: int) -> QuerySet[Handling]:
    return Handling.objects.filter(suggestion_id=suggestion).exclude(stage__in=GONE)


def lead_deputy(lead: int) -> Q:
    return Q(mandate_id=lead)


def cosigners(suggestion: int) -> Q:
    signed = CoSigner.objects.filter(suggestion_id=suggestion).exclude(signed_at=None)
    return Q(mandate_id__in=signed.values("mandate_id"))


def invited(suggestion: int) -> Q:
    waiting = CoSigner.objects.filter(suggestion_id=suggestion, signed_at=None, declined_at=None)
    return Q(mandate_id__in=waiting.values("mandate_id"))


def deputies(lead: int, suggestion: int) -> Q:
    return lead_deputy(lead) | cosigners(suggestion)


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def office_head(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_HEAD)


def supervision(body: int) -> Q:
    return of_body(body, RoleCode.SUPERVISION)


def units(suggestion: int) -> Q:
    return of_units(_at_work(suggestion).values("organization_id"))


def this_unit(unit: int) -> Q:
    return of_units([unit])


def former_unit(unit_before: int) -> Q:
    """Whose share this one takes over: the unit that gave it back is told that it is rid of it."""
    return of_units([unit_before])


def promising_units(suggestion: int) -> Q:
    owed = Promise.objects.filter(suggestion_id=suggestion, stage__in=["open", "declared"])
    return of_units(owed.values("organization_id"))


def lead_unit(suggestion: int) -> Q:
    return of_units(_at_work(suggestion).filter(kind=Handling.Kind.LEAD).values("organization_id"))


def forwarded_unit(forwarded_to: int) -> Q:
    return of_units([forwarded_to])


def countersigning(reply: int) -> Q:
    waiting = Countersign.objects.filter(reply_id=reply, signed_on=None)
    return of_units(waiting.values("handling__organization_id"))


def unit_head(unit: int) -> Q:
    return Q(organization_id=unit, role=RoleCode.UNIT_HEAD)


def asked_deputy(mandate: int) -> Q:
    return Q(mandate_id=mandate)


def extension_decider(subject: Any) -> str:
    decider = subject.root.profile_version.rules.extension.decided_by
    return {"deputy": "lead_deputy", "assigner": "supervision"}.get(decider, "office_head")


def reply_next(subject: Any) -> str:
    """Whoever stands at the gate the reply has just reached."""
    return "countersigning" if subject.countersigns.filter(signed_on=None).exists() else "unit_head"


AUDIENCES = Audiences(
    KEYS,
    conditions=(
        lead_deputy,
        cosigners,
        invited,
        deputies,
        office,
        office_head,
        supervision,
        units,
        this_unit,
        former_unit,
        promising_units,
        lead_unit,
        forwarded_unit,
        countersigning,
        unit_head,
        asked_deputy,
    ),
    # Which condition it is, only the rules or the state of the thing decide.
    decided=(extension_decider, reply_next),
)
