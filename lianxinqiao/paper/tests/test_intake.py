"""Sheets as offices make them: where the table stands, what is left out and told, and how days are written."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
import xlsxwriter

from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.intake import days, grids, workbooks
from lianxinqiao.paper.intake.grids import Grid, Headings
from lianxinqiao.paper.intake.plans import Problem, cell_name

KNOWN = Headings(("标题", "代表", "主办单位", "会办单位"), ("标题",), {"案由": "标题"})
HEAD = ["标题", "代表", "主办单位", "会办单位"]


def read(draw: Callable[[xlsxwriter.Workbook], None]) -> Grid:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        draw(book)
    return grids.find(workbooks.read(target.getvalue(), name="表.xlsx"), KNOWN)


def rows(book: xlsxwriter.Workbook, *lines: list[Any], name: str | None = None) -> Any:
    sheet = book.add_worksheet(name)
    for number, line in enumerate(lines):
        sheet.write_row(number, 0, line)
    return sheet


def told(grid: Grid) -> list[tuple[str, str]]:
    return [(each.cell, str(each.words)[:7]) for each in grid.ignored]


def test_a_title_above_and_other_words_for_the_columns() -> None:
    grid = read(lambda book: rows(book, ["附件1　代表建议汇总表"], [], ["案 由", "*代表（姓名）"], ["修桥", "张三"]))
    assert grid.columns == {"标题": 0, "代表": 1}
    assert [(line.number, line.values) for line in grid.lines] == [(4, {"标题": "修桥", "代表": "张三"})]


def two_rows(book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet()
    sheet.merge_range("A1:D1", "汇总表")
    sheet.merge_range("A2:A3", "标题")
    sheet.merge_range("B2:B3", "代表")
    sheet.merge_range("C2:D2", "承办单位")
    sheet.write_row("C3", ["主办单位", "会办单位"])
    sheet.write_row("A4", ["修桥", "张三", "交通局", "财政局"])


def bare_two_rows(book: xlsxwriter.Workbook) -> None:
    rows(book, ["标题", "代表", "承办", ""], ["", "", "主办单位", "会办单位"], ["修桥", "张三", "交通局", "财政局"])


@pytest.mark.parametrize("draw", [two_rows, bare_two_rows])
def test_two_rows_of_headings_are_one(draw: Callable[[xlsxwriter.Workbook], None]) -> None:
    grid = read(draw)
    assert grid.columns == {"标题": 0, "代表": 1, "主办单位": 2, "会办单位": 3}
    assert [list(line.values.values()) for line in grid.lines] == [["修桥", "张三", "交通局", "财政局"]]


def test_numbers_sums_remarks_and_unknown_columns_are_told() -> None:
    grid = read(
        lambda book: rows(
            book,
            ["序号", "标题", "备注"],
            [1, "修桥", "急"],
            ["合计", "1件", ""],
            ["序号", "标题", ""],
            [2, "", ""],
            ["注：截至1月", "", ""],
        )
    )
    assert [line.values for line in grid.lines] == [{"标题": "修桥"}]
    assert told(grid) == [
        ("A1", "“序号”不是模"),
        ("C1", "“备注”不是模"),
        ("A3", "合计行，没有导"),
        ("A4", "重复的表头，没"),
        ("A5", "这一行在模板的"),
        ("A6", "表下的说明，没"),
    ]


def cover_first(book: xlsxwriter.Workbook) -> None:
    rows(book, ["区人大代表建议"], name="封面")
    rows(book, ["标题", "代表"], ["字典", "字典"], name="字典").hide()
    rows(book, HEAD, ["修桥", "张三"], name="建议").activate()


def test_the_visible_sheet_with_the_known_columns_is_read_and_the_others_told() -> None:
    grid = read(cover_first)
    assert (grid.sheet, [line.values["标题"] for line in grid.lines]) == ("建议", ["修桥"])
    assert [str(note.words) for note in grid.notes] == ["工作表“封面”没有读入。", "工作表“字典”是隐藏的，没有读入。"]


def hidden_row(book: xlsxwriter.Workbook) -> None:
    sheet = rows(book, HEAD, ["修桥"], ["修路"], ["修渠"])
    sheet.set_row(2, None, None, {"hidden": True})


def test_a_hidden_row_is_left_out_and_told() -> None:
    grid = read(hidden_row)
    assert [line.values["标题"] for line in grid.lines] == ["修桥", "修渠"]
    assert told(grid) == [("A3", "这一行在表格里")]


def merged_down(book: xlsxwriter.Workbook) -> None:
    sheet = rows(book, HEAD, ["修桥"], ["修路"])
    sheet.merge_range("B2:B3", "张三")


def test_what_is_merged_over_rows_holds_for_each() -> None:
    assert [line.values["代表"] for line in read(merged_down).lines] == ["张三", "张三"]


def faults(book: xlsxwriter.Workbook) -> None:
    sheet = rows(book, HEAD, ["修桥"], ["修路"])
    sheet.write_formula("B2", "=NA()", None, "#N/A")
    sheet.write_formula("C2", "=A1", None, "")
    sheet.write_formula("C3", "=A1", None, "交通局")
    sheet.write_string("D3", "#REF!")


def test_errors_and_formulas_that_were_never_calculated_are_no_blanks() -> None:
    grid = read(faults)
    assert [(each.cell, str(each.reason)[:8]) for each in grid.problems] == [
        ("B2", "单元格里是错误值"),
        ("C2", "公式没有算出结果"),
        ("D3", "单元格里是错误值"),
    ]
    assert grid.lines[1].values["主办单位"] == "交通局"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_csv_is_read_in_the_encodings_of_offices(encoding: str) -> None:
    content = "标题,代表\r\n关于修桥的建议,张三\r\n".encode(encoding)
    grid = grids.find(workbooks.read(content, name="表.csv"), KNOWN)
    assert [line.values for line in grid.lines] == [{"标题": "关于修桥的建议", "代表": "张三"}]


def test_a_workbook_with_a_password_says_so() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(PaperError, match="密码"):
        workbooks.read(locked, name="表.xlsx")


def test_no_table_is_said() -> None:
    assert grids.find([], KNOWN).problems == [Problem("A1", "表格是空的。")]


@pytest.mark.parametrize(
    "written",
    [
        "2026-01-05", "2026.1.5", "2026/1/5", "2026年1月5日", "2026年01月05号", "20260105", 20260105, 46027, "46027",
        "２０２６．１．５", "2026 年 1 月 5 日", "二〇二六年一月五日", "26年1月5日", "2026-01-05 00:00:00",
        date(2026, 1, 5), datetime(2026, 1, 5, 9),
    ],
)  # fmt: skip
def test_a_day_is_read_as_offices_write_it(written: object) -> None:
    assert days.read(written) == (date(2026, 1, 5), False)


def test_a_day_without_its_year_takes_the_given_one() -> None:
    assert days.read("1月5日", year=2026) == (date(2026, 1, 5), True)


@pytest.mark.parametrize("written", ["昨天", "2026-02-30", "1月5日", "2026", "12", 7, "2026年13月1日", "三月"])
def test_what_is_no_day_is_refused(written: object) -> None:
    with pytest.raises(days.NoDay):
        days.read(written)


def test_columns_have_the_names_of_a_sheet() -> None:
    assert [cell_name(place, 7) for place in (0, 25, 26, 701, 702)] == ["A7", "Z7", "AA7", "ZZ7", "AAA7"]
