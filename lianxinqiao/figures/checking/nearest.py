"""For a number without a figure, the figures that its words come nearest to: to be chosen by hand, never by itself."""

from collections.abc import Callable

from django.utils import translation

from lianxinqiao.figures.checking.matching import Clause
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.registry import FIGURES, RATES

SHOWN = 2
COUNTED_ALIKE = (
    frozenset({"件", "项", "条", "个", "件次"}),
    frozenset({"人次", "人", "名"}),
    frozenset({"次", "场", "期"}),
)


def figures(clause: Clause, unit: str, has: Callable[[str], bool]) -> list[str]:
    """The codes of the two whose names share most with the clause, of the same unit or one that counts alike."""
    said = _pairs(clause.around)
    scores = []
    with translation.override("zh-hans"):
        named = {code: (str(each.name), str(each.unit)) for code, each in FIGURES.items()}
        named |= {code: (str(each.name), each.unit) for code, each in RATES.items()}
        for code, (words, of) in named.items():
            if _is_alike(of, unit) and has(code):
                name = _pairs(fold(words))
                shared = len(said & name)
                if shared:
                    scores.append((-shared / len(name | said), -shared, code))
    return [code for *_score, code in sorted(scores)[:SHOWN]]


def _pairs(words: str) -> set[str]:
    bare = words.replace(" ", "")
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _is_alike(one: str, other: str) -> bool:
    return one == other or any({one, other} <= alike for alike in COUNTED_ALIKE)
