"""A meeting of the cast's standing committee, brought as far as a test needs by the real acts."""

from datetime import date, timedelta
from typing import Any

from lianxinqiao.meetings.actions import attending, counting, holding, keeping, preparing, voting
from lianxinqiao.meetings.kinds import REPORTS
from lianxinqiao.meetings.models import AgendaItem, Meeting, Office, Vote
from lianxinqiao.people.models import Mandate
from tests.cast import Cast, moment
from tests.scenes import remembered

DRAFTED, CALLED = moment("2026-03-02"), moment("2026-03-06")
BEGINS = moment("2026-03-24", "09:00")
ENDS = BEGINS + timedelta(hours=3)
PARTS = ("deputy", "cosigner", "other_deputy", "delegation_head")


def seat_of(people: Cast, part: str) -> Mandate:
    mandate = people.posts[part].mandate
    assert mandate is not None
    return mandate


@remembered
def seated(people: Cast) -> None:
    """All four deputies of the cast sit in the standing committee; the first is its chair."""
    for place, part in enumerate(PARTS):
        title = "chair" if place == 0 else "member"
        values = {"mandate": seat_of(people, part), "title": title, "from_on": date(2022, 1, 10)}
        keeping.seat_member(body=people.body, values=values, by=people.clerk, at=moment("2022-01-10"))


@remembered
def drafted(people: Cast, **values: Any) -> Meeting:
    if not values.pop("unseated", False):
        seated(people)
    values = {"kind": "standing", "starts_at": BEGINS, "ends_at": ENDS, "place": "机关三楼会议室", **values}
    return preparing.draft(body=people.body, values=values, by=people.clerk, at=DRAFTED)


@remembered
def item_of(people: Cast, meeting: Meeting, kind: str = "report", title: str = "学前教育工作情况的报告") -> AgendaItem:
    unit = people.units["jiaoyu"] if kind in REPORTS else None
    return preparing.add_item(meeting, kind=kind, title=title, unit=unit, by=people.clerk, at=DRAFTED)


@remembered
def called(people: Cast, *items: tuple[str, str], **values: Any) -> Meeting:
    meeting = drafted(people, **values)
    for kind, title in items or (("report", "学前教育工作情况的报告"),):
        item_of(people, meeting, kind, title)
    attending.call(meeting, by=people.clerk, at=CALLED)
    return meeting


@remembered
def in_session(people: Cast, *items: tuple[str, str], here: tuple[str, ...] = PARTS, **values: Any) -> Meeting:
    """Open, its agenda adopted."""
    return open_in_session(people, called(people, *items, **values), here)


@remembered
def open_in_session(people: Cast, meeting: Meeting, here: tuple[str, ...] = PARTS) -> Meeting:
    at = meeting.starts_at
    for part in here:
        attending.sign_in(meeting, by=people.posts[part], at=at)
    holding.open_(meeting, by=people.chairpersons, at=at)
    vote = voting.put_agenda(meeting, by=people.chairpersons, at=at)
    voting.close(vote, yes=len(here), by=people.chairpersons, at=at)
    return meeting


@remembered
def heard(people: Cast, meeting: Meeting, place: int = 1) -> AgendaItem:
    item = meeting.items.get(position=place)
    holding.hear(item, by=people.chairpersons, at=BEGINS)
    return item


@remembered
def decided(people: Cast, item: AgendaItem, *, yes: int = 4, method: str = Vote.Method.HANDS, **more: Any) -> Vote:
    vote = voting.put(item, method=method, by=people.chairpersons, at=BEGINS)
    if method == Vote.Method.PAPER:
        sheet = {"issued": 4, "returned": 4, "invalid": 0, "yes": yes, "no": 4 - yes, "abstain": 0}
        for part in ("deputy", "cosigner"):
            counting.count(vote, scrutineer=seat_of(people, part), **sheet, by=people.clerk, at=BEGINS)
    voting.close(vote, yes=yes, **more, by=people.chairpersons, at=BEGINS)
    return vote


@remembered
def office_of(people: Cast, title: str = "教育局局长", kind: str = "government", organ: str = "云河区") -> Office:
    values = {"kind": kind, "organ": organ, "title": title, "single": True}
    return keeping.register_office(body=people.body, values=values, by=people.clerk, at=DRAFTED)
