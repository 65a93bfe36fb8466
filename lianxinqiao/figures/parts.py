"""Any figure divided into parts, and narrowed to them: what its subject's ways say, both ways (ways.py)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, Figure
from lianxinqiao.figures.subjects import Rows
from lianxinqiao.figures.ways import Way
from lianxinqiao.people.models import Body


@dataclass(frozen=True)
class Part:
    """`query` opens its rows: "field=3"."""

    label: str
    count: Any
    query: str


def offered(figure: Figure) -> dict[str, Way]:
    return {code: way for code, way in figure.ways.items() if way.offered}


def every_way() -> list[str]:
    """The codes of all ways in which some figure can be divided."""
    return list(dict.fromkeys(code for figure in FIGURES.values() for code in offered(figure)))


def narrow(figure: Figure, rows: Rows, asked: Mapping[str, str]) -> Rows:
    """The rows of the asked parts; what is no such part narrows nothing."""
    for code, way in figure.ways.items():
        if code in asked and (narrowed := way.narrow(rows, asked[code])) is not None:
            rows = narrowed
    return rows


def narrowed_to(figure: Figure, body: Body, period: Period, asked: Mapping[str, str]) -> list[tuple[str, str]]:
    """In words what the rows are narrowed to: (what kind, which one)."""
    none = figure.subject.model._default_manager.none()
    return [
        (str(way.title), way.spoken(asked[code], way.labels(body, period)))
        for code, way in figure.ways.items()
        if code in asked and way.narrow(none, asked[code]) is not None
    ]


def of(figure: Figure, body: Body, period: Period, by: str) -> list[Part]:
    """The figure's number in parts."""
    way = figure.ways[by]
    labels = way.labels(body, period)
    counts = way.counts(figure.rows(body, period).order_by(), figure.measure())
    return [
        Part(labels.get(key) or _unlabelled(way, key), figure.plain(counts[key]), urlencode({by: way.word(key)}))
        for key in way.sorted(counts, labels)
    ]


def _unlabelled(way: Way, key: Any) -> str:
    return key if way.chart == "line" else _("未分类")
