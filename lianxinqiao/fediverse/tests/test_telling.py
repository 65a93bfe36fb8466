"""What followers are told of what is published, changed and taken back, and how it goes out."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.fediverse import actions, sending, tasks, telling
from lianxinqiao.fediverse.models import Actor, Delivery, Follower, Told
from lianxinqiao.fediverse.tests.scene import NOW, THEM, US, Server, follow, look, publish
from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion


# ------------------------------------------------------------------ what they are told
def test_what_is_published_changed_and_taken_back(people: Cast, actor: Actor, server: Server, client: Client) -> None:
    follow(client, server)
    walk = a_suggestion(people, at=Stage.CLOSED)
    assert look(walk) == ""
    publish(people, walk, NOW)
    assert [look(walk), look(walk)] == ["Create", ""]
    walk.suggestion.title = "关于增设护学岗的建议（修订）"
    type(walk.suggestion).objects.filter(pk=walk.suggestion.pk).update(title=walk.suggestion.title)
    assert look(walk) == "Update"
    publishing.unpublish(walk.suggestion, reason="涉及个人信息", by=people.head, at=NOW)
    assert [look(walk), look(walk)] == ["Delete", ""]
    sending.send_waiting()
    assert server.types() == ["Accept", "Create", "Update", "Delete"]
    told = server.taken[1:]
    assert {each["to_inbox"] for each in told} == {f"{THEM}/inbox"}
    note = told[0]["object"]["id"]
    assert told[2]["object"] == {"id": note, "type": "Tombstone"}
    assert client.get(note.removeprefix(US)).status_code == 410


def test_published_again_it_is_another_note(people: Cast, actor: Actor, server: Server) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publish(people, walk, NOW)
    assert look(walk) == "Create"
    publishing.unpublish(walk.suggestion, reason="涉及个人信息", by=people.head, at=NOW)
    publishing.publish(walk.suggestion, by=people.clerk, at=NOW + timedelta(hours=1))
    assert look(walk) == "Create"
    assert Told.objects.count() == 2
    assert Told.objects.filter(gone_at=None).count() == 1


def test_a_summary_says_no_more(people: Cast, actor: Actor, server: Server, client: Client) -> None:
    follow(client, server)
    walk = a_suggestion(people, at=Stage.CLOSED)
    publish(people, walk, NOW, "summary")
    look(walk)
    text = Delivery.objects.order_by("pk").last()
    assert text is not None
    assert "摘要。" in text.text
    assert walk.suggestion.cause not in text.text


def test_what_stood_there_before_is_not_told(people: Cast, server: Server) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publish(people, walk, NOW)
    actions.switch_on(by=people.clerk, at=NOW + timedelta(minutes=1))
    assert look(walk) == ""


def test_an_act_asks_for_a_look_only_where_somebody_could_follow(
    people: Cast, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def defer(**told: Any) -> None:
        asked.append(told)

    monkeypatch.setattr(tasks.look, "defer", defer)
    walk = a_suggestion(people, at=Stage.CLOSED)
    assert asked == []
    actions.switch_on(by=people.clerk, at=NOW)
    telling.forget_whether_any()
    publish(people, walk, NOW)
    assert asked == [{"kind": "suggestion", "key": walk.suggestion.pk, "body": people.body.pk}] * 2


# ------------------------------------------------------------------ how it goes out
@pytest.mark.parametrize(
    ("status", "gone", "stays"),
    [
        (500, False, True),
        (429, False, True),
        (401, False, True),
        (404, True, True),
        (403, True, True),
        (410, True, False),
    ],
)
def test_what_is_not_taken(actor: Actor, server: Server, client: Client, status: int, gone: bool, stays: bool) -> None:
    follow(client, server)
    telling.spread(actor, {"type": "Create"}, at=NOW)
    server.answers = status
    assert sending.send_waiting() == 0
    row = Delivery.objects.get(taken_at=None)
    assert (row.given_up_at is not None) == gone
    assert row.error == str(status)
    assert Follower.objects.exists() == stays
    server.answers = 202
    assert sending.send_waiting(timezone.now() + timedelta(minutes=3)) == (0 if gone else 1)


@pytest.mark.parametrize(("tries", "minutes"), [(0, 2), (1, 2), (2, 4), (5, 32), (10, 1024)])
def test_each_try_is_later(actor: Actor, server: Server, client: Client, tries: int, minutes: int) -> None:
    """The first never before the lease of whoever tries is over."""
    follow(client, server)
    telling.spread(actor, {"type": "Create"}, at=NOW)
    server.answers = 500
    Delivery.objects.filter(taken_at=None).update(tries=tries)
    assert sending.send_waiting(NOW) == 0
    row = Delivery.objects.get(taken_at=None)
    assert (row.tries, row.not_before) == (tries + 1, NOW + timedelta(minutes=minutes))


def test_after_two_days_it_is_given_up(actor: Actor, server: Server, client: Client) -> None:
    follow(client, server)
    telling.spread(actor, {"type": "Create"}, at=NOW)
    server.answers = 500
    Delivery.objects.filter(taken_at=None).update(tries=sending.TRIES - 1)
    sending.send_waiting()
    assert Delivery.objects.exclude(given_up_at=None).exists()


def test_one_server_is_told_once_however_many_follow(actor: Actor, server: Server) -> None:
    for name in ("a", "b", "c"):
        told = {"host": "m.example", "inbox": f"{THEM}/inbox", "since": NOW}
        Follower.objects.create(actor=actor, uri=f"{THEM}/users/{name}", **told)
    assert telling.spread(actor, {"type": "Create"}, at=NOW) == 1


def test_what_is_over_is_forgotten(actor: Actor, server: Server, client: Client) -> None:
    follow(client, server)
    assert sending.forget(at=timezone.now() + timedelta(minutes=30)) == 0
    assert sending.forget(at=timezone.now() + timedelta(days=8)) == 2
