"""Streets and townships from a sheet; and the column by which people belong to one."""

from typing import Any

import pytest
from django.test import Client

from lianxinqiao.people import importing
from lianxinqiao.people.columns import HEADINGS
from lianxinqiao.people.models import Mandate, Organization, Post, Township
from lianxinqiao.people.tests.test_import import person_row
from tests.cast import Cast

HEAD = [each.name for each in HEADINGS["townships"]]
PEOPLE = [each.name for each in HEADINGS["persons"]]


def row(**values: Any) -> list[Any]:
    return [values.get(name, "") for name in HEAD]


ROWS = [
    HEAD,
    row(代码="liuxiang", 名称="柳巷街道", 英文名称="Liuxiang Subdistrict", 次序=1),
    row(代码="shiqiao", 名称="石桥乡", 人大工作机构="石桥乡人大主席团", 次序=2),
    row(代码="gaoxin", 名称="高新园区", 类别="管委会"),
]


def run(people: Cast, rows: list[list[Any]], kind: str = "townships", *, keep: bool = True) -> importing.Outcome:
    return importing.run(kind, rows, district=people.district, by=people.administrator, keep=keep)


def of(code: str) -> Township:
    return Township.objects.get(code=code)


def test_a_sheet_comes_in_and_kinds_follow_from_names(people: Cast) -> None:
    outcome = run(people, ROWS)
    assert outcome.problems == []
    assert len(outcome.new) == 3
    assert [of(code).kind for code in ("liuxiang", "shiqiao", "gaoxin")] == ["street", "township", "zone"]
    assert (of("liuxiang").organ_called, of("liuxiang").position) == ("柳巷街道人大工委", 1)


def test_the_same_again_changes_nothing_and_a_correction_says_what(people: Cast) -> None:
    run(people, ROWS)
    assert run(people, ROWS).unchanged == 3
    unit = Organization.objects.create(
        district=people.district, code="liuxiang-jdb", name="柳巷街道办事处", short_name="柳巷街道", kind="town"
    )
    outcome = run(people, [HEAD, row(代码="liuxiang", 名称="柳巷镇", 类别="镇", 承办单位代码="liuxiang-jdb")])
    (change,) = outcome.changed
    moved = {(cell.heading, cell.old, cell.new) for cell in change.cells}
    assert moved == {("名称", "柳巷街道", "柳巷镇"), ("类别", "街道", "镇"), ("承办单位代码", "", str(unit))}
    assert of("liuxiang").unit == unit


@pytest.mark.parametrize(
    ("cells", "cell", "words"),
    [
        ({"代码": "柳巷", "名称": "柳巷街道"}, "A2", "英文字母"),
        ({"代码": "liuxiang", "名称": ""}, "B2", "不能空着"),
        ({"代码": "liuxiang", "名称": "柳巷街道", "类别": "区"}, "D2", "街道、镇、乡、管委会"),
        ({"代码": "liuxiang", "名称": "柳巷街道", "承办单位代码": "没有"}, "F2", "先导入单位"),
        ({"代码": "liuxiang", "名称": "柳巷街道", "次序": "先"}, "G2", "整数"),
    ],
)
def test_what_is_wrong_is_told_by_cell_and_nothing_comes_in(
    people: Cast, cells: dict[str, str], cell: str, words: str
) -> None:
    before = Township.objects.count()
    outcome = run(people, [HEAD, row(**cells), row(代码="shiqiao", 名称="石桥乡")])
    assert [problem.cell for problem in outcome.problems] == [cell]
    assert words in str(outcome.problems[0].reason)
    assert Township.objects.count() == before


def test_one_code_stands_once_in_a_sheet(people: Cast) -> None:
    outcome = run(people, [HEAD, row(代码="a", 名称="柳巷街道"), row(代码="a", 名称="石桥乡")])
    assert [problem.cell for problem in outcome.problems] == ["A3"]


def person(township: str, **values: Any) -> list[Any]:
    found = person_row(**values)
    found[PEOPLE.index("街道、乡镇")] = township
    return found


def test_people_belong_to_one_by_their_own_sheet(people: Cast) -> None:
    run(people, ROWS)
    staff = {"姓名": "李四", "账号": "lisi", "角色": "代表联络站工作人员", "届": "", "代表团": ""}
    rows = [PEOPLE, person("柳巷街道"), person("柳巷街道", **staff)]
    assert run(people, rows, "persons").problems == []
    assert Mandate.objects.get(person__name="张三").township == of("liuxiang")
    assert Post.objects.get(person__name="李四").township == of("liuxiang")
    assert Post.objects.get(person__name="张三").township is None
    again = run(people, [PEOPLE, person("石桥乡"), person("石桥乡", **staff)], "persons")
    assert again.problems == []
    assert Mandate.objects.get(person__name="张三").township == of("shiqiao")
    assert Post.objects.get(person__name="李四").township == of("shiqiao")
    unknown = run(people, [PEOPLE, person("没有街道")], "persons")
    assert [str(problem.reason) for problem in unknown.problems] == ["没有名为“没有街道”的街道、乡镇，请先导入。"]


def test_the_template_is_handed_out(people: Cast) -> None:
    client = Client()
    client.force_login(people.administrator.user)
    assert client.get("/people/import/townships/template").status_code == 200
    assert "街道、乡镇" in client.get("/people/import").content.decode()
