"""What came of the opinions of a year, in numbers: of a body, by street or township, and of a station."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Avg, Count, Exists, F, Max, Min, Q, QuerySet

from lianxinqiao.opinions.models import Opinion
from lianxinqiao.paper import rounding
from lianxinqiao.people.models import Body
from lianxinqiao.people.models.spoken import either
from lianxinqiao.stations.models import Station

ANSWERED = Q(first_answered_at__isnull=False)
SOLVED = Q(outcome="solved") & ~Q(rating="unsatisfied")
RATED, CONTENT = ~Q(rating=""), Q(rating__in=["satisfied", "basically"])


@dataclass(frozen=True)
class Summary:
    """Answered is not solved; whoever was asked and said nothing is outside the base of satisfaction."""

    label: str
    collected: int
    answered: int
    solved: int
    rated: int
    content: int
    took: timedelta | None
    key: int | None = None

    @property
    def days(self) -> str:
        return f"{self.took.total_seconds() / 86400:.1f}" if self.took else "—"

    @property
    def satisfaction(self) -> str:
        percent = rounding.percent(self.content, self.rated)
        return f"{percent}%" if percent is not None else "—"


COUNTS: dict[str, Any] = {
    "collected": Count("pk"),
    "answered": Count("pk", filter=ANSWERED),
    "solved": Count("pk", filter=SOLVED),
    "rated": Count("pk", filter=RATED),
    "content": Count("pk", filter=CONTENT),
    "took": Avg(F("first_answered_at") - F("received_at"), filter=ANSWERED),
}


def years(body: Body) -> list[int]:
    """Those of which any count, the latest first."""
    return years_of(body.pk, Opinion.objects.filter(body=body).counted())


def years_of(body: int | None, rows: QuerySet[Opinion]) -> list[int]:
    """The years in which there is any of these rows of a body: each is asked for one row, whatever their number."""
    if body is None:
        return []
    span = Opinion.objects.filter(body_id=body).aggregate(first=Min("year"), last=Max("year"))
    if span["last"] is None:
        return []
    asked = {f"in_{year}": Exists(rows.filter(year=year)) for year in range(span["last"], span["first"] - 1, -1)}
    found = Body.objects.filter(pk=body).annotate(**asked).values(*asked).get()
    return [int(name.removeprefix("in_")) for name, there in found.items() if there]


def of(body: Body, year: int) -> Summary:
    return Summary("", **Opinion.objects.filter(body=body, year=year).counted().aggregate(**COUNTS))


def by_township(body: Body, year: int) -> list[Summary]:
    rows = Opinion.objects.filter(body=body, year=year, station__isnull=False).counted()
    place = "station__township"
    found = rows.values(f"{place}_id", f"{place}__name", f"{place}__name_en").order_by(
        f"{place}__position", f"{place}_id"
    )
    return [
        Summary(either(row.pop(f"{place}__name"), row.pop(f"{place}__name_en")), key=row.pop(f"{place}_id"), **row)
        for row in found.annotate(**COUNTS)
    ]


def of_township(body: Body, township: int) -> list[tuple[int, Summary]]:
    """Year by year, the newest first; years with none are left out."""
    return _by_year(Opinion.objects.filter(body=body, station__township=township))


def of_committee(committee: int) -> list[tuple[int, Summary]]:
    """The same of what was said to its members."""
    return _by_year(Opinion.objects.filter(mandate__committee=committee))


def of_station(station: Station) -> list[tuple[int, Summary]]:
    """The same of what was raised at one station."""
    return _by_year(Opinion.objects.filter(station=station))


def _by_year(opinions: Any) -> list[tuple[int, Summary]]:
    rows = opinions.counted()
    found: Any = rows.values("year").order_by("-year").annotate(**COUNTS)
    return [(row["year"], Summary("", **{name: row[name] for name in COUNTS})) for row in found]
