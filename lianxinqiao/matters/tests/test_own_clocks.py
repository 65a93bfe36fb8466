"""A unit reads its own clock: who assists owes an opinion by a day of its own, and is never late for the lead unit."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.acts import piles
from lianxinqiao.matters import load
from lianxinqiao.matters.lists import SUGGESTIONS
from lianxinqiao.matters.models import Handling, Suggestion
from lianxinqiao.matters.stages import Stage
from tests import walks
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def as_(post) -> Client:
    client = Client()
    client.force_login(post.person.user)
    return client


@pytest.fixture
def late_opinion(people: Cast) -> Suggestion:
    """The assisting unit's opinion is four days late; the answer itself has sixty days left."""
    suggestion = walks.a_suggestion(people, at=Stage.HANDLING).suggestion
    today = timezone.localdate()
    Handling.objects.filter(kind="assist").update(due_on=today - timedelta(days=4), stage="accepted")
    Handling.objects.filter(kind="lead").update(due_on=today + timedelta(days=60))
    Suggestion.objects.update(due_on=today + timedelta(days=60))
    return suggestion


def test_a_late_opinion_is_another_number_than_a_late_answer(people: Cast, late_opinion: Suggestion) -> None:
    unit, today = people.units["caizheng"], timezone.localdate()
    for post in (people.supervision, people.caizheng_clerk):
        found = dict(zip(load.BY_CODE, load.numbers(post, today)[unit.pk], strict=True))
        assert (found["late"], found["opinion-late"]) == (0, 1)
        assert as_(post).get(f"/desk/suggestions?load=late&of={unit.pk}").context["table"].rows == []


def test_the_list_behind_it_shows_the_day_that_was_counted(people: Cast, late_opinion: Suggestion) -> None:
    unit, today = people.units["caizheng"], timezone.localdate()
    page = as_(people.supervision).get(f"/desk/suggestions?load=opinion-late&of={unit.pk}")
    [row] = page.context["table"].rows
    assert today - timedelta(days=4) in [cell.value for cell in row.cells]
    assert "已逾期 4 天" in page.content.decode()
    assert late_opinion.due_on not in [cell.value for cell in row.cells]


def test_the_desk_of_the_unit_keeps_them_apart(people: Cast, late_opinion: Suggestion) -> None:
    today, post = timezone.localdate(), people.caizheng_head
    counted = piles.numbers(post, today, piles.soon(post, today))
    waits = {pile.code: number for pile, number in counted.items() if pile in SUGGESTIONS.piles}
    assert (waits["unit-late"], waits["unit-opinion-late"]) == (0, 1)


def test_the_unit_that_sticks_is_the_one_that_owes_an_answer(people: Cast, late_opinion: Suggestion) -> None:
    Handling.objects.filter(kind="lead").update(due_on=timezone.localdate() - timedelta(days=1))
    chart = as_(people.head).get("/desk/sticking").context["charts"][0]
    late = {label: points[1] for label, points in chart.rows}
    assert {label: point.value for label, point in late.items()} == {
        people.units["caizheng"].name: 0,
        people.units["jiaoyu"].name: 1,
    }
    for point in late.values():
        assert as_(people.head).get(point.url).context["table"].count == point.value


def test_the_units_own_list_shows_its_own_day(people: Cast, late_opinion: Suggestion) -> None:
    page = as_(people.caizheng_head).get("/desk/suggestions")
    assert "已逾期 4 天" in page.content.decode()
    assert "还有 60 天" in as_(people.jiaoyu_head).get("/desk/suggestions").content.decode()


def test_what_was_done_is_not_late_any_more(people: Cast, late_opinion: Suggestion) -> None:
    Handling.objects.filter(kind="assist").update(stage="done", done_on=timezone.localdate() - timedelta(days=5))
    assert "按时完成" in as_(people.caizheng_head).get("/desk/suggestions").content.decode()


def test_its_clerk_is_not_told_that_nothing_is_to_do(people: Cast, late_opinion: Suggestion) -> None:
    page = as_(people.caizheng_clerk).get(late_opinion.get_absolute_url()).content.decode()
    assert "现在不需要您办理" not in page
    assert "本单位的会办意见还没有提出" in page
    assert "已逾期 4 天" in page


def test_its_head_is_shown_its_own_day_beside_the_act(people: Cast, late_opinion: Suggestion) -> None:
    page = as_(people.caizheng_head).get(late_opinion.get_absolute_url())
    assert page.context["first"].act.code == "handling.give_opinion"
    assert page.context["first_due_on"] == timezone.localdate() - timedelta(days=4)
