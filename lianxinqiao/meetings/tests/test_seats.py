"""Deputies' seats: resignation, end, suspension, by-election, and the announcement that counts them."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import papers, profile, seating, seats
from lianxinqiao.meetings.actions import seats as acts
from lianxinqiao.meetings.actions import voting
from lianxinqiao.meetings.models import Member, SeatChange
from lianxinqiao.meetings.rules import electorate
from lianxinqiao.meetings.stages import SeatStage
from lianxinqiao.meetings.tests.scene import BEGINS, decided, heard, in_session, seat_of
from lianxinqiao.people.models import Mandate
from lianxinqiao.rulebook.sections.meetings import Meetings
from tests.cast import Cast

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
    assert len(electorate(row.meeting, DAY)) == 3
    text = "".join(line.text for line in papers.seats_announced(row.meeting).paragraphs)
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


def test_suspended_until_restored(people: Cast) -> None:
    row = entered(people, "suspended", "detained")
    decided(people, row.item)
    assert seating.is_suspended(row.mandate, DAY)
    assert Mandate.objects.get(pk=row.mandate_id).to_on is None
