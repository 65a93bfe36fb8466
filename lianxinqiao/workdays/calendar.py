"""A work calendar: which days are worked and which are free, and for which years that is known.

Pure. The State Council's yearly notice says which weekdays are off and which weekend days are worked; for a
year without a notice Monday to Friday is only a guess, so every answer that rests on one must say so.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Self

DATA = Path(__file__).parent / "data"
SATURDAY = 5
# New Year's notice may reach back into December (29 December 2018 was worked, the 31st was off, by the
# notice for 2019), so the last days of a year are known only when the next year's notice is.
REACHES_BACK_TO = (12, 29)


@dataclass(frozen=True)
class Year:
    """One year's notice: its number, the days off and the make-up workdays with the name of the holiday."""

    year: int
    notice: str
    off: Mapping[date, str]
    work: Mapping[date, str]


@dataclass(frozen=True)
class Calendar:
    off: frozenset[date]
    extra: frozenset[date]
    years: frozenset[int]
    names: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}), compare=False, repr=False)

    @classmethod
    def for_years(cls, *years: int) -> Self:
        """The built-in notices: of the given years, or of all that we have."""
        return cls.of(row for row in built_in() if not years or row.year in years)

    @classmethod
    def of(cls, notices: Iterable[Year]) -> Self:
        """A calendar of notices; a later one of the same year replaces the earlier."""
        by_year = {row.year: row for row in notices}
        off = {day: name for row in by_year.values() for day, name in row.off.items()}
        work = {day: name for row in by_year.values() for day, name in row.work.items()}
        return cls(frozenset(off), frozenset(work), frozenset(by_year), MappingProxyType(off | work))

    def is_workday(self, day: date) -> bool:
        if day in self.extra:
            return True
        return day not in self.off and day.weekday() < SATURDAY

    def known(self, day: date) -> bool:
        """Whether a notice covers this day, so that `is_workday` is a fact and not a guess."""
        return not self.missing(day)

    def missing(self, day: date) -> tuple[int, ...]:
        """The years whose notices this day depends on and that we do not have."""
        years = {day.year} | ({day.year + 1} if (day.month, day.day) >= REACHES_BACK_TO else set())
        return tuple(sorted(years - self.years))

    def name(self, day: date) -> str:
        """The holiday that a day off or a make-up workday belongs to; empty for an ordinary day."""
        return self.names.get(day, "")

    def next_workday(self, day: date) -> date:
        """The day itself if it is worked, else the next one that is."""
        while not self.is_workday(day):
            day += timedelta(days=1)
        return day


@cache
def built_in() -> tuple[Year, ...]:
    """The notices that come with the program, oldest first."""
    return tuple(read_toml(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("holidays-*.toml")))


def read_toml(text: str) -> Year:
    """Read our own data form: `[[holiday]]` with name, from, to and the weekend days worked for it."""
    data = tomllib.loads(text)
    off: dict[date, str] = {}
    work: dict[date, str] = {}
    for holiday in data["holiday"]:
        span = (holiday["to"] - holiday["from"]).days
        off |= {holiday["from"] + timedelta(days=n): holiday["name"] for n in range(span + 1)}
        work |= dict.fromkeys(holiday.get("worked", []), holiday["name"])
    return Year(data["year"], data["notice"], MappingProxyType(off), MappingProxyType(work))
