"""The sheet on which deputies who serve at no station get one, each their own （进站安排）."""

from collections.abc import Iterable
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts.named_rows import Known, NamedRow, Names, NamesField
from lianxinqiao.acts.rowsheets import RowSheet, Way, only
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations import coverage, queries
from lianxinqiao.stations.actions import staffing
from lianxinqiao.stations.models import Station
from lianxinqiao.stations.stages import STANDING
from lianxinqiao.ui.forms import DateInput


class JoinRow(NamedRow):
    columns = (("stations", gettext_lazy("联络站（可填几个，用顿号隔开）")), ("from_on", gettext_lazy("自")))
    stations = NamesField("stations")
    from_on = forms.DateField(required=False, widget=DateInput())
    beside = ("from_on",)

    def prepare(self) -> None:
        """The only station of the deputy's own street or township."""
        near = [row for row in self.known.lists["stations"].things if row.township_id == self.subject.township_id]
        self.fields["stations"].initial = near[0].spoken if self.subject.township_id and len(near) == 1 else ""

    @property
    def title(self) -> str:
        return str(self.subject.person)

    @property
    def address(self) -> str:
        return reverse("portal-deputy", args=[self.subject.pk])

    def told(self) -> Iterable[str | None]:
        return (near and near.spoken for near in (self.subject.delegation, self.subject.township))


def known(post: Post, _rows: list[Mandate]) -> Known:
    stations = list(queries.visible_to(post).filter(stage__in=STANDING).order_by("number"))
    unknown = gettext_lazy("没有“%(name)s”这个联络站。")
    return Known({"stations": Names(stations, unknown, attrgetter("spoken"), lambda row: (row.name, row.number_text))})


def join(mandate: Mandate, *, stations: list[Station], from_on: date | None, by: Post, at: datetime) -> None:
    for station in stations:
        staffing.join(station, mandate=mandate, from_on=from_on, by=by, at=at)


def rows(post: Post) -> Any:
    near = coverage.without_station(post.body_id, timezone.localdate()).select_related(
        "person", "term__body", "delegation", "township"
    )
    return near.order_by("township__position", "person__pinyin", "pk")


SHEET = RowSheet(
    "stations-join-sheet",
    title=gettext_lazy("进站安排表"),
    noun=gettext_lazy("位"),
    form=JoinRow,
    ways=(
        Way(
            "join",
            gettext_lazy("代表进站"),
            join,
            gettext_lazy("已安排%(n)s位代表进站，本人会收到通知。"),
        ),
    ),
    may=only(OFFICE, gettext_lazy("只有代工委可以安排代表进站。")),
    rows=rows,
    known=known,
    back="station-coverage",
)
