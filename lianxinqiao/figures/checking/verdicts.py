"""What the records say of each number of a text: its verdict, in words and as JSON, and how many have which."""

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.figures.checking.naming import Part
from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.consistency import Contradiction
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.people.models import Body

VERDICTS = {
    "agrees": gettext_lazy("与记录一致"),
    "contradicts": gettext_lazy("与记录不符"),
    "other_period": gettext_lazy("不是本年度的数字"),
    "no_figure": gettext_lazy("没有对应的记录"),
}
COMPARED = frozenset({"agrees", "contradicts"})
Value = int | Decimal | None


@dataclass(frozen=True)
class Checked:
    """One claim with its verdict; `figure` is "" where none was found, `recorded` None where there is no value."""

    claim: Claim
    verdict: str
    figure: str = ""
    recorded: Value = None
    period: Period | None = None
    words: tuple[tuple[int, int], ...] = ()
    remembered: bool = False
    key: str = ""
    part: Part | None = None
    meant: tuple[str, int, Part | None] | None = None  # figure, year and part by its words, whatever is on record

    @property
    def label(self) -> str:
        return str(VERDICTS[self.verdict])

    @property
    def figure_name(self) -> str:
        """With the way in which it is narrowed, where only a part of it is meant."""
        return _named(self.figure, self.part)

    @property
    def without_records(self) -> str:
        """The figure that its words mean, where nothing of its kind is on record by then."""
        if self.figure or not self.meant:
            return ""
        figure, year, part = self.meant
        return _("“%(name)s”，%(year)s年没有记录") % {"name": _named(figure, part), "year": year}

    @property
    def narrowing(self) -> str:
        """What narrows the list that it opens: &field=3."""
        return f"&{self.part[0]}={self.part[1]}" if self.part else ""

    @property
    def sentence(self) -> str:
        """The verdict, for a person."""
        recorded = f"{self.recorded}%" if self.figure in RATES else self.recorded
        said = {"name": self.figure_name, "recorded": recorded, "said": self.claim.text}
        if self.verdict == "agrees":
            return _("记录中“%(name)s”为%(recorded)s，与“%(said)s”一致。") % said
        if self.verdict == "contradicts":
            return _("记录中“%(name)s”为%(recorded)s，文中写“%(said)s”。") % said
        if self.verdict == "other_period":
            return _("这句话说的不是本年度。")
        return _("没有找到可以核对的记录。")

    def as_json(self, text: str) -> dict[str, Any]:
        recorded = float(self.recorded) if isinstance(self.recorded, Decimal) else self.recorded
        return self.claim.as_json() | {
            "verdict": self.verdict,
            "figure": self.figure or None,
            "part": f"{self.part[0]}={self.part[1]}" if self.part else None,
            "recorded": recorded,
            "year": self.period.year if self.period else None,
            "matched": [{"text": text[start:end], "start": start, "end": end} for start, end in self.words],
            "remembered": self.remembered,
        }


def _named(figure: str, part: Part | None) -> str:
    name = dict(choices()).get(figure, "") if figure else ""
    return f"{name}（{FIGURES[figure].ways[part[0]].title}）" if part else name


@dataclass(frozen=True)
class Report:
    text: str
    claims: list[Checked]
    contradictions: list[Contradiction]
    body: Body | None
    year: int

    @cached_property
    def doubtful(self) -> frozenset[int]:
        """Where the claims begin that another claim of the text contradicts."""
        return frozenset(claim.start for found in self.contradictions for claim in (found.first, found.second))

    def contradictions_of(self, claim: Claim) -> list[Contradiction]:
        return [found for found in self.contradictions if claim.start in {found.first.start, found.second.start}]

    def count(self) -> dict[str, int]:
        """How many claims have each verdict."""
        return dict.fromkeys(VERDICTS, 0) | Counter(each.verdict for each in self.claims)

    def verdicts(self) -> list[tuple[str, str, int]]:
        """The verdicts that there are, with their words and how many claims have them."""
        return [(verdict, str(VERDICTS[verdict]), number) for verdict, number in self.count().items() if number]

    @property
    def checked(self) -> int:
        """How many claims were held against a figure of the records."""
        return sum(each.verdict in COMPARED for each in self.claims)

    @property
    def coverage(self) -> str:
        """How many of how many: a number alone would not say what it is of."""
        said = {"checked": self.checked, "claims": len(self.claims)}
        if not self.claims:
            return _("文中没有找到数字")
        if self.body is None:
            return _("文中 %(claims)s 处数字未与记录核对（没有指明机构）") % said
        return _("文中 %(claims)s 处数字，与记录核对了 %(checked)s 处") % said

    @property
    def tone(self) -> str:
        """Amber where less than half of the numbers were held against records."""
        return "good" if self.claims and 2 * self.checked >= len(self.claims) else "warn"

    def as_json(self, claims: list[Any] | None = None) -> dict[str, Any]:
        """`claims` instead of its own, for one who writes them bit by bit."""
        return {
            "text": self.text,
            "body": self.body.code if self.body else None,
            "year": self.year,
            "numbers": len(self.claims),
            "checked": self.checked,
            "verdicts": self.count(),
            "claims": [each.as_json(self.text) for each in self.claims] if claims is None else claims,
            "contradictions": [each.as_json() for each in self.contradictions],
        }


def choices() -> list[tuple[str, str]]:
    """Every figure and rate with its name: what a correction may choose from."""
    counts = [(code, str(figure.name)) for code, figure in FIGURES.items()]
    return counts + [(code, str(rate.name)) for code, rate in RATES.items()]
