"""The statutory days before a meeting."""

from datetime import date, timedelta

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import dates, opinion_pages, profile
from lianxinqiao.meetings.actions import attending, preparing
from lianxinqiao.meetings.kinds import ITEMS, KINDS
from lianxinqiao.meetings.tests.scene import item_of
from lianxinqiao.meetings.tests.test_opinions import sent
from lianxinqiao.rulebook.choices import CountedFrom, Unit
from lianxinqiao.rulebook.parts import OURS, Term
from lianxinqiao.rulebook.sections.meetings import Meetings
from lianxinqiao.workdays.calendar import Calendar
from tests.cast import Cast, moment

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


@pytest.mark.parametrize(
    ("kind", "rules", "on", "by"),
    [
        ("standing", {}, MEETING, date(2026, 3, 3)),
        ("consultation", {}, MEETING, date(2026, 3, 7)),  # as other meetings, where the profile says nothing
        # Vector 91: fifteen workdays back; 4 and 5 May are free, Saturday 9 May is worked.
        ("consultation", {"notice_consultation": 15}, date(2026, 5, 15), date(2026, 4, 22)),
    ],
)
def test_the_last_day_of_a_notice(kind: str, rules: dict[str, int], on: date, by: date) -> None:
    calendar = Calendar.for_years(2026)
    assert dates.notice_by(KINDS[kind], on, Meetings.model_validate(rules), calendar) == by


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


def test_a_day_in_a_year_without_a_calendar_says_so(people: Cast) -> None:
    """Vector 92: shown with a warning, never as plain Monday to Friday; a term in months rests on no calendar."""
    opinion = sent(people)
    opinion.send_by, opinion.due_on, opinion.sent_on = date(2099, 1, 8), date(2099, 6, 26), None
    told = {str(name): value for name, value in opinion_pages.facts(opinion, people.clerk)}
    assert told["送达期限"] == "2099-01-08（暂定）"
    assert told["报告处理情况期限"] == date(2099, 6, 26)


@pytest.mark.parametrize(
    ("meets_on", "late"),
    [("2026-02-28", False), ("2026-03-01", True)],
)
def test_the_first_session_of_a_term(people: Cast, meets_on: str, late: bool) -> None:
    """Vector 82: deputies elected by 31 December, the first session by 28 February; later only with a reason."""
    starts_at = moment(meets_on, "09:00")
    values = {"kind": "congress", "starts_at": starts_at, "ends_at": starts_at + timedelta(hours=3)}
    meeting = preparing.draft(
        body=people.body,
        values={**values, "deputies_elected_on": date(2025, 12, 31)},
        by=people.clerk,
        at=moment("2026-01-05"),
    )
    assert meeting.first_by == date(2026, 2, 28)
    item_of(people, meeting, "other", "政府工作报告")
    if late:
        with pytest.raises(Refused, match="组织法第二十条"):
            attending.call(meeting, by=people.clerk, at=moment("2026-01-10"))
    attending.call(meeting, reason="换届工作推迟" if late else "", by=people.clerk, at=moment("2026-01-10"))
    assert meeting.late_reason == ("换届工作推迟" if late else "")
