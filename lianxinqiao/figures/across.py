"""Figures of many districts side by side: each counted by its own rules, and added up only where numbers add up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils import translation

from lianxinqiao.access.refused import Refused
from lianxinqiao.figures import listing
from lianxinqiao.figures.models import AcrossFigures
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.journal import actions as journal
from lianxinqiao.people.models import Body
from lianxinqiao.people.models.spoken import in_chinese
from lianxinqiao.setup import adding

SAID = frozenset({"code", "name", "unit", "room", "definition", "value", "adds", "body", "body_name", "en"})
MOST = 1_000_000  # lines; a thousand districts with all their figures


def told(period: Period, *, only: str | None = None) -> list[dict[str, Any]]:
    """Of every body of this database; `adds` says whether the numbers of several may be added up."""
    found = []
    for body in Body.objects.order_by("code"):
        for line in listing.lines(body, period, only={only} if only else None):
            figure = FIGURES.get(line.code)
            with translation.override("zh-hans"):
                chinese = _words(line.code, body) | {"body_name": body.name}
            with translation.override("en"):
                english = _words(line.code, body) | {"body_name": body.name_en or body.name}
            value = float(line.value) if isinstance(line.value, Decimal) else line.value
            adds = figure is not None and not figure.least
            found.append({"code": line.code, "body": body.code, **chinese, "en": english, "value": value, "adds": adds})
    return found


def _words(code: str, body: Body) -> dict[str, str]:
    """What a body calls a figure and what it means by it, in the language that is spoken now."""
    figure: Any = FIGURES[code].said_in(body) if code in FIGURES else RATES[code]
    subject = FIGURES[code if code in FIGURES else RATES[code].part].subject
    said = {"name": figure.name, "unit": figure.unit, "definition": figure.definition, "room": subject.room}
    return {name: str(words) for name, words in said.items()}


@transaction.atomic
def take(body: Body, year: int, lines: Any, *, at: datetime) -> AcrossFigures:
    """Keep what the districts told for a body of the city; what was told of that year before is replaced."""
    if (
        not isinstance(lines, list)
        or len(lines) > MOST
        or not all(isinstance(each, dict) and each.keys() >= SAID for each in lines)
    ):
        raise Refused("这不是 districts figures 汇总的数字。 These are no figures as `districts figures` gathers them.")
    kept = [{name: each[name] for name in sorted(SAID)} for each in lines]
    row, _new = AcrossFigures.objects.update_or_create(body=body, year=year, defaults={"lines": kept, "taken_at": at})
    data = {"year": year, "bodies": sorted({each["body"] for each in kept})}
    journal.record(act="figures.take_across", by=None, chain=body.code, obj=body, at=at, data=data)
    return row


@dataclass
class Row:
    """One figure of all districts."""

    code: str
    name: str
    unit: str
    adds: bool = True
    values: dict[str, Any] = field(default_factory=dict)  # by body
    definitions: dict[str, list[str]] = field(default_factory=dict)  # by its words, the bodies that mean it so
    cells: list[Any] = field(default_factory=list)  # the values in the order of the table's bodies

    @property
    def total(self) -> int | float | None:
        return adding.total(self.values.values(), adds=self.adds)


@dataclass
class Table:
    """A room's figures: bodies across, figures down; a figure that none of them has is left out."""

    room: str
    bodies: dict[str, str] = field(default_factory=dict)  # code and name
    rows: dict[str, Row] = field(default_factory=dict)

    @property
    def shown(self) -> list[Row]:
        for row in self.rows.values():
            row.cells = [row.values.get(body) for body in self.bodies]
        return list(self.rows.values())


def tables(lines: Iterable[dict[str, Any]]) -> list[Table]:
    """In the reader's language."""
    found: dict[str, Table] = {}
    for told in lines:
        if told["value"] is None:
            continue
        line = told if in_chinese() else told | told["en"]
        table = found.setdefault(line["room"], Table(line["room"]))
        table.bodies[line["body"]] = line["body_name"]
        row = table.rows.setdefault(line["code"], Row(line["code"], line["name"], line["unit"]))
        row.values[line["body"]] = line["value"]
        row.adds = row.adds and line["adds"]
        row.definitions.setdefault(line["definition"], []).append(line["body_name"])
    return list(found.values())
