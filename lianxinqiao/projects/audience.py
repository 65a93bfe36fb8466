"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body, of_units
from lianxinqiao.projects.models import Candidate, Follower
from lianxinqiao.projects.stages import CHOSEN

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "root": lambda subject: subject.root.pk,
    "organization": lambda subject: subject.unit_id,
}


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def unit(organization: int) -> Q:
    return of_units([organization])


def followers(root: int) -> Q:
    """The deputies who follow a project."""
    return Q(mandate_id__in=Follower.objects.filter(project_id=root).values("mandate_id"))


def deputies(body: int) -> Q:
    return of_body(body, RoleCode.DEPUTY)


def units(root: int) -> Q:
    """The units whose candidates were chosen."""
    rows = Candidate.objects.filter(call_id=root, stage__in=CHOSEN)
    return of_units(rows.values("unit_id"))


AUDIENCES = Audiences(KEYS, (office, unit, followers))
CALL_AUDIENCES = Audiences(KEYS, (office, unit, deputies, units))
