"""The figures that a body made public: those and no others, and under each only what is published."""

import pytest
from django.test import Client

from lianxinqiao.figures import actions as figures
from lianxinqiao.figures.periods import Period
from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion


def made_public(people: Cast, code: str) -> tuple[Walk, str]:
    walk = a_suggestion(people, at=Stage.CLOSED)
    body, year = walk.suggestion.body, walk.suggestion.year
    figures.make_public(body, Period.of_year(year), [code], by=people.head, at=walk.at)
    return walk, f"/numbers/{body.code}/{year}"


def test_figures_that_nobody_made_public_are_not_there(people: Cast, client: Client) -> None:
    walk, address = made_public(people, "suggestions.raised")
    assert client.get(address).status_code == 200
    assert client.get(f"{address}/suggestions.handled").status_code == 404
    figures.make_public(walk.suggestion.body, Period.of_year(walk.suggestion.year), [], by=people.head, at=walk.at)
    assert client.get(address).status_code == 404
    assert client.get(f"{address}/suggestions.raised").status_code == 404


def test_a_number_counts_all_and_opens_what_is_published(people: Cast, client: Client) -> None:
    walk, address = made_public(people, "suggestions.raised")
    page = client.get(f"{address}/suggestions.raised").content.decode()
    assert walk.suggestion.title not in page
    assert "另有 1 条依照规定没有公开" in page
    publishing.decide_openness(walk.suggestion, openness="full", summary="", reason="", by=people.clerk, at=walk.at)
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    page = client.get(f"{address}/suggestions.raised").content.decode()
    assert walk.suggestion.title in page
    assert "没有公开，只计数" not in page


@pytest.mark.parametrize(
    "path", ["/numbers/none/2026", "/numbers/yunhe/0", "/numbers/yunhe/99999999/suggestions.raised"]
)
def test_numbers_of_nothing_are_not_found(people: Cast, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_crawlers_find_what_is_published(people: Cast, client: Client) -> None:
    walk, _address = made_public(people, "suggestions.raised")
    path = f"/p/{walk.suggestion.reference}"
    assert "sitemap-suggestions.xml" in client.get("/sitemap.xml").content.decode()
    assert path not in client.get("/sitemap-suggestions.xml").content.decode()
    publishing.decide_openness(walk.suggestion, openness="full", summary="", reason="", by=people.clerk, at=walk.at)
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    assert path in client.get("/sitemap-suggestions.xml").content.decode()
    assert "Disallow: /desk" in client.get("/robots.txt").content.decode()


def test_the_code_on_the_notice_board_is_a_picture_of_the_address(people: Cast, client: Client) -> None:
    walk, _address = made_public(people, "suggestions.raised")
    assert client.get(f"/p/{walk.suggestion.reference}/qr.svg").status_code == 404
    publishing.decide_openness(walk.suggestion, openness="full", summary="", reason="", by=people.clerk, at=walk.at)
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    code = client.get(f"/p/{walk.suggestion.reference}/qr.svg")
    assert code["Content-Type"] == "image/svg+xml"
    assert b"<svg" in code.content
