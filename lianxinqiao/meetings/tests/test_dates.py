"""The statutory days before a meeting."""

from datetime import date, timedelta

import pytest

from lianxinqiao.meetings import dates, profile
from lianxinqiao.meetings.kinds import ITEMS
from lianxinqiao.rulebook.choices import CountedFrom, Unit
from lianxinqiao.rulebook.parts import OURS, Term
from lianxinqiao.rulebook.sections.meetings import Meetings

MEETING = date(2026, 3, 10)


def checked(*came: tuple[str, date], today: date) -> list[tuple[str, date, int]]:
    rows = dates.checklist(ITEMS["report"], MEETING, came, Meetings(), today)
    return [(row.needed.paper.value, row.by, row.late) for row in rows]


def test_twenty_ten_and_seven_days_before() -> None:
    """监督法第十五条; vector 77: the twentieth day before 10 March 2026 lies in the holiday and is late at once."""
    rows = checked(today=date(2026, 3, 1))
    assert rows == [
        ("views", date(2026, 2, 18), 11),
        ("draft", date(2026, 2, 18), 11),
        ("revised", date(2026, 2, 28), 1),
        ("final", date(2026, 3, 3), 0),
    ]


def test_a_paper_that_came_in_time_is_not_late_afterwards() -> None:
    rows = checked(("draft", date(2026, 2, 17)), ("final", date(2026, 3, 5)), today=date(2026, 5, 1))
    assert {paper: late for paper, _by, late in rows}["draft"] == 0
    assert {paper: late for paper, _by, late in rows}["final"] == 2


def test_a_notice_is_late_by_its_days() -> None:
    assert dates.notice_late(MEETING, MEETING - timedelta(days=7), 7) == 0
    assert dates.notice_late(MEETING, MEETING - timedelta(days=3), 7) == 4


def term(amount: int, unit: Unit) -> Term:
    return Term(amount=amount, unit=unit, counted_from=CountedFrom.RECEIPT, source=OURS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("days", "since", "until"),
    [
        (term(5, Unit.WORKDAYS), date(2026, 6, 26), date(2026, 7, 3)),  # 88: the opinion is out (常州)
        (term(3, Unit.MONTHS), date(2026, 7, 3), date(2026, 10, 3)),  # 89: its plan (北京第二十五条), on a holiday
        (term(12, Unit.MONTHS), date(2026, 7, 3), date(2027, 7, 3)),  # 89: its result
        (term(2, Unit.MONTHS), date(2026, 7, 3), date(2026, 9, 3)),  # 90: of final accounts (河南)
        (term(6, Unit.MONTHS), date(2026, 8, 28), date(2027, 2, 28)),  # 80: rectification (监督法第二十七条)
        (term(2, Unit.MONTHS), date(2026, 12, 31), date(2027, 2, 28)),  # 81: the government's line-up (广东第十四条)
        (term(3, Unit.DAYS), date(2026, 9, 30), date(2026, 10, 3)),  # 87: the letter to the organ (北京第二十一条)
        (term(15, Unit.WORKDAYS), date(2026, 2, 10), date(2026, 3, 9)),  # 94: an oath (重庆第九条)
        (term(30, Unit.DAYS), date(2026, 6, 26), date(2026, 7, 26)),  # 95: an oath (北京第十三条), on a Sunday
    ],
)
def test_terms_after_a_meeting(days: Term, since: date, until: date) -> None:
    assert profile.last_day(days, since) == until
