"""A promise's clock: it counts what the unit did, and stops where nothing is promised any more."""

from datetime import timedelta

from django.test import Client

from lianxinqiao.matters.actions import promising
from lianxinqiao.matters.models import Promise
from lianxinqiao.matters.stages import PromiseStage, Stage
from tests.cast import Cast, moment
from tests.walks import Walk, a_suggestion


def declared(people: Cast) -> tuple[Walk, Promise]:
    """Reported as kept three days before the day that was promised."""
    walk = a_suggestion(people, at=Stage.CLOSED)
    promise = walk.suggestion.promises.get()
    at = moment((promise.due_on - timedelta(days=3)).isoformat())
    promising.declare_kept(promise, note="信号灯已经启用。", by=people.jiaoyu_clerk, at=at)
    return walk, promise


def test_how_long_the_deputy_takes_is_not_the_units_delay(people: Cast, client: Client) -> None:
    walk, promise = declared(people)
    assert promise.done_on is None  # the deputy has the last word
    later = moment((promise.due_on + timedelta(days=9)).isoformat())
    promising.confirm(promise, grade="satisfied", by=people.deputy, at=later)
    promise.refresh_from_db()
    assert promise.kept_on == later.date()
    assert promise.done_on == promise.due_on - timedelta(days=3)
    client.force_login(people.clerk.user)
    for address in (walk.suggestion.get_absolute_url(), "/desk/promises"):
        page = client.get(address).content.decode()
        assert "按时完成" in page
        assert "天完成" not in page


def test_not_kept_after_all_it_runs_on(people: Cast) -> None:
    _walk, promise = declared(people)
    promising.reject(promise, reason="灯还没有亮。", by=people.deputy, at=moment("2026-06-01"))
    assert (promise.stage, promise.done_on, promise.running_until) == (PromiseStage.OPEN, None, promise.due_on)


def test_one_that_ended_with_its_reply_is_late_for_ever_no_more(people: Cast, client: Client) -> None:
    walk, promise = declared(people)
    Promise.objects.update(stage=PromiseStage.ENDED, due_on="2020-01-31")
    promise.refresh_from_db()
    assert promise.running_until is None
    client.force_login(people.clerk.user)
    for address in (walk.suggestion.get_absolute_url(), "/desk/promises"):
        assert "2020-01-31" not in client.get(address).content.decode()
