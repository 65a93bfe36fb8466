"""A number that says nothing but another time of what was counted before it. No database."""

import re

from lianxinqiao.figures.checking import wording
from lianxinqiao.figures.checking.carried import Bound, Carried
from lianxinqiao.figures.checking.matching import When
from lianxinqiao.figures.checking.phrases import Phrase
from lianxinqiao.figures.claims import units
from lianxinqiao.figures.claims.claim import Claim

REACHED = re.compile(r"(?:增加到|增至|上升到|提高到|发展到|扩大到)(?:今年的?|现在的?|目前的?)?#")
SAID_AGAIN = re.compile(
    r"(?:是|增加到|增至|上升到|提高到|发展到|达到|达|共|全年|则|为|有|收到|提出|召开|举办|开展|开了|召开会议)*#"
)


def same_again(phrase: Phrase, claim: Claim, when: When, carried: Carried) -> Bound | None:
    """上年代表建议133件，本年159件: nothing but another time of what was counted before."""
    if not _may_be(claim, carried):
        return None
    if REACHED.fullmatch(phrase.words):
        return Bound(carried.figure, When(), (), carried.part)
    if not (wording.LAST_YEAR.search(phrase.words) or wording.THIS_YEAR.search(phrase.words)):
        return None
    bare = wording.THIS_YEAR.sub("", wording.LAST_YEAR.sub("", phrase.words))
    return Bound(carried.figure, when, (), carried.part) if SAID_AGAIN.fullmatch(bare) else None


def held_against(phrase: Phrase, claim: Claim, carried: Carried) -> Bound | None:
    """接待群众6400人次，较上年的5900人次增长…: last year's of what was counted before."""
    if not _may_be(claim, carried) or not wording.HELD_AGAINST.match(f"{phrase.words.partition('#')[0]}#"):
        return None
    return Bound(carried.figure, When(last_year=True), (), carried.part)


def _may_be(claim: Claim, carried: Carried) -> bool:
    return bool(carried.figure) and not carried.foreign and units.bare(claim.unit) == carried.unit
