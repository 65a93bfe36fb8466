"""A session's suggestions from a spreadsheet."""

import io

import pytest
import xlsxwriter
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal import queries as journal
from lianxinqiao.matters import imports
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import reading
from lianxinqiao.people.importing import Outcome
from tests.cast import Cast, moment


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: object) -> None:
    """The second factor has its own tests."""
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


HEAD = [name for name, _words, _example in imports.HEADINGS]


def row(people: Cast, **cells: object) -> list[object]:
    known = {"标题": "关于修桥的建议", "事由": "桥断了。", "具体建议": "修桥。\n护桥。"}
    known["领衔代表"] = people.deputy.person.name
    return [{**known, **cells}.get(name, "") for name in HEAD]


def run(people: Cast, *rows: list[object], keep: bool = True) -> Outcome:
    return imports.run([HEAD, *rows], session=people.session, by=people.clerk, keep=keep, at=moment("2026-01-20"))


def test_it_registers_and_assigns_by_the_real_acts(people: Cast) -> None:
    cells = {"主办单位": people.units["jiaoyu"].short_name, "会办单位": people.units["caizheng"].name}
    outcome = run(people, row(people, 联名代表=people.cosigner.person.name, **cells))
    assert outcome.problems == []
    found = Suggestion.objects.get()
    assert (found.source, found.stage, found.number) == ("import", "assigned", 1)
    assert [point.text for point in found.requests.all()] == ["修桥。", "护桥。"]
    assert found.cosigners.get().signed_at is not None
    assert sorted(found.handlings.values_list("kind", flat=True)) == ["assist", "lead"]
    acts = list(journal.history(found).order_by("id").values_list("act", flat=True))
    assert acts == ["suggestion.import", "suggestion.register", "suggestion.assign"]


def test_the_same_file_twice_changes_nothing(people: Cast) -> None:
    sheet = [row(people, 编号=1), row(people, 标题="关于修路的建议")]
    assert len(run(people, *sheet).changes) == 2
    again = run(people, *sheet)
    assert (again.changes, again.unchanged, again.problems) == ([], 2, [])
    assert Suggestion.objects.count() == 2


def test_a_preview_keeps_nothing(people: Cast) -> None:
    assert len(run(people, row(people), keep=False).changes) == 1
    assert not Suggestion.objects.exists()
    run(people, row(people))
    assert Suggestion.objects.get().number == 1


@pytest.mark.parametrize(
    ("cells", "cell", "words"),
    [
        ({"标题": ""}, "B3", "不能空着"),
        ({"标题": "长" * 10_000}, "B3", "上限"),
        ({"领衔代表": "无此人"}, "F3", "没有代表"),
        ({"类别": "星际"}, "H3", "不认识的类别"),
        ({"主办单位": "天宫"}, "J3", "没有在用的单位"),
        ({"会办单位": "财政局"}, "K3", "应当是一个"),
        ({"编号": "9"}, "A3", "编号应当是"),
        ({"提出日期": "昨天"}, "M3", "不是日期"),
        ({"提出日期": "2030-01-01"}, "M3", "不能晚于"),
    ],
)
def test_a_bad_row_is_told_by_cell_and_nothing_is_half_imported(
    people: Cast, cells: dict[str, object], cell: str, words: str
) -> None:
    outcome = run(people, row(people), row(people, **{"标题": "关于修路的建议", **cells}))
    assert [(each.cell, words in str(each.reason)) for each in outcome.problems] == [(cell, True)]
    assert not Suggestion.objects.exists()


def test_all_that_is_wrong_in_a_row_is_told_at_once(people: Cast) -> None:
    cells = {
        "标题": "",
        "领衔代表": "无此人",
        "联名代表": "某甲",
        "类别": "星际",
        "主办单位": "天宫",
        "提出日期": "昨天",
    }
    outcome = run(people, row(people), row(people, **cells))
    assert [each.cell for each in outcome.problems] == ["B3", "F3", "G3", "H3", "J3", "M3"]


def test_numbers_follow_each_other_whatever_the_order_of_rows(people: Cast) -> None:
    run(people, row(people, 编号=2, 标题="乙"), row(people, 编号="1", 标题="甲"))
    assert list(Suggestion.objects.order_by("number").values_list("title", flat=True)) == ["甲", "乙"]


def test_two_units_in_the_lead_column_answer_separately(people: Cast) -> None:
    run(people, row(people, 主办单位="、".join(unit.name for unit in list(people.units.values())[:2])))
    assert set(Suggestion.objects.get().handlings.values_list("kind", flat=True)) == {"separate"}


def test_only_the_office_imports(people: Cast) -> None:
    with pytest.raises(Refused, match="代工委工作人员"):
        imports.run([HEAD], session=people.session, by=people.deputy, keep=True)


def book(*rows: list[object]) -> io.BytesIO:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"strings_to_formulas": False}) as out:
        sheet = out.add_worksheet()
        for number, cells in enumerate([HEAD, *rows]):
            sheet.write_row(number, 0, cells)
    target.seek(0)
    target.name = "建议.xlsx"
    return target


def test_on_the_screen_it_is_previewed_then_done(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    page = client.post("/suggestions/import", {"session": people.session.pk, "file": book(row(people))})
    assert "将登记1件建议" in page.content.decode()
    assert not Suggestion.objects.exists()
    client.post(f"/suggestions/import/{Attachment.objects.get().pk}", {"session": people.session.pk})
    assert Suggestion.objects.get().number_text


def test_the_template_can_be_read_back(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    assert reading.read_rows(client.get("/suggestions/import/template").content)[0] == HEAD


@pytest.mark.parametrize("part", ["deputy", "jiaoyu_clerk", "auditor", "administrator"])
def test_the_screen_refuses_whoever_is_not_the_office(people: Cast, client: Client, part: str) -> None:
    client.force_login(getattr(people, part).user)
    assert client.get("/suggestions/import").status_code == 403
