"""Guessing is slowed down by account and place together, so that nobody can lock another out."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth import hashers
from django.test import Client
from django.utils import timezone

from lianxinqiao.accounts import devices, guard, passwords
from lianxinqiao.accounts.models import Device, DoorEvent, User
from lianxinqiao.accounts.tests.conftest import PASSWORD

WRONG = "Something-else-1"


def at(number: int) -> Client:
    """A browser at an address of its own."""
    return Client(REMOTE_ADDR=f"198.51.100.{number}")


def knock(client: Client, name: str = "lin", password: str = PASSWORD):
    return client.post("/login", {"username": name, "password": password})


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(timezone.now(), tick=False) as clock:
        yield clock


def wrong(name: str, *, address: str, password: str = WRONG, at=None, times: int = 1) -> None:
    """Wrong tries as the trail keeps them."""
    user = User.objects.filter(name=name).first()
    DoorEvent.objects.bulk_create(
        DoorEvent(
            user=user,
            tried_name=name,
            result="wrong",
            address=address,
            mark=guard.mark(password),
            at=at or timezone.now(),
        )
        for _ in range(times)
    )


def test_a_stranger_does_not_lock_the_owner_out(user: User) -> None:
    stranger = at(1)
    assert [knock(stranger, password=WRONG).status_code for _ in range(5)] == [401, 401, 401, 401, 429]
    assert knock(stranger).status_code == 429
    assert knock(at(2)).status_code == 302


def test_by_phone_and_by_name_is_one_door(user: User) -> None:
    stranger = at(1)
    answers = [knock(stranger, name, WRONG).status_code for name in ("lin", "13900000001", "lin", "13900000001", "lin")]
    assert answers[-1] == 429


def test_a_right_one_begins_the_count_anew(user: User) -> None:
    here = at(1)
    for _ in range(4):
        knock(here, password=WRONG)
    assert knock(here).status_code == 302
    here.post("/logout")
    assert knock(here, password=WRONG).status_code == 401


def test_many_places_together_close_a_name_to_strangers_and_not_to_a_known_device(user: User) -> None:
    own = at(1)
    knock(own)
    own.post("/logout")
    for number in range(10, 16):
        wrong("lin", address=f"203.0.113.{number}", password=f"{WRONG}{number}", times=5)
    answer = knock(at(2))
    assert answer.status_code == 429
    assert "用以前登录过的设备，现在就可以登录" in answer.content.decode()
    assert knock(own).status_code == 302
    moved = Client(REMOTE_ADDR="192.0.2.77")  # the same browser somewhere else
    moved.cookies["device"] = own.cookies["device"].value
    assert knock(moved).status_code == 302


def test_the_name_opens_again_after_an_hour(user: User, clock: time_machine.Traveller) -> None:
    wrong("lin", address="203.0.113.9", times=30)
    assert knock(at(2)).status_code == 429
    clock.shift(timedelta(hours=1, seconds=1))
    assert knock(at(2)).status_code == 302


def test_a_known_device_has_five_tries_of_its_own(user: User) -> None:
    own = at(1)
    knock(own)
    own.post("/logout")
    assert [knock(own, password=WRONG).status_code for _ in range(5)][-1] == 429
    assert knock(own).status_code == 429
    assert knock(at(1)).status_code == 302  # another browser of the same office


def test_a_device_is_known_to_its_own_account_alone(user: User) -> None:
    User.objects.create_user("zhou", PASSWORD, must_change_password=False)
    own = at(1)
    knock(own)
    own.post("/logout")
    wrong("zhou", address="203.0.113.9", times=30)
    assert knock(own, "zhou").status_code == 429


@pytest.mark.parametrize("cookie", ["", "x", "WyJhIl0:1:forged", "[]"])
def test_a_forged_cookie_is_no_device(user: User, cookie: str) -> None:
    wrong("lin", address="203.0.113.9", times=30)
    client = at(1)
    client.cookies["device"] = cookie
    assert knock(client).status_code == 429


def test_two_people_on_one_browser_are_both_known_there(user: User) -> None:
    User.objects.create_user("zhou", PASSWORD, must_change_password=False)
    shared = at(1)
    for name in ("lin", "zhou", "lin"):
        knock(shared, name)
        shared.post("/logout")
    assert Device.objects.count() == 2
    for name in ("lin", "zhou"):
        wrong(name, address="203.0.113.9", times=30)
        assert knock(shared, name).status_code == 302
        shared.post("/logout")


def test_the_cookie_is_for_the_server_alone(user: User, settings: object) -> None:
    client = at(1)
    cookie = knock(client).cookies["device"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert int(cookie["max-age"]) == devices.KEPT.total_seconds()


def test_a_twenty_first_device_takes_the_place_of_the_oldest(user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(devices, "DEVICES_MAX", 2)
    for number in range(3):
        knock(at(number))
    assert sorted(Device.objects.values_list("address", flat=True)) == ["198.51.100.1", "198.51.100.2"]


def test_one_address_over_many_names_is_stopped(user: User) -> None:
    for number in range(20):
        wrong(f"name{number}", address="198.51.100.1", password=f"{WRONG}{number}")
    assert "许多账号输错密码" in knock(at(1)).content.decode()
    assert knock(at(2)).status_code == 302


def test_an_office_in_which_many_mistype_and_then_enter_is_not(user: User) -> None:
    """The first day of a session: a hall of deputies behind one address, each right at the second try."""
    for number in range(25):
        newcomer = User.objects.create(name=f"d{number}")
        wrong(newcomer.name, address="198.51.100.1", password=f"{WRONG}{number}")
        DoorEvent.objects.create(user=newcomer, tried_name=newcomer.name, result="entered", address="198.51.100.1")
    assert knock(at(1)).status_code == 302


def test_one_password_over_many_names_is_stopped_wherever_it_comes_from(user: User) -> None:
    own = at(99)
    knock(own)
    own.post("/logout")
    for number in range(10):
        wrong(f"name{number}", address=f"203.0.113.{number}", password=PASSWORD)
    answer = knock(at(2))
    assert answer.status_code == 429
    assert "同一个密码逐个试许多账号" in answer.content.decode()
    assert knock(at(2), password=WRONG).status_code == 401  # another password is judged for itself
    assert knock(own).status_code == 302


def test_of_a_wrong_password_little_is_kept_and_only_for_an_hour(user: User, clock: time_machine.Traveller) -> None:
    knock(at(1), password=WRONG)
    kept = DoorEvent.objects.get(result="wrong").mark
    assert (len(kept), kept != guard.mark(WRONG + "x")) == (8, True)
    clock.shift(timedelta(hours=1, seconds=1))
    assert guard.forget_marks(at=timezone.now()) == 1
    assert DoorEvent.objects.get(result="wrong").mark == ""


@pytest.mark.parametrize("case", ["unknown", "wrong", "right", "closed account", "never used", "never used, right"])
def test_every_answer_costs_the_same_work(user: User, case: str, monkeypatch: pytest.MonkeyPatch, settings) -> None:
    """Counted, not timed: one full hash and one quick one, whatever is typed."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    full, quick = hashers.Argon2PasswordHasher, passwords.QuickArgon2
    monkeypatch.setattr(full, "memory_cost", 2048)  # still told from the quick one, and soon done
    monkeypatch.setattr(full, "time_cost", 1)
    user.set_password(PASSWORD)
    user.save()
    first = passwords.first_password()
    if "never used" in case:
        user.password = quick().encode(first, quick().salt())
        user.save()
    if case == "closed account":
        User.objects.update(is_active=False)
    made = counted(monkeypatch)
    name = "nobody" if case == "unknown" else "lin"
    right = {"right": PASSWORD, "closed account": PASSWORD, "never used, right": first}
    knock(at(1), name, right.get(case, WRONG))
    assert made == {"full": 1, "quick": 1}


def counted(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How often argon2 itself is asked, by its cost."""
    import argon2

    made = {"full": 0, "quick": 0}
    hash_secret, verify = argon2.low_level.hash_secret, argon2.PasswordHasher.verify

    def hashing(*args, memory_cost, **kwargs):
        made["quick" if memory_cost == 1024 else "full"] += 1
        return hash_secret(*args, memory_cost=memory_cost, **kwargs)

    def verifying(self, encoded, password):
        made["quick" if "m=1024," in encoded else "full"] += 1
        return verify(self, encoded, password)

    monkeypatch.setattr(argon2.low_level, "hash_secret", hashing)
    monkeypatch.setattr(argon2.PasswordHasher, "verify", verifying)
    return made


def test_the_present_password_cannot_be_guessed_from_inside(client: Client, user: User) -> None:
    client.force_login(user)
    typed = {"old_password": WRONG, "new_password1": "Yunhe-2026-river", "new_password2": "Yunhe-2026-river"}
    pages = [client.post("/account/password", typed).content.decode() for _ in range(6)]
    assert "现在的密码不正确" in pages[0]
    assert "请过一刻钟再试" in pages[-1]
    assert DoorEvent.objects.filter(result="wrong").count() == 5
