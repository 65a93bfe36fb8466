"""The fifth session of 云河区's sixteenth congress: a resolution, and posts filled by paper, one of them by a second ballot."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from lianxinqiao.acts import numbers
from lianxinqiao.demo.clock import Life, on, workday
from lianxinqiao.demo.secretary import Secretary
from lianxinqiao.meetings.actions import electing, following, holding, keeping, preparing
from lianxinqiao.meetings.models import AgendaItem, Election, Meeting, Office

SESSIONS_BEFORE = 4
PLACE = "区会议中心一楼大会堂"
REPORT = {
    "kind": "decision",
    "item": "政府工作报告",
    "text": "会议听取和审议了区长所作的政府工作报告。会议同意报告对2019年工作的总结和对2020年工作的安排，决定批准这个报告。",
}
# Organ, title, whether one alone holds it, the rule, seats, and of each candidate the share of valid papers in thousandths.
POSTS: tuple[tuple[str, str, str, bool, str, int, tuple[int, ...]], ...] = (
    ("head", "云河区监察委员会", "主任", True, "head", 1, (985,)),
    ("vice", "云河区人民政府", "副区长", False, "vice", 2, (870, 560, 560)),
)


def session(secretary: Secretary, day: date) -> Life:
    """Called a month before; on its last day papers are given out, counted by two and counted again."""
    secretary = replace(secretary, draw=Random(20200108))  # noqa: S311 - a story, not a secret
    yield on(day - timedelta(days=30), 10)
    numbers.count_from(secretary.town.body, "meeting.congress", str(secretary.chamber.session.term_id), SESSIONS_BEFORE)
    last = workday(day + timedelta(days=2))
    meeting = secretary.draft(day, (), kind="congress", place=PLACE, ends_at=on(last, 17))
    secretary.add_decision(meeting, REPORT, day)
    at = on(day - timedelta(days=20), 10)
    item = preparing.add_item(meeting, kind="election", title="补选区监察委员会主任、副区长", by=secretary.clerk, at=at)
    for kind, organ, title, single, rule, seats, votes in POSTS:
        office = _office(secretary, kind, organ, title, single, at)
        election = electing.call(
            item, office=office, seats=seats, rule=rule, by_election=True, by=secretary.clerk, at=at
        )
        for _each in votes:
            electing.nominate(election, name=next(secretary.town.names), by=secretary.clerk, at=at)
    yield on(day, 9)
    secretary.open(meeting, day, away=5)
    report, posts = meeting.items.order_by("position")
    secretary.take(report, on(day, 10))
    yield on(last, 9)
    _elect(secretary, posts, on(last, 9))
    _end(secretary, meeting, last)


def _office(secretary: Secretary, kind: str, organ: str, title: str, single: bool, at: datetime) -> Office:
    if found := Office.objects.filter(body=secretary.town.body, organ=organ, title=title).first():
        return found
    values = {"kind": kind, "organ": organ, "title": title, "single": single}
    return keeping.register_office(body=secretary.town.body, values=values, by=secretary.clerk, at=at)


def _elect(secretary: Secretary, item: AgendaItem, at: datetime) -> None:
    holding.hear(item, by=secretary.chair, at=at)
    for election, (*_post, votes) in zip(item.elections.order_by("pk"), POSTS, strict=True):
        _voted(secretary, election, votes, at + timedelta(hours=1))
    for again in Election.objects.filter(item=item, second_of__isnull=False):
        _voted(secretary, again, (520, 455), at + timedelta(hours=3))


def _voted(secretary: Secretary, election: Election, votes: Sequence[int], at: datetime) -> None:
    """Some take their paper home, some spoil it; both scrutineers count the same."""
    electing.open_(election, by=secretary.chair, at=at)
    issued = len(election.here)
    returned, invalid = issued - 1, 2
    valid = returned - invalid
    marks: dict[int, tuple[int, int, int]] = {}
    for row, share in zip(election.candidates.order_by("pk"), votes, strict=True):
        yes = valid * share // 1000
        marks[row.pk] = (yes, (valid - yes) // 2, valid - yes - (valid - yes) // 2)
    told: dict[str, Any] = {"issued": issued, "returned": returned, "invalid": invalid, "marks": marks}
    counting = [post.mandate for post in secretary.chamber.deputies if post.mandate_id in election.here][:2]
    for scrutineer in counting:
        assert scrutineer is not None
        electing.count(election, scrutineer=scrutineer, **told, by=secretary.clerk, at=at)
    electing.close(election, by=secretary.chair, at=at + timedelta(minutes=40))


def _end(secretary: Secretary, meeting: Meeting, last: date) -> None:
    """The elected swear before the session closes (重庆市宪法宣誓办法第九条)."""
    sworn = meeting.appointments.filter(action="elect", stage="passed")
    secretary.end(meeting, last)
    following.swear_all(meeting, sworn, sworn_on=last, by=secretary.clerk, at=on(last, 17, 20))
