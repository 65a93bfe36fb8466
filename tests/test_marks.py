"""States and verdicts look the same wherever they are said, and are seen at first glance."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from lianxinqiao.acts.stages import TABLES
from lianxinqiao.matters.stages import Stage
from lianxinqiao.ui import marks
from lianxinqiao.ui.icons import svg
from tests.cast import Cast
from tests.walks import a_suggestion

TONES = {"neutral", "info", "good", "warn", "bad"}


def test_every_stage_has_a_colour_that_there_is() -> None:
    assert {table.title: set(table.tones.values()) - TONES for table in TABLES.values()} == {
        table.title: set() for table in TABLES.values()
    }


def test_no_two_lives_with_the_same_stages_have_other_colours() -> None:
    """A column finds its table by its values."""
    by_values: dict[tuple[str, ...], dict[str, str]] = {}
    for choices, table in TABLES.items():
        assert by_values.setdefault(tuple(choices.values), table.tones) == table.tones


def test_every_verdict_has_a_colour_and_a_sign() -> None:
    looks = [look for found in marks._verdicts.values() for look in found.values()]
    assert len(marks._verdicts) >= 3 and looks
    for tone, icon in looks:
        assert tone in TONES and svg(icon)


@pytest.mark.django_db
def test_a_verdict_is_seen_on_page_list_and_timeline(people: Cast) -> None:
    row = a_suggestion(people, at=Stage.CLOSED).suggestion
    grade = row.final_result
    assert grade
    client = Client()
    client.force_login(people.clerk.user)
    tone = {"satisfied": "good", "basically": "warn", "unsatisfied": "bad"}[grade]
    page = client.get(row.get_absolute_url()).content.decode()
    assert f'<span class="badge tone-{tone}"><svg' in page
    assert f"tone-{tone}" in page.partition('id="timeline"')[2].partition("</ol>")[0]
    listed = client.get(reverse("desk-suggestions")).content.decode()
    assert re.search(rf'class="badge tone-{tone}">[^<]*·', listed)


@pytest.mark.django_db
def test_who_may_not_know_the_grade_does_not_see_it_in_the_timeline(people: Cast) -> None:
    row = a_suggestion(people, at=Stage.ANSWERED).suggestion
    client = Client()
    client.force_login(people.jiaoyu_clerk.user)
    page = client.get(row.get_absolute_url()).content.decode()
    assert "评价" not in page.partition('id="timeline"')[2].partition("</ol>")[0]
