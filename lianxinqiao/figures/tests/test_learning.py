"""The figures of learning: what is counted, and that each opens as its rows."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.learning.actions import studying
from lianxinqiao.learning.tests.scene import BEGINS, ENDS, called, finished, on
from lianxinqiao.people.models import Post
from tests.cast import Cast

YEAR = Period.of_year(2026)


def value(people: Cast, code: str) -> Any:
    return FIGURES[f"learning.{code}"].value(people.body, YEAR)


def held(people: Cast, kind: str) -> None:
    values = {"kind": kind, "title": kind, "starts_at": BEGINS, "ends_at": ENDS}
    studying.record(body=people.body, values=values, by=people.clerk, at=ENDS + timedelta(days=1))


def test_lectures_are_counted_apart(people: Cast) -> None:
    for kind in ("collective", "centre", "first_topic", "lecture"):
        held(people, kind)
    called(people)
    assert (value(people, "study_sessions"), value(people, "lectures")) == (3, 1)


def test_the_least_is_over_those_who_read_nothing_too(people: Cast) -> None:
    finished(people, people.clerk, on("2026-05-10"))
    assert value(people, "books_least") == 0, "the head has read none"
    finished(people, people.head, on("2026-05-10"))
    finished(people, people.head, on("2026-06-10"), "万历十五年")
    assert value(people, "books_least") == 1


def test_who_joined_within_the_year_is_not_among_them(people: Cast) -> None:
    """Vector 162: of a staff whose least is eight, one joined in October with three."""
    for title in ("乡土中国", "万历十五年"):
        finished(people, people.clerk, on("2026-05-10"), title)
    finished(people, people.head, on("2026-11-10"))
    assert value(people, "books_least") == 1
    Post.objects.filter(pk=people.head.pk).update(from_on=date(2026, 10, 1))
    assert value(people, "books_least") == 2
    Post.objects.filter(pk=people.clerk.pk).update(to_on=date(2026, 11, 30))
    assert value(people, "books_least") is None, "nobody was there the whole year"


@pytest.mark.parametrize("code", [code for code in FIGURES if code.startswith("learning.")])
def test_each_opens_as_its_rows(people: Cast, client: Client, code: str) -> None:
    finished(people, people.clerk, on("2026-05-10"))
    held(people, "lecture")
    client.force_login(people.clerk.user)
    assert client.get(f"/figures/{code}?year=2026").status_code == 200
