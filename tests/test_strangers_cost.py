"""No address of the house makes as much as a stranger likes: each is counted, without its view having to say so."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from lianxinqiao.ui import limits, quiet
from tests.cast import Cast

# The login is watched by `accounts.guard`; whoever came in by another door is led on.
OUTSIDE = {"/login/outside", "/login/outside/back", "/login/saml", "/login/saml/back", "/login/saml/out"}
GUARDED = {"/login", "/login/second-factor", "/login/passkey", "/logout", *OUTSIDE}
NO_PAGE = {"/api/v1/"}  # the beginning of others
FREE = {301, 302, 401, 405}  # led to the door, or nothing was made
EXAMPLES = {"uuid": "00000000-0000-0000-0000-000000000000", "act": "x"}


def addresses(patterns: Any = None, before: str = "") -> Iterator[str]:
    """One address of every pattern of the house."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        written = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield "/" + filled(written)
        else:
            yield from addresses(each.url_patterns, written)


def filled(written: str) -> str:
    """`m/<int:pk>` and `^replies/(?P<pk>\\d+)\\.(?P<kind>docx|pdf)$` with something that fits."""
    plain = written.strip("^$").replace(r"\.", ".")
    plain = re.sub(r"\(\?P<\w+>(\[[^\]]*\]|\\d)[^)]*\)", "1", plain)
    plain = re.sub(r"\(\?P<\w+>(\w+)[^)]*\)", r"\1", plain)
    return re.sub(r"<(?:(\w+):)?\w+>", lambda found: EXAMPLES.get(found[1] or "", "1"), plain)


def leads_somewhere(address: str) -> bool:
    """Of an act that is none there is no page, and nothing to make."""
    try:
        return bool(resolve(address))
    except Resolver404:
        return False


def test_every_page_counts_for_who_is_not_logged_in(
    people: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of whoever has had enough, nothing is made any more, whatever they ask for."""
    settings.MADE_ANEW = 1
    monkeypatch.setattr(limits, "WINDOW", 10**9)  # all of it happens in one minute
    stranger = Client(raise_request_exception=False)
    assert [stranger.get("/cppcc/clues").status_code for _time in range(2)] == [404, 429]
    asked = [
        each
        for each in addresses()
        if each not in GUARDED | NO_PAGE and not quiet.covers(each) and leads_somewhere(each)
    ]
    answered = {address: stranger.get(address).status_code for address in asked}
    assert len(asked) > 700
    unbounded = {address: status for address, status in answered.items() if status not in FREE | {429}}
    # The standard of Open311 answers too much with 403.
    assert {address: status for address, status in unbounded.items() if not address.startswith("/open311")} == {}
    assert set(unbounded.values()) == {403}


def test_who_is_only_led_to_the_door_keeps_what_was_free(people: Cast, settings: Any) -> None:
    settings.MADE_ANEW = 2
    caches["callers"].clear()
    stranger = Client()
    assert {stranger.get("/desk").status_code for _time in range(9)} == {302}
    assert [stranger.get("/cppcc/clues").status_code for _time in range(3)] == [404, 404, 429]
    known = Client()
    known.force_login(people.deputy.user)
    assert {known.get("/m/reviews").status_code for _time in range(4)} == {200}
