"""Reads a phrase by its words in whatever order they stand, with the clauses around it where these say what it is. No database."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from lianxinqiao.figures.checking import matching, telling, understood, wording
from lianxinqiao.figures.checking.carried import Bound, Carried
from lianxinqiao.figures.checking.matching import When
from lianxinqiao.figures.checking.naming import Names, Part
from lianxinqiao.figures.checking.phrases import Phrase
from lianxinqiao.figures.checking.usual import Usual
from lianxinqiao.figures.claims import units
from lianxinqiao.figures.claims.claim import Claim

# 民生实事10项，都是代表票决出来的: the clause behind says what was done of it.
TAIL = re.compile(r"[，,]((?:这些|这|都|均|全)?(?:项目)?(?:都|均|全)?(?:是|由|经|成为)[^，,。；;\d]{2,20})")
# 难以完成的8项承诺，转入下一年度: … or makes a part of it.
TURNED = re.compile(
    r"[，,]((?:均|都|已|全部)?(?:转入|转到|顺延|退回|列为|纳入|结转)[^，,。；;\d]{0,20})(?=[，,。；;！!？?]|$)"
)
# 与上年的133件相比，今年代表建议…: what it is, the clause behind says.
AGAINST_WHAT = re.compile(r"(?:比|较|与|同|和)(?:去年|上年度?|上一年度?)(?:同期)?([^#，]{0,6}?)的?#(?:相比|相较)")
NEXT_CLAUSE = re.compile(r"[，,]([^，,。；;\d]{2,20}?)(?:多|增|减|少|为|达|共|有|\d)")
# 联络站从去年的120个增至126个: last year's, and what it has become.
FROM_LAST_YEAR = re.compile(r"([^#]{2,16})[由从](?:去年|上年度?)的?#")
# 两件建议内容相同: of these two something is told, and nobody says how many there are.
TOLD_OF = tuple("两三四五六七八九")
NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Found:
    """What a number was bound to, as a usual wording would have it, and which words say nothing of it."""

    usual: Usual
    bound: Bound
    rest: str
    thing: frozenset[str]  # what it counts, as `told` has it
    is_before: bool = False  # last year's, said before what it is held against


@dataclass(frozen=True)
class Loosely:
    names: Names
    has: Callable[[str], bool]

    def read(
        self, phrase: Phrase, claim: Claim, when: When, carried: Carried, plain: str, *, is_total: bool
    ) -> Found | None:
        if begun := FROM_LAST_YEAR.match(phrase.words):
            when, is_total, phrase = When(last_year=True), True, replace(phrase, words=f"{begun[1]}#")
        if not is_total or when.session or telling.is_part(self.names.without_any_part(phrase.lead)):
            return None
        clause = matching.clause_of(plain, claim)
        behind = clause.start + len(clause.words)
        if self.names.is_theirs(plain[claim.sentence_start : behind]):
            return None
        against = None if carried.things - telling.WEAK else AGAINST_WHAT.fullmatch(phrase.words)
        if against and (clause_behind := NEXT_CLAUSE.match(plain, behind)):
            when = When(last_year=True)
            found, part = self._told(f"{against[1]}{clause_behind[1]}#", phrase, claim, carried)
        else:
            found, part = self._with_clause_behind(plain, behind, phrase, claim, carried)
        if found is None or (not found.by_name and carried.lost and not carried.figure):
            return None
        told = found.told
        if told.of in telling.STRICT and not told.needs and claim.text.startswith(TOLD_OF):
            return None
        usual = Usual(told.figure, told.units, NEVER, told.of, needs=not found.anew, part=told.part, own=found.tags)
        part = part or (None if found.by_name else carried.part)
        return Found(
            usual, Bound(told.figure, when, (), part, loosely=True), found.rest, told.thing, against is not None
        )

    def _with_clause_behind(
        self, plain: str, behind: int, phrase: Phrase, claim: Claim, carried: Carried
    ) -> tuple[telling.Telling | None, Part | None]:
        words = understood.EXAMPLES.sub("", phrase.words)
        found, part = self._told(words, phrase, claim, carried)
        if turned := TURNED.match(plain, behind):
            more, _part = self._told(f"{words}，{turned[1]}", phrase, claim, carried)
            return (more if more and (not found or len(more.told.needs) >= len(found.told.needs)) else None), part
        if found is None and (tail := TAIL.match(plain, behind)):
            return self._told(f"{words}，{tail[1]}", phrase, claim, carried)
        return found, part

    def _told(
        self, words: str, phrase: Phrase, claim: Claim, carried: Carried
    ) -> tuple[telling.Telling | None, Part | None]:
        """What the words tell of, and the part of it, by what the district calls the parts of any family."""
        narrowed = carried.narrowed & wording.NARROWING.keys() if phrase.joined else frozenset()
        whole = not carried.figure and not carried.lost
        before = telling.Before(carried.things, carried.said, telling.lent(phrase.lead), narrowed, whole)
        unit = units.bare(claim.unit)
        for family in self.names.parts:
            bare, part = self.names.without_parts(words, family)
            part = part or self.names.without_parts(phrase.lead, family)[1]
            found = telling.tell(bare, unit, replace(before, whole=True), self.has) if part else None
            if found and found.told.of == family:
                return found, part
        return telling.tell(words, unit, before, self.has), None


def without_twins(claims: Sequence[Claim], found: Sequence[Bound | None]) -> list[Bound | None]:
    """No figure has two numbers in one sentence: 听取报告22项，其中专项报告18项 leaves the one that says more of itself."""
    kept = list(found)
    for place, (claim, one) in enumerate(zip(claims, found, strict=True)):
        for other_claim, other in zip(claims[place + 1 :], found[place + 1 :], strict=True):
            alike = one and other and replace(one, words=(), loosely=False) == replace(other, words=(), loosely=False)
            if one and alike and one.loosely and (claim.low, claim.high) != (other_claim.low, other_claim.high):
                kept[place] = None
    return kept
