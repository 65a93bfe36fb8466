"""Single log-out by SAML: out of here and out of there, and the identity server ends what it began; forged ones end nothing."""

import base64
import datetime as dt
import zlib
from dataclasses import replace
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from lxml import etree

from lianxinqiao.accounts import saml, saml_out, tasks
from lianxinqiao.accounts.models import DoorEvent, OutsideSession
from lianxinqiao.people.tests import saml as others
from lianxinqiao.people.tests.test_saml_sign_in import (  # noqa: F401 fixtures
    bring,
    configured,
    entered,
    idp,
    keys,
    lin,
)

ASKS = others.LogOut()
ANSWERS = others.LogOut("LogoutResponse")
SAML = "{urn:oasis:names:tc:SAML:2.0:assertion}"
PROTOCOL = "{urn:oasis:names:tc:SAML:2.0:protocol}"


@pytest.fixture
def sign_in(configured, keys, lin):  # noqa: F811
    """A browser of 林 that came from the identity server, in a session that it calls so."""

    def come(index="", browser=None):
        browser = browser or Client()
        browser.get("/login/outside")
        number = f"_a{index or 'x'}{timezone.now().timestamp()}".replace(".", "")
        answer = others.Answer(asked=browser.session[saml.ASKED], session=index, number=number)
        bring(browser, others.sent(others.assertion_signed(answer.xml(), *keys)))
        assert entered(browser) == str(lin.pk)
        return browser

    return come


def ask(key, message=ASKS, browser=None, **how):
    return (browser or Client()).get(f"/login/saml/out?{message.query(key, **how)}")


def read(address):
    """What python3-saml packed into an address."""
    said = parse_qs(urlsplit(address).query)
    packed = said.get("SAMLRequest") or said["SAMLResponse"]
    return etree.fromstring(zlib.decompress(base64.b64decode(packed[0]), -15)), said


# ------------------------------------------------------------------ out of here
def test_whoever_leaves_here_is_taken_there_to_leave_too(sign_in, keys):  # noqa: F811
    browser = sign_in("s-7")
    page = browser.post("/logout")
    assert entered(browser) is None
    assert not OutsideSession.objects.filter(session__in=Session.objects.values("session_key")).exists()
    address = page["Refresh"].removeprefix("0; url=")
    assert address.replace("&", "&amp;") in page.content.decode()
    question, _said = read(address)
    assert address.startswith(others.AT)
    assert question.findtext(f"{SAML}NameID") == "hand-made"
    assert question.findtext(f"{PROTOCOL}SessionIndex") == "s-7"
    answer = replace(ANSWERS, answers=question.get("ID"))
    back = ask(keys[0], answer, browser)
    assert (back.status_code, back["Location"]) == (302, "/login")
    assert "身份认证系统也已退出" in browser.get("/login").content.decode()


@pytest.mark.parametrize(
    "changes",
    [
        {"answers": "_another"},
        {"answers": ""},
        {"status": "Responder"},
        {"issuer": ""},
        {"destination": ""},
        {"minutes": -60},
    ],
    ids=str,
)
def test_an_answer_that_proves_nothing_says_so(sign_in, keys, changes):  # noqa: F811
    browser = sign_in()
    question, _said = read(browser.post("/logout")["Refresh"].removeprefix("0; url="))
    ask(keys[0], replace(ANSWERS, **{"answers": question.get("ID"), **changes}), browser)
    assert "没有确认退出" in browser.get("/login").content.decode()


def test_an_answer_that_nobody_signed_says_so(sign_in):
    browser = sign_in()
    question, _said = read(browser.post("/logout")["Refresh"].removeprefix("0; url="))
    ask(others.keys()[0], replace(ANSWERS, answers=question.get("ID")), browser)
    assert "没有确认退出" in browser.get("/login").content.decode()


def test_whoever_came_by_password_leaves_only_here(client, configured, lin):  # noqa: F811
    client.force_login(lin)
    assert client.post("/logout")["Location"] == "/login"


def test_a_server_without_such_an_address_is_not_told(sign_in, configured, tmp_path, settings):  # noqa: F811
    browser = sign_in()
    metadata = tmp_path / "idp.xml"
    document = etree.fromstring(metadata.read_bytes())
    for each in document.findall(".//{*}SingleLogoutService"):
        each.getparent().remove(each)
    without = tmp_path / "without.xml"
    without.write_bytes(etree.tostring(document))
    configured(METADATA=str(without))
    assert browser.post("/logout")["Location"] == "/login"
    assert others.OUT not in browser.get("/login/saml").content.decode()
    configured(METADATA="/nowhere/idp.xml")


def test_metadata_that_is_gone_keeps_nobody_inside(sign_in, configured):  # noqa: F811
    browser = sign_in()
    configured(METADATA="/nowhere/idp.xml")
    assert browser.post("/logout")["Location"] == "/login"
    assert entered(browser) is None


# ------------------------------------------------------------------ out of there
def test_that_server_ends_every_session_that_it_began(sign_in, keys, lin):  # noqa: F811
    one, two, by_password = sign_in("s-1"), sign_in("s-2"), Client()
    by_password.force_login(lin)
    answer = ask(keys[0], relay="/there")
    assert answer.status_code == 302
    told, said = read(answer["Location"])
    assert (told.get("InResponseTo"), said["RelayState"]) == (ASKS.number, ["/there"])
    assert told.find(f".//{PROTOCOL}StatusCode").get("Value") == saml_out.SUCCESS
    assert [one.get("/account/sessions").status_code, two.get("/account/sessions").status_code] == [302, 302]
    assert entered(by_password) == str(lin.pk), "what began here goes on"
    assert DoorEvent.objects.filter(user=lin, result=DoorEvent.Result.ENDED).count() == 2
    assert not OutsideSession.objects.exists()


def test_or_the_one_that_it_names(sign_in, keys, lin):  # noqa: F811
    one, two = sign_in("s-1"), sign_in("s-2")
    ask(keys[0], replace(ASKS, index="s-1"), one)
    assert entered(one) is None
    assert entered(two) == str(lin.pk)
    assert UserSession.objects.filter(user=lin).count() == 1


def test_of_somebody_else_it_ends_nothing(sign_in, keys, lin):  # noqa: F811
    browser = sign_in("s-1")
    assert ask(keys[0], replace(ASKS, person="hand-made-2")).status_code == 302
    assert entered(browser) == str(lin.pk)


def test_the_session_is_known_by_the_key_that_it_keeps(sign_in):
    browser = sign_in("s-1")
    assert OutsideSession.objects.get().session == browser.session.session_key


WRONG = {
    "run out": {"until": -1},
    "made long ago": {"minutes": -10},
    "made in time to come": {"minutes": 10},
    "of another issuer": {"issuer": "<saml:Issuer>http://other.test/metadata</saml:Issuer>"},
    "of no issuer": {"issuer": ""},
    "sent to another place": {"destination": ' Destination="http://other.test/login/saml/out"'},
    "sent to a longer address": {"destination": f' Destination="{others.OUT}/more"'},
    "sent to no place": {"destination": ""},
    "an answer": {"kind": "LogoutResponse"},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_a_signed_request_that_is_not_the_right_one_ends_nothing(sign_in, keys, lin, changes):  # noqa: F811
    browser = sign_in()
    query = replace(ASKS, **changes).query(keys[0]).replace("SAMLResponse", "SAMLRequest")
    assert Client().get(f"/login/saml/out?{query}").status_code == 403
    assert entered(browser) == str(lin.pk)


def unsigned(query, key):
    return query.partition("&SigAlg=")[0]


def without_its_signature(query, key):
    return query.partition("&Signature=")[0]


def by_another_key(query, key):
    return ASKS.query(others.keys()[0])


def by_a_broken_algorithm(query, key):
    return ASKS.query(key, algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1")


def changed_afterwards(query, key):
    """Another person under the signature of this one."""
    other = replace(ASKS, person="the.head").query(key)
    return other.partition("&Signature=")[0] + "&Signature=" + query.partition("&Signature=")[2]


def said_twice(query, key):
    """What is signed stands first, what is read last."""
    other = replace(ASKS, person="the.head").query(others.keys()[0])
    return f"{query}&{other.partition('&')[0]}"


def with_another_relay(query, key):
    return f"{query}&RelayState={quote('http://other.test/')}"


FORGED = (
    unsigned,
    without_its_signature,
    by_another_key,
    by_a_broken_algorithm,
    changed_afterwards,
    said_twice,
    with_another_relay,
)


@pytest.mark.parametrize("forge", FORGED, ids=lambda forge: forge.__name__)
def test_a_forged_request_ends_nothing(sign_in, keys, lin, forge):  # noqa: F811
    browser = sign_in()
    assert Client().get(f"/login/saml/out?{forge(ASKS.query(keys[0]), keys[0])}").status_code == 403
    assert entered(browser) == str(lin.pk)
    assert "log-out" in DoorEvent.objects.latest("id").detail


def test_a_request_is_good_once(sign_in, keys, lin):  # noqa: F811
    sign_in()
    query = ASKS.query(keys[0])
    assert Client().get(f"/login/saml/out?{query}").status_code == 302
    again = sign_in()
    assert Client().get(f"/login/saml/out?{query}").status_code == 403
    assert "told before" in DoorEvent.objects.latest("id").detail
    assert entered(again) == str(lin.pk)


def bomb(size):
    packing = zlib.compressobj(wbits=-15)
    return quote(base64.b64encode(packing.compress(b"a" * size) + packing.flush()))


@pytest.mark.parametrize(
    "rubbish",
    [
        "",
        "x=1",
        "SAMLRequest=",
        "SAMLRequest=%%%&SigAlg=x&Signature=x",
        "SAMLRequest=eA==&SigAlg=x&Signature=eA==",
        "SAMLRequest=" + "x" * 40_000,
        f"SAMLRequest={bomb(10_000_000)}&SigAlg=x&Signature=eA==",
    ],
    ids=lambda each: each[:30],
)
def test_rubbish_ends_nothing(client, configured, lin, rubbish):  # noqa: F811
    client.force_login(lin)
    assert client.get(f"/login/saml/out?{rubbish}").status_code in {302, 403}
    assert entered(client) == str(lin.pk)


def test_rows_of_sessions_that_ended_are_forgotten(sign_in):
    browser = sign_in("s-1")
    tasks.forget(0)
    assert OutsideSession.objects.count() == 1
    Session.objects.filter(session_key=browser.session.session_key).update(
        expire_date=timezone.now() - dt.timedelta(days=1)
    )
    tasks.forget(0)
    assert not OutsideSession.objects.exists()


def test_without_it_there_is_no_such_door(client, db, settings):
    settings.OIDC = None
    assert client.get("/login/saml/out?SAMLRequest=x").status_code == 404
