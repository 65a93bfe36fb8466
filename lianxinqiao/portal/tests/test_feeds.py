"""Atom by RFC 4287: whole, absolute, with names that stay; and each step told once."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from django.test import Client

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Dispatch
from lianxinqiao.portal import actions
from lianxinqiao.portal.models import Following
from lianxinqiao.portal.tests.test_following import NOW, follows, published
from tests.cast import Cast
from tests.walks import Walk

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")  # RFC 3339
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[A-Za-z0-9._~:/?#@!$&'()*+,;=%-]+")  # RFC 4151


def read(client: Client, address: str, **more: Any) -> ElementTree.Element:
    answer = client.get(address, **more)
    assert answer.status_code == 200
    return ElementTree.fromstring(answer.content)


def one(node: ElementTree.Element, name: str) -> str:
    [found] = node.findall(ATOM + name)
    return found.text or ""


def links(node: ElementTree.Element, rel: str) -> list[str]:
    return [link.get("href", "") for link in node.findall(ATOM + "link") if link.get("rel", "alternate") == rel]


def check(feed: ElementTree.Element) -> None:
    """What RFC 4287 asks of a feed (4.1.1) and of its entries (4.1.2)."""
    assert feed.tag == ATOM + "feed"
    entries = feed.findall(ATOM + "entry")
    for node in (feed, *entries):
        assert one(node, "title")
        assert MOMENT.fullmatch(one(node, "updated"))
        assert TAG.fullmatch(one(node, "id")), one(node, "id")
        for link in node.findall(ATOM + "link"):
            assert urlsplit(link.get("href", "")).scheme in {"http", "https"}
        assert len(links(node, "alternate")) == 1
    assert feed.find(f"{ATOM}author/{ATOM}name").text
    assert len(links(feed, "self")) == 1
    names = [one(node, "id") for node in (feed, *entries)]
    assert len(names) == len(set(names))
    assert one(feed, "updated") == max(one(entry, "updated") for entry in entries)


@pytest.fixture
def walk(people: Cast) -> Walk:
    return published(people)


def test_every_feed_is_valid_and_names_itself(walk: Walk, client: Client) -> None:
    deputy = walk.people.deputy.mandate_id
    for address in (
        "/feed.atom",
        f"/feed.atom?deputy={deputy}",
        "/feed.atom?q=%E6%8A%A4%E5%AD%A6%E5%B2%97",
        f"/feed.atom?field={walk.suggestion.field_id}",
        f"/p/{walk.suggestion.reference}/feed.atom",
    ):
        feed = read(client, address)
        check(feed)
        assert links(feed, "self") == [f"http://testserver{address}"]


def test_names_are_the_same_in_every_language_and_every_feed(walk: Walk, client: Client) -> None:
    steps = f"/p/{walk.suggestion.reference}/feed.atom"
    client.cookies["django_language"] = "en"
    in_english = [one(entry, "id") for entry in read(client, steps).findall(ATOM + "entry")]
    client.cookies["django_language"] = "zh-hans"
    assert in_english == [one(entry, "id") for entry in read(client, steps).findall(ATOM + "entry")]
    [entry] = read(client, "/feed.atom").findall(ATOM + "entry")
    assert one(entry, "id") == f"tag:127.0.0.1,2026:{walk.suggestion.reference}:published"
    assert one(entry, "id") in in_english


def test_a_text_is_no_markup(people: Cast, client: Client) -> None:
    walk = published(people)
    Suggestion.objects.filter(pk=walk.suggestion.pk).update(cause="a < b & <b>c</b>")
    [entry] = read(client, "/feed.atom").findall(ATOM + "entry")
    assert one(entry, "summary") == "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"


def test_two_units_that_act_on_one_day_are_two_steps(people: Cast) -> None:
    walk = published(people, Stage.ANSWERED)
    follows(f"suggestion={walk.suggestion.reference}", NOW)
    for unit in ("jiaoyu_clerk", "caizheng_clerk"):
        walk.reply.handling.contacts.create(
            kind="meeting", held_on=NOW.date() - timedelta(days=2), note="现场", noted_by=people.posts[unit]
        )
    letters = [actions.write_letters(at=NOW + timedelta(days=n)) for n in (1, 2)]
    assert letters == [1, 0]
    assert Dispatch.objects.get().body.count("面商：") == 2


def test_what_was_told_under_its_former_name_is_not_told_again(people: Cast) -> None:
    walk = published(people, Stage.ANSWERED)
    row = follows(f"suggestion={walk.suggestion.reference}", NOW)
    from lianxinqiao.portal import followed  # deferred: beside its only use

    Following.objects.filter(pk=row.pk).update(told=[each.former for each in followed.news(row.query)])
    assert actions.write_letters(at=NOW + timedelta(days=1)) == 0


def test_a_letter_leaves_none_of_many_out(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lianxinqiao.portal.followed.MOST", 1)
    follows("", NOW)
    for _ in range(2):
        walk = published(people)
        Suggestion.objects.filter(pk=walk.suggestion.pk).update(published_at=NOW + timedelta(hours=1))
    assert actions.write_letters(at=NOW + timedelta(days=1)) == 1
    assert Dispatch.objects.get().body.count("/p/") == 2
