"""Show where the words stand: a piece of the text round them, with the words marked."""

import re
from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from lianxinqiao.search import words

BEFORE = 18
"""Characters shown before the first word found."""


def snippet(texts: Iterable[str], asked: str, *, size: int = 90) -> SafeString:
    """The first text that says a part of what was asked, cut to `size` characters round it, words in <mark>.

    Where none does, the beginning of the first text. Everything but the marks is escaped.
    """
    texts = [" ".join(text.split()) for text in texts if text.strip()]
    wanted = _pattern(asked)
    for text in texts:
        if wanted and (found := wanted.search(_alike(text))):
            return _cut(text, max(0, found.start() - BEFORE), size, wanted)
    return _cut(texts[0], 0, size, None) if texts else mark_safe("")


def marked(text: str, asked: str) -> SafeString:
    """The whole text with the words marked, for titles."""
    return _cut(text, 0, len(text), _pattern(asked))


def _pattern(asked: str) -> re.Pattern[str] | None:
    found = words.asked(asked)
    return re.compile("|".join(re.escape(word) for word in found)) if found else None


def _alike(text: str) -> str:
    """Folded character by character, of the same length, so that places in it are places in the text."""
    return "".join(folded if len(folded := words.fold(char)) == 1 else char for char in text)


def _cut(text: str, start: int, size: int, wanted: re.Pattern[str] | None) -> SafeString:
    shown = text[start : start + size]
    said, last = "…" if start else "", 0
    for found in wanted.finditer(_alike(shown)) if wanted else ():
        said += f"{escape(shown[last : found.start()])}<mark>{escape(shown[found.start() : found.end()])}</mark>"
        last = found.end()
    said += escape(shown[last:]) + ("…" if start + size < len(text) else "")
    return mark_safe(said)  # noqa: S308 - every piece of text in it went through escape()
