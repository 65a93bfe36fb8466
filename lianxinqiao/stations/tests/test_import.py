"""A sheet of stations comes in, is changed and comes in again; what is wrong in it is told by cell."""

from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import facts
from lianxinqiao.journal.models import Entry
from lianxinqiao.stations import columns, exporting, importing
from lianxinqiao.stations.actions import keeping
from lianxinqiao.stations.models import Station
from tests.cast import Cast, moment

AT = moment("2026-02-02")
HEAD = (
    "编号",
    "名称",
    "类别",
    "街道、乡镇",
    "纬度",
    "经度",
    "接待日",
    "重点年度",
    "重点理由",
    "进站代表",
    "地点",
    "面积",
)
ROWS: list[tuple[Any, ...]] = [
    (1, "云桥街道代表联络中心站", "联络站", "云桥街道", 34.745417, 113.631347, "单月15日 9:00—11:00", 2020, "居中", "林晓禾、周望舒", "东门、西门", 240),
    ("", "望河镇前湾村代表联络点", "联络点", "望河镇", "", "", "每月第一个周五 15:00-16:00，遇节假日顺延一周", "", "", "", "", ""),
]  # fmt: skip


def take(people: Cast, rows: list[tuple[Any, ...]] = ROWS, *, keep: bool = True, head: tuple[str, ...] = HEAD) -> Any:
    return importing.run([head, *rows], body=people.body, by=people.clerk, keep=keep, at=AT)


def test_a_sheet_comes_in(people: Cast) -> None:
    plan = take(people)
    assert plan.problems == [] and len(plan.new) == 2
    one, two = Station.objects.order_by("number")
    assert (one.number, two.number, two.kind) == (1, 2, "point")
    assert one.latitude == pytest.approx(34.7466, abs=1e-5)
    assert (two.reception["week"], two.reception["rolls"]) == (1, "week")
    assert one.key_years.get().year == 2020 and one.members.count() == 2
    assert [spot.name for spot in one.spots.all()] == ["东门", "西门"]
    entry = Entry.objects.get(act="station.import")
    assert entry.data["count"] == 2 and entry.data["records"][0]["key"] == 2020


def test_a_preview_writes_nothing(people: Cast) -> None:
    assert len(take(people, keep=False).new) == 2
    assert not Station.objects.exists() and not Entry.objects.filter(act="station.import").exists()


def test_the_same_sheet_again_changes_nothing(people: Cast) -> None:
    take(people)
    again = take(people)
    assert (again.changes, again.same) == ([], [2, 3])


def test_what_a_sheet_adds_to_a_known_station_stands_in_the_journal(people: Cast) -> None:
    take(people)
    station = Station.objects.get(number=2)
    keeping.place(station, names="村口", by=people.clerk, at=AT)
    plan = take(people, [("", ROWS[1][1], "", "望河镇", "", "", "", "", "", "何清源", "", "")])
    assert len(plan.changed) == 1 and station.members.count() == 1
    assert list(facts.differences()) == []
    assert Entry.objects.filter(act="station.import", object_id=station.pk, object_kind="stations.station").count() == 1


def test_a_changed_cell_is_shown_and_changed(people: Cast) -> None:
    take(people)
    plan = take(people, [(*ROWS[0][:11], 260)])
    moved = plan.changed[0].cells[0]
    assert (moved.cell, moved.old, moved.new) == ("L2", "240", "260")
    assert Station.objects.get(number=1).area == 260


@pytest.mark.parametrize(
    ("column", "value", "cell", "words"),
    [
        (3, "青禾街道", "D2", "登记册里没有“青禾街道”"),
        (2, "分站", "C2", "请填：联络站、联络点"),
        (6, "每逢佳节", "G2", "接待日规则不完整"),
        (4, "北纬", "E2", "十进制的度数"),
        (8, "", "I2", "这一格要填写"),
        (9, "无名氏", "J2", "没有名为“无名氏”"),
        (11, "很大", "L2", "整数"),
        (1, "", "B2", "这一格要填写"),
    ],
)
def test_what_is_wrong_is_told_by_cell_and_nothing_comes_in(
    people: Cast, column: int, value: Any, cell: str, words: str
) -> None:
    row = list(ROWS[0])
    row[column] = value
    plan = take(people, [tuple(row), ROWS[1]])
    assert [(problem.cell, words in str(problem.reason)) for problem in plan.problems] == [(cell, True)]
    assert not Station.objects.exists()


def test_two_rows_are_not_one_station(people: Cast) -> None:
    plan = take(people, [ROWS[1], ROWS[1]])
    assert [problem.cell for problem in plan.problems] == ["B3"]


def test_only_the_office_imports(people: Cast) -> None:
    with pytest.raises(Refused):
        importing.run([HEAD, *ROWS], body=people.body, by=people.deputy, keep=False, at=AT)


def test_what_is_exported_comes_in_again_and_changes_nothing(people: Cast) -> None:
    take(people)
    sheet = exporting.table(Station.objects.all())
    assert tuple(column.label for column in sheet.columns) == columns.NAMES
    plan = take(people, list(sheet.rows), head=columns.NAMES)
    assert (plan.problems, plan.changes, plan.same) == ([], [], [2, 3])
