import io
import re
import zipfile
from datetime import date, datetime
from decimal import Decimal

import pytest

from lianxinqiao.paper import reading, sheets
from lianxinqiao.paper.letter import Column, Table, Value
from lianxinqiao.paper.tests import samples


def part(content, name):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name).decode()


def table(values, kind="text", **more):
    return Table.of([Column("值", kind)], [[value] for value in values], **more)


@pytest.mark.parametrize(
    "nasty", ["=1+1", '=HYPERLINK("http://a","b")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "http://a"]
)
def test_no_text_becomes_a_formula_or_a_link(nasty):
    made = sheets.write(table([nasty]))
    sheet = part(made, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert re.search(r'<c r="A2"[^>]* t="s"', sheet)
    assert reading.read_rows(made)[1] == [nasty.strip().replace("\t", "")]


def test_values_stay_what_they_are():
    columns = [Column("件数", "number"), Column("占比", "percent"), Column("日期", "date"), Column("时间", "datetime")]
    row: list[Value] = [1234, Decimal("58.07"), date(2026, 3, 12), datetime(2026, 3, 12, 9, 30)]
    made = sheets.write(Table.of([*columns, Column("空")], [[*row, None]], title="统计"))
    values = reading.read_rows(made)[1]
    assert values[0] == 1234
    assert values[1] == pytest.approx(0.5807)
    assert values[2:4] == [date(2026, 3, 12), datetime(2026, 3, 12, 9, 30)]


def test_a_number_written_as_text_keeps_its_zeros():
    made = sheets.write(table(["087", "13800000000"]))
    assert reading.read_rows(made) == [["值"], ["087"], ["13800000000"]]


def test_it_prints_on_a4_landscape_with_header_frozen_and_filter():
    sheet = part(sheets.write(samples.BY_CLASS), "xl/worksheets/sheet1.xml")
    assert 'paperSize="9"' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert 'state="frozen"' in sheet
    # The sum below is no row to filter.
    assert '<autoFilter ref="A1:C5"' in sheet


def test_one_sheet_a_table_with_names_that_the_format_allows():
    made = sheets.write(
        table([], title="a[b]:*?/\\" + "长" * 40), table([], title="统计"), table([], title="统计"), table([])
    )
    names = re.findall(r'<sheet name="([^"]+)"', part(made, "xl/workbook.xml"))
    assert len(names) == len(set(names)) == 4
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_the_same_table_gives_the_same_bytes():
    assert sheets.write(samples.BY_CLASS) == sheets.write(samples.BY_CLASS)


def test_a_cell_longer_than_the_format_allows_is_cut_and_controls_are_gone():
    made = sheets.write(table(["长" * 40_000, "甲\x00\x0b乙\u202e"]))
    rows = reading.read_rows(made)
    assert len(str(rows[1][0])) == 32_767
    assert rows[2] == ["甲乙"]


def test_a_long_text_has_room_on_paper_too():
    columns = [Column("标题", width=10), Column("正文", width=10)]
    made = sheets.write(Table.of(columns, [["短", "短"], ["短", "字" * 25 + "\n又一段"], ["短", "字" * 2000]]))
    heights = re.findall(r'<row r="(\d)"[^>]*? ht="([\d.]+)"', part(made, "xl/worksheets/sheet1.xml"))
    assert heights == [("3", "60"), ("4", "408.75")]
