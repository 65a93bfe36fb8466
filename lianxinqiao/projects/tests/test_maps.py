"""The map counts projects in the database: as many rows as there are places, however many projects lie in them."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxinqiao.projects import maps, queries
from lianxinqiao.projects.models import Project
from lianxinqiao.projects.stages import Stage
from lianxinqiao.projects.tests.scene import begun
from tests.cast import Cast

TODAY = date(2026, 6, 1)


def drawn(people: Cast) -> Any:
    return maps.of(
        people.body,
        queries.projects(people.clerk),
        TODAY,
        township_url=lambda row: f"?township={row.pk}",
        project_url=lambda pk: f"/projects/{pk}",
    )


def lay(people: Cast, *told: tuple[str | None, int, bool]) -> None:
    """Copies of one project: in which place, how far built, whether it should be finished by now."""
    project = Project.objects.first() or begun(people, township=None)
    values = [field.attname for field in Project._meta.concrete_fields if field.attname != "id"]
    given = {name: getattr(project, name) for name in values}
    rows = []
    for number, (place, percent, late) in enumerate(told, Project.objects.count() - 1):
        row = Project(**given)
        row.name, row.code, row.percent, row.stage = f"第{number}项工程", "", percent, Stage.BEGUN
        row.township = people.townships[place] if place else None
        row.begins_on, row.ends_on = date(2025, 3, 3), date(2026, 5, 29) if late else date(2027, 5, 28)
        rows.append(row)
    Project.objects.bulk_create(rows)


TOLD = [
    # what lies where; of the first place: how many, how far, how many late, what its mark says
    ([("yunqiao", 30, False)], (1, 30, 0), "第0项工程 30%"),
    ([("yunqiao", 30, True)], (1, 30, 1), "第0项工程 30%"),
    ([("yunqiao", 10, False), ("yunqiao", 31, True)], (2, 20, 1), "云桥街道：2个项目，平均形象进度20%"),
    ([("yunqiao", 100, False)] * 40 + [("wanghe", 0, True)], (40, 100, 0), "云桥街道：40个项目，平均形象进度100%"),
]


@pytest.mark.parametrize(("told", "row", "title"), TOLD)
def test_a_place_is_counted(people: Cast, told: Any, row: tuple[int, int, int], title: str) -> None:
    lay(people, *told)
    found = drawn(people)
    first = next(each for each in found.rows if each.place.name == "云桥街道")
    assert (first.projects, first.percent, first.late) == row
    mark = next(mark for mark in found.drawing.marks if mark.title == title)
    assert (mark.count, mark.marked) == (row[0], row[2] > 0)
    assert mark.href.startswith("/projects/" if row[0] == 1 else "?township=")


def test_what_has_no_place_is_told_and_many_ask_no_more(people: Cast) -> None:
    lay(people, (None, 5, False), (None, 5, False), ("yunqiao", 5, False))
    before = drawn(people).elsewhere
    with CaptureQueriesContext(connection) as few:
        drawn(people)
    lay(people, *[("wanghe", 50, False)] * 200)
    with CaptureQueriesContext(connection) as many:
        found = drawn(people)
    assert len(many) == len(few)
    assert found.elsewhere >= before >= 2
    assert len(found.drawing.marks) == 2


@pytest.mark.parametrize(("who", "status"), [("clerk", 200), ("jiaoyu_clerk", 404)])
def test_whoever_stands_in_no_body_is_led_to_no_map(people: Cast, client: Any, who: str, status: int) -> None:
    client.force_login(people.posts[who].user)
    assert client.get("/projects/map").status_code == status
    assert ('href="/projects/map"' in client.get("/projects").content.decode()) is (status == 200)
