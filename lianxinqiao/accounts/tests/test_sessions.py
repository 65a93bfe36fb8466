"""Sessions are listed to their owner and can be ended."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.accounts.tests.conftest import PASSWORD


def enter(agent: str) -> Client:
    client = Client(headers={"user-agent": agent})
    client.post("/login", {"username": "lin", "password": PASSWORD})
    client.get("/account/sessions")
    return client


def test_it_lists_every_device_and_ends_one(user: User) -> None:
    here, there = enter("office"), enter("phone")
    page = here.get("/account/sessions").content.decode()
    assert "office" in page
    assert "phone" in page
    other = UserSession.objects.get(user_agent="phone")
    here.post("/account/sessions", {"session": other.pk})
    assert there.get("/account/sessions").status_code == 302
    assert here.get("/account/sessions").status_code == 200
    assert DoorEvent.objects.latest("id").result == "ended"


def test_it_ends_all_others_but_not_this_one(user: User) -> None:
    here, there, further = enter("office"), enter("phone"), enter("tablet")
    here.post("/account/sessions", {"session": "others"})
    assert here.get("/account/sessions").status_code == 200
    assert there.get("/account/sessions").status_code == further.get("/account/sessions").status_code == 302


def test_nobody_ends_the_session_of_another(user: User) -> None:
    User.objects.create_user("zhou", PASSWORD, must_change_password=False)
    mine = enter("office")
    stranger = Client()
    stranger.post("/login", {"username": "zhou", "password": PASSWORD})
    stranger.post("/account/sessions", {"session": UserSession.objects.get(user_agent="office").pk})
    assert mine.get("/account/sessions").status_code == 200


def test_a_stranger_is_sent_to_the_door(client: Client, db: None) -> None:
    for path in ("/account/sessions", "/account/password", "/account/second-factor/"):
        assert client.get(path).url.startswith("/login")


@pytest.fixture
def clock(user: User) -> Iterator[time_machine.Traveller]:
    """A clock that stands until it is moved."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def test_its_last_use_is_exact_to_a_minute(clock: time_machine.Traveller) -> None:
    here = enter("office")
    entered = UserSession.objects.get().last_seen_at
    clock.shift(timedelta(seconds=59))
    here.get("/account/sessions")
    assert UserSession.objects.get().last_seen_at == entered
    clock.shift(timedelta(seconds=1))
    here.get("/account/sessions")
    assert UserSession.objects.get().last_seen_at == entered + timedelta(minutes=1)


def test_use_within_the_last_minute_does_not_cost_a_minute_of_idleness(clock: time_machine.Traveller) -> None:
    """The last use noted at minute 0, the true last use 59 seconds later: the session lives 29 minutes from then."""
    here = enter("office")
    clock.shift(timedelta(seconds=59))
    here.get("/account/sessions")
    clock.shift(timedelta(minutes=29))
    assert here.get("/account/sessions").status_code == 200
    clock.shift(timedelta(minutes=30))
    assert here.get("/account/sessions").url.startswith("/login")


def test_another_browser_with_the_same_cookie_is_noted_at_once(clock: time_machine.Traveller) -> None:
    here = enter("office")
    here.get("/account/sessions", headers={"user-agent": "elsewhere"})
    assert UserSession.objects.get().user_agent == "elsewhere"


def test_reading_on_within_the_minute_writes_nothing(clock: time_machine.Traveller) -> None:
    here = enter("office")
    with CaptureQueriesContext(connection) as asked:
        here.get("/account/sessions")
    assert not [query for query in asked if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]
