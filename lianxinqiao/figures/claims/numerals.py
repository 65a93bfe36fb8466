"""Numbers as official prose writes them, read exactly: 1.04万, 1亿3000万, 三百二十, 一千多万, 十几, 数十, 两三.

Everything here works on folded text (`folding.fold`). What a round word does to a number stands in `readings`.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

Number = int | Decimal

DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
# 500千瓦 is 500 of the unit 千瓦, and no number of 瓦.
OF_THE_UNIT = "瓦伏米克卡赫焦帕"
MULTIPLIER = rf"(?:[百千]?(?:万亿|[万亿])|[百千](?![{OF_THE_UNIT}分]))"
ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
ARABIC_NUMBER = rf"{ARABIC}(?:(?: ?[余多几](?={MULTIPLIER}))? ?{MULTIPLIER}(?:\d+{MULTIPLIER})*)?"
CHINESE_NUMBER = (
    r"(?:[一二两三四五六七八九十百千万亿零〇廿卅]|[几数](?=[十百千万亿]))"
    r"(?:[一二两三四五六七八九十百千万亿零〇]|几(?=[十百千万亿])|(?<=十)几(?![十百千万亿])|[余多](?=[十百千万亿])|点(?=[一二三四五六七八九零〇])){0,24}"
)
NUMBER = re.compile(f"(?:{ARABIC_NUMBER}|{CHINESE_NUMBER})")
PIECE = re.compile(
    r"\d+(?:,\d{3})*(?:\.\d+)?|[一二两三四五六七八九零〇]+(?:点[一二三四五六七八九零〇]+)?|[十百千万亿余多几数]"
)
# What is longer is a code or a mistake.
LENGTH_MAX = 24
# 三五 and 七八 are one and the other; 十四五 is the name of a plan, so only neighbours and 三五 count.
NEIGHBOURS = {"一二": (1, 2), "一两": (1, 2), "两三": (2, 3), "二三": (2, 3), "三四": (3, 4), "三五": (3, 5)} | {
    a + b: (DIGITS[a], DIGITS[b]) for a, b in ("四五", "五六", "六七", "七八", "八九")
}


@dataclass(frozen=True, slots=True)
class Amount:
    """`low` and `high` differ where the digits themselves are a range (七八十); `some` where 余, 多, 几 or 数 stand inside.

    `some` is "more" (三百多: above the number, below its next step) or "several" (数十: two to nine of them).
    """

    low: Number
    high: Number
    some: str = ""


def whole(value: Decimal) -> Number:
    """An int where nothing stands behind the point, else the Decimal as it was written."""
    return int(value) if value == value.to_integral_value() else value


def step_of(value: Number) -> Number:
    """The worth of the last figure that is not zero: 300 → 100, 10400 → 100, 25 → 1, 5.2 → 0.1."""
    if isinstance(value, Decimal):
        return Decimal(1).scaleb(int(value.as_tuple().exponent))
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step


@lru_cache(maxsize=4096)
def read(token: str) -> Amount | None:
    """The amount that a token says; None where it is no number (一三五, 二〇二〇, 十四五)."""
    if len(token) > LENGTH_MAX:
        return None
    if token.isdigit() and token.isascii():
        value = int(token)
        return Amount(value, value)
    pieces = PIECE.findall(token.replace("廿", "二十").replace("卅", "三十"))
    some = "several" if pieces[0] in {"几", "数"} else "more" if any(p in {"余", "多", "几"} for p in pieces) else ""
    pieces = [piece for piece in pieces if piece not in {"余", "多", "几", "数"}]
    pair = next((piece for piece in pieces if piece in NEIGHBOURS), None)
    if pair is None:
        single = _sum(pieces)
        return None if single is None else Amount(single, single, some)
    if pieces.count(pair) > 1 or any(len(piece) > 1 for piece in pieces if piece != pair):
        return None
    low, high = (_sum([_digit(n) if piece == pair else piece for piece in pieces]) for n in NEIGHBOURS[pair])
    return None if low is None or high is None else Amount(low, high, some)


def _digit(value: int) -> str:
    return "零一二三四五六七八九"[value]


def _plain(piece: str) -> Decimal | None:
    """One run of figures; runs of Chinese digits (二〇二〇) are years and telephone numbers, not amounts."""
    if piece[0].isdigit() and piece[0].isascii():
        return Decimal(piece.replace(",", ""))
    front, _, fraction = piece.partition("点")
    front = front.lstrip("零〇") or "零"
    if len(front) > 1:
        return None
    return Decimal(f"{DIGITS[front]}." + ("".join(str(DIGITS[c]) for c in fraction) or "0"))


def _sum(pieces: list[str]) -> Number | None:
    """万 and 亿 multiply what stands before them, 十百千 the figure before them; 一百二 is 120 and 1万5 is 15000."""
    total, section, figure, last = Decimal(0), Decimal(0), None, 1
    for piece in pieces:
        if piece in SMALL:
            section += (Decimal(1) if figure is None else figure) * SMALL[piece]
            figure, last = None, SMALL[piece]
        elif piece in LARGE:
            section += figure or 0
            if piece == "亿":
                total, section = (total + section or Decimal(1)) * LARGE[piece], Decimal(0)
            else:
                total, section = total + (section or Decimal(1)) * LARGE[piece], Decimal(0)
            figure, last = None, LARGE[piece]
        else:
            if figure is not None:
                return None
            figure = _plain(piece)
            if figure is None:
                return None
            if piece[0] in "零〇":
                last = 1
    if figure is not None and last > 10 and figure < 10 and len(pieces) > 1:
        figure *= last // 10
    return whole(total + section + (figure or 0))
