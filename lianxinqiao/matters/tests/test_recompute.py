"""A holiday is published later: what runs is counted anew, and everybody concerned is told."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.actions import recomputing
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.workdays import actions as workdays
from lianxinqiao.workdays import queries
from tests.cast import Cast, moment
from tests.walks import Walk, a_suggestion

AT = moment("2026-01-29")


def give_free(*days: date) -> None:
    """A later notice for 2026 frees these days too."""
    known = next(year for year in queries.years() if year.year == 2026)
    off = MappingProxyType({**known.off, **dict.fromkeys(days, "临时放假")})
    workdays.import_year(replace(known, off=off, notice="国办发明电〔2026〕1号"), by=None, at=AT)


@pytest.mark.parametrize("stage", [Stage.ASSIGNED, Stage.HANDLING, Stage.ANSWERED, Stage.CLOSED])
def test_the_same_calendar_moves_nothing(people: Cast, stage: Stage) -> None:
    walk = a_suggestion(people, at=stage)
    assert not recomputing.recompute(walk.suggestion, at=walk.at)


def test_a_day_made_free_moves_the_answer_and_is_said(people: Cast) -> None:
    walk = Walk(people).being_handled()
    before = walk.suggestion.due_on
    give_free(before)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.due_on > before
    assert walk.handling.due_on == walk.suggestion.due_on
    entry = Entry.objects.get(act="suggestion.recompute")
    assert entry.data["due_on"] == {"before": before.isoformat(), "after": walk.suggestion.due_on.isoformat()}
    told = set(Notice.objects.filter(kind="suggestion.recompute").values_list("recipient_id", flat=True))
    assert {people.posts[part].user.pk for part in ("jiaoyu_clerk", "deputy", "clerk")} <= told


def test_the_windows_of_a_unit_move_even_where_the_answer_does_not(people: Cast) -> None:
    walk = Walk(people).assigned()
    handling, due = walk.handling, walk.suggestion.due_on
    give_free(handling.return_until)
    walk.suggestion.refresh_from_db()
    assert walk.handling.return_until > handling.return_until
    assert walk.suggestion.due_on == due


def test_a_form_that_is_out_may_come_back_later(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ANSWERED)
    before = walk.assessment.due_on
    give_free(before)
    walk.suggestion.refresh_from_db()
    assert walk.assessment.due_on == walk.assessment.reply.assess_due_on == walk.suggestion.assess_due_on > before


def test_what_is_closed_stays(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    before = walk.suggestion.due_on
    give_free(before, before + timedelta(days=1))
    assert Suggestion.objects.get(pk=walk.suggestion.pk).due_on == before
    assert not Entry.objects.filter(act="suggestion.recompute").exists()
