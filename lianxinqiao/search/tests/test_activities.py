"""Activities are found by what was found on them; strangers find what stands on the portal, a unit what was sent to it."""

import pytest
from django.test import Client

from lianxinqiao.activities.actions import answering, campaigning, following, reporting
from lianxinqiao.activities.models import Activity, Problem
from lianxinqiao.activities.tests.scene import BEGINS, ENDS, PLANNED, called, planned, signed_in
from lianxinqiao.activities.tests.test_ledgers import a_problem
from lianxinqiao.search import queries
from lianxinqiao.search.models import Entry
from tests.cast import Cast


def names(post: object, text: str) -> list[str]:
    return [str(row) for found in queries.everywhere(post, text, best=5) for row in found.rows]


def test_an_activity_is_found_by_what_was_found_on_it(people: Cast, client: Client) -> None:
    activity = called(people, "deputy")
    signed_in(people, activity, "deputy")
    answering.note(activity, text="斑马线磨没了。", where="东门", by=people.deputy, at=BEGINS)
    assert names(people.clerk, "斑马线") == names(people.other_deputy, "斑马线") == [activity.title]
    assert names(None, "斑马线") == names(people.jiaotong_clerk, "斑马线") == []
    client.force_login(people.clerk.user)
    assert activity.title in client.get("/activities?q=斑马线").content.decode()


def test_a_unit_finds_it_once_it_is_sent_there(people: Cast) -> None:
    activity = called(people, "deputy")
    answering.hold(activity, by=people.clerk, at=ENDS)
    answering.report(activity, text="路口没有信号灯。", by=people.clerk, at=ENDS)
    answering.forward(activity, unit=people.units["jiaotong"], by=people.clerk, at=ENDS)
    assert names(people.jiaotong_clerk, "信号灯") == [activity.title]
    assert names(people.jiaoyu_clerk, "信号灯") == []


@pytest.mark.parametrize(("kind", "organiser", "found"), [("topical", "standing", False), ("council", "group", True)])
def test_strangers_find_what_they_may_come_to(
    people: Cast, client: Client, kind: str, organiser: str, found: bool
) -> None:
    values = {"kind": kind, "organiser": organiser, "title": "护学岗怎么设"}
    assert planned(people, **values).stands_on_the_portal is False
    activity = called(people, **values)
    assert names(None, "护学岗") == ([activity.title] if found else [])
    assert (f'href="/a/{activity.pk}"' in client.get("/find?q=护学岗").content.decode()) is found
    answering.hold(activity, by=people.clerk, at=ENDS)
    assert names(None, "护学岗") == []
    reporting.tell(activity, told="议定设两处护学岗。", by=people.clerk, at=ENDS)
    assert names(None, "两处") == [activity.title]
    reporting.tell(activity, told="", by=people.clerk, at=ENDS)
    assert names(None, "护学岗") == []


def test_what_the_row_says_of_the_portal_is_what_the_query_says(people: Cast) -> None:
    for row in (planned(people), called(people, kind="council", organiser="group"), called(people)):
        assert row.stands_on_the_portal == Activity.objects.public().filter(pk=row.pk).exists()


def test_a_campaign_is_found_outside_once_it_is_shown(people: Cast) -> None:
    values = {"name": "清洁云河", "aim": "河岸没有垃圾。", "from_on": PLANNED.date()}
    campaign = campaigning.begin(body=people.body, values=values, by=people.clerk, at=PLANNED)
    assert names(people.deputy, "河岸") == ["清洁云河"]
    assert names(None, "清洁云河") == []
    campaigning.show(campaign, by=people.clerk, at=PLANNED)
    assert names(None, "河岸") == ["清洁云河"]
    campaigning.hide(campaign, by=people.clerk, at=PLANNED)
    assert names(None, "河岸") == []


def test_a_problem_is_found_by_its_body_and_its_unit_alone(people: Cast) -> None:
    problem = a_problem(people)
    following.solve(problem, outcome="组织专车接回。", by=people.jiaotong_clerk, at=PLANNED)
    found = [str(Problem.objects.get())]
    assert names(people.clerk, "专车") == names(people.jiaotong_clerk, "用工") == found
    assert names(people.jiaoyu_clerk, "用工") == names(None, "用工") == []


def test_signing_in_writes_no_index(people: Cast) -> None:
    activity = called(people, "deputy")
    Entry.objects.all().delete()
    signed_in(people, activity, "deputy")
    assert not Entry.objects.exists()
