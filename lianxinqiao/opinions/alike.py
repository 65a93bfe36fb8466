"""Opinions in words alike, shown before one is sent and while one is registered: “this is it” joins instead of repeating."""

import re
from typing import Any

from rapidfuzz import fuzz, process

from lianxinqiao.opinions.models import Opinion

LOOKED_AT = 3000
ALIKE = 62.0
# What nearly every opinion says, and what tells nothing about its matter.
FORM = re.compile(r"建议|希望|能不能|请(?:问|帮)?|有关部门|尽快|解决|反映|一下|我们?|这里|现在|[\W_]+")


def core(text: str) -> str:
    return FORM.sub("", text)[:200]


def alike(text: str, among: Any, *, words: str = "text", limit: int = 5) -> list[Opinion]:
    """The nearest of `among`, the most alike first; `words` is the column that the reader may read. Two queries."""
    asked = core(text)
    if len(asked) < 4:
        return []
    texts = dict(among.order_by("-pk").values_list("pk", words)[:LOOKED_AT])
    cores = {pk: core(each) for pk, each in texts.items()}
    near = process.extract(asked, cores, scorer=_likeness, score_cutoff=ALIKE, limit=limit)
    found = Opinion.objects.select_related("body").in_bulk([pk for _core, _score, pk in near])
    return [found[pk] for _core, _score, pk in near if pk in found]


def _likeness(one: str, other: str, **_options: Any) -> float:
    """Of a short one and a long one, how much of the short one stands in the long one; else the whole against the whole."""
    short, long = sorted((len(one), len(other)))
    if short < 4 or long > 4 * short:
        return 0.0
    return float(fuzz.partial_ratio(one, other) if long > 1.6 * short else fuzz.ratio(one, other))
