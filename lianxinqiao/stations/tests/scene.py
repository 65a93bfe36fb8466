"""A street, a town and a station in the cast's district, founded by the real acts."""

import json
from pathlib import Path
from typing import Any

from lianxinqiao.stations.actions import keeping, staffing
from lianxinqiao.stations.models import Station, Worker
from tests.cast import Cast, moment
from tests.scenes import remembered

FOUNDED = moment("2026-01-20")
FIRST_FRIDAY = {
    "every": "month", "months": "all", "week": 1, "weekday": 4, "rolls": "week", "from": "15:00", "to": "16:00"
}  # fmt: skip


def vectors(group: str) -> list[dict[str, Any]]:
    """What others computed or wrote on their walls, with its number in the shared list."""
    rows = json.loads((Path(__file__).parent / "vectors.json").read_text())
    return [row for row in rows if row["group"] == group]


@remembered
def a_station(people: Cast, name: str = "云桥街道柳巷社区代表联络站", **values: Any) -> Station:
    values = {"name": name, "township": people.townships["yunqiao"], "address": "柳巷路18号", **values}
    return keeping.found(body=people.body, values=values, by=people.clerk, at=FOUNDED)


@remembered
def with_team(people: Cast, station: Station) -> Station:
    """Three deputies and the station's worker."""
    for part in ("deputy", "cosigner", "other_deputy"):
        mandate = people.posts[part].mandate
        assert mandate is not None
        staffing.join(station, mandate=mandate, by=people.clerk, at=FOUNDED)
    works(people, station)
    return station


@remembered
def works(people: Cast, station: Station) -> Worker:
    return staffing.employ(station, worker=people.station, by=people.clerk, at=FOUNDED)
