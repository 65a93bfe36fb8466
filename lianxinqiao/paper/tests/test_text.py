from datetime import date

import pytest

from lianxinqiao.paper import text
from lianxinqiao.paper.letter import paragraphs


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("一、基本情况", 1),
        ("（二）主要做法", 2),
        ("(十一)主要做法", 2),
        ("1.摸清底数", 3),
        ("12、公示收费", 3),
        ("（3）设备", 4),
        ("3.5公里道路已经修好。", 0),
        ("一是加强管理。", 0),
        ("2020年以来", 0),
    ],
)
def test_a_numeral_shows_the_level(line, level):
    assert text.level_of(line) == level


def test_blank_lines_and_indents_are_left_off():
    assert [p.text for p in paragraphs("　　第一段\r\n\r\n  第二段 \n")] == ["第一段", "第二段"]


def test_a_lead_is_told_from_what_runs_on():
    assert text.split_lead("（一）摸清底数。逐户登记。", 2) == ("（一）摸清底数。", "逐户登记。")
    assert text.split_lead("一、基本情况", 1) == ("一、基本情况", "")
    assert text.split_lead("1.摸清底数。逐户登记。", 3) == ("", "1.摸清底数。逐户登记。")
    long = "（一）" + "很长的一句话" * 20 + "。后面"
    assert text.split_lead(long, 2) == ("", long)


def test_a_sentence_is_no_heading():
    assert text.is_heading("二、下一步打算", 1)
    assert text.is_heading("1.选址", 3)
    assert not text.is_heading("1.选址由三方商定。", 3)
    assert not text.is_heading("（一）摸清底数。逐户登记。", 2)
    assert not text.is_heading("普通段落", 0)


def test_controls_and_direction_marks_are_taken_out():
    assert text.clean("甲\x00乙\u202e丙\u200f\ufeff\ud800丁\r\n") == "甲乙丙丁\n"


def test_dates_and_numbers_in_chinese():
    assert text.date_text(date(2020, 6, 8)) == "2020年6月8日"
    assert text.month_text(date(2020, 12, 1)) == "二〇二〇年十二月"
    assert [text.chinese_number(n) for n in (1, 10, 11, 20, 99)] == ["一", "十", "十一", "二十", "九十九"]
    assert text.chinese_number(100) == "100"


@pytest.mark.parametrize(
    ("lines", "points"),
    [
        (["1、划线。", "2、巡查。"], ["划线。", "巡查。"]),
        (["1. 划线。", "", "2．巡查。"], ["划线。", "巡查。"]),
        (["（一）划线。", "（二）巡查。"], ["划线。", "巡查。"]),
        (["①划线。", "②巡查。"], ["划线。", "巡查。"]),
        (["一、划线。"], ["划线。"]),
        (["第一，划线。", "第二，巡查。"], ["划线。", "巡查。"]),
        (["3、划线。", "5、巡查。"], ["划线。", "巡查。"]),
        (["1.5米宽的人行道。"], ["1.5米宽的人行道。"]),
        (["1、2号楼之间划线。"], ["1、2号楼之间划线。"]),
        (["一、二年级增设护学岗。"], ["一、二年级增设护学岗。"]),
        (["划线。", "3号楼前巡查。"], ["划线。", "3号楼前巡查。"]),
        (["划线。", "5、巡查。"], ["划线。", "5、巡查。"]),
        (["1、"], ["1、"]),
    ],
)
def test_points_lose_the_numbers_that_their_author_gave_them(lines: list[str], points: list[str]) -> None:
    assert text.without_numbers(lines) == points
