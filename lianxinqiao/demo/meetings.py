"""The standing committee of 云河区: its seven meetings of 2020 with what they heard, decided and filled, and the current year.

The numbers are those of the yearly report; each is a row that a person entered by the act that the office uses.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from lianxinqiao.acts import numbers
from lianxinqiao.demo import meetings_after, meetings_congress
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.meetings_ground import BEFORE_2020, CHAIRS_BEFORE, CHAIRS_HEARD, CHANGES, DAYS, PLANNED
from lianxinqiao.demo.people import Chamber, Town
from lianxinqiao.demo.secretary import Secretary, before
from lianxinqiao.meetings import letters
from lianxinqiao.meetings.actions import following, holding, preparing
from lianxinqiao.meetings.kinds import REPORTS


def _year(secretary: Secretary, year: int) -> Iterator[Life]:
    """Seven meetings, each a life of a few acts; what follows from its reports are lives of their own."""
    for place, (month, number) in enumerate(DAYS):
        yield _standing(secretary, workday(date(year, month, number)), place)
    for month in range(1, 13):
        yield chairs(secretary, workday(date(year, month, 6)), CHAIRS_HEARD[month - 1])


def _standing(secretary: Secretary, day: date, place: int) -> Life:
    reports = [row for row in secretary.told["report"] if row["meeting"] == place + 1]
    yield before(day, 30)
    meeting = secretary.draft(day, reports)
    for row in secretary.told["decision"]:
        if row["meeting"] == place + 1:
            secretary.add_decision(meeting, row, day)
    if place == 5:
        meetings_after.by_elected(secretary, meeting, day)
    secretary.add_changes(meeting, CHANGES[place], day, place)
    yield on(day, 9)
    secretary.open(meeting, day)
    for hours, item in enumerate(meeting.items.order_by("position")):
        secretary.take(item, on(day, 9 + hours % 8, 20))
        if item.kind == "inquiry":
            meetings_after.inquired(secretary, item, on(day, 9 + hours % 8, 30))
    secretary.end(meeting, day)
    opinions = [
        secretary.opinion(item, row, day)
        for item, row in zip(meeting.items.filter(kind__in=REPORTS), reports, strict=True)
    ]
    yield from meetings_after.followed(secretary, opinions, reports, day, fails=place == 1)


def chairs(secretary: Secretary, day: date, subject: str) -> Life:
    """The chairpersons' monthly meeting: what comes to the committee, and what was looked into."""
    yield before(day, 12)
    meeting = secretary.draft(day, (), kind="chairs", starts=on(day, 9))
    for title in (f"研究{day.month}月份工作安排和常委会会议建议议程", subject):
        preparing.add_item(meeting, kind="other", title=title, by=secretary.clerk, at=before(day, 10))
    yield on(day, 9)
    secretary.open(meeting, day, away=0)
    for item in meeting.items.order_by("position"):
        holding.hear(item, by=secretary.chair, at=on(day, 10))
    holding.close(meeting, by=secretary.chair, at=on(day, 12))
    yield (at := on(workday(day + timedelta(days=2)), 10))
    following.write_minutes(meeting, text=letters.minutes_of(meeting), by=secretary.clerk, at=at)
    following.approve_minutes(meeting, by=secretary.chair, at=at)


# ------------------------------------------------------------------ the years
def lives(town: Town, chamber: Chamber) -> list[Life]:
    """2020, after a line-up of the term's beginning; the meetings before are numbered and not told."""
    secretary = Secretary(town, chamber, Random(20200227))  # noqa: S311 - a story, not a secret
    secretary.seat(date(2016, 3, 1))
    secretary.register(on(date(2016, 3, 2)))
    secretary.line_up(workday(date(2016, 12, 28)))
    term = str(chamber.session.term_id)
    numbers.count_from(town.body, "meeting.standing", term, BEFORE_2020)
    numbers.count_from(town.body, "meeting.chairs", term, CHAIRS_BEFORE)
    reports = secretary.told["report"]
    secretary.plan(2020, [DAYS[row["meeting"] - 1][0] for row in reports], reports, PLANNED)
    return [meetings_congress.session(secretary, date(2020, 1, 8)), *_year(secretary, 2020)]
