"""Who is told of an act on a written report."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body

KEYS: dict[str, Callable[[Any], int | None]] = {"body": lambda subject: subject.root.body_id}


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def signers(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_HEAD, RoleCode.CHAIRPERSONS)


AUDIENCES = Audiences(KEYS, (office, signers))
