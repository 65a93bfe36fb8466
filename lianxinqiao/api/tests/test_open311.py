"""Open311 GeoReport v2, by its own examples and by clients from the package index."""

from typing import Any
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.opinions.actions import extras, screening
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

ROOT = "/open311/v2"


@pytest.fixture
def published(people: Cast) -> Opinion:
    opinion = Walk(people, field=people.fields["transport"]).published().opinion
    Opinion.objects.update(published_at=timezone.make_aware(timezone.datetime(2026, 3, 1, 8)))
    return Opinion.objects.get(pk=opinion.pk)


def got(client: Client, path: str, **asked: str) -> tuple[int, Any]:
    answer = client.get(f"{ROOT}/{path}", asked)
    return answer.status_code, answer.json()


def test_fields_of_work_are_services(people: Cast, client: Client) -> None:
    status, rows = got(client, "services.json", jurisdiction_id="yunhe")
    assert (status, [row["service_code"] for row in rows]) == (200, ["education", "transport"])


def test_errors_are_lists_of_code_and_description(people: Cast, client: Client) -> None:
    """Vector 174."""
    without = client.post(f"{ROOT}/requests.json", {"description": "路灯坏了，请来修。"})
    status, errors = got(client, "requests.json", jurisdiction_id="elsewhere")
    assert (without.status_code, status) == (400, 404)
    assert [set(each) for each in (*without.json(), *errors)] == [{"code", "description"}] * 2


def test_moments_say_the_offset_of_the_district(published: Opinion, client: Client) -> None:
    """Vector 175."""
    Opinion.objects.update(answered_at=published.published_at, closed_at=published.published_at, rated_at=None)
    _status, (row,) = got(
        client, "requests.json", updated_after="2026-03-01T00:00:00Z", updated_before="2026-03-01T00:00:00Z"
    )
    assert row["updated_datetime"] == "2026-03-01T08:00:00+08:00"


def test_no_answer_is_longer_than_the_standard_says(
    people: Cast, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lianxinqiao.api.open311.MOST", 2)
    for text in ("路口早高峰车多，请装灯。", "公园长椅坏了两张。", "菜市场后门淌污水。"):
        Walk(people, text=text).published()
    status, rows = got(client, "requests.json", start_date="2026-02-01T00:00:00Z", end_date="2026-12-31T00:00:00Z")
    assert (status, rows) == (200, [])  # of a longer span the last ninety days
    status, rows = got(client, "requests.json", start_date="2026-02-01T00:00:00Z", end_date="2026-04-01T00:00:00Z")
    assert (status, len(rows)) == (200, 2)


def test_only_what_is_published_comes_out_in_the_offices_words(
    published: Opinion, people: Cast, client: Client
) -> None:
    hidden = Walk(people, text="我叫林小满，公园长椅坏了。").opinion
    assert got(client, f"requests/{hidden.reference}.json")[0] == 404
    status, (row,) = got(client, f"requests/{published.reference}.json")
    assert (status, row["status"], row["description"]) == (200, "closed", published.public_text)


def test_what_is_sent_is_held_and_its_sender_follows_it(people: Cast, client: Client) -> None:
    sent = {"service_code": "transport", "description": "公交站牌倒了，请扶起来。", "address_string": "和平路"}
    answer = client.post(f"{ROOT}/requests.json", sent)
    assert answer.status_code == 201
    opinion = Opinion.objects.get()
    assert (opinion.stage, opinion.source, opinion.field) == ("held", "open311", people.fields["transport"])
    assert answer.json()[0]["service_request_id"] == opinion.reference
    screening.release(opinion, by=people.clerk, at=timezone.now())
    assert opinion.stage == "received"


def test_it_is_written_as_xml_too(published: Opinion, client: Client) -> None:
    page = client.get(f"{ROOT}/requests/{published.reference}.xml")
    assert page["Content-Type"].startswith("application/xml")
    assert f"<service_request_id>{published.reference}</service_request_id>" in page.content.decode()


def test_a_moment_that_cannot_be_read_is_said(people: Cast, client: Client) -> None:
    assert got(client, "requests.json", start_date="yesterday")[0] == 400


def test_what_is_asked_of_a_field_is_a_definition_with_attributes(people: Cast, client: Client) -> None:
    field = people.fields["transport"]
    extra = extras.make(field=field, words="什么时候最堵", choices="早上、晚上", by=people.clerk, at=timezone.now())
    assert [row["metadata"] for row in client.get("/open311/v2/services.json").json()].count(True) == 1
    told = client.get(f"/open311/v2/services/{field.code}.json").json()
    assert told["attributes"][0]["values"] == [{"key": "早上", "name": "早上"}, {"key": "晚上", "name": "晚上"}]
    xml = ElementTree.fromstring(client.get(f"/open311/v2/services/{field.code}.xml").content)
    assert xml.findtext("attributes/attribute/values/value/name") == "早上"
    sent = {"service_code": field.code, "description": "云桥路口堵车，请看一看。", f"attribute[{extra.pk}]": "早上"}
    client.post("/open311/v2/requests.json", sent)
    assert [(each.asked, each.said) for each in Opinion.objects.get().details.all()] == [("什么时候最堵", "早上")]
