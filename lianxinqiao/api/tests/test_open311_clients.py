"""Each answer of Open311 judged by two clients that others wrote: `georeport` (2025) and `three` (2013), independent of us.

A third one of the index, `open311` 1.1 of 2011, cannot be imported by any Python 3. `three` was written for Python 2: it is
lent the one name of it that is gone, and is otherwise as it came.
"""

import itertools
from typing import Any

import pytest
import requests
from django.test import Client
from django.utils import timezone
from georeport import GeoReport

from lianxinqiao.opinions.actions import extras
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

ROOT = "http://testserver/open311/v2"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch, client: Client) -> None:
    """What the clients send by `requests` goes to our views."""

    def send(_adapter: Any, request: requests.PreparedRequest, **_how: Any) -> requests.Response:
        body = request.body.encode() if isinstance(request.body, str) else request.body or b""
        kind = request.headers.get("Content-Type", "")
        came = client.generic(request.method or "GET", request.path_url, body, content_type=kind)
        answer = requests.Response()
        answer.status_code, answer.url, answer.request = came.status_code, str(request.url), request
        answer._content = came.content
        answer.headers.update(dict(came.items()))
        answer.encoding = "utf-8"
        return answer

    monkeypatch.setattr("requests.adapters.HTTPAdapter.send", send)


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(itertools, "ifilter", filter, raising=False)
    from three import Three  # deferred: its own import needs what was just lent

    return Three(ROOT, jurisdiction="yunhe")


@pytest.fixture
def published(people: Cast) -> Opinion:
    return Walk(people, field=people.fields["transport"]).published().opinion


SPAN = {"start_date": "2026-02-01T00:00:00Z", "end_date": "2026-04-01T00:00:00Z"}


@pytest.mark.parametrize("kind", ["json", "xml"])
def test_georeport_reads_services_and_their_definitions(people: Cast, kind: str) -> None:
    judge = GeoReport(ROOT, jurisdiction="yunhe", output_format=kind)
    assert [row["service_code"] for row in judge.get_service_list()] == ["education", "transport"]
    extras.make(
        field=people.fields["transport"],
        words="每天还是有时？",
        choices="每天、有时",
        by=people.clerk,
        at=timezone.now(),
    )
    extras.make(field=people.fields["transport"], words="哪一路公交？", by=people.clerk, at=timezone.now())
    told = judge.get_service_definition("transport")
    asked = told["attributes"]["attribute"] if kind == "xml" else told["attributes"]
    assert [row["description"] for row in asked] == ["每天还是有时？", "哪一路公交？"]


@pytest.mark.parametrize("kind", ["json", "xml"])
def test_georeport_reads_a_list_and_one(published: Opinion, kind: str) -> None:
    judge = GeoReport(ROOT, jurisdiction="yunhe", output_format=kind)
    found = judge.get_service_requests(**SPAN)
    (row,) = found if isinstance(found, list) else [found]
    assert (row["service_request_id"], row["status"]) == (published.reference, "closed")
    assert row == judge.get_service_request(published.reference)
    assert judge.get_service_requests(status="closed", service_code="transport", **SPAN)
    if kind == "json":
        assert judge.get_service_requests(status="open", **SPAN) == []


def test_three_reads_services_a_list_and_one(published: Opinion, three: Any) -> None:
    assert [row["service_name"] for row in three.services()] == ["教育", "交通"]
    (row,) = three.requests("transport", start="02-01-2026", end="04-01-2026")
    assert row["service_request_id"] == published.reference
    assert three.request(published.reference) == [row]
    assert three.discovery("http://testserver/open311/discovery.json")


def test_what_three_sends_is_received_and_waits(people: Cast, three: Any) -> None:
    ((row,),) = [
        three.post("transport", description="学院街公交站牌被撞歪了，看不见车次。", address="学院街", name="满 林")
    ]
    opinion = Opinion.objects.get()
    assert row["service_request_id"] == opinion.reference
    assert (opinion.stage, opinion.source, opinion.place) == ("held", "open311", "学院街")


def test_both_are_told_of_a_service_that_is_none(people: Cast, three: Any) -> None:
    with pytest.raises(requests.HTTPError):
        GeoReport(ROOT, jurisdiction="yunhe").get_service_definition("nothing")
    assert three.services("nothing")[0]["code"] == 404
