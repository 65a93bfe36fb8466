"""What strangers read is asked of the replica; who is signed in, or sent something just now, is answered by the leader."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import InternalError, connection, connections
from django.http import HttpResponse
from django.test import Client, RequestFactory

from lianxinqiao.database import replica
from lianxinqiao.people.models import District

READ_ONLY = {"OPTIONS": {"options": "-c default_transaction_read_only=on"}}


@pytest.fixture
def other(db: None, settings: Any) -> Iterator[None]:
    """A connection to the same rows on which nothing can be written, as a replica's."""
    told = connection.settings_dict
    settings.REPLICA = {"OPTIONS": {**told["OPTIONS"], **READ_ONLY["OPTIONS"]}}
    yield
    replica.close()


def reads_only() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("show transaction_read_only")
        return bool(cursor.fetchone()[0] == "on")


@pytest.mark.parametrize(
    ("method", "more", "by_replica"),
    [
        ("get", {}, True),
        ("head", {}, True),
        ("post", {}, False),
        ("get", {"HTTP_AUTHORIZATION": "Bearer x"}, False),
        ("get", {"HTTP_COOKIE": "sessionid=x"}, False),
        ("get", {"HTTP_COOKIE": "lxq_sent=1"}, False),
    ],
)
def test_who_is_answered_by_whom(other: None, method: str, more: dict[str, str], by_replica: bool) -> None:
    answer = replica.ReplicaMiddleware(lambda _request: HttpResponse(str(reads_only())))
    response = answer(getattr(RequestFactory(), method)("/", **more))
    assert response.content.decode() == str(by_replica)
    assert (replica.SENT in response.cookies) == (method == "post")
    assert not reads_only()


def test_nothing_is_written_there(other: None) -> None:
    with replica.a_second_old() as old:
        assert old
        assert not District.objects.exists()
        with pytest.raises(InternalError):
            District.objects.create(code="990102", name="别处")
    District.objects.create(code="990102", name="别处")


def test_without_it_the_leader_is_asked(other: None, settings: Any) -> None:
    settings.REPLICA = {"HOST": "127.0.0.1", "PORT": "1"}
    with replica.a_second_old() as old:
        assert not old
        assert District.objects.count() == 0
    assert replica._missed["until"]


def test_what_strangers_open_writes_nothing(other: None, client: Client) -> None:
    before = connections["default"]
    for address in ("/", "/find?q=路灯", "/numbers", "/deputies", "/login", "/healthz"):
        assert client.get(address).status_code in {200, 302, 404}
    assert connections["default"] is before
