"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body
from lianxinqiao.learning.models import Attendee

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "study": lambda subject: subject.root.pk,
}


def staff(body: int) -> Q:
    """The staff who read by the body's lists."""
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def listed(body: int, study: int) -> Q:
    """Whoever is on the list of a study session."""
    return Q(body_id=body, person_id__in=Attendee.objects.filter(study_id=study).values("person_id"))


AUDIENCES = Audiences(KEYS, (staff, listed))
