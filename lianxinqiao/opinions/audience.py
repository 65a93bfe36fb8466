"""Who is told of an act on an opinion: each name in `Act.tells` is one function here, a condition on posts."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body, of_units
from lianxinqiao.opinions.models import Share
from lianxinqiao.opinions.stages import ShareStage
from lianxinqiao.stations.models import Worker

KEYS: dict[str, Callable[[Any], int | None]] = {
    "opinion": lambda subject: subject.root.pk,
    "body": lambda subject: subject.root.body_id,
    "station": lambda subject: subject.root.station_id,
    "unit": lambda subject: subject.unit_id,
    "mandate": lambda subject: subject.root.mandate_id,
    "asked_by": lambda subject: getattr(subject, "asked_by_id", None),
}


def office(body: int) -> Q:
    return of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD)


def station(body: int, station: int) -> Q:
    """Who works at its station."""
    workers = Worker.objects.filter(station_id=station, to_on=None)
    return of_body(body, RoleCode.STATION_STAFF) & Q(pk__in=workers.values("post_id"))


def units(opinion: int) -> Q:
    """Whoever works on it now."""
    shares = Share.objects.filter(opinion_id=opinion, stage=ShareStage.ASSIGNED)
    return of_units(shares.values("organization_id"))


def this_unit(unit: int) -> Q:
    return of_units([unit])


def deputy(mandate: int) -> Q:
    return Q(mandate_id=mandate)


def asker(asked_by: int) -> Q:
    return Q(pk=asked_by)


AUDIENCES = Audiences(KEYS, conditions=(office, station, units, this_unit, deputy, asker))
