"""What is a word to the search: CJK text by overlapping pairs of characters, all else as it is written.

Pairs find every two-character word that a segmenter would have to know (HOUSE.md section 9). Each character takes one
position, so that a phrase of pairs stands one step apart and a longer word is found exactly as it is written.
The last character of a run stands alone as well: a single character is answered by prefix, wherever it stands.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

CJK = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUNS = re.compile(rf"([{CJK}]+)|((?:(?![{CJK}])[^\W_])+)")
QUERY_MAX = 100
"""Characters of a query that are looked at."""
TEXT_MAX = 60_000
"""Characters of a document that are indexed, well below the megabyte that a tsvector holds."""
WORD_MAX = 40
"""Characters of one Latin word or number."""


def fold(text: str) -> str:
    """Full-width as half-width, capitals as small letters."""
    return unicodedata.normalize("NFKC", text).casefold()


class Run(NamedTuple):
    """Characters of one sort. `stretch` counts what stands unbroken: runs that touch share it and follow on."""

    text: str
    cjk: bool
    at: int
    stretch: int

    @property
    def end(self) -> int:
        return self.at + (len(self.text) if self.cjk else 1)

    def pairs(self) -> list[str]:
        """The words of it that stand at `at` and after, one step each; the last character not among them."""
        return [self.text[i : i + 2] for i in range(len(self.text) - 1)] if self.cjk else [self.text]


def runs(text: str) -> Iterator[Run]:
    """Of folded text. Whatever stands between two stretches leaves a gap that no phrase reaches across."""
    at = stretch = end = 0
    for match in RUNS.finditer(text):
        if match.start() > end:
            at, stretch = at + 1, stretch + 1
        end = match.end()
        cjk, word = match.groups()
        run = Run(cjk, True, at, stretch) if cjk else Run(_plain(word), False, at, stretch)
        yield run
        at = run.end


def _plain(word: str) -> str:
    """A number without its leading noughts, so that 0142 is 142."""
    return (word.lstrip("0") or "0" if word.isdecimal() else word)[:WORD_MAX]


def vector(*parts: tuple[str, str]) -> str:
    """A tsvector in PostgreSQL's own notation, of texts with their weights (A to D). No phrase reaches across texts."""
    places: dict[str, list[str]] = {}
    start, left = 1, TEXT_MAX
    for text, weight in parts:
        said = _said(text[:left])
        for word, at in said:
            places.setdefault(word, []).append(f"{start + at}{weight}")
        start, left = start + (said[-1][1] if said else 0) + 2, max(0, left - len(text))
    return " ".join([f"'{word}':{','.join(where)}" for word, where in places.items()])


@lru_cache(maxsize=64)
def _said(text: str) -> list[tuple[str, int]]:
    """Words and their places; kept for a moment, since the two vectors of a suggestion share most of their texts."""
    found: list[tuple[str, int]] = []
    for run in runs(fold(text)[:TEXT_MAX]):
        found += zip(run.pairs(), range(run.at, run.end), strict=False)
        if run.cjk:
            found.append((run.text[-1], run.end - 1))
    return found


def query(text: str) -> str:
    """A tsquery in PostgreSQL's own notation: each unbroken stretch as a phrase, all of them. Empty where nothing is asked."""
    stretches: dict[int, list[Run]] = {}
    for run in runs(fold(text[:QUERY_MAX])):
        stretches.setdefault(run.stretch, []).append(run)
    return " & ".join(f"({_phrase(found)})" for found in stretches.values())


def _phrase(found: list[Run]) -> str:
    """The words by their distance, since the pairs before a Latin word end one place ahead of it."""
    said, before = "", 0
    for run in found:
        single = run.cjk and len(run.text) == 1
        for at, word in enumerate(run.pairs() or [run.text], run.at):
            said += (f" <{at - before}> " if said else "") + f"'{word}'" + (":*" if single else "")
            before = at
    return said


def asked(text: str) -> list[str]:
    """The stretches that were asked for, folded, as they are marked in a result; the longest first."""
    stretches = re.split(r"[\W_]+", fold(text[:QUERY_MAX]))
    return sorted({each for each in stretches if each}, key=len, reverse=True)
