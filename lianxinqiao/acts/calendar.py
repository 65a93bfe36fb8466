"""The calendar: what is due and what is planned, of all rooms, for one post. Reads only.

It collects what the listings declare (`days.Days`), and the piles of one's own moves by the days that they bring.
"""

import calendar as months
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise as LazyText

from lianxinqiao.acts import lists, piles
from lianxinqiao.acts.days import LONGEST, Days
from lianxinqiao.acts.lists import Listing
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Post
from lianxinqiao.workdays import queries as workdays
from lianxinqiao.workdays.calendar import Calendar

MOST = 400  # entries of one kind that a month shows; nobody reads more
SHOWN = 4  # entries of a day that the month has room for


@dataclass(frozen=True)
class Entry:
    """One thing on its day. `uid` is the same as long as it is the same thing."""

    uid: str
    on: date
    label: str | LazyText
    title: str
    url: str
    due: bool
    mine: bool
    to: date | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str = ""

    @property
    def last(self) -> date:
        return self.to or self.on

    def is_late(self, today: date) -> bool:
        return self.due and self.on < today

    @property
    def order(self) -> tuple[Any, ...]:
        """Within a day: what has no hour first, one's own first."""
        clock = timezone.localtime(self.starts_at).time().isoformat() if self.starts_at else ""
        return (clock, not self.mine, not self.due, str(self.label), self.title)


def entries(post: Post, first: date, last: date, *, mine: bool) -> list[Entry]:
    """All that touches these days: what is this person's own, or all that they may see."""
    found: list[Entry] = []
    for listing in _open_to(post):
        for days in listing.days:
            if not days.roles or post.role in days.roles:
                found += _declared(days, post, first, last, mine=mine)
    known = {(each.url, each.on) for each in found}
    found += [each for each in _waiting(post, first, last) if (each.url, each.on) not in known]
    once = {each.uid: each for each in found}  # a condition over several parts may find a row more than once
    return sorted(once.values(), key=lambda each: (each.on, *each.order))


def late(post: Post, before: date) -> list[Entry]:
    """What this person should have done by a day before this one."""
    own = entries(post, date(2000, 1, 1), before - timedelta(days=1), mine=True)
    return [each for each in own if each.due]


def _open_to(post: Post) -> list[Listing]:
    return [each for each in lists.in_order(post) if not each.roles or post.role in each.roles]


def _declared(days: Days, post: Post, first: date, last: date, *, mine: bool) -> Iterator[Entry]:
    rows, own = days.between(post, first, last), days.mine(post)
    if mine:
        rows = rows.filter(own)
    found = list(rows[:MOST])
    owned = {row.pk for row in found} if mine else _owned(rows, own)
    for row in found:
        yield _entry(days, row, days.called(post), mine=row.pk in owned)


def _owned(rows: Any, own: Any) -> set[int]:
    return set(rows.filter(own).values_list("pk", flat=True)[:MOST])


def _entry(days: Days, row: Any, label: str | LazyText, *, mine: bool) -> Entry:
    span = days.times(row)
    on, to = _day(row, days.on), _day(row, days.to) if days.to else None
    whole = Entry(
        uid=f"{days.code}-{row.pk}",
        on=on,
        to=to if to != on else None,
        label=label,
        title=days.title(row),
        url=days.link(row),
        due=days.due,
        mine=mine,
        place=days.place(row),
    )
    return replace(whole, starts_at=span[0], ends_at=span[1]) if span else whole


def _day(row: Any, lookup: str) -> date:
    value = getattr(row, lookup.removesuffix("__date"))
    return timezone.localdate(value) if isinstance(value, datetime) else value


def _waiting(post: Post, first: date, last: date) -> Iterator[Entry]:
    """What lies in the piles of this person's own moves, by the day of its own."""
    today = timezone.localdate()
    near = piles.soon(post, today)
    for listing in _open_to(post):
        for pile in listing.moves(post):
            if pile.due or listing.due:
                yield from _lying(listing, pile, post, (today, near), (first, last))


def _lying(
    listing: Listing, pile: Pile, post: Post, asked: tuple[date, date], days: tuple[date, date]
) -> Iterator[Entry]:
    rows = listing.waiting_rows(pile, post, *asked).filter(waits_until__range=days).order_by("pk")
    for row in rows[:MOST]:
        day, seen = row.waits_until, listing.seen(row)
        code = f"{listing.code}.{pile.code}-{row.pk}"
        yield Entry(code, day, pile.label, str(seen), str(seen.get_absolute_url()), due=True, mine=True)


# ------------------------------------------------------------------ a month
@dataclass(frozen=True)
class Day:
    """A day as the month shows it, with what the work calendar says of it."""

    on: date
    entries: list[Entry]
    here: bool  # in the month itself
    today: date
    worked: Calendar

    @property
    def is_today(self) -> bool:
        return self.on == self.today

    @cached_property
    def is_free(self) -> bool:
        return not self.worked.is_workday(self.on)

    @property
    def is_made_up(self) -> bool:
        """A weekend's day that is worked."""
        return not self.is_free and self.on.weekday() >= months.SATURDAY

    @property
    def holiday(self) -> str:
        """What a day off is called where it is more than a weekend."""
        return self.worked.name(self.on) if self.is_free else ""

    @property
    def shown(self) -> list[Entry]:
        return self.entries[:SHOWN] if len(self.entries) > SHOWN + 1 else self.entries

    @property
    def more(self) -> int:
        return len(self.entries) - len(self.shown)


@dataclass(frozen=True)
class Month:
    """Whole weeks, from a Monday on."""

    year: int
    month: int

    @classmethod
    def of(cls, asked: str, today: date) -> "Month":
        """`2026-11`; whatever is no month is the present one."""
        year, _dash, month = asked.partition("-")
        if year.isdecimal() and month.isdecimal() and 2000 <= int(year) <= 2100 and 1 <= int(month) <= 12:
            return cls(int(year), int(month))
        return cls(today.year, today.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        return date(self.year, self.month, months.monthrange(self.year, self.month)[1])

    @property
    def before(self) -> "Month":
        day = self.first - timedelta(days=1)
        return Month(day.year, day.month)

    @property
    def after(self) -> "Month":
        day = self.last + timedelta(days=1)
        return Month(day.year, day.month)

    @property
    def weeks(self) -> list[list[date]]:
        return months.Calendar(months.MONDAY).monthdatescalendar(self.year, self.month)

    def days(self, found: Iterable[Entry], today: date) -> list[list[Day]]:
        """The weeks with what falls on each day; what lasts for days stands on each of them."""
        worked, by_day = workdays.current(), on_days(found)
        return [
            [Day(day, by_day.get(day, []), day.month == self.month, today, worked) for day in week]
            for week in self.weeks
        ]


def on_days(found: Iterable[Entry]) -> dict[date, list[Entry]]:
    by_day: dict[date, list[Entry]] = {}
    for each in found:
        for number in range(min((each.last - each.on), LONGEST).days + 1):
            by_day.setdefault(each.on + timedelta(days=number), []).append(each)
    for day in by_day.values():
        day.sort(key=lambda each: each.order)
    return by_day
