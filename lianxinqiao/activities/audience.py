"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import DEPUTIES, RoleCode
from lianxinqiao.activities.models import Participation
from lianxinqiao.activities.stages import Seat
from lianxinqiao.acts.audience import Audiences, of_body, of_committee, of_units

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "committee": lambda subject: getattr(subject.root, "committee_id", None),
    "activity": lambda subject: subject.root.pk,
    "township": lambda subject: subject.root.township_id,
    "mandate": lambda subject: subject.mandate_id,
    "unit_key": lambda subject: subject.root.unit_id,
    "organization": lambda subject: subject.root.organization_id,
}


def office(body: int, committee: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD) | of_committee(committee)


def organisers(body: int, committee: int, township: int) -> Q:
    """The township's staff for what is theirs, and the office for all of it."""
    return office(body, committee) | Q(body_id=body, role=RoleCode.STATION_STAFF, township_id=township or -1)


def listed(activity: int) -> Q:
    """Everybody on its list who has not asked for leave."""
    rows = Participation.objects.filter(activity_id=activity)
    return Q(mandate_id__in=rows.exclude(stage__in=[Seat.ON_LEAVE, Seat.WITHDRAWN]).values("mandate_id"))


def participants(activity: int) -> Q:
    """Whoever came."""
    return Q(
        mandate_id__in=Participation.objects.filter(activity_id=activity, came_at__isnull=False).values("mandate_id")
    )


def participant(mandate: int) -> Q:
    return Q(mandate_id=mandate)


def unit(unit_key: int) -> Q:
    return of_units([unit_key])


def owner(organization: int) -> Q:
    return of_units([organization])


def deputies(body: int) -> Q:
    """Every deputy or member of the body."""
    return of_body(body, *DEPUTIES)


AUDIENCES = Audiences(KEYS, (office, organisers, listed, participants, participant, unit))
PROBLEM_AUDIENCES = Audiences(KEYS, (office, owner))
PLAN_AUDIENCES = Audiences(KEYS, (deputies,))
NOBODY = Audiences(KEYS, ())
