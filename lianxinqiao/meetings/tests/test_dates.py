"""The statutory days before a meeting."""

from datetime import date, timedelta

from lianxinqiao.meetings import dates
from lianxinqiao.meetings.kinds import ITEMS
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
