"""Plain text as official documents want it: clean characters, levels of headings, dates."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date

DIGITS = "〇一二三四五六七八九"
# Controls that XML forbids, and marks that turn the direction of a line: in a letter they only do harm.
UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
LEVELS = (
    (1, re.compile(r"^[一二三四五六七八九十百]+、")),
    (2, re.compile(r"^[（(][一二三四五六七八九十百]+[）)]")),
    (3, re.compile(r"^\d{1,2}[.．、](?!\d)")),
    (4, re.compile(r"^[（(]\d{1,2}[）)]")),
)
HEADING_LENGTH_MAX = 50


def clean(text: str) -> str:
    """Text without characters that break a file or turn a line around; line ends become \\n."""
    text = LONE_SURROGATE.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n").replace("\t", "  "))
    return UNWANTED.sub("", text)


def one_line(text: str) -> str:
    return " ".join(clean(text).split("\n")).strip()


def level_of(line: str) -> int:
    """0 for a plain paragraph, 1 to 4 for one that opens with 一、（一）1.（1） (GB/T 9704 7.3.3)."""
    for level, pattern in LEVELS:
        if pattern.match(line):
            return level
    return 0


# What an author writes before a point of a list: 1、 1. （1） ① 一、（一） 第一，. No figure may follow: 1.5米 and 2、3号楼
# are no numbering, nor is 一、二年级.
OWN_NUMBER = re.compile(
    r"^\s*(?:(?P<figure>\d{1,2})[.．、)）](?![\d.．、])|[（(](?P<inner>\d{1,2})[）)]|(?P<ring>[①-⑳])"
    r"|(?P<word>[一二三四五六七八九十]{1,3})、(?![一二三四五六七八九十两百])|[（(](?P<wordin>[一二三四五六七八九十]{1,3})[）)]"
    r"|第(?P<nth>[一二三四五六七八九十]{1,3})[，,、：:])\s*"
)


def _own_number(line: str) -> int:
    """The place that a line gives itself in a list; 0 where it gives none."""
    found = OWN_NUMBER.match(line)
    if found is None:
        return 0
    kind, written = next((name, text) for name, text in found.groupdict().items() if text)
    if kind == "ring":
        return ord(written) - ord("①") + 1
    if kind in {"figure", "inner"}:
        return int(written)
    return next((n for n in range(1, 100) if chinese_number(n) == written), 0)


def without_numbers(lines: Iterable[str]) -> list[str]:
    """The points of a list without the numbers that their author gave them, since the list counts them itself.

    A number is taken off only where it is the point's own place, or where every point has one: a first word that
    merely looks like a number stays.
    """
    points = [line.strip() for line in lines if line.strip()]
    numbered = len(points) > 1 and all(map(_own_number, points))
    return [
        OWN_NUMBER.sub("", point, count=1).strip() or point if numbered or _own_number(point) == place else point
        for place, point in enumerate(points, 1)
    ]


def split_lead(line: str, level: int) -> tuple[str, str]:
    """The heading and what runs on after it: `（一）加强管理。现已……` has both, a heading alone has no rest.

    Only levels 1 and 2 have a face of their own, so only they can show a lead inside a paragraph.
    """
    if level not in {1, 2}:
        return "", line
    lead, stop, rest = line.partition("。")
    if stop and rest:
        return (lead + stop, rest) if len(lead) <= HEADING_LENGTH_MAX else ("", line)
    return (line, "") if len(line) <= HEADING_LENGTH_MAX else ("", line)


def is_heading(line: str, level: int) -> bool:
    """Whether the paragraph stands in the navigation pane: a short line of its own, not a sentence."""
    if level == 0 or len(line) > HEADING_LENGTH_MAX or line.endswith(("。", "；", "：", ";", ":")):
        return False
    return level > 2 or not split_lead(line, level)[1]


def chinese_number(n: int) -> str:
    """1 to 99 as 一 … 九十九, as headings and covers count; what is beyond, in figures."""
    if not 0 < n < 100:
        return str(n)
    tens, ones = divmod(n, 10)
    head = "" if tens == 0 else ("十" if tens == 1 else DIGITS[tens] + "十")
    return head + (DIGITS[ones] if ones else "")


def date_text(day: date) -> str:
    """Arabic numerals, year in full, no leading zeros (GB/T 9704 7.3.5.5)."""
    return f"{day.year}年{day.month}月{day.day}日"


def month_text(day: date) -> str:
    """The month of a cover: 二〇二六年三月."""
    return "".join(DIGITS[int(figure)] for figure in str(day.year)) + f"年{chinese_number(day.month)}月"


def width(text: str) -> float:
    """Width in full characters: a Chinese one counts 1, a Latin letter or figure a half."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)
