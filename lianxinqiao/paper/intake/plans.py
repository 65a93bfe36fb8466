"""What an import will do, row by row, as it is shown before anything is written.

The plan is made by playing the import for real and taking it back. Its digest is kept: what is confirmed is what was
shown, or the new plan is shown first.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True)
class Problem:
    """A bad cell ("C7") and why."""

    cell: str
    reason: Text


@dataclass(frozen=True)
class Told:
    """Something of the sheet that is left out or was read in a way of its own, and where."""

    cell: str
    words: Text


@dataclass(frozen=True)
class Moved:
    """A value that another takes the place of."""

    cell: str
    heading: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    row: int
    words: str
    new: bool = True
    cells: tuple[Moved, ...] = ()


class Wrong(Exception):
    """A row cannot be taken: under which heading, and why."""

    def __init__(self, heading: str, reason: Text) -> None:
        super().__init__(heading, reason)
        self.heading, self.reason = heading, reason


@dataclass
class Plan:
    changes: list[Change] = field(default_factory=list)
    same: list[int] = field(default_factory=list)  # rows
    ignored: list[Told] = field(default_factory=list)
    notes: list[Told] = field(default_factory=list)  # taken, in a way that the reader should know
    problems: list[Problem] = field(default_factory=list)
    sheet: str = ""

    @property
    def unchanged(self) -> int:
        return len(self.same)

    @property
    def new(self) -> list[Change]:
        return [change for change in self.changes if change.new]

    @property
    def changed(self) -> list[Change]:
        return [change for change in self.changes if not change.new]

    @property
    def same_rows(self) -> str:
        """2, 5-9"""
        spans: list[list[int]] = []
        for row in sorted(self.same):
            if spans and row == spans[-1][1] + 1:
                spans[-1][1] = row
            else:
                spans.append([row, row])
        return ", ".join(f"{first}" if first == last else f"{first}–{last}" for first, last in spans)

    @property
    def causes(self) -> list[tuple[str, str]]:
        """Each cause once, with every cell that it is found in."""
        found: dict[str, list[str]] = {}
        for problem in self.problems:
            found.setdefault(str(problem.reason), []).append(problem.cell)
        return [(reason, ", ".join(dict.fromkeys(cells))) for reason, cells in found.items()]

    @property
    def digest(self) -> str:
        """Equal for equal plans."""
        shown = [
            [[change.row, change.words, change.new, [vars(cell) for cell in change.cells]] for change in self.changes],
            sorted(self.same),
            [[told.cell, str(told.words)] for told in (*self.ignored, *self.notes)],
        ]
        return hashlib.sha256(json.dumps(shown, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def counts(self) -> dict[str, int]:
        return {
            "new": len(self.new),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "ignored": len(self.ignored),
        }

    def in_order(self) -> None:
        """As the sheet has them, whatever the order in which they were taken."""
        self.changes.sort(key=lambda change: change.row)
        self.problems.sort(key=lambda problem: place_of(problem.cell))


def cell_name(place: int, row: int) -> str:
    """C7 for place 2, row 7."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def place_of(cell: str) -> tuple[int, int, str]:
    """To sort cells by row and column."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :] or 0), len(letters), letters


def moved(pairs: Iterable[tuple[str, str, object, object]]) -> tuple[Moved, ...]:
    """Of (cell, heading, old, new) those that differ."""
    return tuple(
        Moved(cell, heading, str(old or ""), str(new or ""))
        for cell, heading, old, new in pairs
        if str(old or "") != str(new or "")
    )
