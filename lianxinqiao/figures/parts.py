"""Any figure broken down by what its rows can be, and narrowed to one such part: the same conditions, both ways.

So the number of a part is the length of the list that it opens.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import ExtractMonth, ExtractYear
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.figures import breakdowns
from lianxinqiao.figures.registry import Figure, Period, Rows
from lianxinqiao.matters.models import Assessment, Handling
from lianxinqiao.matters.stages import GONE, Stage
from lianxinqiao.people.models import Body, Delegation, Field, Organization
from lianxinqiao.people.models.spoken import options

MONTH = re.compile(r"((?:19|20|21)[0-9]{2})-([0-9]{2})")
KEY_DIGITS = 19  # longer ones are no keys of ours
TITLES: dict[str, str | Promise] = {
    "class": gettext_lazy("按答复类别"),
    "field": gettext_lazy("按类别"),
    "unit": gettext_lazy("按承办单位"),
    "stage": gettext_lazy("按办理阶段"),
    "answered": gettext_lazy("按答复月份"),
    "delegation": gettext_lazy("按代表团"),
}
BY_KEY = {"field": "field_id", "delegation": "lead__delegation_id"}
BY_WORD = {"class": "reply_class", "stage": "stage", "first": "first_result", "final": "final_result"}


@dataclass(frozen=True)
class Part:
    label: str
    count: int
    query: str  # "field=3": what opens these rows


def _start(figure: Figure) -> str:
    return f"{figure.path.replace('.', '__')}__" if figure.path else ""


def _unit_path(figure: Figure, rows: Rows) -> str:
    """A task, a contact, a promise has a unit of its own; a suggestion every one that takes part."""
    own = {field.name for field in rows.model._meta.get_fields()}
    if "organization" in own:
        return "organization_id"
    return "handling__organization_id" if "handling" in own else ""


def _taking_part(figure: Figure, rows: Rows, unit: int) -> Rows:
    if path := _unit_path(figure, rows):
        return rows.filter(**{path: unit})
    tasks = Handling.objects.filter(organization=unit).exclude(stage__in=GONE)
    return rows.filter(**{f"{_start(figure)}pk__in": tasks.values("suggestion_id")})


def narrow(figure: Figure, rows: Rows, asked: Mapping[str, str]) -> Rows:
    """The rows of the asked parts; what is no such part narrows nothing."""
    start = _start(figure)
    for name, path in BY_KEY.items():
        if (value := asked.get(name, "")).isdecimal() and len(value) < KEY_DIGITS:
            rows = rows.filter(**{f"{start}{path}": int(value) or None})
    for name, path in BY_WORD.items():
        if (word := asked.get(name)) is not None and "\0" not in word:
            rows = rows.filter(**{f"{start}{path}": word})
    if (month := _month(asked.get("answered", ""))) is not None:
        rows = rows.filter(**{f"{start}answered_on__year": month[0], f"{start}answered_on__month": month[1]})
    if (unit := asked.get("unit", "")).isdecimal() and len(unit) < KEY_DIGITS:
        rows = _taking_part(figure, rows, int(unit))
    return rows


def _month(word: str) -> tuple[int, int] | None:
    found = MONTH.fullmatch(word)
    return (int(found[1]), int(found[2])) if found else None


def narrowed_to(body: Body, period: Period, asked: Mapping[str, str]) -> list[tuple[str, str]]:
    """In words what the rows are narrowed to: (what kind, which one)."""
    found = []
    named: dict[str, Any] = {"field": Field, "delegation": Delegation, "unit": Organization}
    for name, model in named.items():
        if (value := asked.get(name, "")).isdecimal() and len(value) < KEY_DIGITS:
            row = model.objects.filter(pk=value).first()
            found.append((str(TITLES[name]), row.spoken if row else _("未分类")))
    if (word := asked.get("class")) is not None:
        found.append((str(TITLES["class"]), breakdowns.class_labels(body, period).get(word, word) or _("未分类")))
    if (word := asked.get("stage")) is not None:
        found.append((str(TITLES["stage"]), {str(key): str(text) for key, text in Stage.choices}.get(word, word)))
    if _month(asked.get("answered", "")):
        found.append((str(TITLES["answered"]), asked["answered"]))
    grades = {str(key): str(text) for key, text in Assessment.Grade.choices}
    titles = {"first": _("首次评价"), "final": _("最终评价")}
    return found + [(title, grades.get(asked[name], asked[name])) for name, title in titles.items() if name in asked]


def of(figure: Figure, body: Body, period: Period, by: str) -> list[Part]:
    """The figure's rows counted by one kind of part, the largest first; months and stages in their order."""
    rows = figure.rows(body, period).order_by()
    start = _start(figure)
    if by == "unit":
        return _by_unit(figure, rows)
    if by == "answered":
        months = rows.exclude(**{f"{start}answered_on": None}).annotate(
            part_year=ExtractYear(f"{start}answered_on"), part_month=ExtractMonth(f"{start}answered_on")
        )
        counted = months.values_list("part_year", "part_month").annotate(n=Count("pk"))
        words = sorted((f"{year}-{month:02}", n) for year, month, n in counted)
        return [Part(word, n, urlencode({"answered": word})) for word, n in words]
    path = {**BY_KEY, **BY_WORD}[by]
    counts = dict(rows.values_list(f"{start}{path}").annotate(n=Count("pk")))
    labels = _labels(body, period, by)
    parts = [
        Part(labels.get(key, "") or _("未分类"), n, urlencode({by: (key or 0) if by in BY_KEY else key}))
        for key, n in counts.items()
    ]
    order = {label: place for place, label in enumerate(labels.values())}
    return sorted(parts, key=lambda part: order.get(part.label, len(order)))


def _labels(body: Body, period: Period, by: str) -> dict[Any, str]:
    if by == "field":
        return dict(options(Field.objects.filter(body=body).values_list("pk", "name", "name_en")))
    if by == "delegation":
        return dict(options(Delegation.objects.filter(term__body=body).values_list("pk", "name", "name_en")))
    if by == "stage":
        return {str(stage): str(stage.label) for stage in Stage}
    return breakdowns.class_labels(body, period)


def _by_unit(figure: Figure, rows: Rows) -> list[Part]:
    if path := _unit_path(figure, rows):
        counts = dict(rows.values_list(path).annotate(n=Count("pk")))
    else:
        of_it = rows.values(f"{_start(figure)}pk")
        tasks = Handling.objects.filter(Q(suggestion__in=of_it)).exclude(stage__in=GONE).order_by()
        counts = dict(tasks.values_list("organization_id").annotate(n=Count("suggestion_id", distinct=True)))
    names = dict(options(Organization.objects.filter(pk__in=counts).values_list("pk", "name", "name_en")))
    found = [Part(names[pk], n, urlencode({"unit": pk})) for pk, n in counts.items() if pk in names]
    return sorted(found, key=lambda part: (-part.count, part.label))
