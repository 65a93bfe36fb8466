"""For a number without a figure, the figures that its words come nearest to: to be chosen by hand, never by itself."""

from collections.abc import Callable

from django.utils import translation

from lianxinqiao.figures.checking import telling
from lianxinqiao.figures.checking.matching import Clause
from lianxinqiao.figures.checking.told import TOLD
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.registry import FIGURES, RATES

SHOWN = 2
COUNTED_ALIKE = (
    frozenset({"件", "项", "条", "个", "件次"}),
    frozenset({"人次", "人", "名"}),
    frozenset({"次", "场", "期"}),
)
# What is counted weighs more than what was done of it, and this more than what stood earlier in the sentence.
THING, DEED, HEARD, NOT_SAID, STRANGE = 4, 3, 2, 1, 1


def figures(clause: Clause, unit: str, has: Callable[[str], bool], heard: str = "") -> list[str]:
    """The codes of the two that the words tell of most, of the same unit or one that counts alike.

    `heard` is what the sentence says before the clause. Where the words tell as much of several, the one whose printed
    name shares most with the clause goes first.
    """
    said, before = telling.tags(clause.around), telling.tags(heard)
    pairs = _pairs(clause.around)
    scores = []
    with translation.override("zh-hans"):
        named = {code: (str(each.name), str(each.unit)) for code, each in FIGURES.items()}
        named |= {code: (str(each.name), each.unit) for code, each in RATES.items()}
        for code, (words, of) in named.items():
            if not _is_alike(of, unit) or not has(code):
                continue
            name = _pairs(fold(words))
            shared = len(pairs & name)
            told = _told(code, said, before)
            if shared or told > 0:
                scores.append((-told, -shared / len(name | pairs), code))
    return [code for *_score, code in sorted(scores)[:SHOWN]]


def _told(code: str, said: frozenset[str], before: frozenset[str]) -> int:
    """How much the words tell of a figure: by the best of its ways to be told."""
    return max((_of_one(each, said, before) for each in TOLD if each.figure == code), default=0)


def _of_one(each: telling.Told, said: frozenset[str], before: frozenset[str]) -> int:
    thing = THING if each.thing & said else HEARD if each.thing & before else 0
    if not thing:
        return 0
    needs = sum(DEED if need & said else -NOT_SAID for need in each.needs)
    return thing + needs - STRANGE * len(said - each.thing - each.also - each.needed - telling.ALWAYS)


def _pairs(words: str) -> set[str]:
    bare = words.replace(" ", "")
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _is_alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= alike for alike in COUNTED_ALIKE)
