"""Signatures: the draft's own examples, and what does not hold."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from lianxinqiao.fediverse import signing

# draft-cavage-http-signatures-12, appendix C
PUBLIC = """-----BEGIN PUBLIC KEY-----
MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDCFENGw33yGihy92pDjZQhl0C3
6rPJj+CvfSC8+q28hxA161QFNUd13wuCTUcq0Qd2qsBe/2hFyc2DCJJg0h1L78+6
Z4UMR7EOcpfdUE9Hf3m/hs+FUR45uBJeDK1HSFHD8bHKD6kv8FPGfJTotc+2xjJw
oYi+1hqp1fIekaxsyQIDAQAB
-----END PUBLIC KEY-----
"""
SENT = {
    "host": "example.com",
    "date": "Sun, 05 Jan 2014 21:31:40 GMT",
    "content-type": "application/json",
    "digest": "SHA-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=",
    "content-length": "18",
}
PATH, BODY = "/foo?param=value&pet=dog", b'{"hello": "world"}'
EXAMPLES = {
    "(request-target) host date": (
        "qdx+H7PHHDZgy4y/Ahn9Tny9V3GP6YgBPyUXMmoxWtLbHpUnXS2mg2+SbrQDMCJypxBLSPQR2aAjn7ndmw2iicw3HMbe8VfEdKFYRqzic+efkb3nn"
        "div/x1xSHDJWeSWkx3ButlYSuBskLu6kd9Fswtemr3lgdDEmn04swr2Os0="
    ),
    "(request-target) host date content-type digest content-length": (
        "vSdrb+dS3EceC9bcwHSo4MlyKS59iFIrhgYkz8+oVLEEzmYZZvRs8rgOp+63LEM3v+MFHB32NfpB2bEKBIvB1q52LaEUHFv120V01IL+TAD48XaER"
        "ZFukWgHoBTLMhYS2Gb51gWxpeIq8knRmPnYePbF5MOkR0Zkly4zKH7s1dE="
    ),
}
WHOLE = list(EXAMPLES)[1]
THEN = datetime(2014, 1, 5, 21, 31, 40, tzinfo=UTC)


def example(headers: str = WHOLE) -> signing.Signature:
    value = EXAMPLES[headers]
    return signing.read(f'keyId="Test",algorithm="rsa-sha256",headers="{headers}",signature="{value}"')


@pytest.mark.parametrize("headers", EXAMPLES)
def test_the_examples_of_the_draft(headers: str) -> None:
    assert signing.holds(PUBLIC, example(headers), "POST", PATH, SENT)
    assert signing.digest(BODY) == SENT["digest"]


CHANGED: dict[str, dict[str, Any]] = {
    "another way": {"method": "PUT"},
    "another path": {"path": "/foo?param=value&pet=cat"},
    "another host": {"headers": {**SENT, "host": "example.org"}},
    "another body": {"headers": {**SENT, "digest": signing.digest(b"{}")}},
    "a header is gone": {"headers": {name: value for name, value in SENT.items() if name != "content-length"}},
    "no key": {"pem": "-----BEGIN PUBLIC KEY-----"},
}


@pytest.mark.parametrize("what", CHANGED)
def test_what_was_changed_does_not_hold(what: str) -> None:
    told = {"pem": PUBLIC, "signature": example(), "method": "POST", "path": PATH, "headers": SENT, **CHANGED[what]}
    assert not signing.holds(**told)


@pytest.mark.parametrize(
    ("headers", "body", "host", "later", "why"),
    [
        (WHOLE, BODY, "example.com", timedelta(), ""),
        (WHOLE, BODY, "EXAMPLE.com", timedelta(minutes=59), ""),
        (WHOLE, BODY, "example.com", timedelta(minutes=61), "another hour"),
        (WHOLE, BODY, "example.com", timedelta(minutes=-61), "another hour"),
        (WHOLE, BODY, "example.org", timedelta(), "another host"),
        (WHOLE, b"{}", "example.com", timedelta(), "digest"),
        ("(request-target) host date", BODY, "example.com", timedelta(), "not signed: digest"),
    ],
)
def test_what_can_be_said_without_a_key(headers: str, body: bytes, host: str, later: timedelta, why: str) -> None:
    if not why:
        signing.check(example(headers), SENT, body, host, THEN + later)
        return
    with pytest.raises(signing.Unsigned, match=why):
        signing.check(example(headers), SENT, body, host, THEN + later)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "nonsense",
        'keyId="a"',
        'keyId="a",signature="%"',
        'keyId="a",keyId="b",signature="YQ=="',
        'keyId="a",algorithm="hmac-sha256",signature="YQ=="',
        'keyId="a",signature="YQ==", x',
    ],
)
def test_what_is_no_signature(header: str) -> None:
    with pytest.raises(signing.Unsigned):
        signing.read(header)


def test_ours_holds_where_it_goes_and_nowhere_else() -> None:
    private, public = signing.new_key()
    told = signing.sign(private, "https://a.example/ap/x#main-key", "https://b.example/inbox?q=1", BODY, THEN, "text/x")
    signature = signing.read(told["signature"])
    signing.check(signature, told, BODY, "b.example", THEN)
    assert signing.holds(public, signature, "POST", "/inbox?q=1", told)
    assert not signing.holds(public, signature, "POST", "/inbox", told)
    assert not signing.holds(PUBLIC, signature, "POST", "/inbox?q=1", told)
