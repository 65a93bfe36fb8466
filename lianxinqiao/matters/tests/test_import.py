"""A session's suggestions from a spreadsheet."""

import io
import zipfile
from datetime import date

import pytest
import xlsxwriter
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.files.models import Attachment
from lianxinqiao.journal import queries as journal
from lianxinqiao.matters import imports
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import reading
from lianxinqiao.paper.intake.plans import Plan
from lianxinqiao.people.models import Mandate
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


def run(people: Cast, *rows: list[object], keep: bool = True) -> Plan:
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


@pytest.mark.parametrize(("said", "wish"), [("同意", True), ("否", False), ("", None), ("无", None)])
def test_consent_to_openness_is_what_the_sheet_says_and_never_supposed(
    people: Cast, said: str, wish: bool | None
) -> None:
    assert run(people, row(people, 同意公开=said)).problems == []
    assert Suggestion.objects.get().wish_open is wish
    assert "请填：同意、不同意" in str(run(people, row(people, 同意公开="也许")).problems[0].reason)


def test_a_consent_noted_later_is_a_correction(people: Cast) -> None:
    run(people, row(people))
    assert run(people, row(people, 同意公开="不同意")).unchanged == 0
    assert Suggestion.objects.get().wish_open is False


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


def test_an_error_is_named_and_no_blank(people: Cast) -> None:
    outcome = run(people, row(people, 类别="#N/A", 主办单位="#REF!", 提出日期="#N/A"))
    assert [each.cell for each in outcome.problems] == ["H2", "J2", "M2"]
    assert not Suggestion.objects.exists()


def test_what_is_there_is_corrected_cell_by_cell_until_it_is_assigned(people: Cast) -> None:
    run(people, row(people))
    corrected = {"事由": "桥塌了。", "类别": "交通", "主办单位": "教育局", "具体建议": "1、修桥。\n2、护桥。"}
    (change,) = run(people, row(people, **corrected)).changes
    assert not change.new
    assert [(each.cell, each.heading, each.old, each.new) for each in change.cells] == [
        ("C2", "事由", "桥断了。", "桥塌了。"),
        ("H2", "类别", "", "交通"),
        ("J2", "主办单位", "", "教育局"),
    ]
    found = Suggestion.objects.get()
    assert (found.cause, str(found.field), found.stage) == ("桥塌了。", "交通", "assigned")
    acts = list(journal.history(found).order_by("id").values_list("act", flat=True))[2:]
    assert acts == ["suggestion.correct_import", "suggestion.classify", "suggestion.assign"]
    again = run(people, row(people, **{**corrected, "事由": "桥没了。"}))
    assert (again.changes, [(told.cell, "导入不改它" in str(told.words)) for told in again.ignored]) == (
        [],
        [("C2", True)],
    )
    assert Suggestion.objects.get().cause == "桥塌了。"


def test_an_empty_cell_changes_nothing_and_a_mark_empties(people: Cast) -> None:
    run(people, row(people, 分析="年久失修。"))
    assert run(people, row(people)).changes == []
    (change,) = run(people, row(people, 分析="无")).changes
    assert [(each.heading, each.old, each.new) for each in change.cells] == [("分析", "年久失修。", "")]
    assert Suggestion.objects.get().analysis == ""


def test_two_rows_of_one_title_are_not_one(people: Cast) -> None:
    outcome = run(people, row(people), row(people))
    assert [(each.cell, "与第2行是同一件" in str(each.reason)) for each in outcome.problems] == [("B3", True)]
    assert len(run(people, row(people, 编号=1), row(people, 编号=2)).changes) == 2


@pytest.mark.parametrize(
    ("day", "cell", "words"),
    [
        (date(1926, 1, 13), "M2", "请核对年份"),
        ("2016.1.13", "M2", "请核对年份"),
        ("2026-01-13", "F2", "不是代表"),
    ],
)
def test_a_slip_of_the_year_and_a_deputy_out_of_office_are_told(
    people: Cast, day: object, cell: str, words: str
) -> None:
    Mandate.objects.filter(pk=people.deputy.mandate_id).update(to_on=date(2026, 1, 12))
    found = {each.cell: str(each.reason) for each in run(people, row(people, 提出日期=day)).problems}
    assert words in found[cell]


def test_a_day_without_its_year_is_the_sessions_and_said(people: Cast) -> None:
    outcome = run(people, row(people, 提出日期="1月13日"))
    assert [(note.cell, str(note.words)) for note in outcome.notes] == [("M2", "“1月13日”没有写年份，读作2026-01-13。")]
    assert Suggestion.objects.get().submitted_at == moment("2026-01-13", "09:00")


def test_a_padded_name_is_the_deputys(people: Cast) -> None:
    name = people.deputy.person.name
    assert run(people, row(people, 领衔代表=f"{name[0]}　{name[1:]}")).problems == []


def test_one_unknown_deputy_is_one_cause(people: Cast) -> None:
    sheet = [row(people, 标题=f"关于修{n}号桥的建议", 领衔代表="无此人") for n in range(15)]
    ((reason, cells),) = run(people, *sheet).causes
    assert ("无此人" in reason, cells.split(", ")) == (True, [f"F{n}" for n in range(2, 17)])


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
    assert "将新增1行" in page.content.decode()
    assert not Suggestion.objects.exists()
    client.post(f"/suggestions/import/{Attachment.objects.get().pk}", {"session": people.session.pk})
    assert Suggestion.objects.get().number_text


def test_confirmed_three_times_it_is_done_once(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    client.post("/suggestions/import", {"session": people.session.pk, "file": book(row(people))})
    address = f"/suggestions/import/{Attachment.objects.get().pk}"
    for _click in range(3):
        assert "新增1件" in client.post(address, follow=True).content.decode()
    assert Suggestion.objects.count() == 1


def test_what_changed_since_the_preview_is_shown_before_it_is_done(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    for title in ("关于修桥的建议", "关于修路的建议"):
        sheet = book(row(people), row(people, 标题=title + "二"))
        client.post("/suggestions/import", {"session": people.session.pk, "file": sheet})
    first, second = Attachment.objects.order_by("uploaded_at")
    client.post(f"/suggestions/import/{first.pk}")
    page = client.post(f"/suggestions/import/{second.pk}").content.decode()
    assert "预览之后数据有变化" in page
    assert Suggestion.objects.count() == 2
    client.post(f"/suggestions/import/{second.pk}")
    assert list(Suggestion.objects.order_by("number").values_list("number", flat=True)) == [1, 2, 3]


def test_the_template_can_be_read_back(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    assert reading.read_rows(client.get("/suggestions/import/template").content)[0] == HEAD


def test_the_template_offers_what_the_body_knows(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    content = client.get("/suggestions/import/template").content
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        rules = parts.read("xl/worksheets/sheet1.xml").decode()
        words = parts.read("xl/sharedStrings.xml").decode()
    assert rules.count('<dataValidation type="list"') == 12
    assert all(word in words for word in (people.deputy.person.name, "财政局", "交通", "基本满意"))


@pytest.mark.parametrize("part", ["deputy", "jiaoyu_clerk", "auditor", "administrator"])
def test_the_screen_refuses_whoever_is_not_the_office(people: Cast, client: Client, part: str) -> None:
    client.force_login(getattr(people, part).user)
    assert client.get("/suggestions/import").status_code == 403
