"""Committees come in by the sheet of streets and townships; people belong to one by a column of theirs."""

from typing import Any

import pytest

from lianxinqiao.people import importing
from lianxinqiao.people.columns import HEADINGS
from lianxinqiao.people.models import Committee, Mandate, Post, Township
from lianxinqiao.people.tests.test_import import person_row
from tests.cast import Cast

HEAD = [each.name for each in HEADINGS["townships"]]
PEOPLE = [each.name for each in HEADINGS["persons"]]


def row(**values: Any) -> list[Any]:
    return [values.get(name, "") for name in HEAD]


ROWS = [
    HEAD,
    row(代码="liuxiang", 名称="柳巷街道"),
    row(代码="caijing", 名称="财政经济委员会", 英文名称="Finance and Economy Committee", 次序=1),
    row(代码="jkww", 名称="教科文卫工作委员会", 次序=2),
    row(代码="yiyang", 名称="医养结合促进会", 类别="专门委员会"),
]


def run(people: Cast, rows: list[list[Any]], kind: str = "townships") -> importing.Outcome:
    return importing.run(kind, rows, district=people.district, by=people.administrator, keep=True)


def test_one_sheet_brings_places_and_committees(people: Cast) -> None:
    outcome = run(people, ROWS)
    assert outcome.problems == []
    kinds = dict(Committee.objects.filter(body=people.body).values_list("code", "kind"))
    assert kinds == {"caijing": "special", "jkww": "working", "yiyang": "special"}
    assert Township.objects.filter(code="liuxiang").exists()
    assert run(people, ROWS).unchanged == 4


def test_a_correction_says_what_changed(people: Cast) -> None:
    run(people, ROWS)
    outcome = run(people, [HEAD, row(代码="caijing", 名称="财政经济委员会", 类别="工作委员会", 次序=7)])
    (change,) = outcome.changed
    moved = {(cell.heading, cell.old, cell.new) for cell in change.cells}
    assert moved == {("类别", "专门委员会", "工作委员会"), ("次序", "1", "7")}


@pytest.mark.parametrize("name", ["柳巷社区居民委员会", "石桥村村民委员会", "高新园区管理委员会"])
def test_what_only_sounds_like_one_is_none(people: Cast, name: str) -> None:
    run(people, [HEAD, row(代码="x", 名称=name)])
    assert not Committee.objects.exists()


@pytest.mark.parametrize(
    ("cells", "words"),
    [({"所属机构代码": "没有"}, "没有代码为“没有”的机构"), ({"类别": "党委"}, "工作委员会"), ({"次序": "先"}, "整数")],
)
def test_what_is_wrong_is_told(people: Cast, cells: dict[str, str], words: str) -> None:
    outcome = run(people, [HEAD, row(代码="caijing", 名称="财政经济委员会", **cells)])
    assert [words in str(problem) for problem in outcome.problems] == [True]
    assert not Committee.objects.exists()


def test_deputies_sit_on_one_and_clerks_work_for_one(people: Cast) -> None:
    run(people, ROWS)
    # An office's post is asked of a second person: the register is told what stands there already.
    clerk = Post.objects.get(pk=people.clerk.pk)
    clerk.committee = Committee.objects.get(code="jkww")
    clerk.full_clean()
    clerk.save()
    assert clerk.place.endswith("教科文卫工作委员会")
    deputy = person_row(姓名="江晓禾", 账号="jiangxh", 手机号="13900001111", 委员会="财政经济委员会")
    assert run(people, [PEOPLE, deputy], "persons").problems == []
    assert Mandate.objects.get(person__name="江晓禾").committee == Committee.objects.get(code="caijing")
    unknown = person_row(姓名="江晓禾", 账号="jiangxh", 手机号="13900001111", 委员会="没有的委员会")
    assert "没有名为" in str(run(people, [PEOPLE, unknown], "persons").problems[0])
