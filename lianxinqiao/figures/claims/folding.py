"""One character for one: full-width and traditional forms become the ones that the rules are written in.

Offsets into the folded text are offsets into the text as it was given, because no character is added or taken.
"""

import re

from lianxinqiao.paper.traditional import SIMPLIFIED, TRADITIONAL

# Full-width letters, digits and signs, without the punctuation that Chinese writes full-width anyway.
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！（），：；？"}
MARKS = str.maketrans("　\t\xa0\u2002\u2003\u2009\u202f﹪～∼〜−–―「」『』〝〞‘’", "       %~~~---“”“”“”“”")
NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
FOLDED = (
    str.maketrans(TRADITIONAL, SIMPLIFIED) | WIDE | MARKS | NUMERALS | str.maketrans("貳參陸萬億兩", "二三六万亿两")
)
# A full-width comma parts thousands between full-width digits; elsewhere it parts clauses, unless what stands around it is a
# number in groups of three with its unit: 1，142件. A space and an apostrophe part thousands as well: 1 142件, 1'142件.
WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
UNIT = "个家件项条次人名位户座所处场套台辆元亩公平吨米千万亿篇份册部宗起批只株棵天小度升期例封%％"
GROUPED = re.compile(
    r"(?<![\d.,%％—第图表号-])(?<!\d[， \u3000\xa0])(?!0)\d{1,3}"
    r"(?:(?:，\d{3})+|(?<![室楼栋组班线]\d)(?:[ \xa0\u2009\u202f]\d{3})+|(?:['’]\d{3})+)(?![\d，])"
    rf"(?=(?:\.\d+)?[余多]? ?[{UNIT}])"
)
PARTING = re.compile(r"[， \xa0\u2009\u202f'’]")
# 分别为142，156件 are two.
IN_A_ROW = re.compile(r"(?:分别|依次|各[为是有])[^，。；\d]{0,8}$|[、和与至到]$|\d ?[:：]$|\n ?$")
ROW_REACH = 12


def fold(text: str) -> str:
    """The text as the rules read it, of the same length."""
    text = WIDE_THOUSANDS.sub(",", text)
    return GROUPED.sub(_in_thousands, text).translate(FOLDED)


def _in_thousands(match: re.Match[str]) -> str:
    text, start = match.string, match.start()
    row = IN_A_ROW.search(text[max(0, start - ROW_REACH) : start])
    return match[0] if row and (match[0][3:4] in "， \xa0" or row[0].startswith("\n")) else PARTING.sub(",", match[0])
