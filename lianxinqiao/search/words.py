"""What is a word to the search: CJK text by overlapping pairs of characters, all else as it is written.

Pairs find every two-character word that a segmenter would have to know (HOUSE.md section 9). Each character takes one
position, so that a phrase of pairs stands one step apart and a longer word is found exactly as it is written.
The last character of a run stands alone as well: a single character is answered by prefix, wherever it stands.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

CJK = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
RUNS = re.compile(rf"([{CJK}]+)|((?:(?![{CJK}])[^\W_])+)")
QUERY_MAX = 100
"""Characters of a query that are looked at."""
TEXT_MAX = 60_000
"""Characters of a document that are indexed, well below the megabyte that a tsvector holds."""
WORD_MAX = 40
"""Characters of one Latin word or number."""


@dataclass(frozen=True, slots=True)
class Token:
    """`alone` is the last character of a run, which every longer word of the run contains already."""

    text: str
    at: int
    run: int
    alone: bool = False


def fold(text: str) -> str:
    """Full-width as half-width, capitals as small letters."""
    return unicodedata.normalize("NFKC", text).casefold()


def tokens(text: str) -> Iterator[Token]:
    """Runs that touch each other share a number and follow on; whatever stands between two leaves a gap."""
    at = run = end = 0
    for match in RUNS.finditer(text):
        if match.start() > end:
            at, run = at + 1, run + 1
        end = match.end()
        cjk, word = match.groups()
        if cjk:
            for index in range(len(cjk) - 1):
                yield Token(cjk[index : index + 2], at + index, run)
            yield Token(cjk[-1], at + len(cjk) - 1, run, alone=len(cjk) > 1)
            at += len(cjk)
        else:
            yield Token(_plain(word), at, run)
            at += 1


def _plain(word: str) -> str:
    """A number without its leading noughts, so that 0142 is 142."""
    return (word.lstrip("0") or "0" if word.isdecimal() else word)[:WORD_MAX]


def vector(*parts: tuple[str, str]) -> str:
    """A tsvector in PostgreSQL's own notation, of texts with their weights (A to D). No phrase reaches across texts."""
    places: dict[str, list[str]] = {}
    start, left = 1, TEXT_MAX
    for text, weight in parts:
        last = 0
        for token in tokens(fold(text[:left])[:left]):
            places.setdefault(token.text, []).append(f"{start + token.at}{weight}")
            last = token.at
        start, left = start + last + 2, max(0, left - len(text))
    return " ".join(f"'{word}':{','.join(where)}" for word, where in places.items())


def query(text: str) -> str:
    """A tsquery in PostgreSQL's own notation: each unbroken stretch as a phrase, all of them. Empty where nothing is asked."""
    runs: dict[int, list[Token]] = {}
    for token in tokens(fold(text[:QUERY_MAX])):
        if not token.alone:
            runs.setdefault(token.run, []).append(token)
    return " & ".join(f"({_phrase(found)})" for found in runs.values())


def _phrase(found: list[Token]) -> str:
    said = _term(found[0])
    for before, token in itertools.pairwise(found):
        said += f" <{token.at - before.at}> {_term(token)}"
    return said


def _term(token: Token) -> str:
    single = len(token.text) == 1 and RUNS.fullmatch(token.text).group(1)  # type: ignore[union-attr]
    return f"'{token.text}':*" if single else f"'{token.text}'"


def asked(text: str) -> list[str]:
    """The stretches that were asked for, folded, as they are marked in a result; the longest first."""
    stretches = re.split(r"[\W_]+", fold(text[:QUERY_MAX]))
    return sorted({each for each in stretches if each}, key=len, reverse=True)
