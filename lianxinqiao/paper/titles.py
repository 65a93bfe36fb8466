"""A title in lines that read well (GB/T 9704 7.3.1: 回行时要做到词意完整、排列对称、长短适宜、间距恰当).

No line breaks inside a word, a number or what stands in brackets, and the lines form a trapezium or a lozenge （梯形、菱形）:
never with the shortest in the middle. Where a word ends is told by the words that committees use often (words.toml); what
is in none of them is read two and two, as most Chinese words are.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import chain, combinations, pairwise
from math import inf
from pathlib import Path

from lianxinqiao.paper.text import width

PER_LINE = 20
# A longer title is a mistake that must not keep a machine busy.
LINES_MAX, WEIGHED_MAX = 8, 3
LONGEST_WORD = 4
NEVER, INSIDE, LOOSE, PLAIN = 100.0, 8.0, 3.0, 2.0  # how ill a title breaks in a place
ANOTHER = 1.5  # and how dear a line is
WHOLE = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9.,%‰:/+-]*[号件年月日次个项条届名人万亿元]*|第?[〇一二三四五六七八九十百]+[届次号条]"
)
# Longer than any word of the list, and nobody breaks them.
PLACE = "(?:[\u4e00-\u9fff]{2}[区县市])?"
ORGANS = re.compile(
    PLACE
    + "(?:(?:人民代表大会)?(?:常务|工作|专门)?委员会|人民代表大会|人民政府|人民法院|人民检察院)|(?:中国)?人民政治协商会议"
)
YEAR = re.compile("[12][0-9]{3}年")
OPENS, CLOSES = "《（“〔(第关", "》）”〕)，、。：；的"
ENDINGS = "型性化率者员"  # they belong to what stands before
JOINS = ("和", "与", "及", "并", "对", "在", "为", "将", "向", "从", "到", "至", "由")


def title_lines(title: str, per_line: int = PER_LINE) -> list[str]:
    """Its lines. A line break that stands in the title is kept; otherwise it is cut where it reads best."""
    title = title.strip()
    if "\n" in title:
        return [part.strip() for part in title.split("\n") if part.strip()]
    if set_width(title) <= per_line:
        return [title]
    count = int(-(-set_width(title) // per_line))
    if count > LINES_MAX:
        return [title[place : place + per_line] for place in range(0, len(title), per_line)]
    ill = _ill(title)
    if count <= WEIGHED_MAX:
        best = _weighed(title, ill, count, per_line)
        if best[0] >= INSIDE + ANOTHER * count and count < WEIGHED_MAX:
            best = min(best, _weighed(title, ill, count + 1, per_line))
        if best[1]:
            return best[1]
    cut = _first_cut(title, ill, count, per_line)
    return [title[:cut], *title_lines(title[cut:], per_line)]


def set_width(title: str) -> float:
    """With the quarter of a character that stands between Chinese and Latin: a title just too long loses a line to one."""
    return width(title) + 0.25 * sum(left.isascii() != right.isascii() for left, right in pairwise(title))


# ------------------------------------------------------------------ all of its lines at once
def _weighed(title: str, ill: list[float], count: int, per_line: int) -> tuple[float, list[str]]:
    """The best of all ways to cut it into so many lines, and how ill that is; no lines where it cannot be cut so.

    One line more is dearer than a plain place to break, and cheaper than to break a word.
    """
    best: tuple[float, list[str]] = (inf, [])
    for cuts in combinations([place for place in range(1, len(title)) if ill[place] < NEVER], count - 1):
        lines = [title[start:end] for start, end in pairwise((0, *cuts, len(title)))]
        if any(set_width(line) > per_line for line in lines):
            continue
        cost = sum(ill[cut] for cut in cuts) + _uneven([width(line) for line in lines]) + ANOTHER * count
        best = min(best, (cost, lines))
    return best


def _uneven(widths: list[float]) -> float:
    """How far the lines are from one length, and whether the middle is the waist of an hourglass."""
    ideal = sum(widths) / len(widths)
    waists = sum(
        here + 0.5 < min(before, after) for before, here, after in zip(widths, widths[1:], widths[2:], strict=False)
    )
    return sum(abs(each - ideal) for each in widths) / 5 + 1.5 * waists


def _first_cut(title: str, ill: list[float], count: int, per_line: int) -> int:
    """Where the first of many lines ends."""
    ideal = width(title) / count
    fits = [
        place
        for place in range(1, len(title))
        if set_width(title[:place]) <= per_line and set_width(title[place:]) <= per_line * (count - 1)
    ]
    return min(fits, key=lambda place: ill[place] + abs(width(title[:place]) - ideal) / 2.5, default=per_line)


# ------------------------------------------------------------------ one place
def _ill(title: str) -> list[float]:
    """How ill it breaks before each sign."""
    ends = set(_ends(title))
    ill = [_at(title[:place], title[place:], is_end=place in ends) for place in range(len(title))]
    for whole in chain(WHOLE.finditer(title), ORGANS.finditer(title)):
        for place in range(whole.start() + 1, whole.end()):
            ill[place] = NEVER
    return ill


def _at(left: str, right: str, *, is_end: bool) -> float:
    if not left or left[-1] in OPENS or right[0] in CLOSES or (left[-1] + right[0]).isascii():
        return NEVER
    if not is_end or right[0] in ENDINGS:
        return INSIDE
    if left.count("《") > left.count("》") or left.count("“") > left.count("”"):
        return LOOSE
    if (
        YEAR.match(right)
        or left.endswith(("的", "》", "会议", "、", "，", "”", "）"))
        or right.startswith(("第", "关于", "《", "“"))
    ):
        return 0.0
    return PLAIN / 2 if right.startswith(JOINS) else PLAIN


def _ends(title: str) -> Iterator[int]:
    """Where a word ends: the longest that is known from here, else two signs, else whatever is left."""
    known, place, loose = _words(), 0, 0
    while place < len(title):
        word = next((n for n in range(LONGEST_WORD, 1, -1) if title[place : place + n] in known), 0)
        if word or not _is_chinese(title[place]) or title[place] in JOINS or title[place] == "的":
            if loose:
                yield place
            place, loose = place + max(word, 1), 0
            yield place
            continue
        place, loose = place + 1, loose + 1
        if loose % 2 == 0:
            yield place


def _is_chinese(sign: str) -> bool:
    return "\u4e00" <= sign <= "\u9fff"


@cache
def _words() -> frozenset[str]:
    path = Path(__file__).parent / "words.toml"
    return frozenset(tomllib.loads(path.read_text(encoding="utf-8"))["words"].split())
