"""What is a word to the search: CJK text by every two and three characters in a row, all else as it is written.

Pairs find every two-character word that a segmenter would have to know (HOUSE.md section 9), threes make a longer word
exact: what says every three characters of it says it. So a vector needs no positions, and a question is answered from the
index alone, without reading a single text (docs/decisions/0006).
The last character of a run stands alone as well: a single character is answered by prefix, wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lianxinqiao.paper.traditional import SIMPLIFIED, TRADITIONAL

CJK = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUNS = re.compile(rf"([{CJK}]+)|((?:(?![{CJK}])[^\W_])+)")
SIMPLE = str.maketrans(TRADITIONAL, SIMPLIFIED)
QUERY_MAX = 100
"""Characters of a query that are looked at."""
TEXT_MAX = 30_000
"""Characters of a document that are indexed, well below the megabyte that a tsvector holds."""
WORD_MAX = 40
"""Characters of one Latin word or number."""


def fold(text: str) -> str:
    """Full-width as half-width, capitals as small letters, traditional characters as simplified ones."""
    return _alike_sized(text).translate(SIMPLE)


def _alike_sized(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


class Run(NamedTuple):
    """Characters of one sort. `stretch` counts what stands unbroken: runs that touch share it."""

    text: str
    cjk: bool
    stretch: int

    def by(self, size: int) -> list[str]:
        """Every `size` characters in a row."""
        return [self.text[i : i + size] for i in range(len(self.text) - size + 1)]


def runs(text: str) -> Iterator[Run]:
    """Of folded text."""
    stretch = end = 0
    for match in RUNS.finditer(text):
        stretch += match.start() > end
        end = match.end()
        cjk, word = match.groups()
        yield Run(cjk, True, stretch) if cjk else Run(_plain(word), False, stretch)


def _plain(word: str) -> str:
    """A number without its leading noughts, so that 0142 is 142."""
    return (word.lstrip("0") or "0" if word.isdecimal() else word)[:WORD_MAX]


def vector(texts: Iterable[str]) -> str:
    """A tsvector in PostgreSQL's own notation. No word reaches across texts."""
    found: set[str] = set()
    left = TEXT_MAX
    for text in texts:
        found |= _said(text[:left])
        left = max(0, left - len(text))
    return " ".join([f"'{word}'" for word in sorted(found)])


@lru_cache(maxsize=64)
def _said(text: str) -> frozenset[str]:
    """Kept for a moment, since the two vectors of a suggestion share most of their texts."""
    found: set[str] = set()
    for run in runs(fold(text)[:TEXT_MAX]):
        found.update([*run.by(2), *run.by(3), run.text[-1]] if run.cjk else [run.text])
    return frozenset(found)


def query(text: str) -> str:
    """A tsquery in PostgreSQL's own notation that asks for all of it. Empty where nothing is asked."""
    stretches: dict[int, list[Run]] = {}
    for run in runs(fold(text[:QUERY_MAX])):
        stretches.setdefault(run.stretch, []).append(run)
    return " & ".join(dict.fromkeys(term for found in stretches.values() for term in _terms(found)))


def _terms(stretch: list[Run]) -> Iterator[str]:
    """A single character beside a number or a Latin word (第142号) narrows nothing and is left out."""
    for run in stretch:
        if not run.cjk:
            yield f"'{run.text}'"
        elif len(run.text) > 1:
            yield from (f"'{word}'" for word in run.by(min(3, len(run.text))))
        elif len(stretch) == 1:
            yield f"'{run.text}':*"


def asked(text: str) -> list[str]:
    """The stretches that were asked for, folded, as they are marked in a result; the longest first."""
    return sorted({folded for folded, _written in spellings(text)}, key=len, reverse=True)


def spellings(text: str) -> list[tuple[str, str]]:
    """Each stretch as it is folded, and with its traditional characters: for what is compared as it was written."""
    stretches = re.split(r"[\W_]+", _alike_sized(text[:QUERY_MAX]))
    return [(each.translate(SIMPLE), each) for each in stretches if each]
