"""Open data: exactly what is published, the same for everybody."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from lianxinqiao.api import schemas
from lianxinqiao.figures import actions as figures
from lianxinqiao.figures.periods import Period
from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.models import Promise, Reply, Suggestion
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast, moment
from tests.walks import Walk, a_suggestion

LIST = "/api/v1/suggestions"


def published(people: Cast, openness: str = "full", **more: Any) -> Walk:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publishing.decide_openness(walk.suggestion, openness=openness, by=people.clerk, at=walk.later(), **more)
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    return walk


def one(client: Client, walk: Walk) -> dict[str, Any]:
    return client.get(f"{LIST}/{walk.suggestion.reference}").json()


@pytest.mark.parametrize("stage", [Stage.SUBMITTED, Stage.HANDLING, Stage.CLOSED])
def test_what_is_not_published_does_not_exist(client: Client, people: Cast, stage: Stage) -> None:
    walk = a_suggestion(people, at=stage)
    client.force_login(people.clerk.user)  # who is logged in changes nothing
    assert client.get(LIST).json() == {"items": [], "next": None}
    assert client.get(LIST, {"q": "护学岗"}).json()["items"] == []
    answer = client.get(f"{LIST}/{walk.suggestion.reference}")
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json")


def test_a_published_one_shows_what_its_page_shows(client: Client, people: Cast) -> None:
    walk = published(people)
    said = one(client, walk)
    assert said["requests"] == ["增设人行信号灯。", "护学岗每个上学日都到岗。"]
    assert said["summary"] is None
    assert said["lead"]["name"] == "林晓禾"
    assert said["replies"][0]["text"].startswith("一、关于信号灯")
    assert [share["kind"]["code"] for share in said["units"]] == ["lead", "assist"]
    assert [step["title"] for step in said["timeline"]][:2] == ["提交", "登记编号"]
    assert said["promises"][0]["plan"] == "四月底前安装人行信号灯。"
    assert client.get(f"/p/{said['reference']}").status_code == 200
    assert said["page"].endswith(f"/p/{said['reference']}")
    item = client.get(LIST).json()["items"][0]
    assert {name: said[name] for name in item} == item
    assert set(schemas.Whole.model_validate(said).model_dump()) == set(said)


def test_of_a_summary_nothing_else_goes_out(client: Client, people: Cast) -> None:
    walk = published(people, "summary", reason="涉及个人。", summary="校门口增加值守。")
    Reply.objects.update(openness="closed")
    said = one(client, walk)
    assert (said["cause"], said["analysis"], said["requests"]) == (None, None, [])
    assert said["summary"] == "校门口增加值守。"
    assert said["replies"][0]["text"] is None
    assert said["promises"] == []
    assert "涉及个人" not in str(said)


def test_an_ended_promise_is_nobodys_any_more(client: Client, people: Cast) -> None:
    """A reply given anew makes its promises anew; the portal and the open data show the same."""
    walk = published(people)
    Promise.objects.update(stage="ended")
    assert one(client, walk)["promises"] == []
    assert "四月底前安装人行信号灯" not in client.get(f"/p/{walk.suggestion.reference}").content.decode()


def test_taking_back_takes_it_off(client: Client, people: Cast) -> None:
    walk = published(people)
    publishing.unpublish(walk.suggestion, reason="正在核实。", by=people.head, at=walk.later())
    assert client.get(LIST).json()["items"] == []


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"q": "护学岗"}, 1),
        ({"q": "大桥"}, 0),
        ({"body": "yunhe", "year": "2026", "stage": "closed"}, 1),
        ({"body": "elsewhere"}, 0),
        ({"year": "2025"}, 0),
        ({"field": "education"}, 1),
        ({"field": "transport"}, 0),
        ({"unit": "caizheng"}, 1),
        ({"unit": "jiaotong"}, 0),
        ({"key": "true"}, 0),
        ({"published_to": "2020-01-01"}, 0),
        ({"published_from": "2020-01-01"}, 1),
    ],
)
def test_it_filters(client: Client, people: Cast, asked: dict[str, str], found: int) -> None:
    published(people)
    assert len(client.get(LIST, asked).json()["items"]) == found


def test_pages_follow_on(client: Client, people: Cast) -> None:
    references = [published(people).suggestion.reference for _ in range(3)]
    seen, address = [], f"{LIST}?limit=2"
    while address:
        page = client.get(address).json()
        seen += [item["reference"] for item in page["items"]]
        address = page["next"]
    assert sorted(seen) == sorted(references)
    assert client.get(LIST, {"after": "made up"}).json()["items"] == client.get(LIST).json()["items"]


@pytest.mark.parametrize(
    "asked", [{"limit": "101"}, {"limit": "0"}, {"year": "x"}, {"stage": "gone"}, {"lead": "9" * 30}, {"q": "\x00"}]
)
def test_what_makes_no_sense_is_told(client: Client, db: None, asked: dict[str, str]) -> None:
    answer = client.get(LIST, asked)
    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"]


def test_it_is_sent_again_only_when_it_changed(client: Client, people: Cast) -> None:
    published(people)
    first = client.get(LIST, headers={"Accept-Encoding": "gzip"})
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["Access-Control-Allow-Origin"] == "*"
    assert "max-age" in first.headers["Cache-Control"]
    same = client.get(LIST, headers={"If-None-Match": first.headers["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    published(people)
    assert client.get(LIST, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


@pytest.mark.parametrize("rows", [1, 4])
def test_a_list_costs_the_same_questions(
    client: Client, people: Cast, django_assert_num_queries: Any, rows: int
) -> None:
    for _ in range(rows):
        published(people)
    with django_assert_num_queries(3):  # what has changed; one body or several; the rows with what they point to
        assert len(client.get(LIST).json()["items"]) == rows


def test_registers_and_figures(client: Client, people: Cast) -> None:
    published(people)
    deputies = client.get("/api/v1/deputies").json()
    assert {row["name"]: row["public_suggestions"] for row in deputies}["林晓禾"] == 1
    assert [row["code"] for row in client.get("/api/v1/units").json()] == ["caizheng", "jiaotong", "jiaoyu"]
    assert client.get("/api/v1/sessions?body=yunhe").json()[0]["opens_on"] == "2026-01-12"
    assert client.get("/api/v1/bodies").json()[0]["fields"][0]["code"] == "education"
    numbers = client.get("/api/v1/figures/yunhe/2026").json()["figures"]
    assert {row["code"]: row["value"] for row in numbers}["suggestions.published"] == 1
    assert set(numbers[0]) == {"code", "name", "value", "unit", "definition"}
    assert client.get("/api/v1/figures/nowhere/2026").status_code == 404


def test_a_figure_is_given_out_when_its_body_made_it_public(client: Client, people: Cast) -> None:
    published(people)
    address = "/api/v1/figures/yunhe/2026"
    before = {row["code"] for row in client.get(address).json()["figures"]}
    figures.make_public(
        people.body, Period.of_year(2026), ["suggestions.closed"], by=people.head, at=moment("2026-11-01")
    )
    after = {row["code"]: row["value"] for row in client.get(address).json()["figures"]}
    assert set(after) - before == {"suggestions.closed"}
    assert after["suggestions.closed"] == 1


def test_a_caller_in_a_hurry_is_asked_to_wait(client: Client, people: Cast, settings: Any) -> None:
    settings.MADE_ANEW = 2
    caches["callers"].clear()
    answers = [client.get(f"{LIST}?limit={number}") for number in (1, 2, 3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert int(answers[-1].headers["Retry-After"]) > 0
    assert client.get(f"{LIST}?limit=1").status_code == 200  # an answer that is kept costs nothing
    assert Suggestion.objects.count() == 0
