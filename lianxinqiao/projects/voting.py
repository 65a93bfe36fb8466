"""Livelihood projects by vote （民生实事票决） and the test of satisfaction, as arithmetic. Pure; the base is everybody in office.

A project is chosen by a majority of all deputies (地方组织法第二十五条). Of more than there are places those with most votes are
chosen; equal ones at the edge are voted on again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
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
