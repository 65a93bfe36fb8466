"""Who may not open the list of a kind of thing opens none of them by its number either, in no room."""

from functools import cache

import pytest
from django.urls import get_resolver

from lianxinqiao.access.roles import DEPUTIES, ROLES
from lianxinqiao.acts.lists import LISTINGS
from lianxinqiao.acts.lives import LIVES, Life
from lianxinqiao.people.models import Body, Mandate, Organization, Post

# A role without their list reads of these what everybody reads, or what is its own; each has a test of its own.
BY_THEIR_OWN_TABLE = {
    "matters.suggestion",  # matters.visibility, tests/test_who_reads_what.py
    "proposals.proposal",  # the same table
    "opinions.opinion",  # opinions.visibility and its test
    "reports.report",  # whoever wrote it
    "reports.speech",  # once it was given, by everybody
    "writing.workreport",  # once it was signed, by the whole body
    "stations.station",  # public; its pages say what they show to whom (stations.queries)
}


@cache
def lives() -> dict[str, Life]:
    assert get_resolver().url_patterns  # every room declares its lives with its addresses
    return {life.model._meta.label_lower: life for life in LIVES.values()}


def closed_to(life: Life) -> frozenset[str]:
    """The roles to which none of the lists in which it stands is open."""
    found = [each for each in LISTINGS.values() if each.address == life.listing and each.roles]
    return frozenset(map(str, ROLES)).difference(*(each.roles for each in found)) if found else frozenset()


def post(role: str) -> Post:
    """One that is kept nowhere: what it sees is decided before any row is asked for."""
    holds = ROLES[role].holds
    body = Body(pk=1, kind="congress") if holds == "body" else None
    unit = Organization(pk=1) if holds == "organization" else None
    mandate = Mandate(pk=1) if role in DEPUTIES else None
    return Post(pk=1, role=role, person_id=1, body=body, organization=unit, mandate=mandate)


def _closed(name: str) -> bool:
    return name not in BY_THEIR_OWN_TABLE


CASES = [(name, role) for name, life in lives().items() if _closed(name) for role in sorted(closed_to(life))]
ROWS = [
    (code, str(role))
    for code, each in LISTINGS.items()
    if each.roles and _closed(each.rows(None).model._meta.label_lower)
    for role in sorted(map(str, ROLES))
    if role not in each.roles
]


@pytest.mark.parametrize(("name", "role"), CASES)
def test_no_thing_is_opened_by_a_role_that_has_no_list_of_it(name: str, role: str) -> None:
    """Pages, papers and files ask this, the search and the calendar too."""
    assert lives()[name].model.objects.visible_to(post(role)).query.is_empty()


@pytest.mark.parametrize(("code", "role"), ROWS)
def test_no_list_has_rows_for_a_role_to_which_it_is_closed(code: str, role: str) -> None:
    assert LISTINGS[code].rows(post(role)).query.is_empty()


def test_every_life_stands_in_a_list() -> None:
    lists = {each.address for each in LISTINGS.values()}
    assert {name for name, life in lives().items() if life.listing not in lists} == set()
    assert set(lives()) >= BY_THEIR_OWN_TABLE
    assert len(CASES) > 80
