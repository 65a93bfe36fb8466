"""A stranger's pages ask as many queries for eight found as for one. The desk's pages are counted in their room."""

import pytest
from django.core.cache import cache, caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion


def publish(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    publishing.decide_openness(walk.suggestion, openness="full", by=people.clerk, at=walk.later())
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)


def cost(address: str) -> int:
    """Of making the answer; the first of its queries asks whether one was kept."""
    caches["answers"].clear()
    with CaptureQueriesContext(connection) as asked:
        page = Client().get(address).content.decode()
    assert "护学岗" in page
    return len(asked)


@pytest.mark.parametrize("address", ["/browse", "/browse?q=护学岗"])
def test_the_portal_asks_the_same_for_eight_as_for_one(people: Cast, address: str) -> None:
    publish(people)
    cache.clear()
    cost(address)
    one = cost(address)
    for _ in range(7):
        publish(people)
    cost(address)  # reads what was done since the last look, once
    assert cost(address) == one


@pytest.mark.parametrize("address", ["/p/{}", "/api/v1/suggestions/{}"])
def test_one_suggestion_costs_a_query_for_each_kind_of_thing(people: Cast, address: str) -> None:
    """Its key, itself, its points, handlings, contacts, replies and promises; what it points to comes along with it."""
    publish(people)
    address = address.format(Suggestion.objects.get().reference)
    cost(address)
    assert cost(address) == 1 + 7
