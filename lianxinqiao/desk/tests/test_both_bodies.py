"""The supervision office of a district follows the matters of both its bodies from one desk, by one post."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.accounts.models import User
from lianxinqiao.matters.actions import assigning, preparing, replying
from lianxinqiao.matters.models import AssigningMeeting, Handling, Reply, Suggestion
from lianxinqiao.matters.stages import ReplyStage, Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.people import walls
from lianxinqiao.people.models import Person, Post
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.tests import scene
from lianxinqiao.reports.tests.scene import committee
from tests.cast import Cast, moment, town_congress
from tests.walks import Walk, a_suggestion

pytestmark = pytest.mark.django_db
AT = moment("2026-01-25")
WHY = "不属于本单位职责。"


@pytest.fixture
def council(people: Cast) -> Cast:
    """The second body of the cast's own district."""
    return committee()


@pytest.fixture
def office(people: Cast, settings: object) -> Post:
    """One person, one post, no body."""
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    user = User.objects.create(name="supervises", display_name="石泰然", must_change_password=False)
    person = Person.objects.create(district=people.district, user=user, name="石泰然")
    post = Post(person=person, role="supervision", from_on=date(2020, 1, 1))
    post.full_clean()
    post.save()
    return post


@pytest.fixture
def waiting(people: Cast, council: Cast) -> tuple[Handling, Handling]:
    """A suggestion and a proposal that their units give back, one of each before the gate, one of each at work."""
    walk, proposal = Walk(people).assigned(), scene.assigned(council)
    told = {"reason": WHY, "at": AT}
    assigning.ask_return(walk.handling, by=people.jiaoyu_clerk, proposed=people.units["jiaotong"], **told)
    handling = proposal.handlings.get()
    assigning.ask_return(handling, by=council.jiaoyu_clerk, proposed=council.units["jiaotong"], **told)
    a_suggestion(people, at=ReplyStage.REVIEWING)
    a_suggestion(people, at=Stage.HANDLING)
    return walk.handling, handling


def entered(post: Post) -> Client:
    client = Client()
    client.force_login(post.user)  # type: ignore[arg-type]
    return client


def test_each_number_of_the_one_desk_opens_its_rows(people: Cast, office: Post, waiting: object) -> None:
    client = entered(office)
    shown = client.get("/desk").context
    opened = {each.url: each.number for kind in ("urgent", "counted", "nothing", "listed") for each in shown[kind]}
    for address, number in opened.items():
        table = client.get(address).context["table"]
        assert (table.count, len(table.rows)) == (number, min(number, table.per_page)), address
    assert opened["/desk/suggestions?waiting=returns"] == opened["/proposals?waiting=returns"] == 1
    assert opened["/desk/suggestions?waiting=review"] == 1
    assert opened["/desk/suggestions?waiting=all-running"] == 3
    assert opened["/proposals?waiting=all-running"] == 1


def test_it_does_its_part_for_both(people: Cast, office: Post, waiting: tuple[Handling, ...]) -> None:
    told = set(Notice.objects.filter(recipient=office.user).values_list("kind", flat=True))
    assert {"handling.ask_return"} <= told
    for share in waiting:
        assigning.reassign(share, to=people.units["jiaotong"], by=office, at=AT)
    assert set(Handling.objects.filter(stage="assigned").values_list("suggestion__kind", flat=True)) == {
        *("suggestion", "proposal")
    }
    replying.review(Reply.objects.get(stage="reviewing"), by=office, at=moment("2026-12-01"))
    assert Reply.objects.filter(stage="delivering").count() == 1


def test_its_offers_stand_on_the_pages_of_both(waiting: tuple[Handling, ...], office: Post) -> None:
    client = entered(office)
    for share in waiting:
        page = client.get(share.suggestion.get_absolute_url()).content.decode()
        assert "handling.reassign" in page


def test_pages_of_one_body_have_the_other_a_press_away(people: Cast, council: Cast, office: Post) -> None:
    client = entered(office)
    told = {"name": "交办会", "held_on": "2027-01-20"}
    for body, other in ((people.body, council.body), (council.body, people.body)):
        page = client.get(f"/assigning-meetings?of={body.code}").content.decode()
        assert f'href="?of={other.code}"' in page
        client.post("/assigning-meetings", told)
        assert AssigningMeeting.objects.filter(body=body).count() == 1
        assert client.get(f"/desk/assign-sheet?of={body.code}").status_code in {200, 404}
        assert client.get(f"/figures?of={body.code}").status_code == 200
    for meeting in AssigningMeeting.objects.all():  # whichever body is at hand
        assert client.get(f"/assigning-meetings/{meeting.pk}").status_code == 200


def test_a_neighbour_is_not_its_business(people: Cast, council: Cast, office: Post) -> None:
    town = town_congress(people)
    with pytest.raises(Refused):
        preparing.call_meeting(name="交办会", held_on=AT.date(), by=office.at(town.body), at=AT)
    assert not office.serves(town.body)
    assert office.at(town.body) is office
    assert walls.bodies_of([office]) == {people.body.pk, council.body.pk}


# ------------------------------------------------------------------ the wall for everybody else
def seen(posts: list[Post]) -> Iterator[int]:
    """The bodies of all matters that the database shows, asked without any filter."""
    with walls.within(walls.bodies_of(posts) or set()):
        for kind in (Suggestion, Proposal):
            yield from kind.objects.values_list("body", flat=True)


@pytest.mark.parametrize("part", ["clerk", "head", "deputy", "chairpersons", "auditor", "supervision", "station"])
def test_the_wall_stands_for_who_is_held_in_one_body(people, council, waiting, office, part) -> None:
    town = town_congress(people)
    assert set(seen([people.posts[part]])) == {people.body.pk}
    assert set(seen([council.posts[part]])) == {council.body.pk}
    assert set(seen([office])) == {people.body.pk, council.body.pk}
    assert town.body.pk not in (walls.bodies_of([office]) or set())


def test_its_lists_hold_what_is_numbered_in_its_district(people, council, waiting, office) -> None:
    town = town_congress(people)
    Walk(people).drafted()
    scene.submitted(council)
    for kind in (Suggestion, Proposal):
        rows = kind.objects.visible_to(office)
        assert rows.exists()
        assert not rows.filter(number=None).exists()
        assert not rows.filter(body=town.body).exists()
        assert not kind.objects.visible_to(town.posts["supervision"]).exists()
