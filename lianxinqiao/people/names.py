"""Names as people write them, and when two of them are one.

The same person stands in one sheet as 卢长风, in the next as 卢　长风, in a third as 盧長風; 阿依古丽·玉素甫 is written
with any of six dots. `clean` is how a name is kept, `key` what two spellings have in common, `near` asks whether one
may have been meant for the other.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django.db.models import Q
from opencc import OpenCC

DOT = "·"
# What stands between the parts of a name in the sheets that offices have: middle dots of four blocks, bullets, the
# Japanese and the half-width one, the full-width full stop. A full stop within Latin initials stays (J. Smith).
DOTS = re.compile(r"\s*[·•‧∙⋅・･．●᛫]\s*")
# Dots on the line count between Chinese characters only.
LOW_DOT = re.compile(r"(?<=[\u3400-\u9fff])\s*[.。]\s*(?=[\u3400-\u9fff])")
# Nothing that is not seen belongs into a name: zero-width characters, marks of direction, soft hyphens.
UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\x00-\x08\x0b-\x1f]")
PADDING = re.compile(r"(?<=[\u3400-\u9fff·])\s+(?=[\u3400-\u9fff·])")
# What tells no two names apart: spaces, dots, hyphens and brackets.
NOT_TOLD = re.compile(r"[\s·.。\-—_()（）]+")
# Characters that OpenCC leaves, for they are no traditional ones, only written in two ways.
WRITTEN_ALSO = str.maketrans("呉髙囯戸靑吿", "吴高国户青告")


def clean(name: str) -> str:
    """As it is kept: half-width, one kind of dot, no padding between Chinese characters."""
    text = UNSEEN.sub("", DOTS.sub(DOT, str(name)))
    text = DOTS.sub(DOT, unicodedata.normalize("NFKC", text))
    text = LOW_DOT.sub(DOT, text)
    return PADDING.sub("", " ".join(text.split())).strip(f"{DOT} ")


def key(name: str) -> str:
    """What all spellings of one name have in common; for comparing, never for showing."""
    return NOT_TOLD.sub("", _simplified(clean(name).casefold()))


def same(one: str, other: str) -> bool:
    return key(one) == key(other)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _simplified(text: str) -> str:
    if text.isascii():
        return text
    return _converter().convert(text).translate(WRITTEN_ALSO)


# ------------------------------------------------------------------ near-same names
# Words at the end that one writer adds and the next leaves out.
ENDINGS = (
    "代表团",
    "代表组",
    "街道办事处",
    "人民政府",
    "办事处",
    "委员会",
    "街道",
    "小组",
    "团",
    "镇",
    "乡",
    "局",
    "委",
    "办",
    "组",
)


def near(name: str, known: Iterable[str]) -> str | None:
    """A name that stands already and that this one may be meant for (河口 beside 河口代表团); None where none is near.

    An equal name is no near one. Short names that differ in one character are two names: 一组 is not 二组.
    """
    wanted = key(name)
    for each in known:
        other = key(each)
        if other != wanted and (_stem(other) == _stem(wanted) or (len(wanted) > 1 and other.startswith(wanted))):
            return each
    return None


def _stem(name: str) -> str:
    for ending in ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            return name.removesuffix(ending)
    return name


# ------------------------------------------------------------------ searching
def looked_for(words: str, *prefixes: str) -> Q:
    """Persons whose name holds these words however written, or its pinyin or initials: 曾国, zengguo, zgf."""
    wanted = key(words)
    found = Q()
    for prefix in prefixes or ("",):
        found |= Q(**{f"{prefix}findable__contains": wanted})
    return found if wanted else Q(pk=None)


def search(prefix: str, *fields: str) -> Callable[[Any, str], Any]:
    """What a list's box of words does: by the name of the person at `prefix`, and by other fields as they stand."""

    def narrow(rows: Any, words: str) -> Any:
        found = looked_for(words, prefix)
        for name in fields:
            found |= Q(**{f"{name}__icontains": words})
        return rows.filter(found)

    return narrow
