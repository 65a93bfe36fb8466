"""SAML with a key of our own: questions are signed, answers are read by us alone, and are held to all the rest."""

import base64
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from lxml import etree

from lianxinqiao import optional
from lianxinqiao.accounts import saml
from lianxinqiao.accounts.models import TakenAnswer
from lianxinqiao.operating import outside
from lianxinqiao.people.tests import saml as others
from lianxinqiao.people.tests.test_saml_sign_in import (  # noqa: F401 fixtures
    LIN,
    answered,
    bring,
    configured,
    entered,
    idp,
    keys,
    lin,
    wrapped,
)


@pytest.fixture(scope="module")
def ours():
    return others.keys("lianxinqiao")


@pytest.fixture
def with_a_key(configured, ours, tmp_path):  # noqa: F811
    key, certificate = tmp_path / "saml.key", tmp_path / "saml.crt"
    key.write_bytes(ours[0].private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    certificate.write_bytes(ours[1].public_bytes(Encoding.PEM))
    told = {"KEY": str(key), "CERTIFICATE": str(certificate)}
    configured(**told)
    return lambda **more: configured(**told, **more)


@pytest.fixture
def question(client, with_a_key, lin):  # noqa: F811
    client.get("/login/outside")
    return others.Answer(asked=client.session[saml.ASKED])


def test_the_question_is_signed(client, with_a_key, ours):
    address = urlsplit(client.get("/login/outside")["Location"])
    told = parse_qs(address.query, keep_blank_values=True)
    assert told["SigAlg"] == ["http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"]
    parts = dict(each.partition("=")[::2] for each in address.query.split("&"))
    names = [each for each in ("SAMLRequest", "RelayState", "SigAlg") if each in parts]  # saml-bindings-2.0, 3.4.4.1
    text = "&".join(f"{each}={parts[each]}" for each in names)
    signature = base64.b64decode(told["Signature"][0])
    ours[1].public_key().verify(signature, text.encode(), padding.PKCS1v15(), hashes.SHA256())


def test_our_metadata_tells_what_our_certificate_is_for(client, with_a_key):
    def uses():
        told = etree.fromstring(client.get("/login/saml").content)
        assert told.find(".//{*}SPSSODescriptor").get("AuthnRequestsSigned") == "true"
        return {each.get("use") for each in told.findall(".//{*}KeyDescriptor")}

    assert uses() == {"signing"}
    with_a_key(ENCRYPTED="yes")
    assert uses() == {"signing", "encryption"}


def test_the_server_of_others_still_answers(client, with_a_key, idp, lin):  # noqa: F811
    bring(client, answered(client, idp, LIN))
    assert entered(client) == str(lin.pk)


@pytest.mark.parametrize("how", ["assertion", "response"])
def test_an_encrypted_answer_is_read(client, question, keys, ours, lin, how):  # noqa: F811
    document = question.xml()
    if how == "assertion":
        document = others.assertion_signed(document, *keys)
    document = others.encrypted(document, ours[1])
    if how == "response":
        document = others.signed(document, *keys)
    sent = others.sent(document)
    assert b"13900001111" not in base64.b64decode(sent)
    assert bring(client, sent).status_code == 302
    assert entered(client) == str(lin.pk)


WRONG = {
    "for nobody": {"audience": ""},
    "run out": {"minutes": -10},
    "confirmed to another question": {"confirms": "_another"},
    "confirmed for another place": {"recipient": "http://other.test/login/saml/back"},
}


@pytest.mark.parametrize("changes", WRONG.values(), ids=WRONG)
def test_what_is_encrypted_is_held_to_the_same(client, question, keys, ours, changes):  # noqa: F811
    document = others.encrypted(others.assertion_signed(replace(question, **changes).xml(), *keys), ours[1])
    assert bring(client, others.sent(document)).status_code == 403


def test_whoever_has_our_certificate_can_encrypt_and_proves_nothing(client, question, keys, ours):  # noqa: F811
    assert bring(client, others.sent(others.encrypted(question.xml(), ours[1]))).status_code == 403
    by_another = others.assertion_signed(question.xml(), *others.keys())
    assert bring(client, others.sent(others.encrypted(by_another, ours[1]))).status_code == 403


def test_one_that_is_encrypted_beside_one_that_is_not(client, question, keys, ours):  # noqa: F811
    true = others.encrypted(others.assertion_signed(question.xml(), *keys), ours[1])
    false = replace(question, phone="13600006666", number="_false").xml().find(others.ASSERTION)
    true.append(false)
    assert bring(client, others.sent(true)).status_code == 403
    assert not TakenAnswer.objects.exists()


def test_for_another_key_it_cannot_be_read(client, question, keys):  # noqa: F811
    document = others.encrypted(others.assertion_signed(question.xml(), *keys), others.keys()[1])
    assert bring(client, others.sent(document)).status_code == 403


def test_where_it_must_be_encrypted_an_open_one_is_refused(client, with_a_key, question, keys):  # noqa: F811
    with_a_key(ENCRYPTED="yes")
    assert bring(client, others.sent(others.assertion_signed(question.xml(), *keys))).status_code == 403


@pytest.mark.parametrize(
    ("told", "why"),
    [({"KEY": "/k"}, "go together"), ({"CERTIFICATE": "/c"}, "go together"), ({"ENCRYPTED": "yes"}, "needs")],
)
def test_half_a_key_is_none(monkeypatch, told, why):
    for name, value in {"METADATA": "/idp.xml", "MATCH": "phone", **told}.items():
        monkeypatch.setenv(f"LXQ_SAML_{name}", value)
    with pytest.raises(RuntimeError, match=why):
        optional.sign_in("http://testserver")


# ------------------------------------------------------------------ doctor
def test_the_doctor_counts_the_days(with_a_key, monkeypatch):
    (found,) = outside.signing_in()
    assert found.state == "good"
    assert "LXQ_SAML_CERTIFICATE" in str(found.words)
    assert "364" in str(found.words)
    for least, scant, state in ((0, 400, "warn"), (400, 500, "bad")):
        monkeypatch.setattr(outside, "CERTIFICATE_LEAST", least)
        monkeypatch.setattr(outside, "CERTIFICATE_SCANT", scant)
        assert next(outside.signing_in()).state == state


def test_the_doctor_says_when_the_metadata_is_gone(configured, settings):  # noqa: F811
    configured(METADATA="/nowhere/idp.xml")
    assert next(outside.signing_in()).state == "bad"
    settings.OIDC = None
    assert list(outside.signing_in()) == []
