"""A session's suggestions from the office's own spreadsheet.

Played for real, by the acts of the screens, inside one transaction: the preview rolls it back, so what is shown is
what will happen; one bad row rolls all of it back, so nothing is half imported; the same file twice changes nothing.
The session's row is locked before anything is looked at: two imports at once act one after the other.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.sheetrows import differs
from lianxinqiao.files.models import Intake
from lianxinqiao.matters import numbers, rules
from lianxinqiao.matters.actions import recording
from lianxinqiao.matters.importing import columns, past, present
from lianxinqiao.matters.importing.columns import HEADINGS, OUTCOME
from lianxinqiao.matters.importing.present import Taken
from lianxinqiao.matters.importing.rows import Register, Row, told
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper.intake import grids
from lianxinqiao.paper.intake.grids import Grid
from lianxinqiao.paper.intake.plans import Change, Plan, Problem, Told, Wrong, moved
from lianxinqiao.people.models import Post, Session

__all__ = ["HEADINGS", "MAX_ROWS", "is_past", "may_import", "run"]

MAX_ROWS = 3000


def may_import(post: Post | None) -> None:
    rules.may_begin("suggestion.import", post)


def is_past(session: Session, at: datetime) -> bool:
    """A session after which another has opened is past: what was raised there has had its life."""
    today = timezone.localdate(at)
    return Session.objects.filter(
        term__body_id=session.term.body_id, opens_on__gt=session.opens_on, opens_on__lte=today
    ).exists()


def run(
    sheets: Sequence[Any],
    *,
    session: Session,
    by: Post,
    keep: bool,
    at: datetime | None = None,
    history: bool | None = None,
    intake: Intake | None = None,
    expected: str = "",
) -> Plan:
    """Play the import into a session; keep it only where `keep`, every row is good and the plan is the `expected` one.

    `sheets` are those of a workbook, or bare rows. `history` None asks the session. Raises `Refused`.
    """
    may_import(by)
    if session.term.body_id != by.body_id:
        raise Refused(_("请选择本机构的会议。"))
    at = at or timezone.now()
    history = is_past(session, at) if history is None else history
    if history and keep and intake is None:
        raise TypeError("what comes in as history must be able to go as a whole: name its intake")
    grid = grids.find(sheets, columns.headings(past=history))
    plan = Plan(ignored=grid.ignored, notes=grid.notes, problems=grid.problems, sheet=grid.sheet)
    plan.problems += grids.bounded(grid.lines, MAX_ROWS)
    if not grid.columns or any(problem.cell.startswith("A") and not grid.lines for problem in plan.problems):
        return plan
    if len(grid.lines) > MAX_ROWS:
        return plan
    with transaction.atomic():
        Session.objects.select_for_update(no_key=True, of=("self",)).get(pk=session.pk)
        _take_all(grid, Register.of(session, by, at, past=history), plan, intake)
        plan.in_order()
        if plan.problems or not keep or (expected and plan.digest != expected):
            transaction.set_rollback(True)
    return plan


def _take_all(grid: Grid, register: Register, plan: Plan, intake: Intake | None) -> None:
    faulty = {problem.cell for problem in plan.problems}
    rows = [Row(line.number, line.values, register) for line in grid.lines]
    given = past.numbered(rows, _last(register.session)) if register.past else {}
    if given:
        words = _("没有编号的%(n)s行，按表中的顺序接着编。") % {"n": len(given)}
        plan.notes.append(Told(grid.cell("编号", min(given)), words))
    in_order = sorted(rows, key=_number_first)
    taken = [_take_row(row, grid, plan, faulty, intake, given.get(row.number, 0)) for row in in_order]
    made = [suggestion for suggestion in taken if suggestion is not None]
    if made and register.past and intake is not None and not plan.problems:
        recording.record(recording.Import(intake, register.session), made, by=register.by, at=register.at)


def _last(session: Session) -> dict[bool, int]:
    return {between: numbers.last(session, between) for between in (False, True)}


def _number_first(row: Row) -> tuple[int, int]:
    """Rows with a number come first, in the order of their numbers: so the series has no gap whatever the sheet's order."""
    try:
        return row.digits() or 10**9, row.number
    except Wrong:
        return 10**9, row.number


def _take_row(
    row: Row, grid: Grid, plan: Plan, faulty: set[str], intake: Intake | None, given: int
) -> Suggestion | None:
    """One row in a savepoint of its own: its problem is told, and the next rows are looked at. What is new comes back."""
    try:
        with transaction.atomic():
            if not row.register.past:
                _must_not_say_outcome(row)
            taken = past.take(row, intake, given) if row.register.past else present.take(row)
    except Wrong as first:
        wrongs = [(grid.cell(wrong.heading, row.number), wrong.reason) for wrong in row.faults(first)]
        plan.problems += [Problem(cell, reason) for cell, reason in wrongs if cell not in faulty]
        return None
    except Refused as refused:
        plan.problems.append(Problem(grid.cell("标题", row.number), str(refused)))
        return None
    plan.notes += told(row, grid.cell)
    _put_down(row, taken, grid, plan)
    return taken.suggestion if taken.new else None


def _must_not_say_outcome(row: Row) -> None:
    for heading in OUTCOME:
        if row.given(heading):
            raise Wrong(heading, _("填了办理结果的是往年的建议，请选“作为历史记录导入”；现在办理的请清空这一格。"))


def _put_down(row: Row, taken: Taken, grid: Grid, plan: Plan) -> None:
    suggestion = taken.suggestion
    words = {"number": suggestion.number_text, "title": suggestion.title, "stage": suggestion.get_stage_display()}
    said = _("第%(number)s号 %(title)s（%(stage)s）") % words
    for heading, old, new in taken.differs:
        plan.ignored.append(differs(grid.cell(heading, row.number), suggestion, old=old, new=new))
    if taken.new:
        plan.changes.append(Change(row.number, said))
    elif taken.moved:
        pairs = ((grid.cell(heading, row.number), heading, old, new) for heading, old, new in taken.moved)
        plan.changes.append(Change(row.number, said, new=False, cells=moved(pairs)))
    elif not taken.differs:
        plan.same.append(row.number)
