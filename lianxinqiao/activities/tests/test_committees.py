"""Committees organise: activities in their name, a page each, lists cut by them, and their own clerk's bounds."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import planning
from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.tests import scene
from lianxinqiao.acts import places
from lianxinqiao.people.models import Committee, Post
from tests.cast import Cast

TOLD = {"title": "调研社区医养结合", "starts_at": scene.BEGINS, "ends_at": scene.ENDS, "place": "柳巷社区"}


@pytest.fixture
def committees(people: Cast) -> list[Committee]:
    names = {"caijing": "财政经济委员会", "jkww": "教科文卫工作委员会"}
    return [Committee.objects.create(body=people.body, code=code, name=name) for code, name in names.items()]


def planned(people: Cast, committee: Committee | None, by: Post | None = None) -> Activity:
    told = {"organiser": "committee" if committee else "standing", "committee": committee, "kind": "research"}
    return planning.plan(body=people.body, values={**TOLD, **told}, by=by or people.clerk, at=scene.PLANNED)


def of_committee(people: Cast, committee: Committee) -> Post:
    people.clerk.committee = committee
    people.clerk.save()
    return people.clerk


def test_it_is_called_by_its_name(people: Cast, committees: list[Committee]) -> None:
    assert planned(people, committees[0]).organiser_spoken == "财政经济委员会"


def test_only_what_committees_organise_names_one(people: Cast, committees: list[Committee]) -> None:
    activity = planned(people, None)
    activity.committee = committees[0]
    with pytest.raises(IntegrityError), transaction.atomic():
        activity.save()


def test_lists_are_cut_by_it(people: Cast, committees: list[Committee]) -> None:
    planned(people, committees[0])
    planned(people, committees[1])
    planned(people, None)
    cuts = {cut.listing.code: cut.count for cut in places.cuts("committee", committees[0].pk, people.clerk)}
    assert cuts["activities"] == 1


def test_who_works_for_one_runs_its_activities_and_no_others(people: Cast, committees: list[Committee]) -> None:
    others = planned(people, committees[1])
    own, clerk = committees[0], of_committee(people, committees[0])
    assert planned(people, own, by=clerk).committee == own
    with pytest.raises(Refused):
        planned(people, committees[1], by=clerk)
    with pytest.raises(Refused):
        planned(people, None, by=clerk)
    with pytest.raises(Refused):
        planning.call(others, by=clerk, at=scene.CALLED)


def test_its_page_tells_who_and_what_is_there(people: Cast, committees: list[Committee]) -> None:
    own = committees[0]
    mandate = people.deputy.mandate
    mandate.committee = own
    mandate.save()
    activity = planned(people, own)
    of_committee(people, own)
    client = Client()
    client.force_login(people.clerk.user)
    text = client.get(f"/committees/{own.pk}").content.decode()
    for words in (mandate.person.name, people.clerk.person.name, activity.title, f"?committee={own.pk}"):
        assert words in text
    listed = client.get("/committees").content.decode()
    assert listed.index("财政经济委员会") < listed.index("教科文卫工作委员会") and "在任1人" in listed
    assert client.get("/committees/0").status_code == 404
