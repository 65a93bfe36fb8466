"""A second room for the tests of the desk: what a list and two piles of another kind of root cost to declare."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q
from django.urls import URLPattern, URLResolver

from lianxinqiao import urls
from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts import lists, piles
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.lists import Listing, Table
from lianxinqiao.acts.piles import Pile
from lianxinqiao.stations.models import Station
from lianxinqiao.ui import filters, tables

urlpatterns: list[URLPattern | URLResolver] = [*urls.urlpatterns]


class PlaceTable(Table):
    noun = "个"
    columns = (tables.Column("name", "名称", "name", main=True), tables.Column("due", "期限", "founded_on"))


def rows(post: Any) -> Any:
    return Station.objects.filter(body_id=post.body_id if post else None)


PILES = (
    Pile("shut", "暂停开放的站点", OFFICE, Station, lambda post, today: Q(body=post.body, stage="paused"), tone="warn"),
    Pile(
        "founded",
        "新建的站点",
        OFFICE,
        Station,
        lambda post, today: Q(body=post.body, founded_on__lte=today),
        due="founded_on",
        watched=True,
    ),
)


def declare(monkeypatch: Any) -> Listing:
    """The room moves in, for one test."""
    monkeypatch.setattr(piles, "_declared", [*piles._declared])
    monkeypatch.setattr(lists, "LISTINGS", {**lists.LISTINGS})
    declared: Callable[[Any], list[Any]] = lambda post: [filters.Text("q", "名称", ("name",))]  # noqa: E731 - a room's own
    listing = Listing(
        "places",
        "基层站点",
        PlaceTable,
        rows=rows,
        filters=declared,
        address="test-places",
        piles=PILES,
        due="founded_on",
    )
    monkeypatch.setattr(
        "lianxinqiao.desk.tests.rooms.urlpatterns", [*urls.urlpatterns, *listing_urls(listing, "test-places")]
    )
    return listing
