"""Stations from the office's own spreadsheet: new ones enter, what a row says of a known one is changed.

The import is played for real inside a transaction: for the preview it is rolled back, so that what is shown is what will
happen; with any bad row it is rolled back too. A station is known by its number, or by its name where the row has none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import sheetrows
from lianxinqiao.acts.intakes import SheetIntake
from lianxinqiao.acts.sheetrows import SheetRow
from lianxinqiao.paper.intake.grids import Grid
from lianxinqiao.paper.intake.plans import Change, Moved, Plan, Wrong
from lianxinqiao.people import names
from lianxinqiao.people.models import Body, Mandate, Post, Township
from lianxinqiao.people.points import Datum
from lianxinqiao.stations import columns, days, rules
from lianxinqiao.stations.actions import keeping, recording
from lianxinqiao.stations.models import Station

MAX_ROWS = 5000
EMPTY_MARKS = frozenset({"无", "清空", "（无）", "(无)"})
TEXTS = {
    "名称": "name", "英文名称": "name_en", "地址": "address", "英文地址": "address_en", "站长": "head", "联系电话": "phone",
    "一站一品": "specialty", "英文特色": "specialty_en", "开放时间": "opening",
}  # fmt: skip
COUNTS = {"面积": "area", "专职联络员": "full_time", "兼职联络员": "part_time", "年度经费": "budget"}
CHOICES = {
    "类别": ("kind", Station.Kind), "用房": ("premises", Station.Premises), "站长层级": ("level", Station.Level),
}  # fmt: skip
DATUMS = {"GCJ02": "gcj02", "WGS84": "wgs84", "CGCS2000": "wgs84"}  # CGCS2000 is WGS-84 within centimetres
HEADING_OF = {
    **{name: heading for heading, name in TEXTS.items()}, **{name: heading for heading, name in COUNTS.items()},
    **{name: heading for heading, (name, _choices) in CHOICES.items()}, "township": "街道、乡镇", "datum": "坐标系",
    "given_latitude": "纬度", "given_longitude": "经度", "reception": "接待日", "founded_on": "建站日期",
}  # fmt: skip


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
    register = Register(body, by, at or timezone.now())

    def begin(grid: Grid, plan: Plan) -> sheetrows.Row:
        Body.objects.select_for_update(no_key=True).get(pk=body.pk)
        register.read()
        return partial(Row, grid, plan, register=register)

    def kept(grid: Grid) -> None:
        if register.came:
            recording.record(body, register.came, name=name or grid.sheet, by=by, at=register.at)

    return sheetrows.play(sheets, columns.headings(), begin, most=MAX_ROWS, keep=keep, expected=expected, kept=kept)


@dataclass
class Register:
    """What all rows share: whose register it is, and what came of the rows before."""

    body: Body
    by: Post
    at: datetime
    came: dict[int, dict[str, Any]] = field(default_factory=dict)
    met: dict[int, int] = field(default_factory=dict)  # by station, the row that it stood in

    def read(self) -> None:
        """What is known already, under the lock."""
        rows = Township.objects.filter(district=self.body.district_id, ended_on=None)
        self.townships = {row.name: row for row in rows}
        self.known = {
            row.number: row for row in Station.objects.filter(body=self.body).select_related("body", "township")
        }
        self.deputies: dict[str, list[Mandate]] = {}
        seats = Mandate.objects.filter(term__body=self.body).held(timezone.localdate(self.at))
        for mandate in seats.select_related("person", "term"):
            for called in filter(None, (names.key(mandate.person.name), mandate.card_number)):
                self.deputies.setdefault(called, []).append(mandate)


@dataclass
class Row(SheetRow):
    register: Register = field(kw_only=True)

    main, heading_of = "名称", HEADING_OF

    # ---- one row
    def _take(self) -> None:
        values, there = self._values(), self._there()
        if there is None:
            self._new(values)
            return
        if first := self.register.met.get(there.pk):
            raise Wrong("名称", _("第%(row)s行已经是这个联络站。") % {"row": first})
        self.register.met[there.pk] = self.number
        changed = {}
        if any(getattr(there, name) != value for name, value in values.items()):
            changed = keeping.change(there, values=values, by=self.register.by, at=self.register.at)
        hung = self._attach(there)
        if not changed and not hung:
            self.plan.same.append(self.number)
            return
        cells = tuple(self._moved(name, *pair) for name, pair in changed.items())
        words = _("更改联络站：%(name)s") % {"name": there.name}
        self.plan.changes.append(Change(self.number, words, new=False, cells=cells))
        if hung:
            recording.note(there, hung, by=self.register.by, at=self.register.at)

    def _new(self, values: dict[str, Any]) -> None:
        register = self.register
        own = {**values, "name": self.text("名称", required=True), "township": self._township()}
        station = recording.enter(register.body, own, number=self._given_number(), by=register.by, at=register.at)
        register.known[station.number] = station
        register.met[station.pk] = self.number
        facts = {"number": station.number, "name": station.name, "code": station.code, **self._attach(station)}
        register.came[station.pk] = {**facts, "township": station.township_id, "kind": station.kind}
        words = _("新增联络站：%(name)s") % {"name": station.name}
        self.plan.changes.append(Change(self.number, words))

    def _there(self) -> Station | None:
        number = self._given_number()
        if number is not None:
            return self.register.known.get(number)
        name = self.text("名称", required=True)
        standing = (row for row in self.register.known.values() if row.stage != "closed")
        return next((row for row in standing if row.name == name), None)

    def _given_number(self) -> int | None:
        return self.count("编号")

    def _moved(self, name: str, old: Any, new: Any) -> Moved:
        heading = HEADING_OF[name]
        cell = self.grid.cell(heading, self.number) if heading in self.grid.columns else ""
        return Moved(cell, heading, self._shown(name, old), self._shown(name, new))

    def _shown(self, name: str, value: Any) -> str:
        if name == "reception":
            return days.sentence(value)
        if name == "township":
            return next((row.name for row in self.register.townships.values() if row.pk == value), str(value))
        choices = dict(CHOICES.values())
        return str(dict(choices[name].choices).get(value, value)) if name in choices else str(value or "")

    # ---- cells
    def given(self, heading: str) -> bool:
        return str(self.values.get(heading) or "").strip() != ""

    def text(self, heading: str, *, required: bool = False) -> str:
        said = str(self.values.get(heading) or "").strip()
        said = "" if said in EMPTY_MARKS else said
        if required and not said:
            raise Wrong(heading, _("这一格要填写。"))
        return said

    def count(self, heading: str) -> int | None:
        said = self.text(heading).replace(",", "").removesuffix(".0")
        if said and not said.isdecimal():
            raise Wrong(heading, _("请填写整数。"))
        return int(said) if said else None

    def _degrees(self, heading: str) -> float | None:
        said = self.text(heading).rstrip("°")
        try:
            return float(said) if said else None
        except ValueError as error:
            raise Wrong(heading, _("请填写十进制的度数，例如 34.745417。")) from error

    def _values(self) -> dict[str, Any]:
        """What the cells say of the register; an empty one says nothing."""
        found: dict[str, Any] = {name: self.text(heading) for heading, name in TEXTS.items() if self.given(heading)}
        for heading, name in COUNTS.items():
            if self.given(heading):
                found[name] = self.count(heading) if name in {"area", "budget"} else self.count(heading) or 0
        for heading, (name, choices) in CHOICES.items():
            if self.given(heading):
                found[name] = self.choice(heading, choices)
        if self.given("街道、乡镇"):
            found["township"] = self._township()
        if self.given("接待日"):
            found["reception"] = self._reception()
        if self.given("建站日期"):
            found["founded_on"] = self.day("建站日期")
        return found | self._point()

    def _township(self) -> Township:
        said = self.text("街道、乡镇", required=True)
        if said not in self.register.townships:
            words = {"name": said, "known": "、".join(list(self.register.townships)[:30]) or _("（还没有登记）")}
            raise Wrong("街道、乡镇", _("登记册里没有“%(name)s”。可以填：%(known)s。") % words)
        return self.register.townships[said]

    def _reception(self) -> dict[str, Any]:
        said = self.text("接待日")
        try:
            return days.read(said) if said else {}
        except Refused as refused:
            raise Wrong("接待日", str(refused)) from refused

    def _point(self) -> dict[str, Any]:
        if not self.given("纬度") and not self.given("经度"):
            return {}
        said = self.text("坐标系").upper().replace("-", "").replace(" ", "")
        if said and said not in DATUMS:
            raise Wrong("坐标系", _("请填：%(known)s。") % {"known": "GCJ-02、WGS-84"})
        degrees = {"given_latitude": self._degrees("纬度"), "given_longitude": self._degrees("经度")}
        return degrees | {"datum": DATUMS.get(said, "gcj02")}

    # ---- what hangs on a station
    def _attach(self, station: Station) -> dict[str, Any]:
        """Its team, its places, the year for which it is a key one; what of it is new."""
        by, at = self.register.by, self.register.at
        hung: dict[str, Any] = {}
        since = max(station.founded_on or date.min, self.register.body.terms.latest("number").from_on)
        if new := recording.team(station, self._team(), since, by=by, at=at):
            hung["team"] = [row.mandate_id for row in new]
        if places := self._several("地点"):
            recording.places(station, places, by=by, at=at)
        if (year := self.count("重点年度")) is not None:
            reason = self.text("重点理由", required=True)
            if recording.key(station, year, reason, by=by, at=at):
                hung["key"] = year
        return hung

    def _several(self, heading: str) -> list[str]:
        said = self.text(heading).replace("，", "、").replace(",", "、").replace("\n", "、")
        return [part.strip() for part in said.split("、") if part.strip()]

    def _team(self) -> list[Mandate]:
        found = []
        for said in self._several("进站代表"):
            seats = self.register.deputies.get(said) or self.register.deputies.get(names.key(said)) or []
            if len(seats) != 1:
                many = _("在任的代表里有%(n)s位“%(name)s”，请填代表证号。")
                words = {"n": len(seats), "name": said}
                raise Wrong("进站代表", (many if seats else _("没有名为“%(name)s”的在任代表。")) % words)
            found += seats
        return found


# ------------------------------------------------------------------ by screen
def _choices(body: Body) -> dict[str, list[str]]:
    townships = Township.objects.filter(district=body.district_id, ended_on=None).values_list("name", flat=True)
    choices = {heading: [str(word) for _code, word in kinds.choices] for heading, (_n, kinds) in CHOICES.items()}
    return {**choices, "街道、乡镇": list(townships), "坐标系": [str(each.label) for each in Datum]}


SHEET = SheetIntake(
    "station-import",
    gettext_lazy("导入联络站"),
    gettext_lazy("联络站"),
    headings=columns.HEADINGS,
    required=columns.REQUIRED,
    play=run,
    may=rules.may_import,
    back="stations",
    choices=_choices,
)
