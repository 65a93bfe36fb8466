"""Following by feed and by e-mail: only after a confirmation, only what is public, once, and gone on leaving."""

import re
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Dispatch
from lianxinqiao.portal import actions
from lianxinqiao.portal.models import Following
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

ADDRESS = "voter@example.org"
NOW = timezone.make_aware(datetime(2026, 6, 1, 9))


@pytest.fixture(autouse=True)
def _nobody_has_asked_yet() -> None:
    cache.clear()


def published(people: Cast, at: Stage = Stage.CLOSED) -> Walk:
    walk = a_suggestion(people, at=at)
    publishing.decide_openness(walk.suggestion, openness="full", summary="", reason="", by=people.clerk, at=walk.at)
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    return walk


def follows(query: str, at: datetime) -> Following:
    actions.ask(ADDRESS, query, at=at)
    row = Following.objects.get(query=query)
    actions.confirm(row, at=at)
    Dispatch.objects.all().delete()
    return row


def test_an_address_is_told_nothing_before_it_confirmed(people: Cast, client: Client) -> None:
    walk = published(people)
    answer = client.post("/follow", {"suggestion": walk.suggestion.reference, "address": "Voter@Example.org"})
    assert "请查收确认邮件" in answer.content.decode()
    letter = Dispatch.objects.get()
    assert letter.address == ADDRESS
    assert actions.write_letters(at=NOW) == 0
    link = re.search(r"/follow/\S+", letter.body)
    assert link
    assert "确认关注" in client.get(link.group()).content.decode()
    assert Following.objects.get().confirmed_at is None, "a mail scanner opens links, and presses no button"
    client.post(link.group())
    assert Following.objects.get().confirmed_at is not None


def test_asking_tells_a_stranger_nothing_and_writes_once(people: Cast, client: Client) -> None:
    asked = {"q": "公交", "address": ADDRESS}
    first, second = (client.post("/follow", asked).content.decode() for _time in range(2))
    assert re.sub(r"csrf\S+", "", first) == re.sub(r"csrf\S+", "", second)
    assert Dispatch.objects.count() == 1


def test_one_caller_cannot_have_many_letters_sent(people: Cast, client: Client) -> None:
    answers = [client.post("/follow", {"address": f"a{n}@example.org"}) for n in range(12)]
    assert "这一小时内请求过多" in answers[-1].content.decode()
    assert "a11@example.org" in answers[-1].content.decode(), "the form keeps what was typed"
    assert Following.objects.count() == 10


@pytest.mark.parametrize("address", ["", "x", "a@b", "张三@例", "a@b.c\nBcc: d@e.f", "a" * 300 + "@example.org"])
def test_it_refuses_what_is_no_address(people: Cast, client: Client, address: str) -> None:
    answer = client.post("/follow", {"address": address})
    assert answer.status_code == 200
    assert not Following.objects.exists()
    assert not Dispatch.objects.exists()


@pytest.mark.parametrize(
    "query", ["deputy=999999", "deputy=x", "field=²", "unit=" + "9" * 40, "suggestion=yunhe-2026-1"]
)
def test_what_is_not_there_cannot_be_followed(people: Cast, client: Client, query: str) -> None:
    assert client.get(f"/follow?{query}").status_code == 404
    assert client.get(f"/feed.atom?{query}").status_code == 404


def test_a_letter_tells_each_step_once_however_late_it_was_entered(people: Cast) -> None:
    walk = published(people, Stage.ANSWERED)
    follows(f"suggestion={walk.suggestion.reference}", NOW)
    assert actions.write_letters(at=NOW + timedelta(days=1)) == 0, "nothing happened since"
    walk.reply.handling.contacts.create(
        kind="meeting", held_on=NOW.date() - timedelta(days=20), note="现场", noted_by=people.jiaoyu_clerk
    )
    days = [actions.write_letters(at=NOW + timedelta(days=n)) for n in range(2, 6)]
    assert days == [1, 0, 0, 0]
    assert f"面商：{walk.suggestion.title}" in Dispatch.objects.get().body
    assert "提交" not in Dispatch.objects.get().body


def test_a_search_is_told_what_is_published_later(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    follows("q=护学岗", NOW)
    publishing.decide_openness(walk.suggestion, openness="full", summary="", reason="", by=people.clerk, at=NOW)
    publishing.publish(walk.suggestion, by=people.clerk, at=NOW + timedelta(hours=2))
    assert actions.write_letters(at=NOW + timedelta(days=1)) == 1
    assert f"/p/{walk.suggestion.reference}" in Dispatch.objects.get().body
    assert actions.write_letters(at=NOW + timedelta(days=2)) == 0


def test_nothing_is_said_of_what_was_withdrawn(people: Cast) -> None:
    walk = published(people)
    follows(f"suggestion={walk.suggestion.reference}", NOW)
    publishing.unpublish(walk.suggestion, reason="涉及个人信息", by=people.head, at=NOW + timedelta(hours=1))
    assert actions.write_letters(at=NOW + timedelta(days=3)) == 0


def test_leaving_takes_the_address_away(people: Cast, client: Client) -> None:
    row = follows("", NOW)
    assert ADDRESS in client.get(f"/follow/{row.token}/end").content.decode()
    client.post(f"/follow/{row.token}/end")
    assert not Following.objects.exists()


def test_what_nobody_confirmed_is_forgotten(people: Cast) -> None:
    actions.ask(ADDRESS, "", at=NOW)
    assert actions.forget_unconfirmed(at=NOW + timedelta(days=2)) == 0
    assert actions.forget_unconfirmed(at=NOW + timedelta(days=4)) == 1


def test_a_feed_of_one_suggestion_tells_its_steps(people: Cast, client: Client) -> None:
    walk = published(people)
    feed = client.get(f"/p/{walk.suggestion.reference}/feed.atom")
    assert feed["Content-Type"].startswith("application/atom+xml")
    for step in ("提交", "交办", "答复", "办结"):
        assert f"{step}：{walk.suggestion.title}" in feed.content.decode()
    assert mail.outbox == []


@pytest.mark.parametrize(("query", "of_one"), [("suggestion=a", True), ("proposal=a", True), ("kind=proposal", False)])
def test_the_steps_of_one_matter_are_told_by_what_was_told(query: str, of_one: bool) -> None:
    assert Following(query=query).of_one == of_one
