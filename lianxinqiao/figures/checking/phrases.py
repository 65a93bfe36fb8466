"""What is said of each number of a sentence: its own words, where several share a clause."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianxinqiao.figures.checking import matching, wording
from lianxinqiao.figures.checking.matching import Clause
from lianxinqiao.figures.claims.claim import Claim

HAND_OVER = re.compile(r"^[、和与及;；]|^以及")
APART = re.compile(r"(?P<heads>[^，。；;：:]*?)分别(?P<verb>[^，。；;：:#]{0,20})$")
NEXT = re.compile(
    r"均?已|其中|还有|尚|里头?(?=有)|中(?=有)"
)  # 承诺的57项工作已兑现55项: what begins here is said of the next number
# 10名以上代表联名提出的议案5件: how many must join is the rule, and no part of them.
BY_MANY = re.compile(r"(?:人大)?(?:代表|委员)(?:依法)?联名")
SEVERAL = re.compile(r"、|以及|和|与|及")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said of one number: the words before and behind it with # for it, and where they begin in the text."""

    words: str
    start: int
    lead: str  # the clauses before it that have no number of their own
    joined: bool = False  # to the number before it, by the words between them: 亿元以上重点项目20个


def phrases(plain: str, claims: Sequence[Claim]) -> list[Phrase]:
    """What is said of each number of a sentence; numbers of one clause share what stands between them."""
    clauses = [matching.clause_of(plain, claim) for claim in claims]
    found = []
    for place, (claim, clause) in enumerate(zip(claims, clauses, strict=True)):
        before = claims[place - 1] if place and clauses[place - 1].start == clause.start else None
        after = next(
            (
                each
                for each, of in zip(claims[place + 1 :], clauses[place + 1 :], strict=True)
                if of.start == clause.start
            ),
            None,
        )
        start, left = _left_of(plain, clause, before, claim)
        right = _right_of(plain, clause, claim, after)
        lead = "" if before else _lead(plain, claims, clauses, place)
        words = wording.QUIET.sub("", f"{left}#{right}")
        joined = before is not None and start == before.end
        found.append(Phrase(words, start, lead, joined))
    return _apart(plain, claims, clauses, found)


def _left_of(plain: str, clause: Clause, before: Claim | None, claim: Claim) -> tuple[int, str]:
    start = before.end if before else clause.start
    left = plain[start : claim.start]
    if before and left.endswith("、"):
        return claim.start, ""  # 16件办结、3件…: what stands between is the number before's
    handed = HAND_OVER.match(left) if before else None
    return (start + handed.end(), left[handed.end() :]) if handed else (start, left)


def _right_of(plain: str, clause: Clause, claim: Claim, after: Claim | None) -> str:
    if after is None:
        return plain[claim.end : clause.start + len(clause.words)]
    right = plain[claim.end : after.start]
    return "" if HAND_OVER.match(right) else NEXT.split(right)[0].removesuffix("、")


def _lead(plain: str, claims: Sequence[Claim], clauses: Sequence[Clause], place: int) -> str:
    """The clauses between the number before and this one's clause, or from the beginning of the sentence."""
    clause = clauses[place]
    start = claims[place].sentence_start
    if place:
        last = clauses[place - 1]
        start = last.start + len(last.words)
    return plain[max(start, clause.start - matching.REACH) : clause.start]


def _apart(plain: str, claims: Sequence[Claim], clauses: Sequence[Clause], found: list[Phrase]) -> list[Phrase]:
    """办理率、按期答复率分别为100%和98.8%: each number with its own head."""
    for place in range(len(found)):
        apart = APART.fullmatch(found[place].words.partition("#")[0])
        if apart is None:
            continue
        heads = [each for each in SEVERAL.split(apart["heads"]) if each]
        same = [n for n in range(place, len(found)) if clauses[n].start == clauses[place].start]
        if len(heads) == len(same) > 1:
            for head, number in zip(heads, same, strict=True):
                found[number] = replace(found[number], words=f"{head}{apart['verb']}#")
    return found


def is_of_all(plain: str, claims: Sequence[Claim], claim: Claim, phrase: Phrase) -> bool:
    """全区18个乡镇街道人大开展…: the number before says that it is all of them."""
    before = max((each for each in claims if each.end <= claim.start), key=lambda each: each.end)
    if before.text.endswith("以上") and BY_MANY.match(phrase.words):
        return True
    said = plain[max(before.sentence_start, before.start - 4) : before.start]
    return wording.ALL_OF_THEM.match(phrase.words) is not None and wording.OF_ALL.search(said) is not None
