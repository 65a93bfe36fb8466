"""The same thing counted twice with two values. What is the same must be said by the words: thing, act, time and subject."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.numerals import Number
from lianxinqiao.figures.claims.units import FINE

THING_MIN = 3
# Promises, comparisons and other times are not the count of this year.
OTHER_TIME = re.compile(
    "将|要|力争|争取|确保|目标|计划|预计|拟|打算|今年|明年|明后|下一步|去年|上年|同期|上半年|下半年|季度|每年|每月|每季|五年|三年|近年|历年|届|年底前|到20|启动"
)
YEAR = re.compile(r"(?<!\d)(20\d\d) ?年")
SAME_ACTS = {
    "听取": "审议",
    "听取审议": "审议",
    "组织召开": "召开",
    "举行": "召开",
    "组织开展": "开展",
    "收到": "收到",
    "提出": "提出",
}
WORDS_AROUND = re.compile(
    "^(?:全年|一年来|全[市区县省]|常委会|区人大常委会|区人大|共|累计|先后|组织|共计|已|又|还|并|并且|同时|同步|各类|和|与)+"
)


def repeated(plain: str, claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    years = Years(plain)
    seen: dict[tuple[str, str, str, str], dict[Number | None, Claim]] = defaultdict(dict)
    for claim in claims:
        if not _comparable(plain, claim):
            continue
        act = SAME_ACTS.get(claim.counted.verb, claim.counted.verb)
        key = (claim.unit, _named(plain, claim), act, years.at(claim.start))
        earlier = seen[key]
        if claim.exact in earlier:
            continue
        first = next(iter(earlier.values()), None)
        if first and first.sentence_start != claim.sentence_start:
            yield first, claim
        earlier[claim.exact] = claim


def _comparable(plain: str, claim: Claim) -> bool:
    counted = claim.counted
    if (
        claim.exact is None
        or claim.unit in FINE
        or counted.change
        or len(counted.thing) < THING_MIN
        or not counted.verb
    ):
        return False
    front = WORDS_AROUND.sub("", _clause(plain, claim))
    if OTHER_TIME.search(plain, claim.sentence_start, claim.sentence_start + len(claim.sentence)):
        return False
    return front.startswith((counted.verb, "听取")) and (counted.thing in front or front == counted.verb)


def _named(plain: str, claim: Claim) -> str:
    """The thing with what stands before it in its clause: 民事审判程序中的违法行为 is not 行政审判程序中的."""
    front = _clause(plain, claim)
    before = front[: front.rfind(claim.counted.thing)] if claim.counted.thing in front else ""
    return SAID_BEFORE.sub("", before) + claim.counted.thing


def _clause(plain: str, claim: Claim) -> str:
    start = max(
        plain.rfind(mark, max(claim.sentence_start, claim.start - 40), claim.start) for mark in "，。；：,;:、\n "
    )
    return plain[max(start + 1, claim.sentence_start) : claim.start]


# Who did it and how, which say nothing of what was counted.
SAID_BEFORE = re.compile(
    "全年|一年来|全[市区县省]|区?人?大?常委会|区人大|累计|先后|共计|已经?|各类|听取|审议|组织|召开|开展|举行|举办|和|与|共|并|还|又|的"
)


class Years:
    """The year that was named last before a place."""

    def __init__(self, plain: str) -> None:
        found = [(match.start(), match[1]) for match in YEAR.finditer(plain)]
        self._starts, self._said = [start for start, _ in found], [year for _, year in found]

    def at(self, place: int) -> str:
        at = bisect_right(self._starts, place) - 1
        return self._said[at] if at >= 0 else ""
