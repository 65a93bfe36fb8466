"""What docs/manual/partners.md tells partners to type is typed here, word for word."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.api.tests.conftest import secret_of
from lianxinqiao.api.tests.test_open_data import published
from lianxinqiao.matters.models import Reply
from lianxinqiao.notices import signed
from tests.cast import Cast
from tests.walks import Walk

GUIDE = (Path(__file__).parents[3] / "docs" / "manual" / "partners.md").read_text()
SITE = "http://testserver"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", GUIDE, re.DOTALL | re.MULTILINE)


def commands() -> list[str]:
    return [each for block in blocks("sh") for each in block.replace("\\\n", " ").strip().splitlines()]


def typed(client: Client, command: str, known: dict[str, Any]) -> Any:
    """As curl does it: a method, an address, heads and a body."""
    for name, value in known.items():
        command = command.replace(f"${name}", str(value))
    assert "$" not in command, command
    first, *words = shlex.split(command)
    assert first == "curl"
    method, body, address, heads = "GET", "", "", {}
    while words:
        word = words.pop(0)
        if word == "-X":
            method = words.pop(0)
        elif word == "-d":
            body = words.pop(0)
        elif word == "-H":
            name, _colon, value = words.pop(0).partition(": ")
            heads[name] = value
        else:
            address = word.removeprefix(SITE)
    kind = heads.pop("Content-Type", "application/json")
    return client.generic(method, address, body, content_type=kind, headers=heads)


def test_all_of_it_is_typed() -> None:
    public, work = (sum(part in each for each in commands()) for part in ("$SITE/", "/work/"))
    assert (public, work) == (len(commands()), 5)
    assert len(blocks("python")) == 1


@pytest.mark.parametrize("command", [each for each in commands() if "/work/" not in each])
def test_what_anybody_reads(command: str, client: Client, people: Cast) -> None:
    walk = published(people)
    answer = typed(client, command, {"SITE": SITE, "REFERENCE": walk.suggestion.reference, "BODY": people.body.code})
    assert answer.status_code == 200, answer.content


def test_a_units_system_does_its_work(client: Client, people: Cast) -> None:
    walk = Walk(people, at=timezone.now())
    walk.later = lambda days=1: walk.at  # type: ignore[method-assign]  # all of it today, in time for the API
    walk.assigned()
    known = {
        "SITE": SITE,
        "TOKEN": secret_of(people.jiaoyu_clerk, "read", "accept", "contact", "reply"),
        "REFERENCE": walk.suggestion.reference,
        "TODAY": timezone.localdate().isoformat(),
    }
    listed, whole, accept, *others = [each for each in commands() if "/work/" in each]
    (row,) = typed(client, listed, known).json()["items"]
    assert row["reference"] == known["REFERENCE"]
    shares = typed(client, whole, known).json()["handlings"]
    known["SHARE"] = next(each["id"] for each in shares if each["unit"]["code"] == "jiaoyu")
    first, again = (typed(client, accept, known) for _ in range(2))
    assert (first.status_code, again.status_code, first.content) == (200, 200, again.content)
    for command in others:
        answer = typed(client, command, known)
        assert answer.status_code == 200, answer.content
    assert walk.handling.contacts.get().kind == "visit"
    assert "护学岗" in Reply.objects.get().body


LIES = {
    "as it was sent": ({}, b"", True),
    "another body": ({}, b" ", False),
    "another number": ({"webhook-id": "msg_2"}, b"", False),
    "an old one": ({"webhook-timestamp": "1700000000"}, b"", False),
    "another signature": ({"webhook-signature": "v1,AAAA"}, b"", False),
}


@pytest.mark.parametrize("what", LIES)
def test_a_message_is_verified_as_it_says(what: str) -> None:
    named: dict[str, Any] = {}
    exec(blocks("python")[0], named)
    secret, body = signed.new_secret(), '{"type":"suggestion.register","data":{"title":"护学岗"}}'
    told = {name.lower(): value for name, value in signed.headers(secret, "msg_1", body, timezone.now()).items()}
    changed, more, genuine = LIES[what]
    assert named["is_genuine"](secret, {**told, **changed}, body.encode() + more) is genuine
    assert named["is_genuine"](signed.new_secret(), told, body.encode()) is False
