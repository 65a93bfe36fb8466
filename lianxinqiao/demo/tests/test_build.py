"""The demo district is what the seed tells, built by the real acts: one building, many questions to it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Count, Q
from django.utils import timezone

from lianxinqiao.acts import piles
from lianxinqiao.database import walls as second
from lianxinqiao.demo.content import stories
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, Number
from lianxinqiao.journal import queries as journal
from lianxinqiao.journal import verifying
from lianxinqiao.matters.models import Handling, Promise, Reply, Suggestion
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.people import walls
from lianxinqiao.people.models import Body, Post, Session
from lianxinqiao.setup import template

PAST = Period.of_year(2020)


@pytest.fixture(scope="module")
def body(django_db_setup: None, django_db_blocker: Any) -> Iterator[Body]:
    """The district's people's congress, in the database that the demo was built into. What a test writes is taken back."""
    built = template.demo()
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        connection.close()
        patch.setitem(connection.settings_dict, "NAME", built)
        with transaction.atomic():
            yield Body.objects.get(kind=Body.Kind.CONGRESS)
            transaction.set_rollback(True)
        connection.close()


def session(year: int) -> Session:
    return Session.objects.get(term__body__kind=Body.Kind.CONGRESS, opens_on__year=year)


def value(body: Body, code: str) -> Number | None:
    return FIGURES[code].value(body, PAST)


def test_all_142_suggestions_of_the_fifth_session_are_handled(body: Body) -> None:
    """区十六届人大五次会议上代表提出的142件建议已全部办理完毕."""
    assert value(body, "suggestions.in_session") == value(body, "suggestions.raised") == 142
    assert value(body, "suggestions.handled") == value(body, "suggestions.closed") == 142
    numbers = Suggestion.objects.filter(session=session(2020)).values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, 143))


def test_life_is_in_it(body: Body) -> None:
    """Some returned, some merged, some unsatisfied once, promises kept and open, some 30 units."""
    for code in (
        "handlings.returned",
        "suggestions.merged",
        "suggestions.first_unsatisfied",
        "suggestions.rehandled",
        "suggestions.key",
        "promises.kept",
        "promises.open",
        "contacts.confirmed",
    ):
        assert value(body, code) > 0, code
    units = Handling.objects.filter(suggestion__year=2020).aggregate(n=Count("organization", distinct=True))["n"]
    assert units >= 25


def test_a_query_without_any_filter_finds_the_own_bodys_rows_alone(body: Body) -> None:
    """Each row of each table is seen by one of the two bodies, and by one alone."""
    bodies = list(Body.objects.values_list("pk", flat=True))
    seen_by_both = 0
    for model in walls.ways():
        every = model._base_manager.values_list("pk", flat=True)
        parts = []
        for each in bodies:
            with second.within({each}):
                parts.append(set(every.all()))
        assert not set.intersection(*parts), model
        assert set.union(*parts) == set(every.all()), model
        seen_by_both += all(parts)
    assert len(bodies) == 2
    assert seen_by_both > 20


def test_no_two_texts_are_copies(body: Body) -> None:
    told = stories(2020) + stories(2026)
    for texts in ([s.title for s in told], [s.cause for s in told], [s.reply for s in told if s.reply]):
        assert len(set(texts)) == len(texts)
    bodies = Reply.objects.filter(round=1).exclude(handling__suggestion__merged__isnull=False)
    assert bodies.values("body").distinct().count() > 150


def test_the_session_of_2020_came_in_on_a_sheet(body: Body) -> None:
    suggestion = Suggestion.objects.filter(year=2020).earliest("number")
    assert "suggestion.import" in set(journal.history(suggestion).values_list("act", flat=True))


def test_nothing_happened_before_its_time(body: Body) -> None:
    rows = Suggestion.objects.filter(year=2020)
    assert not rows.filter(answered_on__lt=date(2020, 2, 25)).exists()
    assert not Reply.objects.filter(delivered_on__gt=timezone.localdate()).exists()
    assert not Promise.objects.filter(kept_on__gt=timezone.localdate()).exists()


def test_every_desk_has_something_waiting(body: Body) -> None:
    seen: dict[str, int] = {}
    outside = Q(organization__district=body.district) | Q(role="supervision")
    for post in Post.objects.filter(Q(body=body) | outside):
        if seen.get(post.role):
            continue
        today = timezone.localdate()
        seen[post.role] = sum(piles.numbers(post, today, piles.soon(post, today)).values())
    for role in ("deputy", "office_clerk", "office_head", "supervision", "unit_clerk", "unit_head", "chairpersons"):
        assert seen.get(role), role


def test_the_journal_holds(body: Body) -> None:
    assert verifying.everything().findings == []
    assert journal.end(body.code)[0] > 3000


# ------------------------------------------------------------------ what citizens said
def test_no_two_citizens_said_the_same(body: Body) -> None:
    texts = list(FIGURES["opinions.collected"].rows(body, PAST).values_list("text", flat=True))
    assert len(set(texts)) == len(texts)


def test_they_went_all_of_their_roads_and_closed_is_not_solved(body: Body) -> None:
    rows = FIGURES["opinions.collected"].rows(body, PAST)
    roads = {route for route, _label in Opinion.Route.choices} - {"outside"}  # nobody outside answered in that year
    assert roads == set(rows.values_list("route", flat=True))
    solved, closed, collected = (value(body, f"opinions.{code}") for code in ("solved", "closed", "collected"))
    assert 200 < solved < closed < collected
    assert value(body, "opinions.reopened") > 0
    assert value(body, "opinions.petitions") == 10
    raised = FIGURES["opinions.raised"].rows(body, PAST)
    assert raised.exists()
    assert not raised.filter(stage="raised").exists()


def test_opinions_wait_for_people_today(body: Body) -> None:
    now = Opinion.objects.exclude(year=2020)
    assert {"held", "received", "handling", "answered"} <= set(now.values_list("stage", flat=True))
