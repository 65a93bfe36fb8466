"""What a number was bound to, and what its sentence carries on to the next. No database."""

from dataclasses import dataclass

from lianxinqiao.figures.checking.matching import When
from lianxinqiao.figures.checking.naming import Part


@dataclass(frozen=True, slots=True)
class Bound:
    """A claim with its figure, the part of it that is meant, and the words that led there."""

    figure: str
    when: When
    words: tuple[tuple[int, int], ...] = ()
    part: Part | None = None
    loosely: bool = False  # by its words in whatever order, where no usual wording fits


@dataclass
class Carried:
    """What a sentence has named so far."""

    family: str = ""
    figure: str = ""  # the last whole that was counted
    unread: frozenset[str] = frozenset()  # the units of numbers whose words were not understood
    unit: str = ""  # … and in what
    narrowed: frozenset[str] = frozenset()  # by what was counted last
    within: frozenset[str] = frozenset()  # by a clause of its own before: 闭会期间，…
    sibling: str = ""  # the kind of part that was said last
    part: Part | None = None
    foreign: bool = False
    ahead: bool = False  # 明年，拟…
    lost: bool = False  # the last whole was not understood
    things: frozenset[str] = frozenset()  # what was named last, as `told` has it
    said: frozenset[str] = frozenset()  # … and what was said of it for all that follows
    heard: str = ""  # the clauses without a number
