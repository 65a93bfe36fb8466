"""The statutory days of a meeting's papers, as a checklist: what should be there by when, and whether it was. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from lianxinqiao.meetings.kinds import ItemKind, Kind, Needed
from lianxinqiao.workdays import count
from lianxinqiao.workdays.calendar import Calendar


@dataclass(frozen=True)
class Check:
    """One line: a paper, its day, when it came; `late` in days, where it came after or has not come and the day is over."""

    needed: Needed
    by: date
    came_on: date | None
    late: int

    @property
    def tone(self) -> str:
        if self.late:
            return "bad"
        return "good" if self.came_on else "neutral"


def before(meeting_on: date, days: int) -> date:
    """The last day on which so many days are still between: 20 days before 10 March is 18 February."""
    return meeting_on - timedelta(days=days)


def checklist(
    kind: ItemKind, meeting_on: date, came: Iterable[tuple[str, date]], rules: Any, today: date
) -> list[Check]:
    """`came` are the papers that were filed, with their days; the earliest of a kind counts."""
    first: dict[str, date] = {}
    for paper, day in came:
        first[paper] = min(day, first.get(paper, day))
    rows = []
    for needed in kind.papers:
        by = before(meeting_on, getattr(rules, needed.days))
        rows.append(check(needed, by, first.get(needed.paper), today))
    return rows


def check(needed: Needed, by: date, came_on: date | None, today: date) -> Check:
    return Check(needed, by, came_on, max(0, ((came_on or today) - by).days))


def notice_by(kind: Kind, meeting_on: date, rules: Any, calendar: Calendar) -> date:
    """The last day of the notice; of a consultation counted back in workdays, where the profile says how many."""
    workdays = getattr(rules, kind.workdays) if kind.workdays else None
    return (
        count.workdays_before(meeting_on, workdays, calendar)
        if workdays
        else before(meeting_on, kind.days_of_notice(rules))
    )
