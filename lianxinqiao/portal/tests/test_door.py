"""What stands finished at the door is what would be answered behind it, and no longer than that."""

import time
from datetime import timedelta
from typing import Any
from unittest import mock
from urllib.parse import quote

import pytest
import time_machine
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxinqiao.journal import answers, door
from lianxinqiao.journal.looks import LOOKS
from lianxinqiao.matters.actions import publishing
from lianxinqiao.portal.tests.test_kept_answers import publish
from tests.cast import Cast

KEPT = ["/", "/browse", "/browse?q=" + quote("护学岗"), "/deputies", "/feed.atom", "/p/{}", "/api/v1/suggestions/{}"]


@pytest.fixture(autouse=True)
def _a_look_each_second(settings: Any) -> None:
    settings.ANSWERS_LOOK_EVERY = 1.0
    LOOKS.when = float("-inf")


def looked() -> None:
    """A second has gone by."""
    LOOKS.when = float("-inf")


def stands(client: Client, address: str, **told: Any) -> bool:
    """Whether the answer came from the door: nothing behind it was asked."""
    with mock.patch.object(door, "_given", wraps=door._given) as given, CaptureQueriesContext(connection) as queries:
        assert client.get(address, **told).status_code == 200
    assert not given.called or not len(queries)
    return given.called


def warm(client: Client, address: str, **told: Any) -> Any:
    """Made, kept, and finished at the door."""
    client.get(address, **told)
    return client.get(address, **told)


@pytest.mark.parametrize("address", KEPT)
def test_the_third_reader_is_answered_at_the_door_with_the_same(client: Client, people: Cast, address: str) -> None:
    address = address.format(publish(people).suggestion.reference)
    behind = warm(client, address, headers={"Accept-Encoding": "gzip"})
    assert stands(Client(), address, headers={"Accept-Encoding": "gzip, br"})
    again = Client().get(address, headers={"Accept-Encoding": "gzip"})
    number = "X-Request-ID"
    assert again.content == behind.content
    assert {**again.headers, number: ""} == {**behind.headers, number: ""}
    assert Client().get(address, headers={"If-None-Match": again["ETag"], "Accept-Encoding": "gzip"}).status_code == 304


@pytest.mark.parametrize(
    "told",
    [
        {"headers": {"Accept-Language": "en"}},
        {"headers": {"Accept-Encoding": "gzip"}},
        {"headers": {"Authorization": "Bearer x"}},
        {"headers": {"Cookie": "sessionid=abc"}},
        {"headers": {"Cookie": "messages=abc"}},
        {"headers": {"Cookie": "elder=1"}},
        {"headers": {"Cookie": "django_language=en"}},
        {"headers": {"Accept-Language": "x" * 1000}},
        {"HTTP_HOST": "localhost"},
        {"secure": True},
        {"query_params": {"page": "2"}},
    ],
)
def test_what_an_answer_depends_on_is_asked(client: Client, people: Cast, told: dict[str, Any]) -> None:
    publish(people)
    warm(client, "/browse")
    assert stands(Client(), "/browse")
    with mock.patch.object(door, "_given", wraps=door._given) as given:
        Client().get("/browse", **told)
    assert not given.called


def test_an_act_ends_it_a_second_later(client: Client, people: Cast) -> None:
    walk = publish(people)
    warm(client, address := f"/p/{walk.suggestion.reference}")
    assert stands(client, address)
    publishing.unpublish(walk.suggestion, reason="涉及个人。", by=people.head, at=walk.later())
    looked()
    assert client.get(address).status_code == 404


def test_when_a_look_is_due_nothing_is_given(client: Client, people: Cast) -> None:
    publish(people)
    warm(client, "/browse")
    looked()
    assert not stands(client, "/browse")
    assert stands(client, "/browse")


@pytest.mark.parametrize("later", [timedelta(days=1), timedelta(seconds=61)])
def test_it_ends_with_the_day_and_with_the_minute(client: Client, people: Cast, later: timedelta) -> None:
    publish(people)
    warm(client, "/browse")
    now, clock = timezone.now(), time.monotonic()
    with time_machine.travel(now + later, tick=False), mock.patch.object(door.time, "monotonic") as ticks:
        ticks.return_value = clock + min(later.total_seconds(), 61)
        LOOKS.when = clock + 60.5
        assert not stands(client, "/browse")


def test_an_address_with_words_that_nobody_asks_is_not_kept_twice(client: Client, people: Cast) -> None:
    publish(people)
    warm(client, "/browse?junk=1")
    assert not stands(client, "/browse?junk=1")


def test_it_is_noted_as_the_page_that_it_is(client: Client, people: Cast) -> None:
    publish(people)
    warm(client, "/browse")
    noted: list[str] = []
    with mock.patch("lianxinqiao.operating.metrics.note_request", side_effect=lambda *told: noted.append(told[1])):
        client.get("/browse")
    assert noted == ["portal"]


def test_an_answer_made_while_something_changed_is_not_kept(people: Cast) -> None:
    """Another thread's look falls between the page's reading and its keeping."""
    walk = publish(people)
    made = []

    def view(_request: HttpRequest) -> HttpResponse:
        made.append(1)
        if len(made) == 1:
            publishing.unpublish(walk.suggestion, reason="涉及个人。", by=people.head, at=walk.later())
            looked()
            LOOKS.look()
        return HttpResponse("read before")

    kept = answers.for_everybody(view)
    for _reader in range(3):
        kept(RequestFactory().get("/read-across-a-look"))
    assert len(made) == 2, "the first is not kept, the second is"
