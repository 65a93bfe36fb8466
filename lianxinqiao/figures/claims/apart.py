"""意见建议、问题和线索分别为451条、120个和36条: each number counts what stands at its place before 分别."""

import re
from dataclasses import replace

from lianxinqiao.figures.claims import objects
from lianxinqiao.figures.claims.claim import Claim

REACH = 60
HEADS = re.compile(r"(?P<heads>[^，。；：,;:！？!?\n]+?)分别(?:达到|达|完成|实现|为|是|有|增长|下降)?(?:了|至|到)?$")
SEVERAL = re.compile("、|以及|和|与|及")
IN_A_ROW = re.compile(r"^ ?(?:、|和|与|及|以及|,|，) ?$")
THING_MIN = 2


def told(plain: str, claims: list[Claim]) -> list[Claim]:
    """The claims, those of such a row each with its own thing."""
    found = list(claims)
    for at, claim in enumerate(claims):
        window = plain[max(claim.sentence_start, claim.start - REACH) : claim.start]
        heads = HEADS.search(window) if "分别" in window[-6:] else None
        if heads is None:
            continue
        things = [objects.thing_of(each) for each in SEVERAL.split(heads["heads"]) if each]
        row = _row(plain, claims, at)
        if len(things) == len(row) > 1 and all(len(each) >= THING_MIN for each in things):
            for place, thing in enumerate(things, at):
                found[place] = replace(claims[place], counted=replace(claims[place].counted, thing=thing))
    return found


def _row(plain: str, claims: list[Claim], at: int) -> list[Claim]:
    row = [claims[at]]
    for claim in claims[at + 1 :]:
        if not IN_A_ROW.match(plain[row[-1].end : claim.start]):
            break
        row.append(claim)
    return row
