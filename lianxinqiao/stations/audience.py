"""Who is told of an act on a station: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body
from lianxinqiao.stations.models import Member, Turn, Worker
from lianxinqiao.stations.stages import TurnStage

KEYS: dict[str, Callable[[Any], int | None]] = {
    "body": lambda subject: subject.root.body_id,
    "township": lambda subject: subject.root.township_id,
    "station": lambda subject: subject.root.pk,
    "mandate": lambda subject: subject.mandate_id,
    "duty": lambda subject: subject.pk,
    "to": lambda subject: subject.to_id,
    "from_mandate": lambda subject: subject.turn.mandate_id,
    "post": lambda subject: subject.post_id,
}


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def team(station: int) -> Q:
    """The deputies of the station and its staff."""
    members = Member.objects.filter(station_id=station, to_on=None)  # the seats themselves are asked as held on the day
    return Q(mandate_id__in=members.values("mandate_id")) | staff(station)


def staff(station: int) -> Q:
    return Q(pk__in=Worker.objects.filter(station_id=station, to_on=None).values("post_id"))


def township(township: int, body: int) -> Q:
    """The street's or township's own people for stations."""
    return Q(role=RoleCode.STATION_STAFF, body_id=body, township_id=township)


def member(mandate: int) -> Q:
    return Q(mandate_id=mandate)


def worker(post: int) -> Q:
    return Q(pk=post)


def on_turn(mandate: int) -> Q:
    return Q(mandate_id=mandate)


def serving(duty: int) -> Q:
    turns = Turn.objects.filter(duty_id=duty).exclude(stage=TurnStage.GIVEN)
    return Q(mandate_id__in=turns.values("mandate_id"))


def asked_for(to: int) -> Q:
    return Q(mandate_id=to)


def asker(from_mandate: int) -> Q:
    return Q(mandate_id=from_mandate)


AUDIENCES = Audiences(KEYS, (office, team, staff, township, member, worker, on_turn, serving, asked_for, asker))
