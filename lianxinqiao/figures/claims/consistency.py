"""Contradictions of a text with itself: parts and total, rate and its two numbers, one thing with two values, 全部 and less.

Silence is the rule: a pair is named only where the words say that the two numbers belong together. Only exact numbers
are compared, and a rate is wrong only where no rounding of its two numbers gives it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from lianxinqiao.figures.claims import joining
from lianxinqiao.figures.claims.all_done import all_and_less, all_of_less
from lianxinqiao.figures.claims.attendance import present
from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.claims.parts import Pair, parts
from lianxinqiao.figures.claims.rates import differences, rates
from lianxinqiao.figures.claims.repeated import repeated


@dataclass(frozen=True, slots=True)
class Contradiction:
    """`kind` is parts, rate, twice or all; `first` stands before `second` in the text; `sentence` says what is wrong."""

    kind: str
    first: Claim
    second: Claim
    sentence: str

    def as_json(self) -> dict[str, object]:
        places = {"first": self.first, "second": self.second}
        return {"kind": self.kind, "sentence": self.sentence} | {
            name: {"text": claim.text, "start": claim.start, "end": claim.end} for name, claim in places.items()
        }


def contradictions(text: str, claims: list[Claim]) -> list[Contradiction]:
    """Every contradiction, in the order of its second place."""
    plain = joining.joined(joining.pauses(fold(text)), claims)
    found: dict[tuple[str, int, int], Contradiction] = {}
    for sentence in joining.sentences(plain, claims):
        for kind, look in LOOKS:
            for first, second, words in look(plain, sentence):
                found.setdefault((kind, first.start, second.start), Contradiction(kind, first, second, words))
    for first, second in repeated(plain, claims):
        words = _("同一事项前后不一致：前文为%(first)s，此处为%(second)s。") % {
            "first": first.text,
            "second": second.text,
        }
        found.setdefault(("twice", first.start, second.start), Contradiction("twice", first, second, words))
    for first, second, words in all_of_less(plain, claims):
        found.setdefault(("all", first.start, second.start), Contradiction("all", first, second, words))
    return sorted(found.values(), key=lambda item: (item.second.start, item.first.start))


SUM_OF_SHARES = re.compile(r"^(?:[A-Da-d]|[甲乙丙丁])类$|^(?:基本|不)?满意率?$")


def _shares(plain: str, claims: list[Claim]) -> Iterator[Pair]:
    """A类占62.4%，B类占30.1%，C类占9.5%: more than there is."""
    shares = [each for each in claims if each.unit == "%" and SUM_OF_SHARES.search(each.counted.thing)]
    shares = [each for each in shares if each.exact is not None and not each.counted.change]
    things = {each.counted.thing for each in shares}
    added = sum(Decimal(each.exact or 0) for each in shares)
    if len(shares) > 1 and len(things) == len(shares) and added > 100 + Decimal("0.1") * len(shares):
        words = {"parts": "、".join(each.text for each in shares), "sum": f"{added}%"}
        yield shares[0], shares[-1], _("各项占比%(parts)s相加为%(sum)s，超过100%%。") % words


LOOKS: tuple[tuple[str, Callable[[str, list[Claim]], Iterator[Pair]]], ...] = (
    ("parts", parts),
    ("parts", present),
    ("rate", rates),
    ("rate", _shares),
    ("rate", differences),
    ("all", all_and_less),
)
