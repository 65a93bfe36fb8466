"""What a street or township has: its organ and staff, its deputies and members, its stations."""

from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from lianxinqiao.people.models import Body, Mandate, Post, Township
from lianxinqiao.stations.models import Station


def standing(district: int) -> QuerySet[Township]:
    rows = Township.objects.filter(district=district, ended_on=None).select_related("unit")
    return rows.order_by("position", "code")  # said again: rows that are counted forget the order of their model


def counted(rows: QuerySet[Township], body: Body, today: date) -> Any:
    """Each with its stations and its seats of a body; counted apart, so that one does not multiply the other."""
    open_ = Q(stations__body=body) & ~Q(stations__stage="closed")
    seats = Q(mandates__in=Mandate.objects.filter(term__body=body).held(today))
    return zip(
        rows.annotate(stations_n=Count("stations", filter=open_, distinct=True)),
        rows.annotate(n=Count("mandates", filter=seats, distinct=True)).values_list("n", flat=True),
        strict=True,
    )


def staff(township: Township, today: date) -> QuerySet[Post]:
    rows = Post.objects.filter(township=township).held(today)
    return rows.select_related("person", "body").order_by("body", "person__pinyin")


def seats(township: Township, today: date) -> list[tuple[Body, list[Mandate]]]:
    """Deputies and members who live or work there, the bodies of the district one after the other."""
    rows = Mandate.objects.filter(township=township).held(today).select_related("person", "term__body", "delegation")
    found: dict[Body, list[Mandate]] = {}
    for row in rows.order_by("term__body", "person__pinyin", "pk"):
        found.setdefault(row.term.body, []).append(row)
    return list(found.items())


def stations(township: Township, body: Body | None = None) -> QuerySet[Station]:
    rows = Station.objects.filter(township=township).exclude(stage="closed").select_related("body", "township")
    return (rows.filter(body=body) if body else rows).order_by("number")
