"""TOTP and recovery codes beside the password; required where a rule above says so."""

import time

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth as totp
from django.test import Client

from lianxinqiao.accounts import duties
from lianxinqiao.accounts.models import DoorEvent, User
from lianxinqiao.accounts.tests.conftest import PASSWORD

SECRET = "JBSWY3DPEHPK3PXP"


def code_now(steps: int = 0) -> str:
    """The code that the app shows, or showed so many half minutes ago."""
    return totp.format_hotp_value(totp.hotp_value(SECRET, int(time.time()) // 30 - steps))


@pytest.fixture
def protected(user: User) -> User:
    totp.TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


@pytest.fixture
def needed(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    monkeypatch.setattr(duties, "_needs_second_factor", [lambda request: True])


def password_step(client: Client):
    return client.post("/login", {"username": "lin", "password": PASSWORD})


def test_the_password_alone_does_not_open(client: Client, protected: User) -> None:
    assert password_step(client).url == "/login/second-factor"
    assert "_auth_user_id" not in client.session
    assert client.get("/account/sessions").url.startswith("/login")
    assert client.get("/login/second-factor").status_code == 200
    assert client.post("/login/second-factor", {"code": code_now()}).url == "/desk"
    assert client.session["_auth_user_id"] == str(protected.pk)


def test_a_recovery_code_opens_once(client: Client, protected: User) -> None:
    code = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    password_step(client)
    assert client.post("/login/second-factor", {"code": code}).url == "/desk"
    client.logout()
    password_step(client)
    assert client.post("/login/second-factor", {"code": code}).status_code == 200


def test_five_wrong_codes_lock_the_account(client: Client, protected: User) -> None:
    password_step(client)
    answers = [client.post("/login/second-factor", {"code": "000000"}).status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert client.post("/login/second-factor", {"code": code_now()}).status_code == 429
    assert password_step(client).status_code == 429
    assert DoorEvent.objects.filter(result="second_factor_wrong").count() == 5
    assert DoorEvent.objects.filter(result="locked").exists()
    assert "_auth_user_id" not in client.session


def test_whoever_needs_one_sets_it_up_before_anything_else(client: Client, user: User, needed: None) -> None:
    client.force_login(user)
    assert client.get("/desk").url == "/account/second-factor/"
    page = client.get("/account/second-factor/")
    assert page.status_code == 200
    assert "您的岗位要求二次验证" in page.content.decode()
    totp.TOTP.activate(user, SECRET)
    assert client.get("/desk").status_code == 200


def test_a_required_one_is_not_taken_away(client: Client, protected: User, needed: None) -> None:
    password_step(client)
    client.post("/login/second-factor", {"code": code_now()})
    assert client.post("/account/second-factor/app/remove").url == "/account/second-factor/"
    assert Authenticator.objects.filter(user=protected, type="totp").exists()


def test_it_is_taken_away_where_nobody_needs_it(client: Client, protected: User) -> None:
    password_step(client)
    client.post("/login/second-factor", {"code": code_now()})
    client.post("/account/second-factor/app/remove")
    assert not Authenticator.objects.filter(user=protected, type="totp").exists()
    assert DoorEvent.objects.filter(result="second_factor_removed").exists()


def test_it_is_set_up_on_the_screen(client: Client, user: User) -> None:
    password_step(client)
    page = client.get("/account/second-factor/app")
    assert page.status_code == 200
    secret = page.context["form"].secret
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    code = totp.format_hotp_value(totp.hotp_value(secret, counter))
    assert client.post("/account/second-factor/app", {"code": code}).url == "/account/second-factor/codes"
    assert client.get("/account/second-factor/codes").status_code == 200
    assert {each.type for each in Authenticator.objects.filter(user=user)} == {"totp", "recovery_codes"}


def test_an_old_login_shows_the_password_again(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get("/account/second-factor/app").url.startswith("/account/confirm?")
    assert client.get("/account/confirm?next=/account/second-factor/app").status_code == 200
    answer = client.post("/account/confirm", {"password": PASSWORD, "next": "/account/second-factor/app"})
    assert answer.url == "/account/second-factor/app"


@pytest.mark.parametrize(("steps", "holds"), [(0, True), (1, True), (2, False)])
def test_a_code_that_has_just_run_out_still_holds(client: Client, protected: User, steps: int, holds: bool) -> None:
    with time_machine.travel(time.time(), tick=False):
        password_step(client)
        client.post("/login/second-factor", {"code": code_now(steps)})
    assert (client.get("/account/second-factor/").status_code == 200) == holds


@pytest.mark.parametrize("path", ["", "keys/new", "codes/new", "codes"])
def test_every_page_opens(client: Client, protected: User, path: str) -> None:
    password_step(client)
    client.post("/login/second-factor", {"code": code_now()})
    assert client.get(f"/account/second-factor/{path}").status_code == 200


@pytest.mark.parametrize(("host", "possible"), [("127.0.0.1:8000", False), ("[::1]:8000", False), ("localhost", True)])
def test_passkeys_are_offered_only_where_a_browser_can_make_them(
    client: Client, user: User, settings: object, host: str, possible: bool
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    assert ("用通行密钥登录" in client.get("/login", headers={"host": host}).content.decode()) == possible
    client.force_login(user)
    page = client.get("/account/second-factor/", headers={"host": host}).content.decode()
    assert ("添加通行密钥" in page) == possible
    assert ("换成 localhost" in page) != possible


def test_a_wrong_code_is_answered_in_words_that_help(client: Client, user: User) -> None:
    password_step(client)
    client.get("/account/second-factor/app")
    assert "验证码不对" in client.post("/account/second-factor/app", {"code": "000000"}).content.decode()


def test_the_codes_lead_on_to_what_the_login_was_for(client: Client, protected: User) -> None:
    password_step(client)
    client.post("/login/second-factor", {"code": code_now()})
    assert 'href="/desk">已保存，继续' in client.get("/account/second-factor/codes").content.decode()
