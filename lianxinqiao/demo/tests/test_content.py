"""The texts of the demo's suggestions: each says what it must, and none says what another says."""

from collections import Counter
from datetime import date

import pytest

from lianxinqiao.demo import content
from lianxinqiao.demo.content import Story

YEARS = sorted({path.name[:4] for path in content.FOLDER.glob("2*-*.toml")})
STORIES = [story for year in YEARS for story in content.stories(int(year))]
LEAST = {"cause": 20, "analysis": 20}  # characters


def named(story: Story) -> str:
    return f"{story.key} {story.title}"


@pytest.mark.parametrize("what", ["key", "title", "cause", "analysis"])
def test_no_two_say_the_same(what: str) -> None:
    said = Counter(getattr(story, what) for story in STORIES)
    assert len(STORIES) > 100
    assert [words for words, number in said.items() if number > 1] == []


@pytest.mark.parametrize("what", sorted(LEAST))
def test_each_is_written_out(what: str) -> None:
    assert [named(story) for story in STORIES if len(getattr(story, what)) < LEAST[what]] == []


def test_each_asks_for_something_and_asks_it_once() -> None:
    assert [named(story) for story in STORIES if not story.requests] == []
    assert [named(story) for story in STORIES if len(set(story.requests)) < len(story.requests)] == []


def test_nobody_assists_the_unit_that_leads() -> None:
    assert [named(story) for story in STORIES if story.lead in story.assist] == []
    assert [named(story) for story in STORIES if story.returned_by == story.lead] == []


def test_what_hangs_on_another_thing_hangs_on_one_that_is_there() -> None:
    keys = {story.key for story in STORIES}
    assert [named(story) for story in STORIES if story.merged_with and story.merged_with not in keys] == []
    assert [named(story) for story in STORIES if bool(story.returned_by) != bool(story.return_reason)] == []
    assert [named(story) for story in STORIES if story.second_reply and not story.unsatisfied_first] == []


def test_a_promise_has_words_and_a_day() -> None:
    assert [named(story) for story in STORIES if bool(story.promise) != bool(story.promise_due)] == []
    assert [named(story) for story in STORIES if story.promise_kept and not story.promise] == []


def test_what_is_closed_to_the_public_says_why() -> None:
    assert [named(story) for story in STORIES if not story.open and not story.closed_reason] == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"class": "A"}, {"reply_class": "A"}),
        ({"requests": ["增设信号灯。"], "assist": ["gongan"]}, {"requests": ("增设信号灯。",), "assist": ("gongan",)}),
        ({"promise_due": "2021-06-30"}, {"promise_due": date(2021, 6, 30)}),
        ({"promise_due": date(2021, 6, 30)}, {"promise_due": date(2021, 6, 30)}),
        ({}, {"order": 3}),
    ],
)
def test_a_row_of_the_file_becomes_a_story(row: dict[str, object], told: dict[str, object]) -> None:
    words = {"key": "k", "title": "t", "cause": "c", "analysis": "a", "requests": ["r"], "field": "f", "lead": "l"}
    story = content._story({**words, **row}, 3)
    assert {name: getattr(story, name) for name in told} == told
