"""A text as contradictions are looked for in it: pauses in one width, sentences that go on joined to those before."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from lianxinqiao.figures.claims import roles
from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.parts import GAP_MAX

# 共有12,5 is none: a comma between figures parts thousands.
HALF_WIDTH = re.compile(r"(?<!\d),|,(?!\d)|[;:?!]")
WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
GOES_ON = re.compile(r"。(?=(?:在?其中|立案(?:的|提案)中)[，：]?)")
LISTED_BEFORE = re.compile("[、占]")
FILED = re.compile("立案|审结|受理|办理")


def pauses(plain: str) -> str:
    """Half-width commas and colons as the rules read them, each in its place."""
    return HALF_WIDTH.sub(lambda match: WIDE[match[0]], plain)


def joined(plain: str, claims: list[Claim]) -> str:
    """收到建议186件。其中…: what a sentence parts stands in the one before, where that counts one thing alone."""
    return GOES_ON.sub(lambda match: "，" if _counts_one_thing(plain, claims, match.start()) else match[0], plain)


def _counts_one_thing(plain: str, claims: list[Claim], stop: int) -> bool:
    at = bisect_left(claims, stop, key=lambda claim: claim.start)
    if not at or stop - claims[at - 1].end > GAP_MAX:
        return False
    last = claims[at - 1]
    counted = [each for each in claims[max(0, at - 9) : at] if each.sentence_start == last.sentence_start]
    alike = [each for each in counted if each.unit == last.unit and not roles.is_change(plain, each)]
    if any(each.unit == "%" for each in counted) or LISTED_BEFORE.search(plain[alike[0].end : stop] if alike else "占"):
        return False
    chain = len(alike) == 2 and FILED.search(plain[alike[0].end : alike[1].start]) is not None
    return alike[-1:] == [last] and (len(alike) == 1 or chain)


def sentences(plain: str, claims: list[Claim]) -> Iterator[list[Claim]]:
    """The claims of each sentence, one that goes on from the sentence before together with it."""
    sentence: list[Claim] = []
    for claim in claims:
        begins = sentence and claim.sentence_start != sentence[-1].sentence_start
        if begins and plain[claim.sentence_start - 1 : claim.sentence_start] != "，":
            yield sentence
            sentence = []
        sentence.append(claim)
    if sentence:
        yield sentence
