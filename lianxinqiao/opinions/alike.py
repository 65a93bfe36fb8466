"""Opinions in words alike, shown before one is sent and while one is registered: “this is it” joins instead of repeating."""

from typing import Any

from rapidfuzz import fuzz, process

from lianxinqiao.opinions.likeness import SHORTEST, bands, core
from lianxinqiao.opinions.models import Opinion

FOUND, NEWEST = 2000, 500  # looked at: those filed under the same numbers, and the newest in any case
LATELY = 100_000  # rows among which the index is asked first: what many say at once is found there
ALIKE = 62.0


def alike(text: str, among: Any, *, words: str = "text", limit: int = 5) -> list[Opinion]:
    """The nearest of `among`, the most alike first; `words` is the column that the reader may read.

    The index finds what shares many words; a few words that stand in a long text are found among the newest. The index
    is asked for all only where too few are found lately: then few share the words, and that costs little. Three queries,
    or four.
    """
    asked = core(text)
    if len(asked) < SHORTEST:
        return []
    rows = among.order_by("-pk").values_list("pk", words)
    filed, texts = rows.filter(bands__overlap=bands(text)), dict(rows[:NEWEST])
    since = max(texts, default=0) - LATELY
    texts |= dict(filed.filter(pk__gt=since)[:FOUND])
    near = _nearest(asked, texts, limit)
    if len(near) < limit and since > 0:
        near = _nearest(asked, texts | dict(filed.filter(pk__lte=since)[:FOUND]), limit)
    found = Opinion.objects.select_related("body").in_bulk(near)
    return [found[pk] for pk in near if pk in found]


def _nearest(asked: str, texts: dict[int, str], limit: int) -> list[int]:
    cores = {pk: core(each) for pk, each in texts.items()}
    near = process.extract(asked, cores, scorer=_likeness, score_cutoff=ALIKE, limit=limit)
    return [pk for _core, _score, pk in near]


def _likeness(one: str, other: str, **_options: Any) -> float:
    """Of a short one and a long one, how much of the short one stands in the long one; else the whole against the whole."""
    short, long = sorted((len(one), len(other)))
    if short < SHORTEST or long > 4 * short:
        return 0.0
    return float(fuzz.partial_ratio(one, other) if long > 1.6 * short else fuzz.ratio(one, other))
