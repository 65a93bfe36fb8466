"""A year's suggestions broken down: by field, class, unit, grade, month, delegation. One grouped query each.

Every line carries the filter that opens its rows, so that no number stands without its list.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncMonth
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.figures import handlings, suggestions
from lianxinqiao.figures.periods import Asked, Period
from lianxinqiao.figures.suggestion_rows import class_labels
from lianxinqiao.matters.stages import Stage
from lianxinqiao.paper import rounding
from lianxinqiao.people.models import Body
from lianxinqiao.people.models.spoken import either


@dataclass(frozen=True)
class Line:
    label: str
    count: int
    share: Decimal
    filter: str  # "field=3": what opens these rows


@dataclass(frozen=True)
class Breakdown:
    code: str
    title: str | Promise
    lines: Sequence[Line]

    @property
    def total(self) -> int:
        return sum(line.count for line in self.lines)


def _breakdown(code: str, title: str | Promise, counted: Sequence[tuple[str, int, str]], *, nudged: bool) -> Breakdown:
    shares = (rounding.sum_to_100 if nudged else rounding.plain)([count for _label, count, _key in counted])
    lines = [Line(label, count, share, key) for (label, count, key), share in zip(counted, shares, strict=True)]
    return Breakdown(code, title, lines)


@Asked
def _fields(body: Body, period: Period) -> QuerySet[Any, Any]:
    rows = (
        suggestions.raised(body, period)
        .values_list("field_id", "field__name", "field__name_en")
        .annotate(n=Count("pk"))
    )
    return rows.order_by("field__position")


@Asked
def _stages(body: Body, period: Period) -> QuerySet[Any, Any]:
    return suggestions.raised(body, period).order_by().values_list("stage").annotate(n=Count("pk"))


@Asked
def _classes(body: Body, period: Period) -> QuerySet[Any, Any]:
    return suggestions.answered(body, period).order_by().values_list("reply_class").annotate(n=Count("pk"))


@Asked
def _units(body: Body, period: Period) -> QuerySet[Any, Any]:
    answering = Q(kind__in=["lead", "separate"])
    grades = {
        grade: Count("pk", filter=answering & Q(suggestion__final_result=grade))
        for grade in ("satisfied", "basically", "unsatisfied")
    }
    counts = {
        "answering": Count("pk", filter=answering),
        "assisting": Count("pk", filter=Q(kind="assist")),
        "answered": Count("pk", filter=answering & Q(suggestion__answered_on__isnull=False)),
        "on_time": Count("pk", filter=answering & Q(suggestion__answered_on__lte=F("suggestion__answer_due_on"))),
        **grades,
    }
    unit = ("organization_id", "organization__short_name", "organization__name", "organization__name_en")
    rows = handlings.handlings(body, period).values(*unit).annotate(**counts)
    return rows.order_by("-answering", "organization__code").values_list(*unit, *counts)


@Asked
def _promises(body: Body, period: Period) -> QuerySet[Any, Any]:
    rows = handlings.promises(body, period).order_by().values_list("organization_id")
    return rows.annotate(made=Count("pk"), kept=Count("pk", filter=Q(stage="kept")))


@Asked
def _months(body: Body, period: Period) -> QuerySet[Any, Any]:
    rows = suggestions.answered(body, period).annotate(month=TruncMonth("answered_on")).values_list("month")
    return rows.annotate(n=Count("pk")).order_by("month")


@Asked
def _delegations(body: Body, period: Period) -> QuerySet[Any, Any]:
    rows = suggestions.raised(body, period).values_list(
        "lead__delegation_id", "lead__delegation__name", "lead__delegation__name_en"
    )
    return rows.annotate(n=Count("pk")).order_by("lead__delegation_id")


def by_field(body: Body, period: Period, *, nudged: bool = False) -> Breakdown:
    found = _fields(body, period)
    counted = [(either(name, english) or _("未分类"), n, f"field={pk or 0}") for pk, name, english, n in found]
    return _breakdown("field", gettext_lazy("按类别"), counted, nudged=nudged)


def by_stage(body: Body, period: Period) -> Breakdown:
    """Where the suggestions of the period stand today."""
    counts = dict(_stages(body, period))
    counted = [(str(stage.label), counts[stage.value], f"stage={stage}") for stage in Stage if stage.value in counts]
    return _breakdown("stage", gettext_lazy("按办理阶段"), counted, nudged=False)


def by_class(body: Body, period: Period, *, nudged: bool = False) -> Breakdown:
    labels = class_labels(body, period)
    counts = dict(_classes(body, period))
    order = [*labels, *sorted(set(counts) - set(labels))]
    counted = [(labels.get(code, code) or _("未分类"), counts.get(code, 0), f"class={code}") for code in order]
    return _breakdown("class", gettext_lazy("按答复类别"), counted, nudged=nudged)


@dataclass(frozen=True)
class UnitLine:
    """A unit's year: what it led or answered separately, assisted, answered on time, and how it was assessed."""

    pk: int
    name: str
    answering: int
    assisting: int
    answered: int
    on_time: int
    satisfied: int
    basically: int
    unsatisfied: int
    promises: int
    kept: int


def by_unit(body: Body, period: Period) -> list[UnitLine]:
    promised = {unit: (made, kept) for unit, made, kept in _promises(body, period)}
    return [
        UnitLine(*(unit, either(short_name or name, english), *counts, *promised.get(unit, (0, 0))))
        for unit, short_name, name, english, *counts in _units(body, period)
    ]


def by_grade(body: Body, period: Period, *, final: bool, nudged: bool = False) -> Breakdown:
    column = "final_result" if final else "first_result"
    base = suggestions.assessed(body, period) if final else suggestions.assessed_first(body, period)
    counts = dict(base.order_by().values_list(column).annotate(n=Count("pk")))
    words = {"satisfied": _("满意"), "basically": _("基本满意"), "unsatisfied": _("不满意")}
    kind = "final" if final else "first"
    counted = [(word, counts.get(grade, 0), f"{kind}={grade}") for grade, word in words.items()]
    title = gettext_lazy("最终评价") if final else gettext_lazy("首次评价")
    return _breakdown(kind, title, counted, nudged=nudged)


def by_month(body: Body, period: Period) -> Breakdown:
    found = _months(body, period)
    counted = [(month.strftime("%Y-%m"), n, f"answered={month:%Y-%m}") for month, n in found]
    return _breakdown("month", gettext_lazy("按答复月份"), counted, nudged=False)


def by_delegation(body: Body, period: Period) -> Breakdown:
    found = _delegations(body, period)
    counted = [(either(name, english) or _("未分团"), n, f"delegation={pk or 0}") for pk, name, english, n in found]
    return _breakdown("delegation", gettext_lazy("按代表团"), counted, nudged=False)
