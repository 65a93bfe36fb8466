"""Register, send back, decline, merge; numbers under concurrency."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import actions as journal
from lianxinqiao.matters.actions import drafting, registering
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast, cast
from tests.walks import Walk, a_suggestion


def test_it_numbers_in_the_series_of_the_session(people: Cast) -> None:
    first, second = (a_suggestion(people, at=Stage.REGISTERED).suggestion for _ in range(2))
    assert (first.number, second.number) == (1, 2)
    assert first.number_text == first.profile_version.rules.numbering.session.format(number=1, year=2026)


def test_between_sessions_has_a_series_of_its_own(people: Cast) -> None:
    a_suggestion(people, at=Stage.REGISTERED)
    walk = Walk(people)
    drafting.save(walk.suggestion, between_sessions=True, by=people.deputy, at=walk.at)
    walk.submitted()
    registering.register(walk.suggestion, by=people.clerk, at=walk.later())
    assert walk.suggestion.number == 1
    assert walk.suggestion.number_text.startswith("闭")


def test_it_refuses_to_register_twice(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.REGISTERED)
    with pytest.raises(Refused, match="待交办"):
        registering.register(walk.suggestion, by=people.clerk, at=walk.at)
    walk.suggestion.refresh_from_db()
    assert walk.suggestion.number == 1


def test_a_refused_number_leaves_no_gap(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.SUBMITTED)
    foreign = cast(code="nanping").fields["education"]
    with pytest.raises(Refused, match="本机构的类别"):
        registering.register(walk.suggestion, field=foreign, by=people.clerk, at=walk.at)
    walk.suggestion.refresh_from_db()
    registering.register(walk.suggestion, by=people.clerk, at=walk.at)
    assert walk.suggestion.number == 1


def test_it_declines_on_a_listed_ground_only(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.SUBMITTED)
    with pytest.raises(Refused, match="列明"):
        registering.decline(walk.suggestion, ground="no_such", reason="……", by=people.clerk, at=walk.at)
    declined = a_suggestion(people, at=Stage.DECLINED).suggestion
    registering.forward(declined, to=people.units["jiaoyu"], by=people.clerk, at=walk.at)
    assert declined.forwarded_to == people.units["jiaoyu"]


def test_it_sends_back_with_a_reason_and_takes_the_mended_one(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.SENT_BACK)
    assert walk.suggestion.refused_reason == "请写明地点。"
    drafting.submit(walk.suggestion, by=people.deputy, at=walk.at)
    assert walk.suggestion.stage == Stage.SUBMITTED
    assert walk.suggestion.refused_reason == ""


def test_merged_ones_keep_number_deputies_and_history(people: Cast) -> None:
    first, second = (a_suggestion(people, at=Stage.REGISTERED).suggestion for _ in range(2))
    registering.merge(second, into=first, by=people.clerk, at=Walk(people).at)
    assert second.merged_into == first
    assert second.number == 2
    with pytest.raises(Refused, match="自身"):
        registering.merge(first, into=first, by=people.clerk, at=Walk(people).at)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("between", [False, True])
def test_eight_clerks_at_once_make_no_gap_and_no_double(between: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three of them fail after their number was drawn, as with a broken disk: their numbers go to others."""
    people = cast()
    ids = [a_suggestion(people, at=Stage.SUBMITTED).suggestion.pk for _ in range(24)]
    Suggestion.objects.filter(pk__in=ids).update(between_sessions=between)
    at, failing, written = Walk(people).at, set(ids[3::8]), journal.record

    def record(**entry: Any) -> Any:
        if entry["obj"].pk in failing:
            raise OSError("no space left on device")
        return written(**entry)

    def register(pk: int) -> None:
        try:
            registering.register(Suggestion.objects.get(pk=pk), by=people.clerk, at=at)
        except OSError:
            assert pk in failing
        finally:
            connection.close()

    monkeypatch.setattr(journal, "record", record)
    with ThreadPoolExecutor(8) as clerks:
        list(clerks.map(register, ids))
    numbers = Suggestion.objects.filter(pk__in=ids, between_sessions=between).exclude(number=None)
    assert sorted(numbers.values_list("number", flat=True)) == list(range(1, 22))


@pytest.mark.django_db(transaction=True)
def test_two_clerks_on_the_same_suggestion_register_it_once() -> None:
    people = cast()
    suggestion = a_suggestion(people, at=Stage.SUBMITTED).suggestion
    at = Walk(people).at

    def register(_: int) -> str:
        try:
            registering.register(Suggestion.objects.get(pk=suggestion.pk), by=people.clerk, at=at)
        except Refused as refused:
            return str(refused.sentence)
        finally:
            connection.close()
        return "registered"

    with ThreadPoolExecutor(2) as clerks:
        results = sorted(clerks.map(register, range(2)))
    assert results.count("registered") == 1
    assert any("不能登记编号" in result for result in results)
