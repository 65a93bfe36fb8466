"""Where nothing has happened for how long: per deputy, street or township, and village or enterprise."""

from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet
from django.utils import timezone

from lianxinqiao.activities import villages
from lianxinqiao.activities.models import Host
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.people.models import Body, Mandate, Township

MOST = 40  # of each list
ORDER = F("last").asc(nulls_first=True)


def of(body: Body, today: date, *, township: int | None = None) -> dict[str, Any]:
    """Those with nothing at all first, then the longest ago; this year's times beside it."""
    year = today.year
    return {
        "today": today,
        "deputies": _since(_deputies(body, today, township, year), today),
        "townships": _since(_townships(body, township, year), today),
        "hosts": _since(_hosts(body, township, year), today),
        "streets": villages.of(body, today, township=township),
    }


def _deputies(body: Body, today: date, township: int | None, year: int) -> QuerySet[Any]:
    rows = Mandate.objects.filter(term__body=body).held(today).select_related("person", "township")
    if township:
        rows = rows.filter(township=township)
    came = Q(participations__came_at__isnull=False, participations__activity__stage__in=AFTER)
    this_year = came & Q(participations__activity__starts_at__year=year)
    last = Max("participations__activity__starts_at", filter=came)
    return rows.annotate(last=last, times=Count("participations", filter=this_year, distinct=True)).order_by(
        ORDER, "person__pinyin"
    )


def _townships(body: Body, township: int | None, year: int) -> QuerySet[Any]:
    rows = Township.objects.filter(district=body.district_id, ended_on=None)
    if township:
        rows = rows.filter(pk=township)
    held = Q(activities__body=body, activities__stage__in=AFTER)
    this_year = held & Q(activities__starts_at__year=year)
    last = Max("activities__starts_at", filter=held)
    return rows.annotate(last=last, times=Count("activities", filter=this_year, distinct=True)).order_by(
        ORDER, "position"
    )


def _hosts(body: Body, township: int | None, year: int) -> QuerySet[Any]:
    """Enterprises and buildings; villages stand by their street."""
    rows = Host.objects.filter(district=body.district_id).exclude(kind=Host.Kind.VILLAGE).select_related("township")
    if township:
        rows = rows.filter(township=township)
    seen = Q(visits__activity__body=body, visits__activity__stage__in=AFTER)
    this_year = seen & Q(visits__activity__starts_at__year=year)
    last = Max("visits__activity__starts_at", filter=seen)
    return rows.annotate(last=last, times=Count("visits", filter=this_year, distinct=True)).order_by(ORDER, "name")


def _since(rows: QuerySet[Any], today: date) -> list[tuple[Any, int | None]]:
    """Each with the days since; None where there was nothing."""
    return [(row, _days(row.last, today)) for row in rows[:MOST]]


def _days(last: datetime | None, today: date) -> int | None:
    return (today - timezone.localdate(last)).days if last else None
