"""Titles in lines: whole words, whole numbers, no line too long, none with a waist."""

import pytest

from lianxinqiao.paper.text import width
from lianxinqiao.paper.titles import set_width, title_lines


@pytest.mark.parametrize(
    "lines",
    [
        "第一行|第二行",
        "关于召开座谈会的通知",
        "关于区十六届人大五次会议|第087号建议的答复",
        "2020年度代表建议、|批评和意见办理情况报告",
        "关于在老旧小区增设电动|自行车集中充电桩的建议",
        "关于转送代表视察缓解|科技型小企业贷款难报告的函",
        "云河区人民代表大会常务委员会办公室|关于推进农村客货邮融合发展的|建议办理情况的报告",
        "关于对《关于加快补建消防|水源和微型站的建议》的答复",
        "关于公布2026年12月31日前办结的|1,024件建议的通知",
        "云河区人民代表大会常务委员会|2020年工作报告",
        "中国人民政治协商会议云河区委员会|常务委员会2020年工作报告",
        "关于接入OpenTelemetry|和WCAG2.2标准的建议",
    ],
)
def test_a_title_breaks_where_a_phrase_ends(lines: str) -> None:
    meant = lines.split("|")
    joined = "\n" if meant[0] == "第一行" else ""
    assert title_lines(joined.join(meant)) == meant


@pytest.mark.parametrize("times", [1, 2, 3, 9, 40])
def test_no_title_loses_a_sign_or_runs_over_the_line(times: int) -> None:
    title = "关于" + "进一步加强城乡统筹推动公共服务均等化和2026年重点工程建设" * times + "的建议"
    lines = title_lines(title)
    assert "".join(lines) == title
    assert all(width(line) <= 20 for line in lines)


@pytest.mark.parametrize(
    "title",
    [
        "云河区人民代表大会常务委员会办公室关于推进农村客货邮融合发展的建议办理情况的报告",
        "关于对区十七届人大常委会第三十次会议审议《关于安全生产工作情况的报告》意见研究处理情况的报告",
    ],
)
def test_three_lines_have_no_waist(title: str) -> None:
    first, *middle, last = map(set_width, title_lines(title))
    assert middle and min(middle) + 0.5 >= min(first, last)


def test_a_word_that_fits_no_line_is_broken_rather_than_lost() -> None:
    assert "".join(title_lines("A" * 50)) == "A" * 50
