"""What those who are called have in hand: the invitation, papers that they have read, the agenda as it changed, the screen."""

from datetime import timedelta

import pytest
from django.test import Client

from lianxinqiao.meetings.actions import attending, holding, preparing, proposing, speaking, voting
from lianxinqiao.meetings.models import Meeting, Paper, Reading
from lianxinqiao.meetings.tests.scene import BEGINS, CALLED, called, heard, in_session, item_of
from lianxinqiao.meetings.views.screens import event
from tests.cast import Cast


def test_the_invitation_follows_a_change(people: Cast, client: Client) -> None:
    meeting = called(people)
    assert event(meeting).sequence == 0
    values = {"starts_at": BEGINS + timedelta(hours=2), "ends_at": BEGINS + timedelta(hours=4)}
    preparing.change(meeting, values=values, by=people.clerk, at=CALLED)
    told = event(Meeting.objects.get(pk=meeting.pk))
    assert (told.sequence, told.starts) == (1, BEGINS + timedelta(hours=2))
    client.force_login(people.deputy.user)
    answer = client.get(f"/meetings/{meeting.pk}/invitation.ics").content.decode()
    assert "SEQUENCE:1" in answer
    assert "STATUS:CONFIRMED" in answer
    attending.cancel(meeting, reason="防汛", by=people.clerk, at=CALLED)
    assert (event(meeting).sequence, event(meeting).cancelled) == (2, True)


def paper_of(people: Cast, meeting: Meeting) -> Paper:
    item = meeting.items.get()
    return preparing.file(item, kind="final", title="正式稿", text="……", by=people.clerk, at=CALLED)


def test_a_paper_is_read_once_and_the_note_is_one_s_own(people: Cast, client: Client) -> None:
    meeting = called(people)
    paper = paper_of(people, meeting)
    preparing.read(paper, note="学位数字要追问", by=people.deputy, at=CALLED)
    preparing.read(paper, note="学位数字要追问两次", by=people.deputy, at=CALLED)
    assert [row.note for row in Reading.objects.all()] == ["学位数字要追问两次"]
    pages = {}
    for part in ("deputy", "cosigner", "clerk"):
        client.force_login(people.posts[part].user)
        pages[part] = client.get(meeting.get_absolute_url()).content.decode()
    assert ["追问两次" in pages[part] for part in ("deputy", "cosigner", "clerk")] == [True, False, False]
    assert "已阅1人，应到4人" in pages["clerk"]
    assert "已阅1人" not in pages["cosigner"]


def test_the_agenda_keeps_what_was_sent_out_and_what_became_of_it(people: Cast) -> None:
    meeting = in_session(people, ("report", "甲"), ("report", "乙"))
    holding.withdraw(meeting.items.get(position=2), reason="机构调整", by=people.chairpersons, at=BEGINS)
    told = [(row.why, row.items) for row in meeting.agendas.all()]
    assert told == [("called", ["甲", "乙"]), ("adopted", ["甲", "乙"]), ("withdrawn", ["甲"])]


def test_a_draft_has_no_versions(people: Cast) -> None:
    meeting = called(people)
    assert [row.why for row in meeting.agendas.all()] == ["called"]
    item_of(people, meeting, "other", "临时增加")
    assert [row.why for row in meeting.agendas.all()] == ["called", "added"]


@pytest.mark.parametrize("code", ["", "x"])
def test_the_screen_opens_by_its_address_alone(people: Cast, client: Client, code: str) -> None:
    meeting = in_session(people, ("decision", "决定"))
    assert client.get(f"/screens/{meeting.screen[:-1]}{code}/now").status_code == 404


def test_the_screen_shows_speaker_and_vote_and_no_tally(people: Cast, client: Client) -> None:
    meeting = in_session(people, ("decision", "关于垃圾分类的决定"))
    item = heard(people, meeting)
    speech = speaking.ask_to_speak(item, by=people.deputy, at=BEGINS)
    speaking.begin(speech, by=people.chairpersons, at=BEGINS)
    address = f"/screens/{meeting.screen}"
    shown = client.get(address).content.decode()
    assert people.deputy.person.name in shown
    assert f"{address}/now" in shown
    speaking.end(speech, by=people.chairpersons, at=BEGINS)
    proposing.draft_decision(item, kind="decision", title="决定", text="……", by=people.clerk, at=BEGINS)
    vote = voting.put(item, method="named", by=people.chairpersons, at=BEGINS)
    voting.cast(vote, choice="no", by=people.deputy, at=BEGINS)
    shown = client.get(f"{address}/now").content.decode()
    assert "已表决1人，还有3人没有表决" in shown
    assert "反对" not in shown
    assert client.cookies.get("sessionid") is None
