"""What the references of a report say now, or said when it was signed: the same questions to records and to what was frozen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone, translation

from lianxinqiao.figures import counting, parts, saying
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES, Figure, Rate, percent
from lianxinqiao.figures.subjects import Rows
from lianxinqiao.figures.ways import Way
from lianxinqiao.writing.models import Frozen, WorkReport
from lianxinqiao.writing.references import OVER_YEARS, Ref

YEARS = 5  # of a table or chart over years
Number = int | Decimal | None


@dataclass(frozen=True)
class Shown:
    """A reference with its number, and what whoever points at it is told."""

    ref: Ref
    number: Number
    name: str
    unit: str
    meaning: str
    address: str
    at: datetime
    frozen: bool = False

    @property
    def words(self) -> str:
        """As it stands in the text."""
        if self.number is None:
            return saying.plain(None)
        if self.unit == "%":
            return _share(Decimal(self.number), self.ref.style)
        said = {"余": saying.rounded, "万": saying.in_wan}.get(self.ref.style, saying.plain)
        return said(self.number)


def _share(share: Decimal, style: str) -> str:
    if style == "成":
        return saying.tenths(share)
    return saying.cut(share, 1) if style == "一位" else f"{saying.plain(share)}%"


@dataclass(frozen=True)
class Part:
    label: str
    number: Number
    address: str


class Live:
    """As the records are; each number is asked for once, plain ones together."""

    def __init__(self, report: WorkReport, at: datetime | None = None) -> None:
        self.report, self.at = report, at or timezone.now()
        self._numbers: dict[str, Number] = {}
        self._codes: dict[int, dict[str, Any]] = {}

    def gather(self, refs: Iterable[Ref]) -> None:
        """Ask together for what will be asked."""
        for back in (0, 1):
            codes = {code for ref in refs if ref.back == back and not ref.way for code in _counts(ref.code)}
            if codes and not self.report.campaign_id:
                self._codes[back] = counting.counts(self.report.body, self.period(back), codes)

    def period(self, back: int = 0) -> Period:
        if self.report.campaign:
            campaign = self.report.campaign
            return Period(campaign.from_on, campaign.to_on or max(timezone.localdate(self.at), campaign.from_on))
        return Period.of_year(self.report.year - back)

    def shown(self, ref: Ref) -> Shown:
        found = ref.figure
        with translation.override("zh-hans"):
            name, meaning = f"{found.name}", str(found.definition)
        said = f"{name}（{ref.label}）" if ref.label else name
        address = self._address(ref)
        return Shown(ref, self.number(ref), said, _unit(found), meaning, address, self.at)

    def number(self, ref: Ref) -> Number:
        if ref.key not in self._numbers:
            self._numbers[ref.key] = self._asked(ref)
        return self._numbers[ref.key]

    def _asked(self, ref: Ref) -> Number:
        if (rate := RATES.get(ref.code)) is not None:
            part, whole = (self.number(Ref(code, ref.back)) for code in (rate.part, rate.whole))
            return percent(part, whole)
        if not ref.way and ref.code in self._codes.get(ref.back, {}):
            known: Number = self._codes[ref.back][ref.code]
            return known
        rows = self.rows(ref)
        return None if rows is None else FIGURES[ref.code].number(rows)

    def rows(self, ref: Ref) -> Rows | None:
        """None where the part that is asked for is none of its parts, and for a rate."""
        figure = FIGURES.get(ref.code)
        if figure is None:
            return None
        rows = figure.rows(self.report.body, self.period(ref.back))
        if self.report.campaign_id and "campaign" in figure.ways:
            narrowed = figure.ways["campaign"].narrow(rows, str(self.report.campaign_id))
            rows = rows if narrowed is None else narrowed
        if not ref.way:
            return rows
        way = figure.ways[ref.way]
        word = self._word(way, ref)
        return None if word is None else way.narrow(rows, word)

    def _word(self, way: Way, ref: Ref) -> str | None:
        """The part that a label names, as an address asks for it."""
        with translation.override("zh-hans"):
            labels = way.labels(self.report.body, self.period(ref.back))
        for key, label in labels.items():
            if ref.label in {label, str(label).partition(" ")[0]}:
                return way.word(key)
        return ref.label if way.chart == "line" else None

    def parts(self, ref: Ref) -> list[Part]:
        """All parts of a table or chart, in the order of their labels."""
        if ref.way == OVER_YEARS:
            years = [Ref(ref.code, back) for back in reversed(range(YEARS))]
            return [Part(str(self.report.year - each.back), self.number(each), self._address(each)) for each in years]
        with translation.override("zh-hans"):
            found = parts.of(FIGURES[ref.code], self.report.body, self.period(ref.back), ref.way)
        base = f"{reverse('figure', args=[ref.code])}{self.period(ref.back).query}"
        return [Part(str(each.label), each.count, f"{base}&{each.query}") for each in found]

    def _address(self, ref: Ref) -> str:
        code = ref.code if ref.code in FIGURES else RATES[ref.code].part
        address = f"{reverse('figure', args=[code])}{self.period(ref.back).query}"
        figure = FIGURES[code]
        if self.report.campaign_id and "campaign" in figure.ways:
            address += f"&campaign={self.report.campaign_id}"
        if ref.way and ref.way in figure.ways and (word := self._word(figure.ways[ref.way], ref)) is not None:
            address += f"&{ref.way}={word}"
        return address


class AsSigned:
    """As it was frozen: what was not is not known."""

    def __init__(self, report: WorkReport, address: str = "work-report-figure") -> None:
        self.report, self._name = report, address
        self._frozen = {each.key: each for each in report.frozen.all()}

    def gather(self, refs: Iterable[Ref]) -> None: ...

    def shown(self, ref: Ref) -> Shown:
        row = self._frozen[ref.key]
        return Shown(ref, _plain(row.value), row.name, row.unit, row.meaning, self._of(row), row.frozen_at, True)

    def number(self, ref: Ref) -> Number:
        return _plain(self._frozen[ref.key].value)

    def parts(self, ref: Ref) -> list[Part]:
        found = []
        for label, key in self._frozen[ref.key].rows:
            row = self._frozen[key]
            found.append(Part(label, _plain(row.value), self._of(row)))
        return found

    def _of(self, row: Frozen) -> str:
        return reverse(self._name, args=[self.report.pk, row.pk])


Values = Live | AsSigned


def of(report: WorkReport, at: datetime | None = None, *, public: bool = False) -> Values:
    if report.is_signed:
        return AsSigned(report, "work-report-public-figure" if public else "work-report-figure")
    return Live(report, at)


def _plain(value: Decimal | None) -> Number:
    return None if value is None else int(value) if value == int(value) else value.normalize()


def _unit(found: Figure | Rate) -> str:
    with translation.override("zh-hans"):
        return str(found.unit)


def _counts(code: str) -> tuple[str, ...]:
    rate = RATES.get(code)
    return (rate.part, rate.whole) if rate else (code,)
