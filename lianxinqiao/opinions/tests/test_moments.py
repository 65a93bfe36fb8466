"""When it makes sense to offer an act on an opinion."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone

from lianxinqiao.opinions import moments
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.stages import Stage


class Rows(list[Any]):
    def all(self) -> "Rows":
        return self


def change(*, is_open: bool, key: str = "") -> SimpleNamespace:
    return SimpleNamespace(is_open=is_open, key=key)


@pytest.mark.parametrize(
    ("changes", "open_one", "by_code"),
    [
        ([], False, False),
        ([change(is_open=False, key="k")], False, False),
        ([change(is_open=True)], True, False),
        ([change(is_open=True, key="k")], True, True),
        ([change(is_open=False, key="old"), change(is_open=True)], True, False),
    ],
)
def test_a_new_number_is_confirmed_by_the_code_that_was_sent_last(
    changes: list[SimpleNamespace], open_one: bool, by_code: bool
) -> None:
    opinion = SimpleNamespace(contact_changes=Rows(changes))
    assert (moments.has_change(opinion), moments.has_code(opinion)) == (open_one, by_code)


@pytest.mark.parametrize(
    ("no_contact", "open_ones", "may_ask"),
    [(False, [], True), (False, [False, False], True), (False, [False, True], False), (True, [], False)],
)
def test_one_question_at_a_time_and_none_to_who_wants_none(
    no_contact: bool, open_ones: list[bool], may_ask: bool
) -> None:
    questions = Rows(SimpleNamespace(is_open=is_open) for is_open in open_ones)
    assert moments.not_asked(SimpleNamespace(no_contact=no_contact, questions=questions)) is may_ask


@pytest.mark.parametrize(
    ("no_contact", "erased", "reached"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_nobody_is_reached_who_was_erased_or_asked_not_to_be(no_contact: bool, erased: bool, reached: bool) -> None:
    opinion = Opinion(no_contact=no_contact, erased_at=timezone.now() if erased else None)
    assert moments.may_be_reached(opinion) is reached


@pytest.mark.parametrize(("kind", "ours"), [("suggestion", True), ("accusation", False), ("appeal", False)])
def test_of_the_three_kinds_one_is_ours_to_answer_and_to_publish(kind: str, ours: bool) -> None:
    opinion = Opinion(kind=kind)
    assert moments.is_ours(opinion) is ours
    assert moments.is_petition(opinion) is not ours
    assert moments.unpublished(opinion) is ours
    opinion.published_at = timezone.now()
    assert not moments.unpublished(opinion)


def test_what_is_told_lives_no_more_and_what_was_discarded_is_gone() -> None:
    assert not moments.LIVE & moments.TOLD
    assert {str(stage) for stage in Stage} - {"discarded"} == moments.NOT_GONE
