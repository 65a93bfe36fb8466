"""Who works in an office for one committee alone: every role of the office x every room x every act, pile, reading, notice.

What is the committee's own is theirs to run; what is another's or the whole body's is not, unless a row says so by name.
"""

import inspect
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db.models import Q
from django.test import Client

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts import lists
from lianxinqiao.acts.piles import Pile
from lianxinqiao.acts.table import Act, Acts
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import visibility as opinions
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.tests.walk import Walk as Said
from lianxinqiao.people.models import Body, Committee, Post
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

OWN, OTHERS = 7, 8
# What anybody of an office does, whomever they work for: ask that something be planned; and what one does for oneself.
ANY_COMMITTEE = {"plan.bid"}
OF_ONES_OWN = {"study.sign_in"}
# Rooms whose things can be a committee's: their piles lie on its clerk's desk, as far as they are its own.
OF_COMMITTEES = {"activities", "meetings", "motions", "filings", "work-reports"}


class Nothing:
    """Whatever is asked of a thing that is not there: empty, false, and never the same as a key."""

    def __getattr__(self, name: str) -> Any:
        return Nothing()

    def __call__(self, *_args: Any, **_more: Any) -> "Nothing":
        return self

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __bool__(self) -> bool:
        return False


class Thing(Nothing):
    """A root of the body, of the given committee or of none."""

    body_id, unit_id = 1, None

    def __init__(self, committee: int | None) -> None:
        self.committee_id = committee

    @property
    def root(self) -> "Thing":
        return self


def tables() -> list[Acts]:
    modules = [module for name, module in sorted(sys.modules.items()) if name.startswith("lianxinqiao.")]
    found = [each for module in modules for each in vars(module).values() if isinstance(each, Acts)]
    return list({id(each): each for each in found}.values())


ACTS: dict[str, Act] = {f"{table.root}:{code}": act for table in tables() for code, act in table.items()}


def post_of(role: str, committee: int | None) -> Post:
    body = Body(pk=1, kind="congress")
    return Post(pk=5, role=role, body=body, committee=Committee(pk=committee, body=body) if committee else None)


def plays(act: Act, role: str, committee: int | None, thing: Thing) -> bool:
    return any(who.is_played_by(post_of(role, committee), thing) for who in act.who)


@pytest.mark.parametrize("role", sorted(OFFICE))
def test_no_act_of_the_whole_body_or_of_another_committee_is_theirs(role: str) -> None:
    of_office = {key for key, act in ACTS.items() if plays(act, role, None, Thing(None))}
    assert len({key.partition(".")[0] for key in of_office}) > 12  # rooms in which the office acts
    theirs = {key for key in of_office for whose in (None, OTHERS) if plays(ACTS[key], role, OWN, Thing(whose))}
    assert {key.partition(":")[2] for key in theirs} - OF_ONES_OWN == ANY_COMMITTEE


@pytest.mark.parametrize("role", sorted(OFFICE))
def test_every_act_of_the_office_on_their_own_committees_things_is(role: str) -> None:
    of_office = {key for key, act in ACTS.items() if plays(act, role, None, Thing(OWN))}
    assert {key for key in of_office if plays(ACTS[key], role, OWN, Thing(OWN))} == of_office


def test_the_desk_has_what_can_be_a_committees_and_nothing_else() -> None:
    clerk, bound = (post_of("office_clerk", committee) for committee in (None, OWN))
    having = {
        post.committee_id: {
            each.code for each in lists.LISTINGS.values() if any(pile.is_for(post) for pile in each.piles)
        }
        for post in (clerk, bound)
    }
    assert having[OWN] <= OF_COMMITTEES < having[None]
    assert {"activities", "meetings"} <= having[OWN]


def named(condition: Q) -> Iterator[str]:
    """The columns that a condition names itself, without those of what it asks besides."""
    for child in condition.children:
        if isinstance(child, Q):
            yield from named(child)
        elif isinstance(child, tuple):
            yield child[0]


def test_a_committees_cut_is_made_by_the_pile_and_not_once_more_by_its_room() -> None:
    bound, today = post_of("office_clerk", OWN), date(2026, 11, 30)
    found = [pile for each in lists.LISTINGS.values() for pile in each.piles if pile.is_for(bound)]
    assert len(found) > 20
    by_room = {pile.code for pile in found if "committee" in " ".join(named(said(pile, bound, today)))}
    assert by_room == set()
    cut = {pile.code for pile in found if not pile.path and pile.asked(bound, today, today) == said(pile, bound, today)}
    assert cut == set(), "all of another committee's lies on their desk"


def said(pile: Pile, post: Post, today: date) -> Q:
    """What the room says of a pile, without the pile's own cut."""
    takes = len(inspect.signature(pile.condition).parameters)
    return pile.condition(*(post, today, today)[:takes])


@pytest.fixture
def bound(people: Cast) -> Post:
    """The office's second clerk, who works for a committee."""
    committee = Committee.objects.create(body=people.body, code="caijing", name="财政经济委员会")
    post: Post = people.head
    post.committee = committee
    post.role = "office_clerk"
    post.save()
    return post


@pytest.mark.parametrize(
    ("stage", "reads"), [(Stage.SUBMITTED, False), (Stage.REGISTERED, True), (Stage.HANDLING, True)]
)
def test_suggestions_are_read_once_they_have_a_number(people: Cast, bound: Post, stage: Stage, reads: bool) -> None:
    a_suggestion(people, at=stage)
    assert Suggestion.objects.visible_to(bound).exists() is reads
    assert Suggestion.objects.visible_to(people.clerk).exists()


@pytest.mark.parametrize(
    ("kind", "stage", "reads"),
    [("suggestion", "received", True), ("suggestion", "held", False), ("accusation", "received", False)],
)
def test_opinions_are_read_as_by_whoever_watches(people: Cast, bound: Post, kind: str, stage: str, reads: bool) -> None:
    opinion = Said(people).opinion
    Opinion.objects.filter(pk=opinion.pk).update(kind=kind, stage=stage)
    assert Opinion.objects.visible_to(bound).exists() is reads
    assert Opinion.objects.visible_to(people.clerk).exists()
    assert not opinions.may_see_photos(bound) and not opinions.reader_of(bound).person  # type: ignore[union-attr]


def test_notices_of_the_whole_bodys_work_do_not_reach_them(people: Cast, bound: Post) -> None:
    Walk(people).submitted()
    Said(people)
    assert Notice.objects.filter(recipient=people.clerk.user).exists()
    assert not Notice.objects.filter(recipient=bound.user).exists()


@pytest.mark.parametrize(
    "address", ["/desk", "/desk/suggestions", "/opinions", "/stations", "/activities", "/meetings", "/committees"]
)
def test_their_pages_offer_nothing_that_is_refused(people: Cast, bound: Post, address: str) -> None:
    a_suggestion(people, at=Stage.REGISTERED)
    Said(people)
    client = Client()
    client.force_login(bound.user)
    page = client.get(address)
    assert page.status_code == 200
    text = page.content.decode()
    for button in ("opinion-import", "/opinions/new", "/activities/kinds/", "/stations/new", "/suggestions/import"):
        assert f'href="{button}' not in text
