"""The demo's second body stands beside the congress and changes nothing of it."""

from collections.abc import Iterator

import pytest
from django.db.models import F
from django.test import Client

from lianxinqiao.demo.cppcc import GROUPS
from lianxinqiao.demo.tests import test_build
from lianxinqiao.people.models import Body, Mandate, Organization, Post, Session, Township

congress = test_build.body  # the one building


@pytest.fixture
def cppcc(congress: Body) -> Iterator[Body]:
    yield Body.objects.get(code="yunhe-cppcc")


def test_it_shares_district_units_and_townships(cppcc: Body, congress: Body) -> None:
    assert cppcc.district == congress.district
    assert Organization.objects.filter(district=cppcc.district).count() == 37
    assert Township.objects.filter(district=cppcc.district).count() == 18


def test_its_members_sit_by_sector(cppcc: Body) -> None:
    seats = Mandate.objects.filter(term__body=cppcc, from_on=F("term__from_on"))  # whoever was co-opted came later
    for term in cppcc.terms.all():
        of_term = seats.filter(term=term)
        assert of_term.count() == sum(number for _group, sectors in GROUPS.values() for _sector, number in sectors)
        assert of_term.exclude(sector="").values("sector").distinct().count() == sum(
            len(sectors) for _group, sectors in GROUPS.values()
        )
        assert of_term.filter(posts__role="chairpersons").count() == 6


def test_its_plenary_opens_before_the_congress_and_is_over_with_it(cppcc: Body, congress: Body) -> None:
    for session in Session.objects.filter(term__body=congress):
        beside = Session.objects.get(term__body=cppcc, opens_on__year=session.opens_on.year)
        assert beside.opens_on < session.opens_on
        assert beside.closes_on == session.closes_on


def test_nobody_of_it_acts_for_the_congress(cppcc: Body, congress: Body) -> None:
    """The government's supervision office serves both, by one post that is held in neither."""
    ours = set(Post.objects.filter(body=cppcc).values_list("person__name", "role"))
    theirs = set(Post.objects.exclude(body=cppcc).values_list("person__name", flat=True))
    assert len(ours) > 250
    assert {role for name, role in ours if name in theirs} == set()
    assert [post.body for post in Post.objects.filter(role="supervision")] == [None]


@pytest.mark.parametrize(
    ("door", "called", "there", "elsewhere"),
    [
        ("cppcc-deputy", "政协委员", "委员活动", "提出建议"),
        ("cppcc-office_clerk", "政协机关工作人员", "委员活动", "代表活动"),
        ("deputy", "人大代表", "提出建议", "政协委员"),
    ],
)
def test_a_door_leads_into_the_house_of_its_body(
    congress: Body, settings: object, door: str, called: str, there: str, elsewhere: str
) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False  # type: ignore[attr-defined]
    client = Client()
    client.post("/demo/enter", {"door": door})
    page = client.get("/desk", follow=True).content.decode()
    assert called in page
    assert there in page
    assert elsewhere not in page


@pytest.mark.parametrize("door", ["cppcc-deputy", "cppcc-office_clerk", "cppcc-chairpersons", "cppcc-station_staff"])
def test_every_place_in_its_menu_opens(congress: Body, client: Client, settings: object, door: str) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    client.post("/demo/enter", {"door": door})
    places = [place.url for group in client.get("/desk").context["page"].navigation for place in group.places]
    assert len(places) > 5
    assert {address for address in places if client.get(address, follow=True).status_code != 200} == set()
