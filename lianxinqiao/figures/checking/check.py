"""A text, its claims, what the records say of each, and where the text contradicts itself."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property

from django.utils import translation

from lianxinqiao.figures.checking import labels, matching, nearest, tables, wording
from lianxinqiao.figures.checking.binding import Reader
from lianxinqiao.figures.checking.carried import Bound
from lianxinqiao.figures.checking.matching import When
from lianxinqiao.figures.checking.naming import Part, Parts
from lianxinqiao.figures.checking.verdicts import Checked, Report, Value, choices
from lianxinqiao.figures.claims import consistency, finding, units
from lianxinqiao.figures.claims.claim import Claim
from lianxinqiao.figures.claims.folding import fold
from lianxinqiao.figures.models import ClaimBinding
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.figures.subjects import Subject
from lianxinqiao.paper.layout import Block
from lianxinqiao.people.models import Body, Session

NAME_MIN = 2
HUNDRED = 100
YEAR = re.compile(r"((?:19|20)\d\d)年(?!\d{1,2}月)")


def check(text: str, *, body: Body | None = None, year: int | None = None, blocks: Iterable[Block] = ()) -> Report:
    """Find the claims, bind what can be bound, compare. Without a body the text is only held against itself.

    `blocks` are how the file is laid out: the cells of its tables are checked by their heads.
    """
    claims = finding.find(text)
    year = year or year_of(text)
    if body:
        records = Records(body, year)
        checked = records.checked(fold(text), claims)
        checked = sorted([*checked, *records.cells(text, blocks, claims)], key=lambda each: each.claim.start)
    else:
        checked = [Checked(claim, "no_figure") for claim in claims]
    return Report(text, checked, consistency.contradictions(text, claims), body, year)


def year_of(text: str) -> int:
    """The first year that the text names, dates apart: a report looks back before it looks ahead."""
    from django.utils import timezone  # deferred: only where the text names no year

    named = YEAR.search(text)
    return int(named[1]) if named else timezone.localdate().year


class Records:
    """What the records of a body say, each number asked for once."""

    def __init__(self, body: Body, year: int) -> None:
        self.body = body
        self.year = year
        self.own = body.district.name[-1:]
        self.values: dict[tuple[str, int, Part | None], Value] = {}
        self.reached: dict[tuple[Subject, int], bool] = {}
        self.names = names()
        self.corrected: Mapping[str, str] = dict(ClaimBinding.objects.filter(body=body).values_list("key", "figure"))
        self.sessions = {
            (term, number): opens.year
            for term, number, opens in Session.objects.filter(term__body=body).values_list(
                "term__number", "number", "opens_on"
            )
        }

    @cached_property
    def parts(self) -> Parts:
        return labels.of(self.body, Period.of_year(self.year))

    def checked(self, plain: str, claims: list[Claim]) -> list[Checked]:
        """Each claim of a text with its figure; what an office bound by hand comes before what the words say."""
        reader = Reader(self.own, self.parts, self.has, self.body.district.name)
        bound = zip(claims, reader.bind(plain, claims), strict=True)
        return [self._check(plain, claim, reader.named(plain, claim, self.names) or read) for claim, read in bound]

    def cells(self, text: str, blocks: Iterable[Block], claims: list[Claim]) -> Iterator[Checked]:
        """The numbers of tables that their heads bind, where no words in the cell said it already."""
        said = {claim.start for claim in claims}
        names = {name: code for (name, _unit), code in self.names.items() if self.has(code)}
        for cell in tables.found(text, blocks, names, self.parts, self.year):
            if cell.claim.start not in said:
                yield self._compared(cell.claim, cell.bound, key=f"{cell.claim.sentence}#")

    def has(self, code: str) -> bool:
        figure = FIGURES.get(RATES[code].part if code in RATES else code)
        return figure is not None and figure.subject.is_for(self.body)

    def _check(self, plain: str, claim: Claim, bound: Bound | None) -> Checked:
        clause = matching.clause_of(plain, claim)
        if clause.key in self.corrected:
            figure = self.corrected[clause.key]
            if not figure:
                return Checked(claim, "no_figure", remembered=True, key=clause.key)
            found = Bound(figure, matching.time_of(plain, claim, clause))
            return self._compared(claim, found, key=clause.key, remembered=True)
        if bound is None or (bound.part and bound.part[0] not in FIGURES[bound.figure].ways):
            return Checked(claim, "no_figure", key=clause.key)
        return self._compared(claim, bound, key=clause.key)

    def _compared(self, claim: Claim, match: Bound, *, key: str, remembered: bool = False) -> Checked:
        year = self._year(match.when)
        meant = (match.figure, year, match.part) if year else None
        period = Period.of_year(year) if year else None
        recorded = self.value(match, year) if year else None
        if year != self.year:
            verdict = "other_period"
        elif recorded is None or (not recorded and not self._is_recorded(match.figure, year)):
            return Checked(claim, "no_figure", key=key, remembered=remembered, meant=meant)
        else:
            verdict = "agrees" if agrees(claim, recorded, self._exact(match.figure, year)) else "contradicts"
        return Checked(claim, verdict, match.figure, recorded, period, match.words, remembered, key, match.part, meant)

    def _year(self, when: When) -> int | None:
        """The year meant; None for more than one year, and for a session that the records do not know."""
        if when.longer:
            return None
        if when.session:
            return self.sessions.get(when.session)
        if when.last_year:
            return self.year - 1
        return when.year or self.year

    def value(self, bound: Bound, year: int) -> Value:
        key = (bound.figure, year, bound.part)
        if key not in self.values:
            self.values[key] = self._asked(bound, Period.of_year(year))
        return self.values[key]

    def near(self, code: str, name: str, claim: Claim, year: int) -> "Near":
        value = self.value(Bound(code, When()), year)
        if value is not None and not value and not self._is_recorded(code, year):
            value = None
        unit = str(FIGURES[code].unit) if code in FIGURES else "%"
        return Near(code, name, value, unit, value is not None and agrees(claim, value, self._exact(code, year)))

    def _asked(self, bound: Bound, period: Period) -> Value:
        figure = FIGURES.get(bound.figure)
        if figure is None:
            return RATES[bound.figure].value(self.body, period)
        if bound.part is None:
            return figure.value(self.body, period)
        way, word = bound.part
        rows = figure.ways[way].narrow(figure.rows(self.body, period), word)
        return None if rows is None else figure.number(rows)

    def _is_recorded(self, code: str, year: int) -> bool:
        """Whether anything of its kind is on record by then: what nobody recorded is not the same as none."""
        subject = FIGURES[RATES[code].part if code in RATES else code].subject
        if (subject, year) not in self.reached:
            self.reached[subject, year] = subject.reaches(self.body, Period.of_year(year))
        return self.reached[subject, year]

    def _exact(self, code: str, year: int) -> Fraction | None:
        """A rate as it is, not rounded: its two numbers say how it may be cut off."""
        rate = RATES.get(code)
        if rate is None:
            return None
        part, whole = (self.value(Bound(each, When()), year) for each in (rate.part, rate.whole))
        return Fraction(100 * int(part or 0), int(whole)) if whole else None


@dataclass(frozen=True, slots=True)
class Near:
    """A figure that an unbound number may mean, with what is on record of the year; `value` is None where nothing is."""

    code: str
    name: str
    value: Value
    unit: str
    agrees: bool


def nearest_of(report: Report, claim: Claim) -> list[Near]:
    """The two figures of which an unbound number's words tell most."""
    if report.body is None:
        return []
    records = Records(report.body, report.year)
    plain = fold(report.text)
    clause = matching.clause_of(plain, claim)
    heard = plain[claim.sentence_start : clause.start]
    found = nearest.figures(clause, units.bare(claim.unit), records.has, heard)
    said = dict(choices())
    return [records.near(code, said[code], claim, report.year) for code in found]


def names() -> dict[tuple[str, str], str]:
    """Figures by the name and unit under which they are printed, in Chinese as the reports are; too short a name says little."""
    with translation.override("zh-hans"):
        said = [((fold(str(each.name)), str(each.unit)), code) for code, each in FIGURES.items()]
        said += [((fold(str(each.name)), each.unit), code) for code, each in RATES.items()]
    plain = [((wording.QUIET.sub("", name), unit), code) for (name, unit), code in said]
    return {key: code for key, code in plain if len(key[0]) >= NAME_MIN}


def agrees(claim: Claim, recorded: int | Decimal, exact: Fraction | None = None) -> bool:
    """Whether the recorded number lies in the claim's bounds.

    A percentage may be rounded or cut off as finely as the claim is; what is not whole is never 100 %.
    """
    value = Decimal(recorded)
    if claim.unit == "%":
        places = len(claim.text.partition(".")[2].rstrip("%％")) if "." in claim.text else 0
        step = Decimal(1).scaleb(-places)
        if exact is not None:
            if claim.exact == HUNDRED and exact < HUNDRED:
                return False
            cut = Decimal(int(exact * 10**places)) * step
            if _holds(claim, cut):
                return True
            value = Decimal(int(exact * 10**places + Fraction(1, 2))) * step
        value = value.quantize(step, ROUND_HALF_UP)
    return _holds(claim, value)


def _holds(claim: Claim, value: Decimal) -> bool:
    return (claim.low is None or Decimal(str(claim.low)) <= value) and (
        claim.high is None or value <= Decimal(str(claim.high))
    )
