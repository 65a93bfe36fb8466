"""Livelihood projects by vote （民生实事票决） and the test of satisfaction, as arithmetic. Pure; the base is everybody in office.

A project is chosen by a majority of all deputies (地方组织法第二十五条). Of more than there are places those with most votes are
chosen; equal ones at the edge are voted on again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots.elections import refuse_papers, result
from lianxinqiao.ballots.outcome import Counts, Outcome, outcome
from lianxinqiao.ballots.shares import MORE_THAN_HALF, TWO_THIRDS, Share


@dataclass(frozen=True)
class Papers:
    """The papers of one vote: everybody in office, those who came, papers given out, returned and void."""

    base: int
    present: int
    issued: int
    returned: int
    invalid: int

    @property
    def valid(self) -> int:
        return self.returned - self.invalid


@dataclass(frozen=True)
class Chosen:
    adopted: tuple[int, ...]
    tied: tuple[int, ...]
    fallen: tuple[int, ...]


def refuse(papers: Papers, places: int, votes: Mapping[int, int]) -> None:
    """Counts that cannot be: more papers than people, more votes than valid papers have marks."""
    refuse_papers(papers.issued, papers.returned)
    if papers.issued > papers.present:
        words = {"issued": papers.issued, "present": papers.present}
        raise Refused(_("发出%(issued)s张，多于出席的%(present)s人。") % words)
    if papers.invalid > papers.returned:
        raise Refused(_("无效票多于收回的票。"))
    for number in votes.values():
        if number > papers.valid:
            words = {"yes": number, "valid": papers.valid}
            raise Refused(_("得票%(yes)s张，多于有效票%(valid)s张。") % words)
    if sum(votes.values()) > papers.valid * places:
        words = {"sum": sum(votes.values()), "most": papers.valid * places}
        raise Refused(_("得票合计%(sum)s，多于有效票最多能投的%(most)s，请核对。") % words)


def each(papers: Papers, yes: int) -> Outcome:
    """One candidate's outcome: who did not mark it did not vote for it, and only yes helps."""
    counts = Counts(yes=yes, no=papers.valid - yes, invalid=papers.invalid, unpressed=papers.present - papers.returned)
    return outcome(papers.base, TWO_THIRDS, MORE_THAN_HALF, counts)


def choose(papers: Papers, places: int, votes: Mapping[int, int]) -> Chosen:
    """Who of the candidates, by their keys, is chosen. Raises Refused where the counts cannot be or too few came."""
    refuse(papers, places, votes)
    keys = list(votes)
    for key in keys:
        each(papers, votes[key])  # the quorum, and sums that are possible
    found = result(papers.base, places, [votes[key] for key in keys], MORE_THAN_HALF)
    adopted, tied = (tuple(keys[place] for place in places_) for places_ in (found.elected, found.tied))
    return Chosen(adopted, tied, tuple(key for key in keys if key not in {*adopted, *tied}))


def rank(papers: Papers, places: int, votes: Mapping[int, int], numbers: Mapping[int, int]) -> Chosen:
    """Papers that number candidates by urgency, from 1 to as many as there are places （力洋镇2010年）.

    `votes`: how many papers number it at all, and a majority of all deputies must; `numbers`: what its numbers add up to.
    Where more have a majority than there are places, a number n counts `places + 1 - n`, and the most counts go first.
    How 力洋 weighed its numbers is not told: this is assumed.
    """
    refuse(papers, places, votes)
    for key, number in votes.items():
        each(papers, number)
        if not number <= numbers[key] <= number * places:
            words = {"sum": numbers[key], "least": number, "most": number * places}
            raise Refused(_("编号合计%(sum)s不可能，应在%(least)s到%(most)s之间。") % words)
    if sum(numbers.values()) > papers.valid * places * (places + 1) // 2:
        raise Refused(_("编号合计多于有效票最多能编的号，请核对。"))
    counts = {key: votes[key] * (places + 1) - numbers[key] for key in votes}
    enough = [key for key in votes if MORE_THAN_HALF.met(votes[key], papers.base)]
    enough.sort(key=lambda key: -counts[key])
    edge = counts[enough[places]] if len(enough) > places else None
    if edge is None or counts[enough[places - 1]] > edge:
        adopted, tied = enough[:places], []
    else:
        adopted, tied = ([key for key in enough if f(counts[key])] for f in (edge.__lt__, edge.__eq__))
    settled = {*adopted, *tied}
    return Chosen(tuple(adopted), tuple(tied), tuple(key for key in votes if key not in settled))


def mixed(weights: tuple[int, int, int], marks: tuple[Decimal, Decimal, Decimal]) -> Decimal:
    """A score out of several judgements, each by its per cent （镇海区2013年：群众60、领导30、网上10）."""
    total = sum((weight * mark for weight, mark in zip(weights, marks, strict=True)), Decimal(0))
    return (total / 100).quantize(Decimal("0.01"))


# ------------------------------------------------------------------ the test of satisfaction
class Verdict(StrEnum):
    SATISFIED = "satisfied"
    BASICALLY = "basically"
    RETURNED = "returned"


def verdict(base: int, satisfied: int, basically: int, unsatisfied: int, *, half_is_enough: bool) -> Verdict:
    """Satisfied by half of everybody; basically satisfied where both together reach half (镇海区人大常委会)."""
    if satisfied + basically + unsatisfied > base:
        words = {"sum": satisfied + basically + unsatisfied, "base": base}
        raise Refused(_("各项票数加起来是%(sum)s，多于应到的%(base)s人，请核对。") % words)
    half = Share(MORE_THAN_HALF.of)
    if half.met(satisfied, base):
        return Verdict.SATISFIED
    line = half if half_is_enough else MORE_THAN_HALF
    return Verdict.BASICALLY if line.met(satisfied + basically, base) else Verdict.RETURNED
