"""Small rules of the papers: what is printed of a contact, which box is ticked, how wide a text is set."""

from datetime import date

import pytest

from lianxinqiao.paper import measures, text
from lianxinqiao.paper.forms import GRID, Opinion, boxes, opinion_form
from lianxinqiao.paper.letter import Column, Contact, Table
from lianxinqiao.paper.plates import Plate
from lianxinqiao.paper.slips import Slip, Slips
from lianxinqiao.paper.traditional import SIMPLIFIED, TRADITIONAL


@pytest.mark.parametrize(
    ("person", "phone", "line"),
    [
        ("方守拙", "0371-60000001", "（联系人：方守拙，联系电话：0371-60000001）"),
        ("方守拙", "", "（联系人：方守拙）"),
        ("", "0371-60000001", "（联系电话：0371-60000001）"),
        ("", "", ""),
    ],
)
def test_a_contact_is_printed_as_far_as_it_is_known(person: str, phone: str, line: str) -> None:
    assert Contact(person, phone).line == line


@pytest.mark.parametrize(
    ("ticked", "line"),
    [
        ("满意", "■ 满意　　□ 不满意"),
        ("不满意", "□ 满意　　■ 不满意"),
        ("", "□ 满意　　□ 不满意"),
        ("其他", "□ 满意　　□ 不满意"),
    ],
)
def test_one_box_is_ticked_or_none(ticked: str, line: str) -> None:
    assert boxes(("满意", "不满意"), ticked) == line


@pytest.mark.parametrize(
    ("to", "by", "last"),
    [
        ("云河区人大常委会", date(2026, 6, 8), "3.请于2026年6月8日前将本表送回云河区人大常委会。"),
        ("云河区人大常委会", None, "3.请将本表送回云河区人大常委会。"),
        ("", date(2026, 6, 8), "2.本表由代表本人填写并签名，他人不得代填。"),
    ],
)
def test_a_form_says_where_it_goes_back_to(to: str, by: date | None, last: str) -> None:
    form = opinion_form(
        Opinion("征询意见表", "018", "关于增设护学岗的建议", "方守拙", "教育局", return_to=to, return_by=by)
    )
    assert form.notes[-1] == last
    assert [note[0] for note in form.notes] == [str(place) for place in range(1, len(form.notes) + 1)]
    assert {sum(cell.span for cell in row.cells) for row in form.rows} == {GRID}


@pytest.mark.parametrize(("words", "width"), [("云河区", 3.0), ("2026", 2.0), ("A类", 1.5), ("（一）", 3.0), ("", 0.0)])
def test_a_latin_letter_is_half_as_wide(words: str, width: float) -> None:
    assert text.width(words) == width


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (5, "五"), (15, "十五"), (30, "三十"), (42, "四十二"), (-3, "-3")]
)
def test_numbers_of_headings(number: int, words: str) -> None:
    assert text.chinese_number(number) == words


@pytest.mark.parametrize(
    ("line", "one"), [("甲\n乙", "甲 乙"), ("　甲\r\n", "甲"), ("甲\t乙", "甲  乙"), ("\u202e甲", "甲")]
)
def test_several_lines_become_one(line: str, one: str) -> None:
    assert text.one_line(line) == one


def test_a_table_keeps_what_it_is_given_in_order() -> None:
    table = Table.of(iter([Column("单位"), Column("件数", "number")]), iter([iter(["教育局", 3]), iter(["财政局", 1])]))
    assert [column.label for column in table.columns] == ["单位", "件数"]
    assert table.rows == (("教育局", 3), ("财政局", 1))


def test_the_text_block_and_its_margins_are_the_page() -> None:
    assert measures.LEFT_MM + measures.TEXT_WIDTH_MM + measures.RIGHT_MM == measures.PAGE_WIDTH_MM
    assert measures.TOP_MM + measures.TEXT_HEIGHT_MM + measures.BOTTOM_MM == measures.PAGE_HEIGHT_MM
    assert measures.LINES * measures.LINE_PT <= measures.TEXT_HEIGHT_MM * measures.PT_PER_MM
    assert pytest.approx(measures.TEXT_WIDTH_PT) == measures.CHARACTERS * measures.CHARACTER_PT
    assert measures.CHARACTER_PT <= measures.SAN_HAO


def test_each_traditional_character_has_one_simplified() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert [pair for pair in zip(TRADITIONAL, SIMPLIFIED, strict=True) if pair[0] == pair[1]] == []


def code_of(paper: Plate | Slips) -> str:
    return paper.picture if isinstance(paper, Plate) else paper.code


@pytest.mark.parametrize("made", ["plate", "slips"])
def test_another_address_is_another_code(made: str) -> None:
    def paper(address: str) -> Plate | Slips:
        if made == "plate":
            return Plate("云桥站", "", "01", (), (), address, "YQ01", "云河区人大")
        return Slips("密码条", address, ("姓名", "账号", "密码", "网址"), "", (Slip("教育局", "方守拙", "fang", "x"),))

    first, other = (code_of(paper(address)) for address in ("https://yunhe.example/a", "https://yunhe.example/b"))
    assert first.startswith("<svg") and first != other
    assert first == code_of(paper("https://yunhe.example/a"))
