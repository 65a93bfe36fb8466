"""Who is told of an act on a station: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body
from lianxinqiao.stations.models import Member, Worker

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "station": lambda subject: subject.root.pk,
    "mandate": lambda subject: subject.mandate_id,
    "post": lambda subject: subject.post_id,
}


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def team(station: int) -> Q:
    """The deputies of the station and its staff."""
    members = Member.objects.filter(station_id=station, to_on=None)
    return Q(mandate_id__in=members.values("mandate_id")) | staff(station)


def staff(station: int) -> Q:
    return Q(pk__in=Worker.objects.filter(station_id=station, to_on=None).values("post_id"))


def member(mandate: int) -> Q:
    return Q(mandate_id=mandate)


def worker(post: int) -> Q:
    return Q(pk=post)


AUDIENCES = Audiences(KEYS, (office, team, staff, member, worker))
