"""Names that a room types by hand are those of something: a wrong one would do nothing, and nobody would be told."""

from importlib import import_module

import pytest
from django.conf import settings
from django.http import QueryDict

from lianxinqiao.acts.lists import LISTINGS, Listing
from lianxinqiao.acts.lives import LIVES, Life
from tests.cast import Cast

# The lives are declared with their addresses.
import_module(settings.ROOT_URLCONF)


@pytest.mark.parametrize("life", LIVES.values(), ids=lambda life: life.name)
def test_a_life_names_acts_of_its_own(life: Life) -> None:
    acts = set(life.screens.rules.acts)
    for named in (life.on_their_page, set(life.lands), set(life.screens.forms)):
        assert set(named) <= acts


@pytest.mark.parametrize("listing", LISTINGS.values(), ids=lambda listing: listing.code)
def test_a_ready_view_asks_for_what_the_list_is_narrowed_by(people: Cast, listing: Listing) -> None:
    for post in (people.clerk, people.deputy, people.jiaoyu_clerk):
        known = {key for each in listing.filters(post) for key in each.keys}
        for query in [listing.unhappy, *(str(ready.query) for ready in listing.ready(post))]:
            asked = set(QueryDict(query)) - {"sort", "cols", "waiting"}
            assert asked <= known, f"{listing.code}: {query}"
