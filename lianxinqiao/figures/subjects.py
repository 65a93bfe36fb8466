"""What the figures of a room count: one `Subject` for each kind of row, written once in `figures/<room>.py`.

STATIONS = Subject(
    Station,
    _("联络站"),
    body="body",
    on="opened_on",
    near=("street",),
    columns=lambda figure: (
        Column("name", _("名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        Column("street", _("乡镇（街道）"), "street.name"),
    ),
    ways=(ByKey("street", _("按乡镇（街道）"), "street_id", lambda body, period: names_of_streets(body)),),
    public=lambda figure, rows: rows.filter(closed_on=None),
    item=lambda row: Item(row.name, reverse("portal-station", args=[row.code]), row.street.name),
)

@figure("stations.all", _("人大代表联络站"), _("个"), _("截至期末在用的代表联络站。"), of=STATIONS)
def stations(body: Body, period: Period) -> Rows:
    "Stations that are in use at the end of the period."
    return Station.objects.filter(body=body, opened_on__lte=period.to_on).filter(OPEN)

@figure("stations.visitors", _("接待群众"), _("人次"), _("本期接待的群众。"), of=DUTIES, sum="visitors")
def visitors(body: Body, period: Period) -> Rows:
    "People whom the deputies on duty received in the period."
    return DUTIES.of(body, period).filter(stage="held")
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise

from lianxinqiao.database import days
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.ways import Way
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

if TYPE_CHECKING:
    from lianxinqiao.figures.registry import Figure

Rows = QuerySet[Any]
Text = str | Promise


@dataclass(frozen=True)
class Item:
    """A row as strangers find it listed: what it is called, the page it opens, a line about it."""

    title: str
    address: str
    words: str = ""


def _by_name(figure: "Figure") -> Sequence[Column]:
    return (Column("name", figure.name, str, main=True, link=lambda row: row.get_absolute_url()),)


def _nothing(figure: "Figure", rows: Rows) -> Rows:
    return rows.none()


@dataclass(frozen=True, eq=False)
class Subject:
    """One kind of row.

    `room` is the heading under which its figures stand. `body` leads from a row to its body, `on` to its day (of a
    moment, `…__date`), `year` to the year of its number, where it has one; without either, a row lies in every period. Lists show `columns` and fetch `near` along;
    `bodies` are the kinds of body that have such rows; `ways` are the parts into which its figures can be divided. Of a published figure all rows count and the `public`
    ones open, each as its `item`. `recorded` says whether a body's records reach back to a period at all.
    """

    model: type[Model]
    room: Text
    body: str = "body"
    on: str = ""
    year: str = ""
    columns: Callable[["Figure"], Sequence[Column]] = _by_name
    near: Sequence[str] = ()
    ways: Sequence[Way] = ()
    public: Callable[["Figure", Rows], Rows] = _nothing
    item: Callable[[Any], Item] = lambda row: Item(str(row), row.get_absolute_url())
    recorded: Callable[[Body, Period], bool] | None = None
    bodies: frozenset[str] = frozenset()

    def is_for(self, body: Body) -> bool:
        """Whether bodies of this kind have such rows at all; an empty `bodies` are all kinds."""
        return not self.bodies or body.kind in self.bodies

    def of(self, body: Body, period: Period) -> Rows:
        """The rows of a body that lie in the period."""
        return self.model._default_manager.filter(**{self.body: body}, **self._within(period))

    def _within(self, period: Period) -> dict[str, Any]:
        if self.year and period.years:
            first, last = period.years
            return {self.year: first} if first == last else {f"{self.year}__gte": first, f"{self.year}__lte": last}
        if not self.on:
            return {}
        return days.since(self.on, period.from_on) | days.until(self.on, period.to_on)

    def reaches(self, body: Body, period: Period) -> bool:
        """Whether anything is recorded by the end of the period: what is not recorded is not the same as none."""
        if self.recorded:
            return self.recorded(body, period)
        rows = self.model._default_manager.filter(**{self.body: body})
        if not self.on:
            return rows.exists()
        # The first of all is found by the index of days; any one would be looked for behind all rows of another body.
        first = rows.filter(**days.until(self.on, period.to_on)).order_by(self.on.removesuffix("__date"))
        return bool(first.values_list("pk")[:1])
