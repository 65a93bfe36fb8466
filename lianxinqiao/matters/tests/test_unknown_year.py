"""A due day in a year whose holidays are not announced is provisional （暂定） wherever it is shown."""

from datetime import date

import pytest
from django.test import Client

from lianxinqiao.matters import papers
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper import reading
from lianxinqiao.workdays import queries
from tests.cast import Cast
from tests.walks import Walk

UNKNOWN, FACT = date(2031, 2, 24), date(2026, 12, 24)


def due(people: Cast, day: date) -> Suggestion:
    suggestion = Walk(people).being_handled().suggestion
    suggestion.handlings.update(due_on=day)
    Suggestion.objects.update(due_on=day)
    suggestion.refresh_from_db()
    return suggestion


@pytest.mark.parametrize(("day", "marked"), [(UNKNOWN, True), (FACT, False)])
def test_it_is_said_on_every_page_and_sheet(people: Cast, day: date, marked: bool) -> None:
    suggestion = due(people, day)
    clerk, unit = Client(), Client()
    clerk.force_login(people.clerk.user)
    unit.force_login(people.jiaoyu_clerk.user)
    for client, address in (
        (clerk, suggestion.get_absolute_url()),
        (clerk, "/desk/suggestions"),
        (clerk, "/desk/board"),
        (unit, "/desk"),
        (unit, "/desk/unit"),
    ):
        page = client.get(address).content.decode()
        assert day.isoformat() in page, address
        assert ('class="provisional"' in page) == marked, address
    sheet = str(reading.read_rows(clerk.get("/desk/suggestions?export=xlsx").content, name="a.xlsx"))
    assert (f"{day.isoformat()}（暂定）" in sheet) == marked
    rows = clerk.get("/figures/suggestions.raised?year=2026").content.decode()
    assert (f"{day.isoformat()}（暂定）" in rows) == marked


@pytest.mark.parametrize(("day", "marked"), [(UNKNOWN, True), (FACT, False)])
def test_it_is_said_on_the_paper_to_the_unit(people: Cast, day: date, marked: bool) -> None:
    handling = due(people, day).handlings.get(kind="lead")
    letter = papers.notice(handling)
    assert any("为暂定" in paragraph.text for paragraph in letter.paragraphs) == marked


def test_a_promise_is_named_and_not_counted(people: Cast) -> None:
    walk = Walk(people).closed()
    walk.suggestion.promises.update(due_on=UNKNOWN, first_due_on=UNKNOWN)
    unit = Client()
    unit.force_login(people.jiaoyu_clerk.user)
    page = unit.get("/desk/promises").content.decode()
    assert UNKNOWN.isoformat() in page
    assert 'class="provisional"' not in page


def test_the_calendar_is_asked_only_beyond_the_built_in_years(
    db: None, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    known = queries.Known()
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert known(FACT)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert not known(UNKNOWN)
        assert not known(date(2031, 3, 3))


def test_a_day_that_was_kept_is_not_provisional_any_more(people: Cast) -> None:
    due(people, UNKNOWN)
    Suggestion.objects.update(last_answered_on=FACT)
    clerk = Client()
    clerk.force_login(people.clerk.user)
    assert 'class="provisional"' not in clerk.get("/desk/suggestions").content.decode()
    sheet = str(reading.read_rows(clerk.get("/desk/suggestions?export=xlsx").content, name="a.xlsx"))
    assert UNKNOWN.isoformat() in sheet or "2031, 2, 24" in sheet
    assert "（暂定）" not in sheet
