"""The rule of the reception day as data, and the days it gives. Pure.

    {"every": "month", "months": "odd", "days": [15], "rolls": "workday", "from": "09:00", "to": "11:00"}
    {"every": "month", "months": "all", "week": 1, "weekday": 4, "rolls": "week", "from": "15:00", "to": "16:00"}
    {"every": "week", "weekday": 0, "rolls": "workday", "from": "09:00", "to": "11:00"}

`notice` is how many days before each day the roster is to be public; without it none is asked.
`rolls` says what becomes of a day that is free: it moves to the next workday, by whole weeks, falls away, or is held.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.workdays.calendar import Calendar

ROLLS = {
    "workday": gettext_lazy("遇节假日顺延到下一个工作日"),
    "week": gettext_lazy("遇节假日顺延一周"),
    "skip": gettext_lazy("遇节假日不再安排"),
    "held": gettext_lazy("节假日照常接待"),
}
MONTHS = {"all": range(1, 13), "odd": range(1, 13, 2), "even": range(2, 13, 2), "quarter": range(1, 13, 3)}
WEEKDAYS = (
    gettext_lazy("星期一"),
    gettext_lazy("星期二"),
    gettext_lazy("星期三"),
    gettext_lazy("星期四"),
    gettext_lazy("星期五"),
    gettext_lazy("星期六"),
    gettext_lazy("星期日"),
)
WHICH = (
    pgettext_lazy("第几个", "1"),
    pgettext_lazy("第几个", "2"),
    pgettext_lazy("第几个", "3"),
    pgettext_lazy("第几个", "4"),
    pgettext_lazy("第几个", "5"),
)
LONGEST_ROLL = 5  # weeks, or workdays looked at


def check(rule: Mapping[str, Any]) -> None:
    """Silent where the rule can be read, or there is none; else Refused says what is wrong with it."""
    if not rule:
        return
    try:
        begins, ends = hours(rule)
        fits = begins < ends and rule["rolls"] in ROLLS and 0 <= int(rule.get("notice", 0)) <= 30
        fits = fits and list(_planned(rule, 2026)) != []
    except (KeyError, TypeError, ValueError):
        fits = False
    if not fits:
        raise Refused(_("接待日规则不完整：请写明哪一天、几点到几点、遇节假日怎么办。"))


def hours(rule: Mapping[str, Any]) -> tuple[time, time]:
    return time.fromisoformat(rule["from"]), time.fromisoformat(rule["to"])


def dates(rule: Mapping[str, Any], since: date, until: date, calendar: Calendar) -> list[date]:
    """The days of reception from a day to a day, each once, where its planned day has rolled to."""
    if not rule:
        return []
    found = set()
    for year in range(since.year - 1, until.year + 1):  # what rolls may come over from the year before
        for planned in _planned(rule, year):
            day = _rolled(planned, rule["rolls"], calendar)
            if day is not None and since <= day <= until:
                found.add(day)
    return sorted(found)


def _planned(rule: Mapping[str, Any], year: int) -> Iterator[date]:
    if rule["every"] == "week":
        yield from _weekly(int(rule["weekday"]), year)
        return
    if rule["every"] != "month":
        raise ValueError(rule["every"])
    for month in _months(rule["months"]):
        if "week" in rule:
            yield _nth(year, month, int(rule["week"]), int(rule["weekday"]))
        else:
            for day in rule["days"]:
                if day <= _length(year, month):
                    yield date(year, month, int(day))


def _months(said: Any) -> list[int]:
    return list(MONTHS[said] if isinstance(said, str) else said)


def _length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(1)).day


def _weekly(weekday: int, year: int) -> Iterator[date]:
    day = date(year, 1, 1)
    day += timedelta((weekday - day.weekday()) % 7)
    while day.year == year:
        yield day
        day += timedelta(7)


def _nth(year: int, month: int, week: int, weekday: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((weekday - first.weekday()) % 7 + 7 * (week - 1))


def _rolled(day: date, rolls: str, calendar: Calendar) -> date | None:
    """Where a planned day is held in the end."""
    if rolls == "held" or calendar.is_workday(day):
        return day
    if rolls == "skip":
        return None
    step = timedelta(7 if rolls == "week" else 1)
    for _try in range(31 if rolls == "workday" else LONGEST_ROLL):
        day += step
        if calendar.is_workday(day):
            return day
    return None


# ------------------------------------------------------------------ in words
def sentence(rule: Mapping[str, Any]) -> str:
    """单月15日 9:00—11:00，遇节假日顺延到下一个工作日."""
    if not rule:
        return ""
    begins, ends = (f"{each.hour}:{each.minute:02}" for each in hours(rule))
    words = {"day": _day_in_words(rule), "from": begins, "to": ends, "rolls": ROLLS[rule["rolls"]]}
    said = _("%(day)s %(from)s—%(to)s，%(rolls)s") % words
    return _("%(rule)s，提前%(n)s天公布") % {"rule": said, "n": rule["notice"]} if rule.get("notice") else said


def brief(rule: Mapping[str, Any]) -> str:
    """单月15日 9:00: what a list says of it."""
    if not rule:
        return ""
    begins, _ends = hours(rule)
    return f"{_day_in_words(rule)} {begins.hour}:{begins.minute:02}"


def _day_in_words(rule: Mapping[str, Any]) -> str:
    weekday = WEEKDAYS[int(rule.get("weekday", 0))]
    if rule["every"] == "week":
        return _("每周%(weekday)s") % {"weekday": weekday}
    months = _months_in_words(rule["months"])
    if "week" in rule:
        nth = WHICH[int(rule["week"]) - 1]
        return _("%(months)s第%(week)s个%(weekday)s") % {"months": months, "week": nth, "weekday": weekday}
    days = _("、").join(_("%(day)s日") % {"day": day} for day in rule["days"])
    return _("%(months)s%(days)s") % {"months": months, "days": days}


def _months_in_words(said: Any) -> str:
    named = {"all": _("每月"), "odd": _("单月"), "even": _("双月"), "quarter": _("每季度第一个月")}
    return named[said] if isinstance(said, str) else _("、").join(_("%(month)s月") % {"month": month} for month in said)


# ------------------------------------------------------------------ from words
MONTHS_SAID = {"每月": "all", "单月": "odd", "双月": "even", "每季度第一个月": "quarter"}
HOURS = re.compile(r"(\d{1,2})[:：](\d\d)\s*[-—–－~～至到]+\s*(\d{1,2})[:：](\d\d)")
ON_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
NUMERALS = "一二三四五六日"


def read(words: str) -> dict[str, Any]:
    """A rule from the words that `sentence` writes, or as an office would write them. Raises Refused where it cannot be."""
    hours_said, weekday = HOURS.search(words), ON_WEEKDAY.search(words)
    rule: dict[str, Any] = {"every": "week" if re.match(r"\s*每(?:周|星期)", words) else "month"}
    if weekday:
        rule["weekday"] = NUMERALS.index(weekday[1].replace("天", "日"))
    if rule["every"] == "month":
        rule |= _read_months(words)
    if hours_said:
        begins, ends = hours_said.group(1, 2), hours_said.group(3, 4)
        rule |= {"from": f"{int(begins[0]):02}:{begins[1]}", "to": f"{int(ends[0]):02}:{ends[1]}"}
    if notice := re.search(r"提前(\d{1,2})(?:天|日)", words):
        rule["notice"] = int(notice[1])
    rule["rolls"] = _read_rolls(words)
    check(rule)
    return rule


def _read_months(words: str) -> dict[str, Any]:
    said = next((code for name, code in MONTHS_SAID.items() if name in words), None)
    found: dict[str, Any] = {"months": said or [int(month) for month in re.findall(r"(\d{1,2})月", words)]}
    if nth := re.search(r"第([一二三四五\d])(?:个|周)", words.replace("每季度第一个月", "")):
        found["week"] = int(nth[1]) if nth[1].isdigit() else NUMERALS.index(nth[1]) + 1
    else:
        found["days"] = [int(day) for day in re.findall(r"(?<!提前)(?<!\d)(\d{1,2})日", words)]
    return found


def _read_rolls(words: str) -> str:
    if "顺延一周" in words:
        return "week"
    if "照常" in words:
        return "held"
    return "skip" if "不再安排" in words or "取消" in words else "workday"
