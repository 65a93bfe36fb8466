"""The figures of projects: what is counted, and that each opens as many rows as it says."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.projects.actions import counting
from lianxinqiao.projects.tests.call_scene import voted
from lianxinqiao.projects.tests.scene import OPENED, approved, opened, submitted
from tests.cast import Cast

YEAR = Period.of_year(2026)


def value(people: Cast, code: str) -> Any:
    return FIGURES[f"projects.{code}"].value(people.body, YEAR)


def measured(people: Cast, name: str, kind: str, amount: int) -> Any:
    return counting.measure(
        opened(people, name), kind=kind, amount=amount, on=OPENED.date(), by=people.clerk, at=OPENED
    )


def test_key_ones_are_those_of_an_approved_plan(people: Cast) -> None:
    approved(people, Decimal(100), Decimal(200))
    assert value(people, "key") == 1, "only the first line is marked as key"


def test_a_plan_before_its_meeting_is_not_counted(people: Cast) -> None:
    submitted(people, Decimal(100))
    assert value(people, "key") == 0


def test_schools_and_places_are_sums_of_confirmed_rows(people: Cast) -> None:
    struck = measured(people, "甲小学", "places", 900)
    measured(people, "乙小学", "places", 1080)
    measured(people, "丙幼儿园", "schools", 1)
    counting.strike(struck, reason="重复", by=people.clerk, at=OPENED)
    assert [value(people, code) for code in ("school_places", "schools_opened", "opened")] == [1080, 1, 3]


OF_CALLS = {"projects.asked", "projects.voted"}


@pytest.mark.parametrize("code", [code for code in FIGURES if code.startswith("projects.") and code not in OF_CALLS])
def test_each_opens_its_list(people: Cast, code: str) -> None:
    approved(people, Decimal(100))
    for kind in ("schools", "places"):
        measured(people, f"{kind}学校", kind, 3)
    client = Client()
    client.force_login(people.clerk.user)
    page = client.get(f"/figures/{code}?from=2026-01-01&to=2026-12-31")
    assert page.status_code == 200
    assert FIGURES[code].rows(people.body, YEAR).count() > 0


def test_what_was_asked_for_and_what_was_voted(people: Cast) -> None:
    voted(people, 4, 4, 0)
    asked, chosen = FIGURES["projects.asked"], FIGURES["projects.voted"]
    assert [asked.value(people.body, Period.of_year(year)) for year in (2026, 2027)] == [1, 0]
    assert [chosen.value(people.body, Period.of_year(year)) for year in (2026, 2027)] == [0, 2]
