"""Signing in by OpenID Connect, judged against an identity server that others wrote."""

from urllib.parse import parse_qs, urlsplit

import oidc_provider_mock
import pytest
import requests
from allauth.mfa.models import Authenticator
from oidc_provider_mock import User as Known

from lianxinqiao.accounts import outside
from lianxinqiao.accounts.models import DoorEvent, OutsideIdentity, User
from lianxinqiao.people.models import Post

LIN = {"name": "林晓", "phone_number": "+86 139-0000-1111", "phone_number_verified": True}
PEOPLE = (
    Known(sub="lin", claims=LIN),
    Known(sub="impostor", claims={**LIN, "phone_number_verified": False}),
    Known(sub="second", claims=LIN),
    Known(
        sub="nobody", claims={"phone_number": "13811112222", "phone_number_verified": True, "roles": ["administrator"]}
    ),
)


@pytest.fixture(scope="module")
def issuer():
    with oidc_provider_mock.run_server_in_thread(user_claims=PEOPLE) as server:
        yield f"http://localhost:{server.server_port}"


@pytest.fixture
def configured(issuer, settings, db):
    def configure(**changes):
        told = {"issuer": issuer, "client": "lianxinqiao", "secret": "a-secret-of-the-test", "name": "统一身份认证"}
        settings.OIDC = {**told, **changes}

    configure()
    return configure


@pytest.fixture
def lin(db):
    return User.objects.create(name="lin.xiao", phone="13900001111", must_change_password=False)


def sent(client, subject, target="/desk"):
    """From our door to the identity server, and back with its answer; where we were sent to, and what came."""
    away = client.get(f"/login/outside?next={target}")
    assert away.status_code == 302, away.content.decode()
    back = requests.post(away["Location"], data={"sub": subject}, allow_redirects=False, timeout=10)
    assert back.status_code in {302, 303}, back.text
    address = urlsplit(back.headers["Location"])
    return away["Location"], f"{address.path}?{address.query}"


def entered(client):
    return client.session.get("_auth_user_id")


def test_a_person_is_matched_once_and_known_from_then_on(client, configured, lin):
    away, back = sent(client, "lin", target="/calendar")
    asked = parse_qs(urlsplit(away).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce"} <= asked.keys()
    answer = client.get(back)
    assert (answer.status_code, answer["Location"]) == (302, "/calendar")
    assert entered(client) == str(lin.pk)
    assert OutsideIdentity.objects.get(user=lin).subject == "lin"
    assert DoorEvent.objects.filter(user=lin, result="entered").count() == 1
    lin.phone = "13700000000"  # the number changed here: whoever was bound stays who they are
    lin.save()
    client.logout()
    client.get(sent(client, "lin")[1])
    assert entered(client) == str(lin.pk)


def refused(client, subject):
    answer = client.get(sent(client, subject)[1])
    assert answer.status_code == 403
    assert entered(client) is None
    return DoorEvent.objects.latest("id").detail


def test_a_number_that_nobody_verified_opens_nothing(client, configured, lin):
    assert "not verified" in refused(client, "impostor")
    configured(trusted=True)
    client.get(sent(client, "impostor")[1])
    assert entered(client) == str(lin.pk)


def test_another_identity_with_the_same_number_is_somebody_else(client, configured, lin):
    client.get(sent(client, "lin")[1])
    client.logout()
    assert "another identity" in refused(client, "second")


def test_a_closed_account_stays_closed(client, configured, lin):
    lin.is_active = False
    lin.save()
    assert "closed" in refused(client, "lin")


def test_a_stranger_is_refused_or_gets_an_account_without_any_post(client, configured, lin):
    assert "no account" in refused(client, "nobody")
    configured(unknown="create")
    client.get(sent(client, "nobody")[1])
    made = User.objects.get(phone="13811112222")
    assert entered(client) == str(made.pk)
    assert not made.has_usable_password()
    assert not Post.objects.filter(person__user=made).exists(), "what it says of roles counts for nothing"


def test_the_second_factor_is_asked_for_all_the_same(client, configured, lin):
    Authenticator.objects.create(user=lin, type="totp", data={"secret": "x"})
    answer = client.get(sent(client, "lin")[1])
    assert answer["Location"] == "/login/second-factor"
    assert entered(client) is None


@pytest.mark.parametrize("spoilt", ["state", "code"])
def test_an_answer_that_is_not_to_our_question_is_refused(client, configured, lin, spoilt):
    _away, back = sent(client, "lin")
    address = urlsplit(back)
    words = {name: values[0] for name, values in parse_qs(address.query).items()} | {spoilt: "forged"}
    assert client.get(address.path, words).status_code == 403
    assert entered(client) is None


def test_it_cannot_be_answered_twice(client, configured, lin):
    _away, back = sent(client, "lin")
    client.get(back)
    client.logout()
    assert client.get(back).status_code == 403


def test_a_server_that_is_gone_leaves_the_other_door_open(client, configured):
    configured(issuer="http://localhost:1")
    answer = client.get("/login/outside")
    assert answer.status_code == 503
    assert 'name="password"' in answer.content.decode()


def test_without_a_server_there_is_no_such_door(client, db, settings):
    settings.OIDC = None
    User.objects.create(name="somebody")
    assert client.get("/login/outside").status_code == 404
    assert "/login/outside" not in client.get("/login").content.decode()


@pytest.mark.parametrize("wrong", [{"match": "face"}, {"unknown": "hire"}])
def test_a_setting_that_is_none_stops_it(wrong):
    with pytest.raises(RuntimeError, match="LXQ_OIDC"):
        outside.Server(issuer="x", client="x", secret="x", name="x", **wrong)
