"""The desk is collected: whatever a room declares stands on it, under the name of its list where there are several."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import get_template
from django.test import Client
from django.urls import clear_url_caches, reverse
from django.utils import timezone

from lianxinqiao.access.roles import ROLES
from lianxinqiao.acts import lists, piles
from lianxinqiao.acts.models import SavedView
from lianxinqiao.desk.tests import rooms
from lianxinqiao.matters.stages import Stage
from lianxinqiao.stations.models import Station
from lianxinqiao.stations.tests.scene import a_station
from tests.cast import Cast
from tests.walks import a_suggestion

pytestmark = pytest.mark.django_db
DESK = Path(rooms.__file__).parent.parent


@pytest.fixture
def two_rooms(people: Cast, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cast]:
    rooms.declare(monkeypatch)
    settings.SECOND_FACTOR_REQUIRED, settings.ROOT_URLCONF = False, "lianxinqiao.desk.tests.rooms"
    clear_url_caches()
    a_suggestion(people, at=Stage.SUBMITTED)
    for number in range(3):
        station = a_station(people, f"柳巷社区第{number + 1}联络站")
        day = timezone.localdate() - timedelta(days=number)
        Station.objects.filter(pk=station.pk).update(founded_on=day, stage="paused" if number else "open")
    yield people
    piles._counts.cache_clear()
    clear_url_caches()


def as_(post: Any) -> Client:
    client = Client()
    client.force_login(post.user)
    return client


def test_the_piles_of_both_lie_on_the_desk(two_rooms: Cast) -> None:
    desk = as_(two_rooms.clerk).get("/desk")
    assert [each.pile.code for each in desk.context["listed"]] == ["shut", "check"]
    page = desk.content.decode()
    assert "基层站点" in page
    assert "类事项目前没有" in page
    assert "/test-places?waiting=founded" in page


def test_each_opens_its_own_list(two_rooms: Cast) -> None:
    client, today = as_(two_rooms.clerk), timezone.localdate()
    for pile, number in piles.numbers(two_rooms.clerk, today, today).items():
        if pile in rooms.PILES:
            table = client.get(f"/test-places?waiting={pile.code}").context["table"]
            assert (number, table.count) == ({"shut": 2, "founded": 3}[pile.code],) * 2
    by_day = client.get("/test-places?waiting=founded").context["table"]
    assert [row.object.founded_on for row in by_day.rows] == [today - timedelta(days=ago) for ago in (2, 1, 0)]


def test_all_that_is_ones_own_move_is_one_view(two_rooms: Cast) -> None:
    client = as_(two_rooms.clerk)
    assert client.get("/test-places?waiting=mine").context["table"].count == 2  # what is only watched is not among it
    assert client.get("/desk/suggestions?waiting=mine").context["table"].count == 1
    assert as_(two_rooms.auditor).get("/desk/suggestions?waiting=mine").context["label"] == ""


def test_who_has_no_pile_there_is_told_nothing_of_it(two_rooms: Cast) -> None:
    assert "基层站点" not in as_(two_rooms.deputy).get("/desk").content.decode()


def test_views_are_kept_of_one_list(two_rooms: Cast) -> None:
    client = as_(two_rooms.clerk)
    for place, query in (("/test-places/views", "q=柳巷"), ("/desk/views", "late=1")):
        client.post(place, {"name": "我的", "query": query})
    assert dict(SavedView.objects.values_list("listing", "name")) == {"places": "我的", "suggestions": "我的"}
    assert [view["label"] for view in client.get("/test-places").context["views"]] == ["待我办", "我的"]
    kept = SavedView.objects.get(listing="places")
    assert client.post(f"/desk/views/{kept.pk}/drop").status_code == 404
    client.post(f"/test-places/views/{kept.pk}/drop")
    assert not SavedView.objects.filter(listing="places").exists()


def test_words_are_looked_for_in_the_fields_where_nothing_else_searches(two_rooms: Cast) -> None:
    assert as_(two_rooms.clerk).get("/test-places?q=第2").context["table"].count == 1


def test_its_sheet_is_its_rows(two_rooms: Cast) -> None:
    assert as_(two_rooms.clerk).get("/test-places?waiting=founded&export=xlsx").content[:2] == b"PK"


def test_nothing_on_the_desk_knows_a_kind_of_thing() -> None:
    files = [
        path
        for path in DESK.rglob("*")
        if path.suffix in {".py", ".html"} and not {"tests", "migrations"} & {*path.parts}
    ]
    assert len(files) > 8
    assert [path.name for path in files if re.search(r"suggestion|matters|建议", path.read_text())] == []


def test_every_list_of_the_house_is_whole() -> None:
    for listing in lists.LISTINGS.values():
        codes = [pile.code for pile in listing.piles]
        assert len({*codes, lists.MINE}) == len(codes) + 1, listing.code
        assert listing.url.startswith("/")
        for template in (listing.template, listing.item, *(card.template for card in listing.today)):
            get_template(template)
        for address in [each.address for each in listing.helps]:
            reverse(address)
        assert {role for pile in listing.piles for role in pile.roles} <= {*map(str, ROLES)}, listing.code
