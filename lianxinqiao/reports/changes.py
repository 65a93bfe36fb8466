"""What the office changed of a writer's words: pieces that stayed, went or came. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

# A piece is cut after these, so that a change is shown by words and clauses rather than by letters.
PIECES = re.compile(r"[^，。；：！？、\n]*[，。；：！？、\n]?")
LONGEST = 6000  # characters; of longer texts only whole lines are compared


@dataclass(frozen=True)
class Piece:
    words: str
    kind: str = ""  # "gone", "new", or "" for what stayed


def between(before: str, after: str) -> list[Piece]:
    """The edited text with what was taken out beside it; nothing where nothing changed."""
    if before == after:
        return []
    whole = len(before) + len(after) > LONGEST
    old, new = (_lines(text) if whole else list(_pieces(text)) for text in (before, after))
    return list(_told(old, new))


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _pieces(text: str) -> Iterator[str]:
    return (piece for piece in PIECES.findall(text) if piece)


def _told(old: list[str], new: list[str]) -> Iterator[Piece]:
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("".join(new[c:d]))
            continue
        if a < b:
            yield Piece("".join(old[a:b]), "gone")
        if c < d:
            yield Piece("".join(new[c:d]), "new")
