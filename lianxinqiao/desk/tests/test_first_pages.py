"""The first page and the count of a list that were put together once are those of its queryset, for every kind of post."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import override

from lianxinqiao.acts import first_pages
from lianxinqiao.acts.lists import LISTINGS, Listing
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Post
from tests.cast import Cast
from tests.walks import a_suggestion

pytestmark = pytest.mark.django_db


def posts() -> list[Post]:
    """One of each role."""
    return list({post.role: post for post in Post.objects.order_by("pk")}.values())


def addresses(listing: Listing, post: Post) -> list[str]:
    sorts = [f"sort={column.key}" for column in listing.table.columns if column.sort][:2]
    return ["", *sorts, *(f"waiting={pile.code}" for pile in listing.piles if pile.is_for(post))]


def test_they_are_those_of_the_queryset(people: Cast) -> None:
    for stage in (Stage.COSIGNING, Stage.SUBMITTED, Stage.REGISTERED, Stage.HANDLING, Stage.ANSWERED, Stage.CLOSED):
        a_suggestion(people, at=stage)
    asked = 0
    for post in posts():
        for listing in LISTINGS.values():
            for address in addresses(listing, post) if listing.piles and listing.is_for(post) else ():
                table, _chosen, _label = listing.asked(post, QueryDict(address), timezone.localdate())
                assert table.ask, listing.code
                plain, _chosen, _label = listing.asked(post, QueryDict(address), timezone.localdate())
                plain.ask = None
                where = (listing.code, post.role, address)
                assert (where, table.count) == (where, plain.count)
                assert (where, table.page) == (where, plain.page)
                asked += bool(table.page.objects)
    assert asked > 30
    assert [key for key, query in first_pages._kept.items() if query is None] == []


def test_what_narrows_or_pages_is_asked_as_a_queryset(people: Cast) -> None:
    listing = LISTINGS["suggestions"]
    for address, at_once in (("", True), ("stage=closed", False), ("key=1", False), ("waiting=mine", False)):
        table, _chosen, _label = listing.asked(people.clerk, QueryDict(address), timezone.localdate())
        assert (address, bool(table.ask)) == (address, at_once)


def test_they_are_put_together_anew_for_another_day_and_language(people: Cast) -> None:
    listing, today = LISTINGS["suggestions"], timezone.localdate()

    def kept() -> int:
        table, _chosen, _label = listing.asked(people.clerk, QueryDict(), timezone.localdate())
        assert table.count == 0
        return len(first_pages._kept)

    first = kept()
    assert kept() == first
    with override("en"):
        assert kept() == first + 1
    with patch("django.utils.timezone.localdate", return_value=today + timedelta(1)):
        assert kept() == first + 2


def test_rows_that_hang_on_more_fall_back_to_the_queryset(people: Cast) -> None:
    """A value that stands in the query as something else than it was given."""

    def rows(post: Post, today: object, near: object) -> object:
        return Post.objects.filter(pk=post.pk * 2)

    page = first_pages.of_post("odd", rows, people.clerk, timezone.localdate(), timezone.localdate())
    assert page.count(10) is None
