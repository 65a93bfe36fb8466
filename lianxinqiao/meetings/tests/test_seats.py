"""Deputies' seats: resignation, end, suspension, by-election, and the announcement that counts them."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import electorate, profile, seat_papers, seating, seats
from lianxinqiao.meetings.actions import attending, holding, voting
from lianxinqiao.meetings.actions import seats as acts
from lianxinqiao.meetings.models import Attendee, Meeting, Member, SeatChange
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.meetings.tests.scene import BEGINS, called, decided, heard, in_session, seat_of
from lianxinqiao.people.models import Mandate
from lianxinqiao.rulebook.sections.meetings import Meetings
from tests.cast import Cast, moment
from tests.scenes import remembered

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors.json").read_text())
DAY = date(2026, 3, 24)
ITEM = ("deputies", "关于接受代表辞职的决定")


def of(group: str) -> Any:
    rows = [case for case in CASES if case["group"] == group]
    assert rows, group
    return pytest.mark.parametrize("case", rows, ids=[str(case["n"]) for case in rows])


@of("announcement")
def test_an_announcement_counts(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expect"]
    found = seats.after(
        given["seats"], given["in_office"], ended=given["ended"], by_election=given.get("by_election", 0)
    )
    assert (found.filled, found.vacant) == (expected["in_office"], expected["vacant"])


@of("deputy")
def test_when_a_mandate_ends_or_is_suspended(case: dict[str, Any]) -> None:
    given = case["given"]
    if "absent" in given:
        assert not seats.ends_by_absence(each == "approved" for each in given["absent"])
        assert seats.ends_by_absence([False, True, False])
        return
    rows = [("suspended", date.fromisoformat(given["detained"])), ("restored", date.fromisoformat(given["released"]))]
    days = (date(2026, 4, 30), date(2026, 5, 1), date(2026, 8, 31), date(2026, 9, 1))
    assert [seats.is_suspended(rows, on) for on in days] == [False, True, True, False]


@remembered
def entered(people: Cast, change: str = "resigned", cause: str = "", part: str = "other_deputy") -> SeatChange:
    item = heard(people, in_session(people, ITEM))
    return acts.enter(item, mandate=seat_of(people, part), change=change, cause=cause, by=people.clerk, at=BEGINS)


def test_a_resignation_ends_both_seats_on_the_day_it_passes(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """选举法第五十五条、第五十六条; what is item 1 here changes the base of item 2."""
    monkeypatch.setattr(profile, "of", lambda _body, _on: Meetings(deputy_seats=9))
    row = entered(people)
    vote = voting.put(row.item, by=people.chairpersons, at=BEGINS)
    assert vote.base == 4
    voting.close(vote, yes=3, no=1, by=people.chairpersons, at=BEGINS)
    row.refresh_from_db()
    assert (row.stage, row.effective_on, row.seats, row.filled) == (SeatStage.PASSED, DAY, 9, 3)
    assert Mandate.objects.get(pk=row.mandate_id).ended_because == "辞职被接受"
    assert not Member.objects.held(DAY).filter(mandate=row.mandate).exists()
    assert electorate.of(row.meeting, DAY).base == 3
    text = "".join(line.text for line in seat_papers.seats_announced(row.meeting).paragraphs)
    assert "代表名额9名，实有代表3名，缺额6名" in text


def test_one_that_does_not_pass_changes_nothing(people: Cast) -> None:
    row = entered(people)
    decided(people, row.item, yes=2, no=2)
    row.refresh_from_db()
    assert row.stage == SeatStage.FAILED
    assert Mandate.objects.get(pk=row.mandate_id).to_on is None


@pytest.mark.parametrize(
    ("change", "cause", "sentence"),
    [
        ("ended", "", "法定情形"),
        ("ended", "detained", "法定情形"),
        ("suspended", "moved", "两种情形"),
        ("restored", "", "没有被暂停"),
    ],
)
def test_only_the_law_s_cases(people: Cast, change: str, cause: str, sentence: str) -> None:
    """代表法第六十一条、第六十二条."""
    with pytest.raises(Refused, match=sentence):
        entered(people, change, cause)


@remembered
def suspended(people: Cast) -> SeatChange:
    row = entered(people, "suspended", "detained")
    decided(people, row.item)
    row.refresh_from_db()
    return row


def test_suspended_until_restored(people: Cast) -> None:
    row = suspended(people)
    assert seating.is_suspended(row.mandate, DAY)
    assert Mandate.objects.get(pk=row.mandate_id).to_on is None


@pytest.mark.parametrize(
    ("rules", "base"),
    [({}, 4), ({"suspended_counts": False}, 3), ({"base": "statutory_seats", "deputy_seats": 9}, 4)],
)
def test_who_is_suspended_votes_on_nothing_and_counts_by_the_profile(
    people: Cast, monkeypatch: pytest.MonkeyPatch, rules: dict[str, Any], base: int
) -> None:
    """No law says whether they count (代表法第六十一条): the profile does. They sit in the hall and are not asked."""
    row = suspended(people)
    monkeypatch.setattr(profile, "of", lambda _body, _on: Meetings.model_validate(rules))
    found = electorate.of(row.meeting, DAY)
    assert (found.base, len(found.voters), len(found.here)) == (base, 3, 3)
    assert (row.mandate_id in found.roll) is (base == 4)
    assert row.mandate_id not in {each.mandate_id for each in found.here}


def test_who_is_suspended_is_not_called_and_does_not_come_in(people: Cast) -> None:
    row = suspended(people)
    holding.close(row.meeting, by=people.chairpersons, at=BEGINS)
    starts_at = BEGINS + timedelta(days=60)
    later = called(
        people, ("other", "其他"), unseated=True, starts_at=starts_at, ends_at=starts_at + timedelta(hours=2)
    )
    assert later.attendees.count() == 3
    late = Attendee.objects.create(meeting=later, mandate=row.mandate)
    with pytest.raises(Refused, match="暂停执行代表职务"):
        attending.sign_in(later, by=people.posts["other_deputy"], at=starts_at)
    with pytest.raises(Refused, match="暂停执行代表职务"):
        attending.come_back(late, by=people.clerk, at=starts_at)
    assert attending.mark_all(later, [row.mandate], by=people.clerk, at=starts_at) == 0


def test_a_full_session_may_count_from_the_seats_by_law(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        profile, "of", lambda _body, _on: Meetings.model_validate({"base": "statutory_seats", "deputy_seats": 9})
    )
    meeting = called(people, ("other", "其他"), unseated=True, kind="congress")
    assert electorate.of(meeting, DAY).base == 9
    assert len(electorate.of(meeting, DAY).roll) == meeting.attendees.count() < 9


@pytest.mark.parametrize(
    ("stages", "ends"),
    [
        (("called", "called"), True),
        (("called", "on_leave"), False),
        ((), True),
    ],  # nothing on record: the report says it
)
def test_two_absences_without_leave_end_a_mandate(people: Cast, stages: tuple[str, ...], ends: bool) -> None:
    """Vector 123 (代表法第六十二条第三项): where both sessions are on record, the record decides."""
    row = seat_of(people, "other_deputy")
    for place, stage in enumerate(stages):
        starts_at = moment(f"202{4 + place}-01-08")
        held = Meeting.objects.create(
            body=people.body,
            term=row.term,
            kind="congress",
            stage="published",
            starts_at=starts_at,
            ends_at=starts_at + timedelta(days=2),
            opened_at=starts_at,
            drafted_by=people.clerk,
            drafted_at=starts_at,
        )
        Attendee.objects.create(meeting=held, mandate=row, stage=stage)
    if ends:
        entered(people, "ended", "absent")
        return
    with pytest.raises(Refused, match="1次，不到两次"):
        entered(people, "ended", "absent")
