"""An address is found by its first word, and is the one that Django would have found."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import Resolver404, URLResolver, resolve, reverse
from django.urls.resolvers import RoutePattern

from lianxinqiao import urls
from lianxinqiao.ui.addresses import ByFirstWord

PLAIN = URLResolver(RoutePattern("", is_endpoint=False), urls._rooms)
VALUES = {
    "int": "7",
    "act": "opinion.file",
    "str": "x7",
    "slug": "x-7",
    "path": "x/7",
    "uuid": "0" * 8 + "-0000" * 3 + "-" + "0" * 12,
}


def routes(resolver: Any, before: str = "") -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from routes(each, before + str(each.pattern))
        elif isinstance(each.pattern, RoutePattern):
            yield before + str(each.pattern)


def filled(route: str) -> str:
    """An address that the route may match: each converter's value put in its place."""
    parts = route.split("<")
    rest = [VALUES.get(part.split(":")[0], "x7") + part.partition(">")[2] for part in parts[1:]]
    return parts[0] + "".join(rest)


ALL = [filled(route) for route in routes(PLAIN)]


def found(way: Any, address: str) -> Any:
    try:
        match = way.resolve(address)
    except Resolver404:
        return None
    return match.func, match.args, match.kwargs, match.url_name, match.namespaces, match.app_names, match.route


def test_there_are_addresses_to_compare() -> None:
    assert len(ALL) > 400
    assert sum(found(PLAIN, address) is not None for address in ALL) > len(ALL) * 0.9


@pytest.mark.parametrize("tail", ["", "/", "/more", "x"])
def test_it_finds_what_django_finds(tail: str) -> None:
    ours = ByFirstWord(urls._rooms)
    for address in [*ALL, "nowhere", "nowhere/at/all", "open311/v2/services.json"]:
        assert found(ours, address + tail) == found(PLAIN, address + tail), address + tail


def test_a_name_in_a_namespace_leads_back() -> None:
    assert resolve(reverse("ui:elder")).view_name == "ui:elder"


def test_another_rooms_addresses_are_not_tried() -> None:
    ours = ByFirstWord(urls._rooms)
    with pytest.raises(Resolver404) as missed:
        ours.resolve("stations/no/such/page/at/all")
    assert 0 < len(missed.value.args[0]["tried"]) < len(ALL) / 5
