"""Suggestions with titles alike, shown while one is written or registered, so that the same is not raised unseen."""

import re
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.search import words

LOOKED_AT = 3000
"""The newest titles that are compared: some ten years of a district's congress."""
ALIKE = 60.0
"""Per cent of the characters that two titles share in order. Below, titles of one field resemble each other anyway."""
# What nearly every title begins and ends with, and what says no more than that something should be done.
FORM = re.compile(r"^关于(?:进一步)?(?:加强|完善|推进|推动|加快|做好)?|(?:工作)?(?:的|之)?(?:建议|意见|议案|提案)$")


@dataclass(frozen=True)
class Alike:
    """`percent` of characters shared in order."""

    suggestion: Suggestion
    percent: int


def core(title: str) -> str:
    """What a title is about, without its form."""
    return FORM.sub("", words.fold(title).replace(" ", ""))


def alike(title: str, among: Any, *, but: Suggestion | None = None, limit: int = 5) -> list[Alike]:
    """The nearest of `among` (what the reader may see), the most alike first. Two queries."""
    asked = core(title)
    if len(asked) < 2:
        return []
    rows = among.exclude(pk=but.pk) if but else among
    titles = dict(rows.order_by("-pk").values_list("pk", "title")[:LOOKED_AT])
    cores = {pk: core(each) for pk, each in titles.items()}
    near = process.extract(asked, cores, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=limit)
    found = Suggestion.objects.select_related("body", "session__term").in_bulk([pk for _core, _score, pk in near])
    return [Alike(found[pk], round(score)) for _core, score, pk in near]
