"""A test that forgets every filter: what the rooms no longer hide of a neighbour, the database hides (decision 0036)."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone

from lianxinqiao.acts import first_pages, jobs
from lianxinqiao.acts.lists import LISTINGS
from lianxinqiao.api import actions as tokens
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.people import walls
from lianxinqiao.people.models import Post
from lianxinqiao.stations.actions import keeping
from lianxinqiao.stations.tests.scene import FOUNDED
from tests.cast import Cast, moment, town_congress
from tests.walks import Walk

pytestmark = pytest.mark.django_db
SAID = moment("2026-01-13")
TITLE, PLACE = "关于修通前湾村机耕路的建议", "前湾村代表联络点"


@pytest.fixture
def town(people: Cast) -> Cast:
    """A neighbour with a suggestion and a station."""
    town = town_congress(people)
    told = {"cause": "机耕路断头。", "analysis": "", "requests": ["修通机耕路。"]}
    draft = drafting.start(by=town.deputy, at=SAID, title=TITLE, **told)
    drafting.submit(draft, by=town.deputy, at=SAID)
    values = {"name": PLACE, "kind": "point", "township": town.townships["qianwan"]}
    keeping.found(body=town.body, values=values, by=town.clerk, at=FOUNDED)
    Walk(people).drafted()
    return town


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every room shows every row to everybody."""
    monkeypatch.setattr(first_pages, "_kept", {})  # queries that were put together while the rooms remembered
    for model in apps.get_models():
        rows = type(model._default_manager.all())
        if "visible_to" in dir(rows):
            monkeypatch.setattr(rows, "visible_to", lambda self, post: self.all())
    for listing in LISTINGS.values():
        rows = listing.rows(None)
        if listing.whole is None and hasattr(rows, "model") and not rows.query.annotations:  # which its columns ask
            model = rows.model
            monkeypatch.setitem(listing.__dict__, "rows", lambda post, model=model: model._default_manager.all())


def addresses(post: Post) -> Iterator[str]:
    return (listing.url for listing in LISTINGS.values() if listing.is_for(post))


def shown(client: Client, post: Post) -> str:
    client.force_login(post.user)
    return "".join(client.get(address).content.decode() for address in addresses(post))


def test_without_the_wall_the_neighbour_is_shown(client, people, town, forgetful, monkeypatch):
    """The control: the test below would find what it looks for."""
    monkeypatch.setattr(walls, "go_inside", lambda request, posts: None)
    found = shown(client, people.clerk)
    assert TITLE in found
    assert PLACE in found


@pytest.mark.parametrize("part", ["clerk", "deputy", "delegation_head", "auditor", "chairpersons", "supervision"])
def test_with_it_nobody_is(client, people, town, forgetful, part):
    found = shown(client, people.posts[part])
    assert TITLE not in found
    assert PLACE not in found


def test_its_page_is_not_there_either(client, people, town, forgetful):
    draft = Suggestion.objects.get(title=TITLE)
    client.force_login(people.clerk.user)
    assert client.get(draft.get_absolute_url()).status_code == 404
    client.force_login(town.clerk.user)
    assert TITLE in client.get(draft.get_absolute_url()).content.decode()


def test_nor_for_a_call_with_a_token(client, people, town, forgetful):
    _token, secret = tokens.make(by=people.clerk, at=timezone.now(), name="x", scopes=["read"], days=7)
    answer = client.get("/api/v1/work/suggestions", headers={"Authorization": f"Bearer {secret}"})
    assert answer.status_code == 200
    assert TITLE not in answer.content.decode()


# ------------------------------------------------------------------ the worker
def test_long_work_is_done_within_the_wall_of_who_asked(people: Cast, town: Cast, monkeypatch) -> None:
    """Work that forgets every filter finds what is its own body's, and nothing of the neighbour's."""
    found: dict[str, set[int]] = {}

    def forgetful_work(job: jobs.Job, told: jobs.Told) -> jobs.Result:
        found[job.label] = set(Suggestion.objects.values_list("body_id", flat=True))
        told(1)
        return jobs.Result(said="完成")

    monkeypatch.setitem(jobs.KINDS, "forgetful", forgetful_work)
    assert set(Suggestion.objects.values_list("body_id", flat=True)) == {people.body.pk, town.body.pk}
    for name, post in (("here", people.clerk), ("there", town.clerk), ("house", people.administrator)):
        job = jobs.ask("forgetful", label=name, params={}, total=1, by=post, at=timezone.now())
        jobs.work(job.pk)
        job.refresh_from_db()
        assert (job.state, job.done) == (jobs.State.READY, 1)
    bodies = {people.body.pk, town.body.pk}
    assert found == {"here": {people.body.pk}, "there": {town.body.pk}, "house": bodies}
