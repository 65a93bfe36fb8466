"""First passwords are changed, the last five barred, other sessions ended."""

import pytest
from django.contrib.auth.hashers import check_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from lianxinqiao.accounts import actions
from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.accounts.tests.conftest import PASSWORD

NEW = "Wanghe-2026-river"


def change(client: Client, old: str, new: str, again: str | None = None):
    data = {"old_password": old, "new_password1": new, "new_password2": new if again is None else again}
    return client.post("/account/password", data)


def test_a_first_password_opens_only_the_page_that_changes_it(client: Client, user: User) -> None:
    word = actions.hand_out_password(user)
    client.force_login(user)
    assert client.get("/account/sessions").url == "/account/password"
    assert client.get("/desk").url == "/account/password"
    assert change(client, word, NEW).url == "/desk"
    assert client.get("/account/sessions").status_code == 200
    assert DoorEvent.objects.filter(user=user, result="password_changed").exists()


def test_a_first_password_is_strong_and_kept_only_as_a_hash(user: User) -> None:
    word = actions.hand_out_password(user)
    validate_password(word, User(name="other"))
    user.refresh_from_db()
    assert word not in user.password
    assert check_password(word, user.password)
    assert user.must_change_password


def test_the_last_five_are_barred_and_the_sixth_is_not(user: User) -> None:
    words = [f"Bridge-{n}-over-river" for n in range(6)]
    for word in words:
        user.set_password(word)
        user.save()
    for word in words[1:]:
        with pytest.raises(ValidationError, match="最近五次"):
            validate_password(word, user)
    validate_password(words[0], user)


@pytest.mark.parametrize(
    ("new", "sentence"),
    [
        ("short-1A", "密码太短，至少要有10个字符"),
        ("password1234", "太常见"),
        ("onlylowercase", "三类"),
        (PASSWORD, "最近五次"),
        ("12345678901234567890", "数字"),
    ],
)
def test_a_weak_one_is_refused_with_its_reason(client: Client, user: User, new: str, sentence: str) -> None:
    client.force_login(user)
    answer = change(client, PASSWORD, new)
    assert answer.status_code == 200
    assert sentence in answer.content.decode()
    user.refresh_from_db()
    assert check_password(PASSWORD, user.password)


def test_one_like_the_account_is_refused() -> None:
    with pytest.raises(ValidationError, match="太相近"):
        validate_password("Yunhe-Deputy-1", User(name="yunhe-deputy"))


def test_the_old_one_must_be_right_and_the_two_alike(client: Client, user: User) -> None:
    client.force_login(user)
    assert "现在的密码不正确" in change(client, "wrong", NEW).content.decode()
    assert "两次输入的新密码不一样" in change(client, PASSWORD, NEW, NEW + "x").content.decode()


def test_other_sessions_end_with_the_old_password(client: Client, user: User) -> None:
    elsewhere = Client()
    elsewhere.force_login(user)
    client.force_login(user)
    change(client, PASSWORD, NEW)
    assert client.get("/account/sessions").status_code == 200
    assert elsewhere.get("/account/sessions").status_code == 302
