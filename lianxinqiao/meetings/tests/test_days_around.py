"""Days around meetings that somebody must keep: a consultation's papers and minutes, letters on appointments, a line-up."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings import consulting, lists, reminding
from lianxinqiao.meetings.actions import attending, consulted, following, holding, keeping, preparing
from lianxinqiao.meetings.models import Appointment, Meeting
from lianxinqiao.meetings.tests.scene import BEGINS, drafted, heard, in_session, office_of, seat_of
from lianxinqiao.meetings.tests.test_appointments import ITEM, appointed, nominate
from lianxinqiao.meetings.tests.test_elections import called_for, counted, named, opened
from lianxinqiao.notices.models import Notice
from tests.cast import Cast, moment

STARTS = moment("2026-05-15", "09:00")


def talk(people: Cast) -> Meeting:
    values = {"kind": "consultation", "title": "老旧街巷充电设施", "starts_at": STARTS}
    meeting = preparing.draft(
        body=people.body,
        values={**values, "ends_at": STARTS + timedelta(hours=3), "place": "议事厅"},
        listed=[seat_of(people, "deputy"), seat_of(people, "cosigner")],
        by=people.clerk,
        at=moment("2026-04-20"),
    )
    preparing.add_item(meeting, kind="other", title="委员发言", by=people.clerk, at=moment("2026-04-20"))
    return meeting


def held(people: Cast) -> Meeting:
    meeting = talk(people)
    attending.call(meeting, by=people.clerk, at=moment("2026-04-21"))
    attending.sign_in(meeting, by=people.deputy, at=STARTS)
    holding.open_(meeting, by=people.chairpersons, at=STARTS)
    holding.hear(meeting.items.get(), by=people.chairpersons, at=STARTS)
    holding.close(meeting, by=people.chairpersons, at=STARTS + timedelta(hours=3))
    return meeting


def minuted(people: Cast) -> Meeting:
    meeting = held(people)
    following.write_minutes(meeting, text="会议认为……", by=people.clerk, at=moment("2026-05-18"))
    following.approve_minutes(meeting, by=people.chairpersons, at=moment("2026-05-19"))
    return meeting


def waiting(code: str, post: Any, on: date) -> list[Any]:
    """The rows that a pile of this room holds for somebody on a day."""
    listing = lists.MEETINGS if code.startswith("consultation") else lists.APPOINTMENTS
    pile = next(each for each in listing.piles if each.code == code)
    return list(pile.model.objects.filter(pile.asked(post, on, on + timedelta(days=7))))


def told(meeting: Meeting, today: date) -> list[tuple[str, date, int]]:
    rows = consulting.checklist(meeting, today)
    return [(row.needed.paper.value, row.by, row.late) for row in rows]


def test_ten_workdays_before_and_seven_after(council: Cast) -> None:
    """4 and 5 May are free, Saturday 9 May is worked; 15 May is a Friday."""
    meeting = talk(council)
    notice = ("notice", date(2026, 5, 12), 0)
    assert told(meeting, date(2026, 5, 1)) == [notice, ("papers", date(2026, 4, 29), 2)]
    paper = {"kind": "other", "title": "情况说明", "text": "现有充电桩二百一十个。"}
    preparing.file(meeting.items.get(), **paper, by=council.clerk, at=moment("2026-04-28"))
    meeting = Meeting.objects.get(pk=meeting.pk)
    assert told(meeting, date(2026, 5, 1)) == [notice, ("papers", date(2026, 4, 29), 0)]


def test_moved_the_days_move_with_it(council: Cast) -> None:
    meeting = talk(council)
    later = {"starts_at": STARTS + timedelta(days=7), "ends_at": STARTS + timedelta(days=7, hours=3)}
    preparing.change(meeting, values=later, by=council.clerk, at=moment("2026-04-21"))
    assert meeting.papers_due_on == date(2026, 5, 9), "a Saturday that is worked"


@pytest.mark.parametrize(("on", "waits"), [("2026-04-20", False), ("2026-04-22", True), ("2026-05-10", True)])
def test_papers_wait_on_the_desk(council: Cast, on: str, waits: bool) -> None:
    meeting = talk(council)
    day = date.fromisoformat(on)
    assert waiting("consultation-papers", council.clerk, day) == ([meeting] if waits else [])
    assert waiting("consultation-minutes", council.clerk, day) == []


def test_minutes_wait_are_sent_and_answered(council: Cast, client: Client) -> None:
    meeting = minuted(council)
    assert meeting.minutes_due_on == date(2026, 5, 26)
    assert waiting("consultation-minutes", council.clerk, date(2026, 5, 20)) == [meeting]
    told_to = {"sent_to": "区委、区政府", "by": council.clerk}
    with pytest.raises(Refused, match="报送日期"):
        consulted.send_minutes(meeting, **told_to, sent_on=date(2026, 5, 18), at=moment("2026-05-20"))
    consulted.send_minutes(meeting, **told_to, at=moment("2026-05-20"))
    assert waiting("consultation-minutes", council.clerk, date(2026, 5, 20)) == []
    with pytest.raises(Refused, match="反馈日期"):
        early = {"answered_on": date(2026, 5, 19), "at": moment("2026-06-01")}
        consulted.enter_answer(meeting, answer="采纳。", **early, by=council.clerk)
    consulted.enter_answer(meeting, answer="两处先行试点。", by=council.clerk, at=moment("2026-06-01"))
    client.force_login(council.clerk.user)
    page = client.get(meeting.get_absolute_url()).content.decode()
    for words in ("协商会议的期限", "协商纪要报送", "区委、区政府", "两处先行试点。"):
        assert words in page


def reminded(at: datetime) -> list[str]:
    before = set(Notice.objects.values_list("pk", flat=True))
    reminding.REMINDING.remind_all(at=at)
    return sorted(Notice.objects.exclude(pk__in=before).values_list("key", flat=True))


def test_the_office_is_reminded(council: Cast) -> None:
    meeting = talk(council)
    assert any(f"consultation-papers:{meeting.pk}" in key for key in reminded(moment("2026-04-29")))
    assert reminded(moment("2026-04-29")) == []


# ------------------------------------------------------------------ appointments
def test_the_organ_has_the_letter_in_three_days(people: Cast) -> None:
    """Vector 87 (北京市任免条例第二十一条): counted from the day it passes; one entry sends all of a meeting."""
    item = appointed(people, office_of(people))
    row = Appointment.objects.get()
    assert row.letter_due_on == date(2026, 3, 27)
    assert waiting("letters-to-send", people.clerk, date(2026, 3, 24)) == [row]
    assert any("appointment-letters" in key for key in reminded(moment("2026-03-27")))
    with pytest.raises(Refused, match="送达日期"):
        early = {"sent_on": date(2026, 3, 20), "at": moment("2026-03-25")}
        following.send_letters(item.meeting, **early, by=people.clerk)
    assert following.send_letters(item.meeting, by=people.clerk, at=moment("2026-03-25")) == 1
    row.refresh_from_db()
    assert row.letter_on == date(2026, 3, 25)
    assert waiting("letters-to-send", people.clerk, date(2026, 3, 25)) == []


@pytest.mark.parametrize(
    ("organ", "by_election", "due"),
    [
        ("云河区人民政府", False, date(2026, 5, 24)),
        ("云河区人民政府", True, None),  # no new government
        ("云河区人民法院", False, None),
    ],
)
def test_a_new_government_s_line_up_is_put_forward_in_two_months(
    people: Cast, organ: str, by_election: bool, due: date | None
) -> None:
    """Vector 81 (广东省任免条例第十四条): until somebody of it is nominated."""
    election = called_for(people, seats=1, rule="head", by_election=by_election)
    office = keeping.register_office(
        body=people.body,
        values={"kind": "head", "organ": organ, "title": "正职", "single": True},
        by=people.clerk,
        at=BEGINS,
    )
    type(election).objects.filter(pk=election.pk).update(office=office)
    election.refresh_from_db()
    named(people, election, "叶落")
    opened(people, election)
    counted(people, election, [8])
    row = Appointment.objects.get()
    assert row.line_up_by == due
    near = date(2026, 5, 20)
    assert waiting("line-up", people.clerk, near) == ([row] if due else [])
    if due:
        assert any("line-up" in key for key in reminded(moment("2026-05-22")))
        holding.close(row.meeting, by=people.chairpersons, at=BEGINS + timedelta(hours=3))
        starts = BEGINS + timedelta(days=40)
        later = drafted(people, unseated=True, starts_at=starts, ends_at=starts + timedelta(hours=3))
        item = preparing.add_item(later, kind="appointment", title="政府组成人员", by=people.clerk, at=BEGINS)
        nominate(people, item, "appoint", office_of(people), "顾清")
        assert waiting("line-up", people.clerk, near) == []


def test_the_days_stand_on_the_page(people: Cast, client: Client) -> None:
    item = heard(people, in_session(people, ITEM))
    nominate(people, item, "appoint", office_of(people), "顾清")
    Appointment.objects.update(letter_due_on=date(2026, 3, 27), line_up_by=date(2026, 5, 24))
    client.force_login(people.clerk.user)
    page = client.get(item.meeting.get_absolute_url()).content.decode()
    assert "任免通知待送达" in page
    assert "提请任命政府组成人员" in page
