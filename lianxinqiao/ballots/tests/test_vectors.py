"""The cases of the law as they were collected, each against the one rule that answers it."""

import json
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots import elections, papers, signers
from lianxinqiao.ballots.elections import Surplus
from lianxinqiao.ballots.outcome import Counts, outcome, refuse_below_quorum
from lianxinqiao.ballots.shares import MORE_THAN_HALF, MORE_THAN_TWO_THIRDS, TWO_THIRDS, Share

CASES: list[dict[str, Any]] = json.loads((Path(__file__).parent / "vectors.json").read_text())
POSTS = {"常委会委员": Surplus.MEMBER, "区长": Surplus.HEAD, "副区长": Surplus.VICE}


def of(group: str) -> Any:
    rows = [case for case in CASES if case["group"] == group]
    assert rows, group
    return pytest.mark.parametrize("case", rows, ids=[str(case["n"]) for case in rows])


def counted(given: dict[str, Any]) -> Counts:
    said = {name: given.get(name, 0) for name in ("yes", "no", "abstain", "unpressed")}
    rest = given["present"] - sum(said.values())
    return Counts(**said) if rest <= 0 else Counts(**{**said, "unpressed": said["unpressed"] + rest})


@of("sc_vote")
def test_a_vote_of_the_standing_committee(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expect"]
    if isinstance(expected, str):
        with pytest.raises(Refused, match="至少要有11人出席"):
            refuse_below_quorum(given["base"], MORE_THAN_HALF, given["present"])
        return
    found = outcome(given["base"], MORE_THAN_HALF, MORE_THAN_HALF, counted(given))
    assert {"needed": found.needed, "absent": found.absent, "passed": found.passed} == expected


@of("congress")
def test_a_vote_of_the_congress(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expect"]
    assert TWO_THIRDS.least(given["deputies"]) == expected["quorum"]
    assert MORE_THAN_HALF.least(given["deputies"]) == expected["needed"]
    assert TWO_THIRDS.met(given["present"], given["deputies"]) == expected["may_open"]
    if expected["may_open"]:
        assert outcome(given["deputies"], TWO_THIRDS, MORE_THAN_HALF, counted(given)).passed == expected["passed"]
    else:
        with pytest.raises(Refused):
            outcome(given["deputies"], TWO_THIRDS, MORE_THAN_HALF, counted(given))


@of("cppcc")
def test_the_cppcc(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expect"]
    if "yes" in given:
        found = outcome(given["members"], TWO_THIRDS, MORE_THAN_HALF, counted(given))
        assert (found.needed, found.passed, found.absent) == (1114, True, 113)
        assert found.counts.present == expected["sum"]
    elif given["act"] == "plenary":
        assert TWO_THIRDS.met(given["present"], given["members"])
    else:
        assert MORE_THAN_TWO_THIRDS.least(given["members"]) == 201
        assert not MORE_THAN_TWO_THIRDS.met(given["present"], given["members"])


@of("signers")
def test_how_many_must_sign(case: dict[str, Any]) -> None:
    of_matter = {"撤职案": signers.REMOVAL, "罢免案": signers.RECALL}
    given = case["given"]
    assert of_matter[given["matter"]].least(given["base"]) == case["expect"]["needed"]


@of("surplus")
def test_how_many_candidates(case: dict[str, Any]) -> None:
    given, expected = case["given"], case["expect"]
    asked = {"by_election": given.get("occasion") == "补选"}
    surplus = POSTS[given["post"]]
    if isinstance(expected, dict):
        assert list(elections.candidates(surplus, given["seats"], **asked)) == expected["candidates"]
    elif expected == "allowed":
        elections.refuse_candidates(surplus, given["seats"], given["candidates"], **asked)
    else:
        with pytest.raises(Refused, match="没有整数"):
            elections.candidates(surplus, given["seats"], **asked)


def case_of(number: int) -> dict[str, Any]:
    given: dict[str, Any] = next(case for case in CASES if case["n"] == number)["given"]
    return given


def test_equal_at_the_edge_is_voted_on_again() -> None:
    given = case_of(39)
    found = elections.result(given["deputies"], given["seats"], given["votes"])
    assert (found.elected, found.tied, found.seats_tied) == ((0, 1, 2), (3, 4), 1)
    assert elections.second_ballot(1, [90, 101]) == (1,)
    with pytest.raises(Refused):
        elections.second_ballot(1, [100, 100])


def test_too_few_leaves_a_seat_open() -> None:
    given = case_of(40)
    found = elections.result(given["deputies"], given["seats"], given["votes"])
    assert (found.elected, found.tied, found.seats_open) == ((0, 1, 2), (), 1)


@pytest.mark.parametrize(("number", "is_void"), [(41, False), (42, False), (43, True)])
def test_more_returned_than_issued_is_void(number: int, is_void: bool) -> None:
    given = case_of(number)
    if is_void:
        with pytest.raises(Refused, match="重新投票"):
            elections.refuse_papers(given["issued"], given["returned"])
    else:
        elections.refuse_papers(given["issued"], given["returned"])


def test_a_paper_with_more_names_than_seats_is_invalid() -> None:
    """Vector 44: five candidates, four seats, one paper that says yes to all five."""
    given = case_of(44)
    all_yes = [(1, 0, 0)] * given["paper_marks_yes"]
    with pytest.raises(Refused, match="计为无效票"):
        elections.refuse_sheet(1, given["seats"], all_yes)
    elections.refuse_sheet(1, given["seats"], [*all_yes[1:], (0, 1, 0)])


@pytest.mark.parametrize(
    ("mark", "fits"),
    [((0, 1, 0), True), ((0, 0, 1), False), ((1, 0, 0), False)],  # against; vector 47: abstained; in favour
)
def test_who_may_name_another(mark: tuple[int, int, int], fits: bool) -> None:
    written = {case_of(47)["write_in"]: 1}
    if fits:
        elections.refuse_sheet(1, 2, [mark], written)
        return
    with pytest.raises(Refused, match="才能另选他人"):
        elections.refuse_sheet(1, 2, [mark], written)


def test_a_candidate_counts_no_papers() -> None:
    with pytest.raises(Refused, match="候选人"):
        elections.refuse_scrutineer(7, [7, 9])
    elections.refuse_scrutineer(8, [7, 9])


def test_satisfaction_has_its_own_base() -> None:
    given = case_of(125)
    test = papers.Satisfaction(given["satisfied"], given["basically"], given["unsatisfied"])
    assert [test.percent(n) for n in (15, 6, 0, 21)] == [71.4, 28.6, 0.0, 100.0]
    invalid = case_of(126)
    marked = invalid["papers"] - invalid["two_marks"] - invalid["none"]
    assert papers.Satisfaction(10, 5, marked - 15).base == 18


def test_exactly_half_is_the_profile_s_word() -> None:
    half = papers.Satisfaction(5, 4, 9)
    line = MORE_THAN_HALF.of
    assert half.passes(line, above=False)
    assert not half.passes(line, above=True)


def test_counts_that_cannot_be_are_refused() -> None:
    with pytest.raises(Refused, match="多于应到"):
        outcome(20, MORE_THAN_HALF, MORE_THAN_HALF, Counts(yes=21))
    with pytest.raises(Refused, match="小于零"):
        outcome(20, MORE_THAN_HALF, MORE_THAN_HALF, Counts(yes=12, no=-1))


def test_two_scrutineers_must_agree() -> None:
    one = papers.Sheet(20, 19, 1, 12, 4, 2)
    assert papers.agreed(one, papers.Sheet(20, 19, 1, 12, 4, 2))
    assert not papers.agreed(one, papers.Sheet(20, 19, 1, 11, 5, 2))
    found = papers.counts(one, 20)
    assert (found.yes, found.invalid, found.unpressed, found.present) == (12, 1, 1, 20)
    with pytest.raises(Refused, match="加起来"):
        papers.counts(papers.Sheet(20, 19, 0, 12, 4, 2), 20)


@pytest.mark.parametrize("whole", range(1, 400))
def test_shares_are_exact(whole: int) -> None:
    """More than half is never half, and a share is met by its least number and by none below."""
    for share in (MORE_THAN_HALF, TWO_THIRDS, MORE_THAN_TWO_THIRDS, Share(TWO_THIRDS.of)):
        least = share.least(whole)
        assert share.met(least, whole)
        assert not share.met(least - 1, whole)
    assert 2 * MORE_THAN_HALF.least(whole) > whole >= 2 * (MORE_THAN_HALF.least(whole) - 1)
