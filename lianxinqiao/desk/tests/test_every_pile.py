"""Every pile of every room: its number, its list, the first rows on the desk and its queue are asked in the same words.

Nothing lies in most of them here; what is tried is that each can be asked at all, by each role that it is for.
"""

from collections.abc import Iterator

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from lianxinqiao.acts import lists, piles, queues
from lianxinqiao.acts.lists import LISTINGS, Listing
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Post
from lianxinqiao.reports.tests.scene import committee
from tests.cast import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def both(people: Cast) -> list[Cast]:
    """A congress and a CPPCC committee of one district."""
    return [people, committee()]


def asked(both: list[Cast]) -> Iterator[tuple[Post, Listing, Pile]]:
    """Each pile once for each role."""
    done = set()
    for people in both:
        for post in people.posts.values():
            for listing in lists.in_order(post):
                for pile in listing.piles:
                    if post.role in pile.roles and (pile, post.role) not in done:
                        done.add((pile, post.role))
                        yield post, listing, pile


def test_each_pile_can_be_gone_through_one_by_one(both: list[Cast]) -> None:
    today, tried = timezone.localdate(), set()
    for post, listing, pile in asked(both):
        near = piles.soon(post, today)
        rows = listing.waiting_rows(pile, post, today, near)
        keys = queues._keys(listing, pile, post)
        assert sorted(keys) == sorted(row.pk for row in rows), pile.code
        assert [row.pk for row in lists.first_rows(pile, post, today, near)] == keys[: lists.FIRST], pile.code
        tried.add(pile)
    assert tried == {pile for listing in LISTINGS.values() for pile in listing.piles}


def test_an_empty_queue_leads_back_to_the_desk(both: list[Cast]) -> None:
    clerk, client = both[0].clerk, Client()
    client.force_login(clerk.user)
    for listing in LISTINGS.values():
        mine = [pile for pile in listing.piles if clerk.role in pile.roles]
        for pile in mine[:1]:
            assert client.get(f"/queue/{listing.code}/{pile.code}").headers["Location"] == "/desk", pile.code
        for pile in [each for each in listing.piles if each not in mine][:1]:
            assert client.get(f"/queue/{listing.code}/{pile.code}").status_code == 404, pile.code


@pytest.mark.parametrize("query", ["waiting=mine", "q=路灯&sort=-waits", "waiting=nothing&after=x"])
def test_each_list_answers_each_way_of_asking(both: list[Cast], query: str) -> None:
    today = timezone.localdate()
    for people in both:
        for post in (people.clerk, people.deputy):
            for listing in lists.in_order(post):
                if listing.roles and post.role not in listing.roles:
                    continue
                table, _filters, label = listing.asked(post, QueryDict(query), today)
                assert len(table.rows) <= table.per_page
                if listing.moves(post):
                    assert (str(label) == "待我办") is (query == "waiting=mine"), listing.code
                headings = [heading.column.key for heading in table.headings]
                assert len(headings) == len(set(headings)), listing.code


def test_each_day_of_the_calendar_and_each_ready_view_can_be_asked(both: list[Cast]) -> None:
    today, asked_of = timezone.localdate(), set()
    for people in both:
        for post in people.posts.values():
            for listing in lists.in_order(post):
                for days in listing.days:
                    if (days.code, post.role) not in asked_of and (not days.roles or post.role in days.roles):
                        asked_of.add((days.code, post.role))
                        rows = days.between(post, today, today).filter(days.mine(post))
                        assert [row for row in rows if not days.title(row)] == [], days.code
                if listing.roles and post.role not in listing.roles:
                    continue
                for ready in listing.ready_views(post) if (listing.code, post.role) not in asked_of else ():
                    table, _filters, _label = listing.asked(post, QueryDict(ready.query), today)
                    assert len(table.rows) == min(table.count, table.per_page), (listing.code, ready.query)
                asked_of.add((listing.code, post.role))
    assert {code for code, _role in asked_of} >= {days.code for each in LISTINGS.values() for days in each.days}
