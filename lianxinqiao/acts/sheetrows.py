"""Rows of an office's own sheet, taken one by one and played for real: for a preview, and with any bad row, all is taken back.

A room's row is a `SheetRow` that says in `_take` what one row does; what cells say is read by `text`, `day` and `choice`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.paper.intake import days as written
from lianxinqiao.paper.intake import grids
from lianxinqiao.paper.intake.grids import Grid
from lianxinqiao.paper.intake.plans import Plan, Problem, Told, Wrong
from lianxinqiao.people import names, plausible
from lianxinqiao.people.models import Mandate

AHEAD = 10 * plausible.YEAR  # a plan reaches further than a year
Row = Callable[[int, dict[str, Any]], "SheetRow"]


@dataclass
class SheetRow:
    """`main` is the heading at which stands what no cell of its own is wrong about; `heading_of` leads from a field to its."""

    grid: Grid
    plan: Plan
    number: int
    values: dict[str, Any]

    main: ClassVar[str] = ""
    heading_of: ClassVar[Mapping[str, str]] = {}

    def take(self) -> None:
        """In a savepoint of its own: its problem is told and the next rows are looked at."""
        try:
            with transaction.atomic():
                self._take()
        except Wrong as wrong:
            self.problem(wrong.heading, [str(wrong.reason)])
        except ValidationError as error:
            fields = list(error.message_dict) if hasattr(error, "error_dict") else []
            named = (self.heading_of[name] for name in fields if name in self.heading_of)
            self.problem(next(named, self.main), error.messages)
        except Refused as refused:
            self.problem(self.refused_at(), [str(refused)])

    def _take(self) -> None:
        raise NotImplementedError

    def refused_at(self) -> str:
        """The heading at which a refusal of the act stands."""
        return self.main

    def problem(self, heading: str, reasons: Sequence[str]) -> None:
        """Told once a cell: what the grid could not read is told already."""
        cell = self.grid.cell(heading, self.number)
        if cell not in {known.cell for known in self.plan.problems}:
            self.plan.problems += [Problem(cell, reason) for reason in reasons]

    # ---- cells
    def text(self, heading: str, *, required: bool = False) -> str:
        said = str(self.values.get(heading) or "").strip()
        if required and not said:
            raise Wrong(heading, _("这一格要填写。"))
        return said

    def day(self, heading: str, *, required: bool = False) -> date | None:
        if not self.text(heading, required=required):
            return None
        try:
            found = written.read(self.values.get(heading))[0]
        except written.NoDay as error:
            said = self.text(heading)[:30]
            raise Wrong(heading, _("“%(text)s”不是日期，请写成2026-01-13。") % {"text": said}) from error
        try:
            plausible.not_long_past(heading, found)
            plausible.not_far_ahead(heading, found, AHEAD)
        except ValidationError as error:
            raise Wrong(heading, error.messages[0]) from error
        return found

    def choice(self, heading: str, choices: Any, *, required: bool = False) -> str:
        said, by_label = self.text(heading, required=required), {str(each.label): str(each) for each in choices}
        if said and said not in by_label:
            raise Wrong(heading, _("请填：%(known)s。") % {"known": "、".join(by_label)})
        return by_label.get(said, "")

    def seat(self, heading: str, said: str, known: Mapping[str, Sequence[Mandate]], on: date) -> Mandate:
        """Whose name or card number it is among the `known` seats, of those that were held on the day."""
        called = known.get(said) or known.get(names.key(said), ())
        held = [row for row in called if row.from_on <= on and (row.to_on is None or row.to_on >= on)]
        if len(held) == 1:
            return held[0]
        if len(held) > 1:
            words = _("登记册里有%(n)s个“%(name)s”，请写全称或者编号。")
        else:
            words = _("“%(name)s”在%(day)s不在任。") if called else _("登记册里没有“%(name)s”。")
        raise Wrong(heading, words % {"n": len(held), "name": said, "day": on.isoformat()})

    # ---- what is there already
    def once(self, heading: str, key: Any, met: dict[Any, int]) -> None:
        """A row that says the same thing as one above it is no second thing, and no "unchanged" either."""
        if first := met.get(key):
            raise Wrong(heading, _("与第%(row)s行是同一件事。") % {"row": first})
        met[key] = self.number

    def as_it_is(self, what: Any, cells: Mapping[str, tuple[Any, Any]]) -> None:
        """What is known is not changed by this sheet: where a filled cell says otherwise, that is told."""
        others = [
            (heading, old, new) for heading, (old, new) in cells.items() if self.text(heading) and str(old) != str(new)
        ]
        for heading, old, new in others:
            self.plan.ignored.append(differs(self.grid.cell(heading, self.number), what, old=old, new=new))
        if not others:
            self.plan.same.append(self.number)


def differs(cell: str, what: Any, *, old: Any, new: Any) -> Told:
    words = _("与系统里的不同，导入不改它：系统里是“%(old)s”，表格里是“%(new)s”。请在“%(what)s”的页面上更正。")
    filled = {"old": str(old)[:60] or _("空"), "new": str(new)[:60] or _("空"), "what": str(what)[:40]}
    return Told(cell, words % filled)


def play(
    sheets: Sequence[Any],
    headings: Any,
    begin: Callable[[Grid, Plan], Row],
    *,
    most: int,
    keep: bool,
    expected: str = "",
    kept: Callable[[Grid], None] | None = None,
) -> Plan:
    """What the sheet does; it stands only where `keep`, every row is good and the plan is the `expected` one.

    `begin` locks what must be locked and gives the rows what they share; `kept` writes down that it stands.
    """
    grid = grids.find(sheets, headings)
    plan = Plan(ignored=grid.ignored, notes=grid.notes, problems=grid.problems, sheet=grid.sheet)
    if not grid.lines:
        return plan
    if too_many := grids.bounded(grid.lines, most):
        plan.problems += too_many
        return plan
    with transaction.atomic():
        row = begin(grid, plan)
        for line in grid.lines:
            row(line.number, line.values).take()
        plan.in_order()
        if plan.problems or not keep or (expected and plan.digest != expected):
            transaction.set_rollback(True)
        elif kept:
            kept(grid)
    return plan
