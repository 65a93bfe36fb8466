"""Who was absent from a meeting of the CPPCC, and what does not count as an absence."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.ballots.shares import TWO_THIRDS
from lianxinqiao.meetings import absences
from lianxinqiao.meetings.actions import attending, holding
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.tests.scene import BEGINS, CALLED, called, seat_of
from tests.cast import Cast, moment

CASES: dict[int, Any] = {
    row["n"]: row for row in json.loads((Path(__file__).parent / "vectors.json").read_text("utf-8"))
}
DAY = date(2026, 12, 1)


@pytest.mark.parametrize(("number", "present"), [(65, False), (66, True)])
def test_less_than_two_thirds_of_the_sessions_is_absent(number: int, present: bool) -> None:
    given = CASES[number]["given"]
    assert absences.was_there(given["attended"], given["sessions"], TWO_THIRDS) is present


def at(day: int, clock: str) -> datetime:
    return moment(f"2026-03-{day:02d}", clock)


@pytest.mark.parametrize(
    ("spans", "halves"),
    [
        ([(at(3, "09:00"), at(3, "11:30"))], 1),
        ([(at(3, "09:00"), at(3, "17:00"))], 2),
        ([(at(3, "14:30"), at(4, "11:30"))], 2),
        ([(at(3, "09:00"), at(3, "10:00")), (at(3, "10:30"), at(3, "11:30"))], 1),
        ([], 0),
    ],
)
def test_a_session_is_half_a_day(spans: list[absences.Span], halves: int) -> None:
    assert len(absences.sessions(spans)) == halves


def held(people: Cast, months: int, *away: str, duty: bool = False) -> Meeting:
    """A standing committee of one morning, from which some stayed away, with leave."""
    starts = BEGINS + timedelta(days=30 * months)
    values = {"kind": "cppcc_standing", "starts_at": starts, "ends_at": starts + timedelta(hours=3)}
    meeting = called(people, ("other", "专题议政"), unseated=months > 0, **values)
    for part in away:
        row = meeting.attendees.get(mandate=seat_of(people, part))
        attending.ask_leave(row, reason="参加市政协会议", on_duty=duty, by=people.posts[part], at=CALLED)
        attending.grant_leave(row, by=people.clerk, at=CALLED)
    for part in {"deputy", "cosigner", "other_deputy", "delegation_head"} - set(away):
        attending.sign_in(meeting, by=people.posts[part], at=starts)
    holding.open_(meeting, by=people.chairpersons, at=starts)
    Meeting.objects.filter(pk=meeting.pk).update(stage="closed", closed_at=starts + timedelta(hours=3))
    return meeting


def test_three_absences_in_a_year_reach_the_limit_and_duty_above_is_none(council: Cast, client: Client) -> None:
    for month in range(3):
        held(council, month, "cosigner")
    held(council, 3, "other_deputy", duty=True)
    held(council, 4, "delegation_head")
    told = [(row.mandate, row.year, row.term, row.reached) for row in absences.of(council.body, DAY)]
    assert told == [(seat_of(council, "cosigner"), 3, 3, ["year"]), (seat_of(council, "delegation_head"), 1, 1, [])]
    client.force_login(council.clerk.user)
    page = client.get("/meetings/members").content.decode()
    assert "达到规定次数" in page
    client.force_login(council.deputy.user)
    assert "达到规定次数" not in client.get("/meetings/members").content.decode()


def test_a_congress_counts_by_law_and_not_here(people: Cast) -> None:
    assert absences.of(people.body, DAY) == []
