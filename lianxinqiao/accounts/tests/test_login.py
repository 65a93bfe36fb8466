"""Log in by name or phone; five failures lock; every knock is written down."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from lianxinqiao.accounts import devices
from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.accounts.tests.conftest import PASSWORD

WRONG = "Something-else-1"


def knock(client: Client, name: str = "lin", password: str = PASSWORD, **more: str):
    return client.post("/login", {"username": name, "password": password, **more})


@pytest.mark.parametrize("name", ["lin", "13900000001", " lin "])
def test_it_opens_by_name_and_by_phone(client: Client, user: User, name: str) -> None:
    answer = knock(client, name)
    assert (answer.status_code, answer.url) == (302, "/desk")
    assert client.session["_auth_user_id"] == str(user.pk)
    assert DoorEvent.objects.get().result == "entered"


def test_it_says_the_same_whether_the_name_or_the_password_is_wrong(client: Client, user: User) -> None:
    wrong_password = knock(client, password=WRONG)
    wrong_name = knock(client, name="nobody")
    assert wrong_password.status_code == wrong_name.status_code == 401
    sentence = "账号或密码不正确。再错 4 次，这里就要等 15 分钟才能再试这个账号。"
    assert sentence in wrong_password.content.decode()
    assert sentence in wrong_name.content.decode()
    assert list(DoorEvent.objects.order_by("id").values_list("result", "user", "tried_name")) == [
        ("wrong", user.pk, "lin"),
        ("wrong", None, "nobody"),
    ]


def test_five_failures_lock_and_the_page_says_until_when(client: Client, user: User) -> None:
    with time_machine.travel("2026-03-02T01:00:00Z", tick=False):
        answers = [knock(client, "lin" if n % 2 else "13900000001", WRONG) for n in range(5)]
        assert [answer.status_code for answer in answers] == [401, 401, 401, 401, 429]
        assert "09:15 以后可以再试" in answers[-1].content.decode()
    with time_machine.travel("2026-03-02T01:10:00Z", tick=False):
        right = knock(client)
        assert right.status_code == 429
        assert "09:15 以后可以再试" in right.content.decode()
        assert "_auth_user_id" not in client.session
    with time_machine.travel("2026-03-02T01:15:01Z", tick=False):
        assert knock(client).status_code == 302
    results = Counter(DoorEvent.objects.values_list("result", flat=True))
    assert results == {"wrong": 5, "locked": 2, "entered": 1}


def test_another_account_is_not_locked_with_it(client: Client, user: User) -> None:
    User.objects.create_user("zhou", PASSWORD, must_change_password=False)
    for _ in range(5):
        knock(client, password=WRONG)
    assert knock(client, "zhou").status_code == 302


def test_a_closed_account_is_told_nothing_more(client: Client, user: User) -> None:
    User.objects.update(is_active=False)
    answer = knock(client)
    assert answer.status_code == 401
    assert "账号或密码不正确" in answer.content.decode()


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"])
def test_it_does_not_lead_out_of_the_house(client: Client, user: User, target: str) -> None:
    assert knock(client, next=target).url == "/desk"


def test_it_leads_back_to_where_one_was_going(client: Client, user: User) -> None:
    assert knock(client, next="/account/sessions").url == "/account/sessions"


@pytest.mark.parametrize("name", ["x" * 61, "a\x00b", ""])
def test_bad_names_are_answered_and_not_crashed_on(client: Client, user: User, name: str) -> None:
    assert knock(client, name).status_code in {200, 401}


def test_thirty_idle_minutes_end_the_session(client: Client, user: User) -> None:
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        knock(client)
    with time_machine.travel(now + timedelta(minutes=29), tick=False):
        assert client.get("/account/sessions").status_code == 200
    with time_machine.travel(now + timedelta(minutes=58), tick=False):
        assert client.get("/account/sessions").status_code == 200
    with time_machine.travel(now + timedelta(minutes=89), tick=False):
        assert client.get("/account/sessions").url.startswith("/login")


def test_logging_out_is_posted_and_written_down(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get("/logout").status_code == 405
    assert client.post("/logout").url == "/login"
    assert DoorEvent.objects.latest("id").result == "left"


def test_a_new_installation_begins_at_its_set_up(client: Client, db: None) -> None:
    assert client.get("/login").url == "/setup"


def test_the_page_offers_no_demo_doors_outside_the_demo(client: Client, user: User, settings: object) -> None:
    settings.DEMO = False
    assert "演示入口" not in client.get("/login").content.decode()


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0",
            "Edge · Windows",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) MicroMessenger/8.0 Safari/604.1", "微信 · iPhone"),
        ("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36", "Chrome · Android"),
        ("curl/8.0", "curl/8.0"),
    ],
)
def test_devices_are_told_in_words(agent: str, words: str) -> None:
    assert devices.words(agent) == words
