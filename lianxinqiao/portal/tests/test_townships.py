"""A page for each street and township: who is there, what is there, and every list cut by it."""

import re
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from PIL import Image

from lianxinqiao.acts import lists, places
from lianxinqiao.opinions.tests.walk import Walk
from lianxinqiao.people.models import Township
from lianxinqiao.stations import townships
from lianxinqiao.stations.actions import keeping
from lianxinqiao.stations.models import Station
from tests.cast import Cast


@pytest.fixture
def township(people: Cast) -> Township:
    return next(iter(people.townships.values()))


@pytest.fixture
def station(people: Cast, township: Township) -> Station:
    return Station.objects.create(body=people.body, number=1, name="柳巷社区联络站", township=township)


def page(people: Cast, who: str, address: str) -> str:
    client = Client()
    client.force_login(people.posts[who].user)
    return client.get(address).content.decode()


def test_it_tells_who_and_what_is_there(people: Cast, township: Township, station: Station) -> None:
    mandate = people.deputy.mandate
    mandate.township = township
    mandate.save()
    people.station.township = township
    people.station.save()
    text = page(people, "clerk", f"/townships/{township.pk}")
    for words in ("柳巷社区联络站", mandate.person.name, people.station.person.name, township.organ_called):
        assert words in text


def test_every_list_that_knows_places_is_cut_by_it_and_opens_what_it_counts(
    people: Cast, township: Township, station: Station
) -> None:
    Walk(people, station=station)
    Walk(people, text="公园长椅坏了两张。", station=station)
    Walk(people, text="公交站没有座椅，老人等着累。")
    cuts = {cut.listing.code: cut for cut in places.cuts("township", township.pk, people.clerk)}
    assert {"stations", "opinions", "activities"} <= set(cuts)
    assert (cuts["stations"].count, cuts["opinions"].count) == (1, 2)
    for cut in cuts.values():
        if cut.count:
            assert re.search(rf"(?<!\d){cut.count}(?!\d)", page(people, "clerk", cut.url))


def test_a_reader_counts_no_more_than_they_may_see(people: Cast, township: Township, station: Station) -> None:
    Walk(people, station=station)
    counted = {cut.listing.code: cut.count for cut in places.cuts("township", township.pk, people.deputy)}
    assert counted["opinions"] == 0
    allowed = {listing.code for listing in lists.in_order(people.deputy)}
    assert set(counted) <= allowed


def test_all_of_a_district_stand_in_order_with_their_numbers(
    people: Cast, township: Township, station: Station
) -> None:
    text = page(people, "clerk", "/townships")
    places = [text.index(f"/townships/{each.pk}") for each in townships.standing(people.district.pk)]
    assert len(places) == len(people.townships) > 1
    assert places == sorted(places)
    assert "1个站" in text


def test_another_districts_is_no_page(people: Cast, township: Township) -> None:
    other = type(people.district).objects.create(code="410199", name="邻区")
    township.district = other
    township.save()
    client = Client()
    client.force_login(people.clerk.user)
    assert client.get(f"/townships/{township.pk}").status_code == 404


# ------------------------------------------------------------------ for everybody
def test_strangers_read_its_stations_and_numbers(people: Cast, township: Township, station: Station) -> None:
    Walk(people, station=station).rated()
    text = Client().get(f"/t/{township.pk}").content.decode()
    assert "柳巷社区联络站" in text
    assert "100.00%" in text
    assert "红绿灯" not in text


def test_pictures_before_and_after_are_public_on_the_stations_page(people: Cast, station: Station) -> None:
    out = BytesIO()
    Image.new("RGB", (40, 30), "grey").save(out, "JPEG")
    before = ContentFile(out.getvalue(), name="前.jpg")
    on = timezone.localdate()
    row = keeping.furnish(
        station, kind="premises", what="换了门窗", done_on=on, before=before, by=people.clerk, at=timezone.now()
    )
    stranger = Client()
    address = f"/s/{station.code}/pictures/{row.pk}-before"
    assert address in stranger.get(f"/s/{station.code}").content.decode()
    assert stranger.get(address)["Content-Type"] == "image/jpeg"
    assert stranger.get(address.replace("before", "after")).status_code == 404
    other = Station.objects.create(body=people.body, number=2, name="别的站", township=station.township)
    assert stranger.get(f"/s/{other.code}/pictures/{row.pk}-before").status_code == 404
