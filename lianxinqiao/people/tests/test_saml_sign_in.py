"""Signing in by SAML: with an identity server that others wrote, and against answers that prove nothing."""

import copy
import datetime as dt
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone
from lxml import etree

from lianxinqiao import optional
from lianxinqiao.accounts import saml, tasks
from lianxinqiao.accounts.models import DoorEvent, OutsideIdentity, TakenAnswer, User
from lianxinqiao.people.models import Post
from lianxinqiao.people.tests import saml as others

LIN = {"id": "p-0001", "said": {"mobile": "+86 139-0000-1111", "displayName": "林晓"}}


@pytest.fixture(scope="module")
def keys():
    return others.keys()


@pytest.fixture(scope="module")
def idp(keys):
    return others.server(*keys)


@pytest.fixture
def configured(idp, settings, tmp_path, monkeypatch, db):
    metadata = tmp_path / "idp.xml"
    metadata.write_bytes(idp[1].test_client().get("/saml/metadata.xml", base_url=others.AT).data)
    settings.SITE_URL = "http://testserver"

    def configure(**more):
        for name, value in {"METADATA": str(metadata), "MATCH": "phone", "CLAIM": "mobile", **more}.items():
            monkeypatch.setenv(f"LXQ_SAML_{name}", value)
        settings.OIDC = optional.sign_in("http://testserver")

    configure()
    return configure


@pytest.fixture
def lin(db):
    return User.objects.create(name="lin.xiao", phone="13900001111", must_change_password=False)


def entered(client):
    return client.session.get("_auth_user_id")


def answered(client, idp, person, target="/desk"):
    """From our door to the identity server; what its page sends back by the browser."""
    away = client.get(f"/login/outside?next={target}")
    assert away.status_code == 302, away.content.decode()
    server, app = idp
    server.person = person
    browser = app.test_client()
    address = urlsplit(away["Location"])
    page = browser.get(f"{address.path}?{address.query}", base_url=others.AT, follow_redirects=True)
    assert page.status_code == 200, page.text
    form = etree.HTML(page.text)
    assert form.xpath("//form/@action") == [others.BACK]
    return form.xpath("//input[@name='SAMLResponse']/@value")[0]


def bring(client, answer):
    """The browser sends it without our cookie, as browsers do from another site, and fetches with it what is told."""
    kept = dict(client.cookies)
    client.cookies.clear()
    told = client.post("/login/saml/back", {"SAMLResponse": answer, "RelayState": ""})
    client.cookies.update(kept)
    return client.get(told["Location"]) if told.status_code == 302 else told


# ------------------------------------------------------------------ the server of others
def test_a_person_is_matched_once_and_known_from_then_on(client, configured, idp, lin):
    answer = bring(client, answered(client, idp, LIN, target="/calendar"))
    assert (answer.status_code, answer["Location"]) == (302, "/calendar")
    assert entered(client) == str(lin.pk)
    known = OutsideIdentity.objects.get(user=lin)
    assert (known.issuer, known.subject) == (others.ISSUER, "p-0001")
    assert TakenAnswer.objects.get().claims is None, "what was told is not kept"
    lin.phone = "13700000000"  # the number changed here: whoever was bound stays who they are
    lin.save()
    client.logout()
    bring(client, answered(client, idp, LIN))
    assert entered(client) == str(lin.pk)


def test_a_stranger_is_refused_or_gets_an_account_without_any_post(client, configured, idp, lin):
    nobody = {"id": "p-9", "said": {"mobile": "13811112222", "displayName": "周宁", "role": "administrator"}}
    assert bring(client, answered(client, idp, nobody)).status_code == 403
    assert "no account" in DoorEvent.objects.latest("id").detail
    configured(UNKNOWN="create")
    bring(client, answered(client, idp, nobody))
    made = User.objects.get(phone="13811112222")
    assert (entered(client), made.display_name) == (str(made.pk), "周宁")
    assert not Post.objects.filter(person__user=made).exists(), "what it says of roles counts for nothing"


def test_an_attribute_may_name_who_stays_known(client, configured, idp, lin):
    configured(SUBJECT="staff", MATCH="name", CLAIM="")
    bring(client, answered(client, idp, {"id": "lin.xiao", "said": {"staff": "0042"}}))
    assert OutsideIdentity.objects.get(user=lin).subject == "0042"
    client.logout()
    assert bring(client, answered(client, idp, {"id": "lin.xiao", "said": {"other": "1"}})).status_code == 403
    assert "no subject" in DoorEvent.objects.latest("id").detail


def test_the_second_factor_is_asked_for_all_the_same(client, configured, idp, lin):
    Authenticator.objects.create(user=lin, type="totp", data={"secret": "x"})
    assert bring(client, answered(client, idp, LIN))["Location"] == "/login/second-factor"
    assert entered(client) is None


def test_an_answer_is_good_once(client, configured, idp, lin):
    answer = answered(client, idp, LIN)
    bring(client, answer)
    client.logout()
    assert bring(client, answer).status_code == 403
    assert "told before" in DoorEvent.objects.latest("id").detail


def test_an_answer_to_somebody_else_opens_nothing(client, configured, idp, lin):
    """Whoever makes a victim's browser bring an answer of theirs would have it signed in as themselves."""
    answer = answered(client, idp, LIN)
    client.cookies.clear()
    assert bring(client, answer).status_code == 403
    assert entered(client) is None
    client.get("/login/outside")  # a question of its own does not help either
    ticket = saml.take(answered(type(client)(), idp, LIN), saml.Server(**optional.sign_in("http://testserver")))
    assert client.get(f"/login/outside/back?ticket={ticket}").status_code == 403
    assert client.get(f"/login/outside/back?ticket={ticket}").status_code == 403


def test_a_ticket_runs_out_and_all_is_forgotten(client, configured, idp, lin):
    client.post("/login/saml/back", {"SAMLResponse": answered(client, idp, LIN)})
    now = timezone.now()
    TakenAnswer.objects.update(at=now - saml.TICKET_LASTS - dt.timedelta(seconds=1))
    tasks.forget(0)
    assert [row.claims for row in TakenAnswer.objects.all()] == [None]
    TakenAnswer.objects.update(at=now - saml.KEPT - dt.timedelta(seconds=1))
    tasks.forget(0)
    assert not TakenAnswer.objects.exists()


def test_our_metadata_tells_where_we_are(client, configured):
    told = etree.fromstring(client.get("/login/saml").content)
    assert told.get("entityID") == others.US
    assert sorted(told.xpath("//@Location")) == [others.BACK, others.OUT]


def test_metadata_that_is_gone_leaves_the_other_door_open(client, configured, lin):
    configured(METADATA="/nowhere/idp.xml")
    for answer in (
        client.get("/login/outside"),
        client.get("/login/saml"),
        client.post("/login/saml/back", {"SAMLResponse": "eA=="}),
    ):
        assert answer.status_code == 503
        assert 'name="password"' in answer.content.decode()


def test_without_it_there_is_no_such_door(client, db, settings):
    settings.OIDC = None
    assert client.get("/login/saml").status_code == 404
    settings.OIDC = {"issuer": "x", "client": "x", "secret": "x", "name": "x"}
    assert client.post("/login/saml/back", {"SAMLResponse": "eA=="}).status_code == 404


def test_by_what_people_are_matched_must_be_said(monkeypatch):
    monkeypatch.setenv("LXQ_SAML_METADATA", "/etc/idp.xml")
    with pytest.raises(RuntimeError, match="LXQ_SAML_MATCH"):
        optional.sign_in("http://testserver")


# ------------------------------------------------------------------ answers made by hand
@pytest.fixture
def question(client, configured, lin):
    client.get("/login/outside")
    return others.Answer(asked=client.session[saml.ASKED])


@pytest.mark.parametrize("how", ["response", "assertion", "both"])
def test_a_signature_over_the_answer_or_over_its_assertion_counts(client, question, keys, lin, how):
    document = question.xml()
    if how != "response":
        document = others.assertion_signed(document, *keys)
    if how != "assertion":
        document = others.signed(document, *keys)
    assert bring(client, others.sent(document)).status_code == 302
    assert entered(client) == str(lin.pk)


ELSEWHERE = "<saml:AudienceRestriction><saml:Audience>http://other.test</saml:Audience></saml:AudienceRestriction>"
WRONG = {
    "for another audience": {"audience": ELSEWHERE},
    "for no audience": {"audience": ""},
    "run out": {"minutes": -10},
    "of another issuer": {"issuer": "http://other.test/metadata"},
    "sent to another place": {"destination": "http://other.test/back"},
    "confirmed for another place": {"recipient": "http://other.test/login/saml/back"},
    "confirmed for a longer address": {"recipient": f"{others.BACK}/more"},
    "confirmed to another question": {"confirms": "_another"},
    "confirmed to no question": {"confirms": "nothing"},
    "to another question": {"asked": "_another"},
    "that says no": {"status": "Responder"},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_a_signed_answer_that_is_not_the_right_one_is_refused(client, question, keys, changes):
    document = others.assertion_signed(replace(question, **changes).xml(), *keys)
    assert bring(client, others.sent(document)).status_code == 403
    assert entered(client) is None


def unsigned(good, bad, keys):
    return bad.xml()


def by_another_key(good, bad, keys):
    return others.assertion_signed(good.xml(), *others.keys())


def changed_afterwards(good, bad, keys):
    document = others.assertion_signed(good.xml(), *keys)
    document.find(".//{*}NameID").text = bad.person
    return document


def wrapped(good, bad, keys):
    """The signed assertion moved aside, an unsigned one in its place (XSW): two assertions."""
    document = others.assertion_signed(good.xml(), *keys)
    true = document.find(others.ASSERTION)
    false = bad.xml().find(others.ASSERTION)
    false.set("ID", "_false")
    document.insert(document.index(true), false)
    return document


def wrapped_inside(good, bad, keys):
    """An unsigned assertion that holds the signed one within its own signature's object, under the same number."""
    document = others.assertion_signed(good.xml(), *keys)
    true = document.find(others.ASSERTION)
    false = bad.xml().find(others.ASSERTION)
    signature = copy.deepcopy(true.find("{*}Signature"))
    held = etree.SubElement(signature, "{http://www.w3.org/2000/09/xmldsig#}Object")
    document.replace(true, false)
    true.remove(true.find("{*}Signature"))
    held.append(true)
    false.insert(1, signature)
    return document


def whole_answer_wrapped(good, bad, keys):
    """The signed answer as a stranger inside another answer, whose assertion nobody signed."""
    true = others.signed(good.xml(), *keys)
    false = bad.xml()
    false.set("ID", "_false")
    signature = copy.deepcopy(true.find("{*}Signature"))
    true.remove(true.find("{*}Signature"))
    false.insert(1, signature)
    etree.SubElement(signature, "{http://www.w3.org/2000/09/xmldsig#}Object").append(true)
    return false


def comment_in_the_name(good, bad, keys):
    """`lin<!---->.evil`: what is signed reads one, and what is taken must not read another."""
    document = others.assertion_signed(replace(good, person="admin.evil").xml(), *keys)
    name = document.find(".//{*}NameID")
    name.text = "admin"
    name.append(etree.Comment("x"))
    name[0].tail = ".evil"
    return document


FORGED = (
    unsigned,
    by_another_key,
    changed_afterwards,
    wrapped,
    wrapped_inside,
    whole_answer_wrapped,
)


@pytest.mark.parametrize("forge", FORGED, ids=lambda forge: forge.__name__)
def test_a_forged_answer_is_refused(client, question, keys, lin, forge):
    User.objects.create(name="the.head", phone="13600006666")
    bad = replace(question, person="forged", phone="13600006666")
    assert bring(client, others.sent(forge(question, bad, keys))).status_code == 403
    assert entered(client) is None
    assert not TakenAnswer.objects.exists()


def test_a_comment_cuts_no_name_short(client, configured, question, keys, lin):
    """Canonical form leaves comments out, so the signature still holds; the name must be read whole."""
    bring(client, others.sent(comment_in_the_name(question, question, keys)))
    assert [each.subject for each in OutsideIdentity.objects.all()] in ([], ["admin.evil"])


@pytest.mark.parametrize(
    "rubbish", ["", "eA==", "%%%", "PCFET0NUWVBFIGEgWzwhRU5USVRZIHggInkiPl0+PGE+Jng7PC9hPg==", "x" * 300_000]
)
def test_rubbish_is_refused(client, configured, lin, rubbish):
    assert client.post("/login/saml/back", {"SAMLResponse": rubbish}).status_code == 403
