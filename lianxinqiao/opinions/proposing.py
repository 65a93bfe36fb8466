"""Where no rule fits: the units to which past opinions in the same words went, three at most, with the words that decided.

Counted, not trained elsewhere: how often each pair of signs stood in what a unit answered, against all others. What a
unit sent back speaks for nobody. Below the threshold nothing is proposed; nobody but a clerk decides.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import exp, log, sqrt
from typing import Any

from lianxinqiao.opinions.likeness import core
from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.opinions.stages import ShareStage
from lianxinqiao.people.models import Organization

LEARNED_FROM = 3000  # of the newest parts
RENEWED_EACH = 100  # new parts
LEAST = 12  # parts, before anything is proposed
MOST, FOLDS = 3, 5
# Of the likelihood of the first. In the demo district 201 of 291 are right at once and 245 among the three, 12 are silent;
# of 112 matters that the past knows nothing like, 33 and 55, and 43 are silent.
THRESHOLD = 0.4
NEVER: Counter[int] = Counter()
WORDS = 3  # that are said to have decided


@dataclass(frozen=True)
class Said:
    """What an opinion says that may tell whose it is. Where it is says little: the words of the place are left out."""

    text: str
    field: int | None = None
    place: str = ""

    @property
    def plain(self) -> str:
        text = self.text
        for part in (*self.place.split(), self.place):
            text = text.replace(part, "，") if len(part) > 1 else text
        return core(text)


Past = tuple[Said, int]  # and the unit that kept it


def signs(said: Said) -> frozenset[str]:
    """What is counted of an opinion: each pair of signs once, and its field of work."""
    plain = said.plain
    pairs = {plain[at : at + 2] for at in range(len(plain) - 1)}
    return frozenset(pairs | ({f"#{said.field}"} if said.field else set()))


@dataclass(frozen=True)
class Likely:
    """A unit, how likely it is among all, and the words that speak for it."""

    unit: int
    share: float
    words: tuple[str, ...]


@dataclass
class Learned:
    """How often each sign stood in what each unit answered."""

    units: Counter[int] = field(default_factory=Counter)
    seen: dict[str, Counter[int]] = field(default_factory=dict)

    def take(self, found: Iterable[str], unit: int) -> None:
        self.units[unit] += 1
        for sign in found:
            self.seen.setdefault(sign, Counter())[unit] += 1

    def likely(self, said: Said, most: int = MOST) -> list[Likely]:
        """The most likely first; none where too little speaks for any."""
        known = [sign for sign in signs(said) if self.seen.get(sign, NEVER).total() > 1]
        if self.units.total() < LEAST or len(known) < 2:
            return []
        speaks = {unit: {sign: self._speaks(sign, unit) for sign in known} for unit in self.units}
        # Signs that stand beside each other say the same twice: their sum is damped by the root of their number.
        scores = {
            unit: (log(self.units[unit]) + sum(each.values())) / sqrt(len(known)) for unit, each in speaks.items()
        }
        best = max(scores.values())
        weights = {unit: exp(score - best) for unit, score in scores.items()}
        total = sum(weights.values())
        first = sorted(weights, key=lambda unit: (-weights[unit], unit))[:most]
        if weights[first[0]] / total < THRESHOLD:
            return []
        return [Likely(unit, weights[unit] / total, deciding(said.text, speaks[unit])) for unit in first]

    def _speaks(self, sign: str, unit: int) -> float:
        """How much oftener this unit kept what the sign stands in than all else, as a logarithm.

        A sign that stood nowhere near this unit speaks against it, the louder the oftener it stood elsewhere.
        """
        counts, share = self.seen[sign], self.units[unit] / self.units.total()
        return log((counts[unit] + share) / (counts.total() + 1) / share)


def deciding(text: str, speaks: dict[str, float]) -> tuple[str, ...]:
    """The words of the text that spoke loudest: pairs that overlap are read as one word."""
    loud = {sign for sign in sorted(speaks, key=lambda sign: (-speaks[sign], sign))[:8] if speaks[sign] > 0}
    spans: list[tuple[int, int, float]] = []
    for at in range(len(text) - 1):
        pair = text[at : at + 2]
        if pair not in loud:
            continue
        if spans and at < spans[-1][1] and at + 2 - spans[-1][0] <= 5:
            start, _end, weight = spans.pop()
            spans.append((start, at + 2, weight + speaks[pair]))
        else:
            spans.append((at, at + 2, speaks[pair]))
    ordered = sorted(spans, key=lambda span: (-span[2], span[0]))
    return tuple(dict.fromkeys(text[start:end] for start, end, _weight in ordered))[:WORDS]


# ------------------------------------------------------------------ what the past teaches
def past(body: int) -> list[Past]:
    """What was said and who kept it, of the newest parts."""
    rows = Share.objects.filter(opinion__body_id=body, organization__isnull=False, opinion__kind="suggestion")
    rows = rows.exclude(stage=ShareStage.RETURNED).order_by("-pk")
    told = rows.values_list("opinion__text", "opinion__field_id", "opinion__place", "organization_id")
    return [(Said(text, field, place), unit) for text, field, place, unit in told[:LEARNED_FROM]]


def learned(body: int) -> Learned:
    newest = Share.objects.filter(opinion__body_id=body).order_by("-pk").values_list("pk", flat=True).first() or 0
    return _learned(body, newest // RENEWED_EACH)


@lru_cache(maxsize=8)
def _learned(body: int, _renewed: int) -> Learned:
    return learn(past(body))


def learn(rows: Iterable[Past]) -> Learned:
    found = Learned()
    for said, unit in rows:
        found.take(signs(said), unit)
    return found


@dataclass(frozen=True)
class Proposed:
    unit: Organization
    words: tuple[str, ...]
    percent: int


def of(opinion: Opinion) -> list[Proposed]:
    """Units that stand and may have it, for a clerk to choose among."""
    likely = learned(opinion.body_id).likely(Said(opinion.text, opinion.field_id, opinion.place))
    units = Organization.objects.filter(active=True, ended_on=None, district_id=opinion.body.district_id)
    found = units.exclude(pk=opinion.accused_id or 0).in_bulk([each.unit for each in likely])
    there = [(each, found[each.unit]) for each in likely if each.unit in found]
    return [Proposed(unit, each.words, round(each.share * 100)) for each, unit in there]


# ------------------------------------------------------------------ how well it does
@dataclass
class Row:
    """What would have been proposed for what one unit answered: right at first, among the three, nothing, and whom instead."""

    unit: int
    all: int = 0
    first: int = 0
    among: int = 0
    silent: int = 0
    instead: Counter[int] = field(default_factory=Counter)


def confusions(rows: Sequence[Past]) -> list[Row]:
    """Each past opinion judged by what the others teach, a fifth at a time; the units with most first."""
    found: dict[int, Row] = {}
    for fold in range(FOLDS):
        taught = learn(row for place, row in enumerate(rows) if place % FOLDS != fold)
        for said, unit in rows[fold::FOLDS]:
            row = found.setdefault(unit, Row(unit))
            row.all += 1
            _judge(row, [each.unit for each in taught.likely(said)])
    return sorted(found.values(), key=lambda row: (-row.all, row.unit))


def _judge(row: Row, proposed: Sequence[int]) -> None:
    if not proposed:
        row.silent += 1
        return
    row.among += row.unit in proposed
    if proposed[0] == row.unit:
        row.first += 1
    else:
        row.instead[proposed[0]] += 1


def table(body: int) -> dict[str, Any]:
    """The table of confusions with the units' names, and its sums."""
    rows = confusions(past(body))
    names = Organization.objects.in_bulk([row.unit for row in rows])
    shown = [(names[row.unit], row, [(names[unit], n) for unit, n in row.instead.most_common(3)]) for row in rows]
    sums = {name: sum(getattr(row, name) for row in rows) for name in ("all", "first", "among", "silent")}
    return {"rows": shown, "sums": sums}
