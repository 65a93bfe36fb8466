"""A day as offices write it. Pure."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Any

from lianxinqiao.paper.text import chinese_number

EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet
SERIALS = range(10_000, 80_000)  # 1927 to 2119: a smaller number is no day that an office means
WHOLE = re.compile(
    r"(?P<year>\d{4}|\d{2}(?=年))[-/.年](?P<month>\d{1,2})[-/.月](?P<day>\d{1,2})[日号]?(?:T?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?"
)
COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
YEARLESS = re.compile(r"(?P<month>\d{1,2})[月./](?P<day>\d{1,2})[日号]?")
FIGURES = {"〇": "0", "零": "0", "○": "0", "元": "1", **{chinese_number(n): str(n) for n in range(1, 10)}}


class NoDay(ValueError):
    """What stands there is no day."""


def read(value: Any, *, year: int | None = None) -> tuple[date, bool]:
    """The day, and whether its year had to be taken from `year`. Raises `NoDay`."""
    if isinstance(value, datetime):
        return value.date(), False
    if isinstance(value, date):
        return value, False
    said = _figures(re.sub(r"\s+(?!\d{1,2}:)", "", unicodedata.normalize("NFKC", str(value)).strip())).replace(" ", "T")
    try:
        if found := WHOLE.fullmatch(said) or COMPACT.fullmatch(said):
            written = found["year"]
            return date(
                int(written) + (2000 if len(written) == 2 else 0), int(found["month"]), int(found["day"])
            ), False
        if re.fullmatch(r"\d{5}(?:\.\d+)?", said) and int(float(said)) in SERIALS:
            return EPOCH + timedelta(int(float(said))), False
        if year and (found := YEARLESS.fullmatch(said)):
            return date(year, int(found["month"]), int(found["day"])), True
    except ValueError as error:
        raise NoDay(said) from error
    raise NoDay(said)


def _figures(said: str) -> str:
    """二〇二六年一月十五日 in figures; what has none stays."""
    if not re.search("[一二三四五六七八九十]", said):
        return said
    counted = re.sub(r"[一二三四五六七八九十]+(?=[月日号])", lambda found: _counted(found.group()), said)
    return re.sub(r"[〇零○元一二三四五六七八九]", lambda found: FIGURES[found.group()], counted)


def _counted(written: str) -> str:
    return next((str(n) for n in range(1, 32) if chinese_number(n) == written), written)
