"""Meetings are found by whom they concern, and by strangers only as far as they are published."""

from django.test import Client

from lianxinqiao.meetings.actions import proposing
from lianxinqiao.meetings.tests.scene import BEGINS, called, decided, drafted, heard, in_session, item_of, office_of
from tests.cast import Cast


def found(client: Client, word: str) -> str:
    return client.get("/find", {"q": word}).content.decode()


def test_strangers_find_an_agenda_once_it_is_called(client: Client, people: Cast) -> None:
    draft = drafted(people)
    item_of(people, draft, title="海绵城市建设情况的报告")
    assert f"/m/{draft.pk}" not in found(client, "海绵城市")
    meeting = called(people, ("report", "托幼服务情况的报告"), unseated=True)
    assert f"/m/{meeting.pk}" in found(client, "托幼服务")


def test_who_was_appointed_is_found_inside_before_it_is_announced(client: Client, people: Cast) -> None:
    item = heard(people, in_session(people, ("appointment", "人事任免")))
    proposing.nominate(item, action="appoint", office=office_of(people), name="顾清", by=people.clerk, at=BEGINS)
    decided(people, item)
    assert f"/m/{item.meeting.pk}" not in found(client, "顾清")
    client.force_login(people.deputy.user)
    assert item.meeting.get_absolute_url() in client.get("/search", {"q": "顾清"}).content.decode()
