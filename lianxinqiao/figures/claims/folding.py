"""One character for one: full-width and traditional forms become the ones that the rules are written in.

Offsets into the folded text are offsets into the text as it was given, because no character is added or taken.
"""

import re

from lianxinqiao.paper.traditional import SIMPLIFIED, TRADITIONAL

# Full-width letters, digits and signs, without the punctuation that Chinese writes full-width anyway.
WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！（），：；？"}
MARKS = str.maketrans("　\t\xa0\u2002\u2003\u2009﹪～∼〜−–―「」『』〝〞‘’", "      %~~~---“”“”“”“”")
NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
FOLDED = (
    str.maketrans(TRADITIONAL, SIMPLIFIED) | WIDE | MARKS | NUMERALS | str.maketrans("貳參陸萬億兩", "二三六万亿两")
)
# A full-width comma parts thousands only between full-width digits; elsewhere it parts clauses.
WIDE_THOUSANDS = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")


def fold(text: str) -> str:
    """The text as the rules read it, of the same length."""
    text = WIDE_THOUSANDS.sub(",", text)
    return text.translate(FOLDED)
