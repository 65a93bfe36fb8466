"""The list to sign that an organiser keeps on the phone: what was ticked without network is taken once."""

import json
import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import answering, attending
from lianxinqiao.activities.models import Activity, Participation
from lianxinqiao.activities.tests.scene import BEGINS, ENDS, called, signed_in
from tests.cast import Cast

LATER = ENDS + timedelta(days=1)
KEY = uuid.UUID(int=7)


def seat(activity: Activity) -> Participation:
    return activity.participations.get()


def tick(people: Cast, activity: Activity, at: datetime = LATER, came_at: datetime = BEGINS, **more: Any) -> bool:
    told = {"identity": KEY, "by": people.clerk, **more}
    return attending.tick(seat(activity), came_at=came_at, at=at, **told)


def test_a_tick_that_comes_the_day_after_says_when_they_came(people: Cast) -> None:
    activity = called(people, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    came = BEGINS + timedelta(minutes=3)
    assert [tick(people, activity, came_at=came), tick(people, activity, came_at=came)] == [True, False]
    assert (seat(activity).came_at, seat(activity).way) == (came, Participation.Way.HAND)


def test_whoever_signed_in_keeps_their_own_time(people: Cast) -> None:
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy")
    assert tick(people, activity, came_at=BEGINS + timedelta(minutes=9)) is False
    assert (seat(activity).came_at, seat(activity).way) == (BEGINS, "code")


def test_what_was_put_right_stays_when_the_phone_sends_again(people: Cast) -> None:
    activity = called(people, "deputy")
    tick(people, activity, at=BEGINS)
    attending.mark(seat(activity), here=False, reason="点错了人。", by=people.clerk, at=ENDS)
    assert tick(people, activity) is False
    assert seat(activity).came_at is None


@pytest.mark.parametrize(
    ("came", "taken"),
    [(BEGINS - timedelta(days=1), False), (LATER - timedelta(minutes=1), False), (BEGINS, True), (ENDS, True)],
)
def test_it_must_have_been_while_one_signs_in(people: Cast, came: datetime, taken: bool) -> None:
    activity = called(people, "deputy")
    if taken:
        assert tick(people, activity, came_at=came)
    else:
        with pytest.raises(Refused, match="签到时间"):
            tick(people, activity, came_at=came)


def test_a_clock_that_is_ahead_is_set_back(people: Cast) -> None:
    activity = called(people, "deputy")
    assert tick(people, activity, at=BEGINS, came_at=BEGINS + timedelta(minutes=20))
    assert seat(activity).came_at == BEGINS


def test_the_list_is_its_organisers_and_the_page_nobodys(people: Cast, client: Client) -> None:
    activity = called(people, "deputy", "cosigner")
    listed, send = reverse("roll-list", args=[activity.pk]), reverse("roll-send")
    assert client.get(reverse("roll")).status_code == 200
    assert "rolls" in client.get(reverse("roll-worker")).content.decode()
    assert client.get(listed).status_code == 404
    assert client.post(send).status_code == 401
    for part, status in (("deputy", 403), ("jiaoyu_clerk", 404), ("clerk", 200)):
        client.force_login(people.posts[part].user)
        assert client.get(listed).status_code == status, part
    seats = client.get(listed).json()["seats"]
    assert {row["name"] for row in seats} == {people.posts[part].person.name for part in ("deputy", "cosigner")}
    assert all(row["found"].startswith(row["name"]) for row in seats), (
        "so that it is found by pinyin without network too"
    )


def test_what_the_door_answers(people: Cast, client: Client) -> None:
    activity = called(people, "deputy")
    send, key = reverse("roll-send"), seat(activity).pk
    good = {"seat": key, "came_at": BEGINS.isoformat(), "identity": str(KEY)}
    client.force_login(people.clerk.user)
    with time_machine.travel(BEGINS + timedelta(minutes=5), tick=False):
        for told, status in (
            ({**good, "seat": "0"}, 404),
            ({**good, "came_at": "gestern"}, 422),
            ({**good, "came_at": "2026-03-20T09:00:00"}, 422),
            ({**good, "identity": "x"}, 422),
            (good, 201),
            (good, 200),
        ):
            answer = client.post(send, told)
            assert answer.status_code == status, (told, answer.content)
        assert json.loads(answer.content)["seat"] == key
    client.force_login(people.deputy.user)
    assert client.post(send, {**good, "identity": str(uuid.uuid4())}).status_code == 422
