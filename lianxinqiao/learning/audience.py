"""Who is told of an act of this room: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body
from lianxinqiao.learning.models import Attendee, Member

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "person_key": lambda subject: getattr(subject.root, "person_id", None),
    "owner_key": lambda subject: getattr(subject.root, "owner_id", None),
    "study": lambda subject: subject.root.pk,
}


def staff(body: int) -> Q:
    """The staff who read by the body's lists."""
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def listed(body: int, study: int) -> Q:
    """Whoever is on the list of a study session."""
    return Q(body_id=body, person_id__in=Attendee.objects.filter(study_id=study).values("person_id"))


def everybody(body: int) -> Q:
    """Whoever serves in the body."""
    return Q(body_id=body) & ~Q(role=RoleCode.AUDITOR)


def person(body: int, person_key: int) -> Q:
    """Whose certificate it is."""
    return Q(body_id=body, person_id=person_key)


def owner(body: int, owner_key: int) -> Q:
    """Who leads the group."""
    return Q(body_id=body, person_id=owner_key)


def members(body: int, study: int) -> Q:
    return Q(body_id=body, person_id__in=Member.objects.filter(group_id=study).values("person_id"))


AUDIENCES = Audiences(KEYS, (staff, listed))
COURSE_AUDIENCES = Audiences(KEYS, (everybody, person))
GROUP_AUDIENCES = Audiences(KEYS, (owner, members))
