"""Where nothing has happened for how long: per township, village, station and deputy, for the office."""

from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from lianxinqiao.people.models import Body, Mandate, Township
from lianxinqiao.stations.models import Member, Station
from lianxinqiao.stations.stages import DutyStage, TurnStage

HELD = Q(duties__stage=DutyStage.HELD)
VILLAGES = (Township.Kind.VILLAGE, Township.Kind.COMMUNITY)
MOST = 30  # of each list


def of(body: Body, today: date) -> dict[str, Any]:
    stations = Station.objects.filter(body=body).exclude(stage="closed").select_related("township", "body")
    quiet = stations.annotate(last=Max("duties__held_on", filter=HELD), held=Count("duties", filter=HELD))
    by_township = Q(stations__body=body) & ~Q(stations__stage="closed")
    townships = Township.objects.filter(district=body.district_id, ended_on=None).annotate(
        all=Count("stations", filter=by_township, distinct=True),
        last=Max("stations__duties__held_on", filter=Q(stations__duties__stage=DutyStage.HELD)),
        held=Count("stations__duties", filter=Q(stations__duties__stage=DutyStage.HELD), distinct=True),
    )
    below = Township.objects.filter(district__parent=body.district_id, kind__in=VILLAGES, ended_on=None)
    villages = below.select_related("district").annotate(
        all=Count("stations", filter=~Q(stations__stage="closed"), distinct=True),
        last=Max("stations__duties__held_on", filter=Q(stations__duties__stage=DutyStage.HELD)),
        held=Count("stations__duties", filter=Q(stations__duties__stage=DutyStage.HELD), distinct=True),
    )
    seats = Mandate.objects.filter(term__body=body).held(today).select_related("person", "township")
    came = Q(turns__stage=TurnStage.CAME)
    deputies = seats.annotate(last=Max("turns__duty__held_on", filter=came), n=Count("memberships", distinct=True))
    order = F("last").asc(nulls_first=True)
    return {
        "today": today,
        "townships": [_since(row, today) for row in townships.order_by(order, "position")],
        "villages": [_since(row, today) for row in villages.order_by(order, "district", "position")[:MOST]],
        "stations": [_since(row, today) for row in quiet.order_by(order, "number")[:MOST]],
        "deputies": [_since(row, today) for row in deputies.order_by(order, "person__pinyin")[:MOST]],
        "never": quiet.filter(last=None).count(),
        "without_team": stations.exclude(members__in=Member.objects.held(today)).count(),
        "total": stations.count(),
        "unseated": without_station(body.pk, today).count(),
    }


def without_station(body: int | None, today: date) -> QuerySet[Mandate]:
    """Deputies in office who are in no station's team."""
    there = Member.objects.held(today).values("mandate")
    return Mandate.objects.filter(term__body=body).held(today).exclude(pk__in=there)


def _since(row: Any, today: date) -> tuple[Any, int | None]:
    """A row with the days since the last reception; None where there was none."""
    return row, (today - row.last).days if row.last else None
