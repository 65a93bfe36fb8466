"""What each figure is about: the thing that is counted, what must be said of it, and what else may be said of it.

A word of `things.py` or `deeds.py` that a figure neither needs nor allows makes another figure of it, or none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from lianxinqiao.figures.checking.usual.kinds import ALIKE

Tags = frozenset[str]


@dataclass(frozen=True, slots=True)
class Word:
    """A stretch of a phrase with what it tells, or, without tags, one that nobody knows."""

    text: str
    tags: Tags
    start: int
    end: int


@dataclass(frozen=True)
class Told:
    figure: str
    units: frozenset[str]
    of: str  # the family, as in `usual`
    thing: Tags  # one of these is named, or was named before in the sentence
    needs: tuple[Tags, ...]
    also: Tags
    part: str = ""  # the kind of part of all that siblings may follow
    within: str = ""  # only where this was said before in the sentence

    @property
    def needed(self) -> Tags:
        return frozenset().union(*self.needs)

    def is_named(self, known: Sequence[Word]) -> bool:
        return any(word.tags & self.thing for word in known)


@dataclass(frozen=True)
class Field:
    """Figures of one kind of thing; `also` are the words that tell nothing of any of them."""

    of: str
    thing: str
    also: str = ""

    def told(
        self,
        figure: str,
        units: str,
        needs: str = "",
        *,
        also: str = "",
        thing: str = "",
        part: str = "",
        within: str = "",
    ) -> Told:
        named = units.split()
        counted = frozenset([*named, *(other for unit in named for other in ALIKE.get(unit, ()))])
        return Told(
            figure,
            counted,
            self.of,
            frozenset((thing or self.thing).split("|")),
            tuple(frozenset(need.split("|")) for need in needs.split()),
            frozenset(f"{self.also} {also}".split()),
            part,
            within,
        )
