"""A row of the one table comes as the class of its kind, whichever way leads to it."""

import pytest

from lianxinqiao.matters.models import Handling, Matter, Suggestion
from lianxinqiao.matters.models.matters import CLASSES
from tests.cast import Cast
from tests.walks import Walk


def test_a_row_is_of_the_class_of_its_kind(people: Cast) -> None:
    walk = Walk(people).assigned()
    ways = (
        Matter.objects.get(),
        Handling.objects.first().suggestion,
        Handling.objects.select_related("suggestion").first().suggestion,
        people.body.suggestions.get(),
    )
    assert {type(row) for row in ways} == {Suggestion}
    assert {row.get_absolute_url() for row in ways} == {walk.suggestion.get_absolute_url()}


def test_suggestions_are_found_without_what_is_of_another_kind(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = Walk(people).registered()
    monkeypatch.setitem(CLASSES, "another", Matter)
    Matter.objects.filter(pk=walk.suggestion.pk).update(kind="another")
    assert Matter.objects.count() == 1
    assert Suggestion.objects.count() == 0
    assert list(Suggestion.objects.visible_to(people.clerk)) == []
