"""How often each deputies' group met in a year, beside the least that a place's rule asks of it （代表小组活动）."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from lianxinqiao.activities.kinds import Organiser
from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.people.models import Body, Mandate, Township


@dataclass(frozen=True)
class GroupYear:
    township: Township
    held: int
    least: int
    year: int

    @property
    def short(self) -> int:
        return short_of(self.held, self.least)

    @property
    def address(self) -> str:
        """The list that opens the number."""
        asked = {"organiser": str(Organiser.GROUP), "township": self.township.pk}
        days = {"on_from": f"{self.year}-01-01", "on_to": f"{self.year}-12-31"}
        return f"{reverse('activities')}?{urlencode(asked | days)}"


def short_of(held: int, least: int) -> int:
    """How many are missing at the end of the year."""
    return max(least - held, 0)


def of(body: Body, year: int, least: int) -> list[GroupYear]:
    """A group is of the deputies who live or work in one street or township; those furthest behind first."""
    if not least:
        return []
    groups = Mandate.objects.filter(term__body=body, township__isnull=False).values("township")
    held: Mapping[int, int] = dict(
        Activity.objects.filter(
            body=body, organiser=Organiser.GROUP, stage__in=AFTER, starts_at__year=year, township__isnull=False
        )
        .order_by()
        .values_list("township")
        .annotate(n=Count("pk"))
    )
    rows = Township.objects.filter(pk__in=groups).order_by("position", "pk")
    return sorted((GroupYear(row, held.get(row.pk, 0), least, year) for row in rows), key=lambda row: row.held)
