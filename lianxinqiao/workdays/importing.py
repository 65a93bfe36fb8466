"""Read a year's notice from a file (JSON as holiday-cn publishes it, iCalendar, CSV) and check that it is one.

Pure. Every refusal is a ValueError with a sentence for the reader that names the row.
"""

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.workdays.calendar import REACHES_BACK_TO, SATURDAY, Calendar, Year

MAX_BYTES = 1_000_000
# 全国年节及纪念日放假办法: 13 days from 2025 on, 11 before; a notice with fewer is not whole.
STATUTORY_DAYS, STATUTORY_DAYS_BEFORE_2025 = 13, 11
OFF_WORDS = frozenset({"休", "off", "放假", "假", "true", "1", "holiday", "休息"})
WORK_WORDS = frozenset({"班", "work", "上班", "补班", "false", "0", "workday", "调休"})


@dataclass(frozen=True)
class Row:
    """One day of a file; `worked` is a make-up workday, else a day off."""

    date: date
    worked: bool
    name: str


@dataclass(frozen=True)
class Change:
    """A day whose nature an import changes."""

    date: date
    worked: bool
    name: str


def read(name: str, content: bytes, *, notice: str = "") -> list[Year]:
    """The years in a file, oldest first, each checked; `notice` is the number where the file has none."""
    if len(content) > MAX_BYTES:
        raise ValueError(_("文件超过1 MB，不像是一份放假安排。"))
    suffix = name.rsplit(".", 1)[-1].lower()
    readers = {"json": _json, "ics": _ics, "csv": _csv, "txt": _csv}
    if suffix not in readers:
        raise ValueError(_("请提供 .json、.ics 或 .csv 文件。"))
    rows, found = readers[suffix](content)
    return years(rows, notice=notice or found)


def years(rows: Iterable[Row], *, notice: str) -> list[Year]:
    """Gather rows into years and check each."""
    by_year: dict[int, list[Row]] = {}
    for row in rows:
        by_year.setdefault(_year_of(row), []).append(row)
    if not by_year:
        raise ValueError(_("文件里没有任何放假日或调休上班日。放假通知发布前，数据文件常常是空的。"))
    return [_checked(year, by_year[year], notice.strip()) for year in sorted(by_year)]


def _year_of(row: Row) -> int:
    """The last days of December that New Year's notice reaches back to belong to the next year's notice."""
    reaches_back = (row.date.month, row.date.day) >= REACHES_BACK_TO and row.name.startswith("元旦")
    return row.date.year + reaches_back


def _checked(year: int, rows: list[Row], notice: str) -> Year:
    if not notice:
        raise ValueError(_("请写明放假通知的文号，例如“国办发明电〔2025〕7号”。"))
    off: dict[date, str] = {}
    work: dict[date, str] = {}
    for row in sorted(rows, key=lambda row: row.date):
        if row.date in off or row.date in work:
            raise ValueError(_("%(day)s出现了两次。") % {"day": row.date.isoformat()})
        if row.worked and row.date.weekday() < SATURDAY:
            raise ValueError(_("%(day)s不是周末，不能是调休上班日。") % {"day": row.date.isoformat()})
        if not row.name:
            raise ValueError(_("%(day)s没有写明是哪个节日。") % {"day": row.date.isoformat()})
        (work if row.worked else off)[row.date] = row.name[:40]
    least = STATUTORY_DAYS if year >= 2025 else STATUTORY_DAYS_BEFORE_2025
    if len(off) < least:
        raise ValueError(
            _("%(year)s年只有%(n)s个放假日，而法定节假日是%(least)s天：这份安排不完整。")
            % {"year": year, "n": len(off), "least": least}
        )
    return Year(year, notice[:120], MappingProxyType(off), MappingProxyType(work))


def changes(before: Calendar, year: Year) -> list[Change]:
    """The days that are worked or free otherwise than `before` took them to be, once this year stands."""
    kept = [
        Year(0, "", _outside(before, before.off, year), _outside(before, before.extra, year)),
        Year(year.year, year.notice, year.off, year.work),
    ]
    after = Calendar.of(kept)
    candidates = {day for day in before.off | before.extra if _in(day, year)} | year.off.keys() | year.work.keys()
    return [
        Change(day, after.is_workday(day), after.name(day) or before.name(day))
        for day in sorted(candidates)
        if before.is_workday(day) != after.is_workday(day)
    ]


def _in(day: date, year: Year) -> bool:
    """Whether a day belongs to this year's notice."""
    return (day.year == year.year) or day in year.off or day in year.work


def _outside(calendar: Calendar, days: frozenset[date], year: Year) -> MappingProxyType[date, str]:
    return MappingProxyType({day: calendar.name(day) for day in days if not _in(day, year)})


def plain(year: Year) -> dict[str, Any]:
    """The JSON form that holiday-cn publishes; `read` takes it back."""
    rows = [Row(day, worked=False, name=name) for day, name in year.off.items()]
    rows += [Row(day, worked=True, name=name) for day, name in year.work.items()]
    days = [
        {"name": row.name, "date": row.date.isoformat(), "isOffDay": not row.worked}
        for row in sorted(rows, key=lambda row: row.date)
    ]
    return {"year": year.year, "papers": [year.notice], "days": days}


def _text(content: bytes) -> str:
    """UTF-8 with or without a mark, else GB 18030, as spreadsheets in Chinese write it."""
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError(_("文件的文字编码无法识别，请存为 UTF-8。"))


def _json(content: bytes) -> tuple[list[Row], str]:
    try:
        data = json.loads(_text(content))
    except json.JSONDecodeError as error:
        raise ValueError(_("第%(line)s行不是合格的 JSON。") % {"line": error.lineno}) from error
    except RecursionError as error:
        raise ValueError(_("JSON 的层次太深，不是一份放假安排。")) from error
    if not isinstance(data, dict) or not isinstance(data.get("days"), list):
        raise ValueError(_("JSON 里没有 days 列表（应与 holiday-cn 的格式相同）。"))  # noqa: TRY004 - a sentence for the reader
    rows = []
    for number, day in enumerate(data["days"], 1):
        if not isinstance(day, dict) or not isinstance(day.get("isOffDay"), bool):
            raise ValueError(_("第%(n)s个日期没有写明是放假还是上班（isOffDay）。") % {"n": number})  # noqa: TRY004 - as above
        rows.append(Row(_date(str(day.get("date", "")), number), not day["isOffDay"], str(day.get("name", "")).strip()))
    papers = data.get("papers") or []
    numbers = [paper for paper in papers if isinstance(paper, str) and "〔" in paper]
    return rows, "、".join(numbers)


def _csv(content: bytes) -> tuple[list[Row], str]:
    rows = []
    for number, line in enumerate(csv.reader(io.StringIO(_text(content))), 1):
        cells = [cell.strip() for cell in line]
        if not any(cells) or (number == 1 and not cells[0][:4].isdigit()):
            continue
        if len(cells) < 3:
            raise ValueError(_("第%(n)s行应有三列：日期、节日、休或班。") % {"n": number})
        rows.append(Row(_date(cells[0], number), _worked(cells[2], number), cells[1]))
    return rows, ""


def _worked(word: str, number: int) -> bool:
    if word.lower() in OFF_WORDS:
        return False
    if word.lower() in WORK_WORDS:
        return True
    raise ValueError(_("第%(n)s行第三列应写“休”或“班”，而不是“%(word)s”。") % {"n": number, "word": word[:20]})


def _ics(content: bytes) -> tuple[list[Row], str]:
    from icalendar import Calendar as ICalendar  # deferred: no command needs it at its start

    try:
        calendar = ICalendar.from_ical(_text(content))
    except (ValueError, IndexError) as error:
        raise ValueError(_("这不是合格的 .ics 日历文件。")) from error
    rows: list[Row] = []
    for number, event in enumerate(calendar.walk("VEVENT"), 1):
        rows += _event(event, number)
    return rows, ""


def _event(event: Any, number: int) -> list[Row]:
    """Days of one event; 班 in its summary makes them workdays. The end of an all-day event is the day after."""
    try:
        first = event.decoded("DTSTART")
        after = event.decoded("DTEND", first + timedelta(days=1))
    except (KeyError, ValueError, TypeError) as error:
        raise ValueError(_("第%(n)s个日程没有日期。") % {"n": number}) from error
    first, after = (getattr(day, "date", lambda day=day: day)() for day in (first, after))
    span = max((after - first).days, 1)
    if span > 31:
        raise ValueError(_("第%(n)s个日程长达%(days)s天，不像是一个节日。") % {"n": number, "days": span})
    summary = str(event.get("SUMMARY", ""))
    name = summary.replace("(", " ").replace("（", " ").split(" ")[0].strip()
    return [Row(first + timedelta(days=n), "班" in summary, name) for n in range(span)]


def _date(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text.strip().replace("/", "-").replace(".", "-"))
    except ValueError as error:
        raise ValueError(
            _("第%(n)s行的日期“%(text)s”应写成 2027-01-01 的样子。") % {"n": number, "text": text[:20]}
        ) from error
