"""The vote on livelihood projects and the test of satisfaction, as arithmetic; what other places' rules and pages say."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import elections
from lianxinqiao.projects import voting
from lianxinqiao.projects.call_rules import may_close
from lianxinqiao.projects.voting import Papers
from lianxinqiao.rulebook.sections.projects import Projects

VECTORS = {row["n"]: row for row in json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))}


@pytest.mark.parametrize("n", [180, 181, 183, 184, 185, 187])
def test_the_printed_tests_of_satisfaction_come_out_as_they_were_printed(n: int) -> None:
    given, expected = VECTORS[n]["given"], VECTORS[n]["expect"]
    base = int(str(given["members"]).split()[0])
    word = {"满意": "satisfied", "基本满意": "basically"}[expected["grade"]]
    assert voting.verdict(base, *given["votes"], half_is_enough=False) == word


def test_just_half_is_what_the_profile_says() -> None:
    given: Any = VECTORS[189]["given"]
    said = [voting.verdict(given["members"], *given["votes"], half_is_enough=half) for half in (False, True)]
    assert said == ["returned", "basically"]
    assert "assumed 不满意" in VECTORS[189]["expect"]["grade"]


# 镇海区人大常委会, 2022-01-21: votes as printed; the base of the first rows is assumed, the page prints 29 present.
ZHENHAI = [
    (33, 20, 8, 1, False, "satisfied"),
    (33, 26, 3, 0, False, "satisfied"),
    (33, 17, 11, 1, False, "satisfied"),
    (35, 17, 11, 1, False, "basically"),
    (30, 10, 5, 4, False, "returned"),  # exactly half: the text contradicts itself, the profile decides
    (30, 10, 5, 4, True, "basically"),
    (30, 10, 6, 4, False, "basically"),
    (30, 15, 0, 9, False, "satisfied"),
]


@pytest.mark.parametrize(("base", "a", "b", "c", "half", "said"), ZHENHAI)
def test_a_verdict_counts_against_everybody(base: int, a: int, b: int, c: int, half: bool, said: str) -> None:
    assert voting.verdict(base, a, b, c, half_is_enough=half) == said


def test_more_marks_than_people_cannot_be() -> None:
    with pytest.raises(Refused, match="多于应到的30人"):
        voting.verdict(30, 20, 10, 1, half_is_enough=False)


def test_a_majority_of_all_deputies_is_needed() -> None:
    """300 in office, 290 present, 12 for 10: the ninth with 150 is not chosen, though there is a place."""
    papers = Papers(base=300, present=290, issued=290, returned=290, invalid=0)
    votes = dict(enumerate([280, 270, 260, 250, 240, 230, 220, 210, 150, 149, 140, 130], 1))
    found = voting.choose(papers, 10, votes)
    assert found.adopted == (1, 2, 3, 4, 5, 6, 7, 8)
    assert len(found.adopted) <= VECTORS[104]["expect"]["adopted_at_most"]
    assert voting.each(papers, 150).needed == VECTORS[104]["expect"]["needed"]
    assert 9 in found.fallen


def test_of_more_than_there_are_places_those_with_most_votes_are_chosen() -> None:
    papers = Papers(300, 290, 290, 288, 1)
    assert voting.choose(papers, 2, {7: 200, 8: 180, 9: 190}).adopted == (7, 9)


def test_equal_votes_at_the_edge_are_voted_on_again() -> None:
    found = voting.choose(Papers(300, 290, 290, 290, 0), 2, {1: 200, 2: 180, 3: 180, 4: 20})
    assert (found.adopted, set(found.tied), found.fallen) == ((1,), {2, 3}, (4,))


@pytest.mark.parametrize(
    ("papers", "votes", "words"),
    [
        (Papers(300, 290, 290, 291, 0), {1: 5}, "收回的多于发出的"),
        (Papers(300, 290, 291, 290, 0), {1: 5}, "多于出席的290人"),
        (Papers(300, 290, 290, 5, 6), {1: 0}, "无效票多于收回的票"),
        (Papers(300, 290, 290, 200, 20), {1: 181}, "多于有效票180张"),
        (Papers(300, 290, 290, 10, 0), {1: 10, 2: 6, 3: 5}, "最多能投的20"),
        (Papers(300, 199, 199, 199, 0), {1: 180}, "至少要有200人出席"),
    ],
)
def test_counts_that_cannot_be_are_refused(papers: Papers, votes: dict[int, int], words: str) -> None:
    with pytest.raises(Refused, match=words):
        voting.choose(papers, 2, votes)


def test_a_paper_with_more_marks_than_places_is_void() -> None:
    for names in (9, 10):
        elections.refuse_sheet(1, 10, [(1, 0, 0)] * names)
    with pytest.raises(Refused, match="超过应选人数"):
        elections.refuse_sheet(1, 10, [(1, 0, 0)] * 11)
    assert VECTORS[106]["expect"] == {"ballot": "invalid", "10_or_fewer": "valid"}


def test_thirty_days_are_thirty_whole_days() -> None:
    assert may_close(date(2026, 9, 1), 30) == date.fromisoformat(VECTORS[108]["expect"]["may_close"])


# ------------------------------------------------------------------ papers that number by urgency
PAPERS = Papers(base=9, present=9, issued=9, returned=9, invalid=0)
RANKED: list[tuple[dict[int, int], dict[int, int], tuple[int, ...], set[int]]] = [
    # Two places: all nine number the first as most urgent; the second beats the third by its smaller sum.
    ({1: 9, 2: 5, 3: 4}, {1: 9, 2: 10, 3: 8}, (1, 2), set()),
    # Numbered by five of nine each, the sums decide; without a majority nobody is chosen, however urgent.
    ({1: 6, 2: 6, 3: 6}, {1: 12, 2: 7, 3: 8}, (2, 3), set()),
    ({1: 9, 2: 4, 3: 4}, {1: 18, 2: 4, 3: 4}, (1,), set()),
    # Equal at the edge: both are voted on again.
    ({1: 6, 2: 6, 3: 6}, {1: 6, 2: 10, 3: 10}, (1,), {2, 3}),
]


@pytest.mark.parametrize(("votes", "numbers", "adopted", "tied"), RANKED)
def test_candidates_are_numbered_by_urgency(
    votes: dict[int, int], numbers: dict[int, int], adopted: tuple[int, ...], tied: set[int]
) -> None:
    found = voting.rank(PAPERS, 2, votes, numbers)
    assert (found.adopted, set(found.tied)) == (adopted, tied)
    assert VECTORS[107]["expect"]["ballot_kind"] == "ranking"


@pytest.mark.parametrize("numbers", [{1: 5, 2: 6, 3: 6}, {1: 13, 2: 6, 3: 6}, {1: 10, 2: 10, 3: 9}])
def test_sums_of_numbers_that_cannot_be_are_refused(numbers: dict[int, int]) -> None:
    with pytest.raises(Refused, match="编号合计"):
        voting.rank(PAPERS, 2, {1: 6, 2: 6, 3: 6}, numbers)


def test_a_score_out_of_several_judgements() -> None:
    said = voting.mixed((60, 30, 10), (Decimal(92), Decimal(95), Decimal(80)))
    assert said == round(Decimal(str(VECTORS[191]["expect"]["score"])), 2)
    with pytest.raises(ValueError, match="加起来要等于100"):
        Projects(mixed_citizens=50)
