"""Whatever address of the house a form is sent to: where the session ended meanwhile, what was typed is kept.

test_nothing_typed_is_lost.py goes there and back with the forms of suggestions; this one asks every address of every
room and an act of every life, and names by hand where nothing is kept.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

from django.core.cache import caches
from django.test import Client, RequestFactory
from django.urls import URLPattern, get_resolver

from lianxinqiao.acts.lives import LIVES
from lianxinqiao.submissions import marks
from lianxinqiao.submissions.models import KeptForm
from lianxinqiao.ui import quiet
from tests.cast import Cast
from tests.test_strangers_cost import filled, leads_somewhere

WORDS = "写了很久的一段话，不能丢。"
# Passwords and codes are typed anew.
OTHERS = ("/account/", "/login", "/logout")


@cache
def acts() -> dict[str, str]:
    """By the name of the address at which they are done, an act of every life: one view does them all."""
    assert get_resolver().url_patterns  # every room declares its lives with its addresses
    return {life.screens.address: min(life.screens.forms) for life in LIVES.values() if life.screens}


def doors(patterns: Any = None, before: str = "") -> Iterator[str]:
    """One address of every pattern."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        written = before + str(each.pattern)
        if not isinstance(each, URLPattern):
            yield from doors(each.url_patterns, written)
            continue
        yield "/" + filled(written.replace("<act:code>", acts().get(each.name or "", "x")))


def test_every_form_of_every_room_is_kept(people: Cast, settings: Any) -> None:
    settings.MADE_ANEW = 10**6
    user, stranger = people.deputy.user, Client(raise_request_exception=False)
    assert user
    lost, kept = [], 0
    for address in doors():
        if quiet.covers(address) or not leads_somewhere(address):
            continue
        request = RequestFactory().get(address)
        request.user = user
        answer = stranger.post(address, {"note": WORDS, "form_mark": marks.of(request)})
        assert answer.status_code < 500, address
        if KeptForm.objects.exists():
            kept += 1
            KeptForm.objects.all().delete()
        elif answer.status_code != 405:
            lost.append(address)
        caches["callers"].clear()
    assert kept > 300
    assert [address for address in lost if not address.startswith(OTHERS) and is_closed(stranger, address)] == []


def is_closed(stranger: Client, address: str) -> bool:
    """Whether one has to sign in for it: what a stranger may open takes in what strangers write, who have no session."""
    return stranger.get(address).headers.get("Location", "").startswith("/login")
