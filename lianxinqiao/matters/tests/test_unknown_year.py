"""A due day in a year whose holidays are not announced is provisional （暂定） wherever it is shown."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.matters import papers, reminding
from lianxinqiao.matters.models import Assessment, Handling, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.paper import reading
from lianxinqiao.rulebook import queries as rulebook
from lianxinqiao.rulebook.choices import Unit
from lianxinqiao.rulebook.models import ProfileVersion
from lianxinqiao.workdays import queries
from tests.cast import Cast, moment
from tests.walks import Walk, a_suggestion

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


def without_rolling(version: ProfileVersion, **amended: Any) -> None:
    """The same rules in a place that does not move a last day to a workday."""
    rules = version.rules
    still = rules.roll_to_next_workday.model_copy(update={"display": False})
    moved = ProfileVersion(profile=version.profile, number=version.number + 1, effective_on=version.effective_on)
    moved.hold(rules.model_copy(update={"roll_to_next_workday": still, **amended}))
    moved.issued_at = version.issued_at
    moved.save()
    Suggestion.objects.update(profile_version=moved)


@pytest.mark.parametrize(("unit", "marked"), [(Unit.MONTHS, False), (Unit.WORKDAYS, True)])
def test_a_day_that_no_holiday_can_move_is_a_fact_in_any_year(people: Cast, unit: Unit, marked: bool) -> None:
    suggestion = due(people, UNKNOWN)
    version = suggestion.profile_version
    without_rolling(version, reply_complex=version.rules.reply_complex.model_copy(update={"unit": unit}))
    clerk, office = Client(), Client()
    clerk.force_login(people.jiaoyu_clerk.user)
    office.force_login(people.clerk.user)
    for client, address in ((clerk, "/desk"), (clerk, "/desk/unit"), (office, "/desk/suggestions")):
        page = client.get(address).content.decode()
        assert UNKNOWN.isoformat() in page, address
        assert ('class="provisional"' in page) == marked, address
    sheet = str(reading.read_rows(office.get("/desk/suggestions?export=xlsx").content, name="a.xlsx"))
    assert (f"{UNKNOWN.isoformat()}（暂定）" in sheet) == marked
    handling = Handling.objects.get(suggestion=suggestion, kind="lead")
    assert any("为暂定" in paragraph.text for paragraph in papers.notice(handling).paragraphs) == marked


@pytest.mark.parametrize(("unit", "marked"), [(Unit.MONTHS, False), (Unit.WORKDAYS, True)])
def test_a_reminder_of_the_form_says_what_its_page_says(people: Cast, unit: Unit, marked: bool) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    version = walk.suggestion.profile_version
    without_rolling(version, assess=version.rules.reply_complex.model_copy(update={"unit": unit}))
    Assessment.objects.update(due_on=UNKNOWN)
    reminding.REMINDING.remind_all(at=moment(str(UNKNOWN)))
    told = Notice.objects.get(kind="reminder", recipient=people.deputy.user)
    assert ("暂定" in told.body) == marked


def test_an_opinion_in_workdays_is_provisional_where_the_answer_is_not(people: Cast) -> None:
    suggestion = due(people, UNKNOWN)
    version = suggestion.profile_version
    term = version.rules.assist_opinion
    assert term
    without_rolling(version, assist_opinion=term.model_copy(update={"unit": Unit.WORKDAYS, "amount": 30}))
    suggestion.refresh_from_db()
    known = rulebook.Known()
    assert known(UNKNOWN, *suggestion.due_rule)
    assert not known(UNKNOWN, *Handling(suggestion=suggestion, kind="assist").due_rule)
    assert not known(UNKNOWN)


def test_the_page_says_of_its_own_clock_what_the_count_says(people: Cast) -> None:
    walk = Walk(people)
    suggestion = walk.being_handled().suggestion
    without_rolling(suggestion.profile_version)
    Suggestion.objects.update(first_assigned_on=UNKNOWN, last_assigned_on=UNKNOWN, due_on=date(2031, 5, 24))
    suggestion.handlings.update(assigned_on=UNKNOWN, due_on=date(2031, 5, 24))
    clerk = Client()
    clerk.force_login(people.clerk.user)
    card = clerk.get(suggestion.get_absolute_url()).context["clock"]
    assert not card["provisional"]
    assert "暂定" not in card["said"] + "".join(card["sentences"])
