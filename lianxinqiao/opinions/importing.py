"""Opinions from the office's own spreadsheet, with what came of them, as far as the sheet says it.

Played for real and taken back for the preview, as every import. The same row again is the same opinion: day, words, place.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts import sheetrows
from lianxinqiao.acts.intakes import SheetIntake
from lianxinqiao.acts.sheetrows import SheetRow
from lianxinqiao.opinions import columns, rules
from lianxinqiao.opinions.actions import recording
from lianxinqiao.opinions.actions.receiving import Entry
from lianxinqiao.opinions.actions.recording import Outcome
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.models.opinions import title_of
from lianxinqiao.paper.intake.grids import Grid
from lianxinqiao.paper.intake.plans import Change, Plan, Wrong
from lianxinqiao.people import names, plausible
from lianxinqiao.people.models import Body, Field, Mandate, Organization, Post
from lianxinqiao.stations.models import Station

MAX_ROWS = 5000
NOON = time(12)
OF_SHEETS = uuid.UUID("b5a0c1de-5e5b-4d8b-9a53-8f1c5d6f2f11")


def run(
    sheets: Sequence[Any],
    *,
    body: Body,
    by: Post,
    keep: bool,
    at: datetime | None = None,
    expected: str = "",
    name: str = "",
) -> Plan:
    """Play the import; keep it only where `keep`, every row is good and the plan is the `expected` one."""
    rules.may_import(by)

    def begin(grid: Grid, plan: Plan) -> sheetrows.Row:
        Body.objects.select_for_update(no_key=True).get(pk=body.pk)
        return partial(Row, grid, plan, register=Register(body, by, at or timezone.now()))

    return sheetrows.play(sheets, columns.headings(), begin, most=MAX_ROWS, keep=keep, expected=expected)


@dataclass
class Register:
    """What all rows share."""

    body: Body
    by: Post
    at: datetime
    known: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    met: dict[Any, int] = field(default_factory=dict)  # by its identity, the row in which an opinion stood

    def __post_init__(self) -> None:
        for station in Station.objects.filter(body=self.body).select_related("body", "township"):
            self._called("联络站", station, station.name, str(station.number))
        for each in Field.objects.filter(body=self.body):
            self._called("类别", each, each.name)
        for unit in Organization.objects.filter(district_id=self.body.district_id, parent=None):
            self._called("承办单位", unit, unit.name, unit.short_name)
        for seat in Mandate.objects.filter(term__body=self.body).select_related("person", "term"):
            self._called("接待代表", seat, names.key(seat.person.name), seat.card_number)

    def _called(self, heading: str, row: Any, *words: str) -> None:
        found = self.known.setdefault(heading, {})
        for word in {word for word in words if word}:
            found.setdefault(word, []).append(row)


@dataclass
class Row(SheetRow):
    register: Register = field(kw_only=True)

    main = "电话"

    def refused_at(self) -> str:
        return "答复" if self.text("答复") else "意见内容"

    def _take(self) -> None:
        received, text = self.day("收到日期", required=True), self.text("意见内容", required=True)
        assert received is not None
        if received > timezone.localdate(self.register.at):
            raise Wrong("收到日期", _("收到日期不能晚于今天。"))
        entry = self._entry(received, text)
        self.once("意见内容", entry.identity, self.register.met)
        came = self._came(received)
        if there := Opinion.objects.filter(identity=entry.identity).select_related("station", "field").first():
            self.as_it_is(there.title, _held_against(there, entry, came))
            return
        recording.enter(entry, came, received_at=_noon(received), by=self.register.by, at=self.register.at)
        words = _("登记意见：%(title)s") if came is None else _("登记意见和答复：%(title)s")
        self.plan.changes.append(Change(self.number, words % {"title": title_of(text)}))

    def _entry(self, received: date, text: str) -> Entry:
        place, phone = self.text("地点"), self.text("电话")
        told = f"{self.register.body.code}:{received}:{text}:{place}"
        return Entry(
            body=self.register.body,
            text=text,
            place=place,
            station=self.one("联络站"),
            field=self.one("类别"),
            mandate=self._seat(received),
            name=self.text("称呼"),
            phone=plausible.mobile(phone) if phone else "",
            source=Opinion.Source.IMPORT,
            identity=uuid.uuid5(OF_SHEETS, told),
        )

    def _came(self, received: date) -> Outcome | None:
        words = self.text("答复")
        if not words:
            for heading in ("结果", "答复日期", "评价", "承办单位"):
                if self.text(heading):
                    raise Wrong("答复", _("填了“%(heading)s”的，要写明答复。") % {"heading": heading})
            return None
        outcome = self.choice("结果", Opinion.Outcome, required=True)
        answered = self.day("答复日期", required=True)
        assert answered is not None
        if answered < received:
            raise Wrong("答复日期", _("答复日期不能早于收到日期。"))
        return Outcome(
            words=words,
            outcome=outcome,
            answered_at=_noon(answered),
            unit=self.one("承办单位"),
            planned_until=self.day("计划完成日期"),
            rating=self.choice("评价", Opinion.Rating),
        )

    # ---- cells
    def _seat(self, on: date) -> Mandate | None:
        said = self.text("接待代表")
        return self.seat("接待代表", said, self.register.known.get("接待代表", {}), on) if said else None

    def text(self, heading: str, *, required: bool = False) -> str:
        said = super().text(heading, required=required)
        return said.removesuffix(".0") if heading in {"电话", "联络站"} else said

    def one(self, heading: str) -> Any:
        """What the register knows by this name; none where the cell is empty."""
        said = self.text(heading)
        known = self.register.known.get(heading, {})
        found = known.get(said) or known.get(names.key(said), [])
        if said and len(found) != 1:
            many = _("登记册里有%(n)s个“%(name)s”，请写全称或者编号。")
            words = many if found else _("登记册里没有“%(name)s”。")
            raise Wrong(heading, words % {"n": len(found), "name": said})
        return found[0] if said else None


def _held_against(there: Opinion, entry: Entry, came: Outcome | None) -> dict[str, tuple[str, str]]:
    """By heading, what is known of it and what the sheet says; the words of an answer are told by what came of it."""
    outcome = Opinion.Outcome(came.outcome).label if came else ""
    rating = Opinion.Rating(came.rating).label if came and came.rating else ""
    return {
        "联络站": (str(there.station or ""), str(entry.station or "")),
        "接待代表": (_name(there.mandate), _name(entry.mandate)),
        "类别": (str(there.field or ""), str(entry.field or "")),
        "结果": (str(there.get_outcome_display() if there.outcome else ""), str(outcome)),
        "评价": (str(there.get_rating_display() if there.rating else ""), str(rating)),
    }


def _name(seat: Mandate | None) -> str:
    return seat.person.name if seat else ""


def _noon(day: date) -> datetime:
    return datetime.combine(day, NOON, tzinfo=timezone.get_current_timezone())


def _choices(body: Body) -> dict[str, list[str]]:
    labels: dict[str, Any] = {"结果": Opinion.Outcome, "评价": Opinion.Rating}
    fields = Field.objects.filter(body=body).values_list("name", flat=True)
    return {heading: [str(each.label) for each in kinds] for heading, kinds in labels.items()} | {"类别": list(fields)}


SHEET = SheetIntake(
    "opinion-import",
    gettext_lazy("导入群众意见"),
    gettext_lazy("群众意见"),
    headings=columns.HEADINGS,
    required=columns.REQUIRED,
    play=run,
    may=rules.may_import,
    back="opinions",
    personal=True,
    choices=_choices,
)
