"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body, of_committee, of_units

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "committee": lambda subject: getattr(subject.root, "committee_id", None),
    "unit_key": lambda subject: subject.root.unit_id,
}


def office(body: int, committee: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD) | of_committee(committee)


def chairs(body: int) -> Q:
    return of_body(body, RoleCode.CHAIRPERSONS)


def unit(unit_key: int) -> Q:
    return of_units([unit_key])


AUDIENCES = Audiences(KEYS, (office, chairs, unit))
