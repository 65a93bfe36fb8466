"""Who is told of an act on a question."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, Q

from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.audience import Audiences, of_body
from lianxinqiao.halls.models import Invited
from lianxinqiao.stations.models import Worker

KEYS: dict[str, Callable[[Any], int | None]] = {
    "topic": lambda subject: subject.root.pk,
    "body": lambda subject: subject.root.body_id,
    "station": lambda subject: subject.root.station_id,
}


def front(body: int, station: int) -> Q:
    """Whoever works at its station; where nobody does, the office."""
    workers = Worker.objects.filter(station_id=station, to_on=None)
    there = of_body(body, RoleCode.STATION_STAFF) & Q(pk__in=workers.values("post_id"))
    return there | of_body(body, RoleCode.OFFICE_CLERK, RoleCode.OFFICE_HEAD) & Q(~Exists(workers))


def invited(topic: int) -> Q:
    return Q(mandate_id__in=Invited.objects.filter(topic_id=topic).values("mandate_id"))


AUDIENCES = Audiences(KEYS, conditions=(front, invited))
