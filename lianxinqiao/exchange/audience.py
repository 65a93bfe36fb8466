"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body

KEYS: dict[str, Callable[[Any], int | None]] = {"body": lambda subject: subject.root.body_id}


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


AUDIENCES = Audiences(KEYS, (office,))
