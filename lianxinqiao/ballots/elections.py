"""Elections by paper: how many candidates, whether the papers count, who is elected. Pure (组织法第二十七条至第三十条)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.ballots.shares import MORE_THAN_HALF, Share


# ------------------------------------------------------------------ how many candidates
class Surplus(StrEnum):
    """By how much candidates outnumber seats （差额）, by the post."""

    HEAD = "head"  # one or none more, as for the chair, the head of government, the president of the court
    VICE = "vice"  # one to three more
    MEMBER = "member"  # a tenth to a fifth of the seats more, as for members of the standing committee


def candidates(surplus: Surplus, seats: int, *, by_election: bool = False) -> tuple[int, int]:
    """The fewest and the most candidates. Raises Refused where no whole number fits: a person decides, nothing is rounded."""
    if by_election:
        return seats, seats + max(1, seats)  # 补选 may be with or without surplus (第三十条)
    if surplus is Surplus.HEAD:
        return seats, seats + 1
    if surplus is Surplus.VICE:
        return seats + 1, seats + 3
    low, high = Fraction(seats, 10).__ceil__(), Fraction(seats, 5).__floor__()
    if low > high or high < 1:
        words = {"seats": seats}
        raise Refused(_("应选%(seats)s名，十分之一至五分之一之间没有整数，差额名额请主席团决定。") % words)
    return seats + low, seats + high


def refuse_candidates(surplus: Surplus, seats: int, number: int, *, by_election: bool = False) -> None:
    least, most = candidates(surplus, seats, by_election=by_election)
    if not least <= number <= most:
        words = {"seats": seats, "least": least, "most": most, "number": number}
        raise Refused(_("应选%(seats)s名，候选人应为%(least)s至%(most)s名，现有%(number)s名。") % words)


# ------------------------------------------------------------------ papers
def refuse_papers(issued: int, returned: int) -> None:
    """More papers than were given out: the whole vote is void and held again."""
    if returned > issued:
        words = {"issued": issued, "returned": returned}
        raise Refused(_("发出%(issued)s张，收回%(returned)s张，收回的多于发出的，本次投票无效，应重新投票。") % words)


def refuse_scrutineer(person: int, candidates_: Sequence[int]) -> None:
    if person in candidates_:
        raise Refused(_("候选人不能担任监票人。"))


# ------------------------------------------------------------------ who is elected
@dataclass(frozen=True)
class Elected:
    """Places in the list of candidates: elected; equal at the edge, among whom is voted again; seats that stay empty."""

    elected: tuple[int, ...]
    tied: tuple[int, ...] = ()
    seats_tied: int = 0
    seats_open: int = 0


def result(deputies: int, seats: int, votes: Sequence[int], needed: Share = MORE_THAN_HALF) -> Elected:
    """More than half of all deputies; of more than there are seats those with most votes; equal ones are voted on again."""
    enough = sorted((place for place, n in enumerate(votes) if needed.met(n, deputies)), key=lambda p: (-votes[p], p))
    if len(enough) <= seats:
        return Elected(tuple(enough), seats_open=seats - len(enough))
    edge = votes[enough[seats - 1]]
    if votes[enough[seats]] != edge:
        return Elected(tuple(enough[:seats]))
    safe = tuple(place for place in enough if votes[place] > edge)
    tied = tuple(place for place in enough if votes[place] == edge)
    return Elected(safe, tied, seats_tied=seats - len(safe))


def second_ballot(seats: int, votes: Sequence[int]) -> tuple[int, ...]:
    """Among the equal, most votes win. Equal again: Refused, since nobody may be chosen by lot."""
    order = sorted(range(len(votes)), key=lambda place: (-votes[place], place))
    if len(order) > seats and votes[order[seats - 1]] == votes[order[seats]]:
        raise Refused(_("票数再次相等，请再次投票。"))
    return tuple(order[:seats])


def is_equal_again(seats: int, votes: Sequence[int]) -> bool:
    """Whether a second ballot leaves it open who has the last seat."""
    order = sorted(votes, reverse=True)
    return len(order) > seats and order[seats - 1] == order[seats]


def refuse_sheet(
    valid: int, seats: int, marks: Sequence[tuple[int, int, int]], written: dict[str, int] | None = None
) -> None:
    """What one scrutineer counted must be possible.

    Each candidate is marked on every valid paper; a paper with more names than seats is void and counted as invalid;
    whoever is against a candidate may name another, who abstains may not (选举法第四十条; 组织法第二十八条).
    """
    said = written or {}
    numbers = [valid, *(each for row in marks for each in row), *said.values()]
    if min(numbers) < 0:
        raise Refused(_("票数不能小于零。"))
    if any(sum(row) != valid for row in marks):
        raise Refused(_("每名候选人的赞成、反对、弃权加起来，应等于有效票数%(valid)s张。") % {"valid": valid})
    names = sum(row[0] for row in marks) + sum(said.values())
    if names > valid * seats:
        raise Refused(_("有效票上所选的人数超过应选人数，请把多选的票计为无效票。"))
    if sum(said.values()) > sum(row[1] for row in marks):
        raise Refused(_("对候选人投反对票的才能另选他人，另选的票数多于反对票数。"))
