"""A session's suggestions from the office's own spreadsheet.

Played for real, by the acts of the screens, inside one transaction: the preview rolls it back, so what is shown is
what will happen; one bad row rolls all of it back, so nothing is half imported; the same file twice changes nothing.
"""

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import deadlines
from lianxinqiao.matters.actions import assigning, drafting, registering
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.actions.writing import done
from lianxinqiao.matters.models import CoSigner, NumberSeries, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.importing import Cells, Outcome, Problem, Wrong, cell_name
from lianxinqiao.people.models import Field, Mandate, Organization, Post, Session

MAX_ROWS = 3000
REQUIRED = ("标题", "事由", "具体建议", "领衔代表")
Text = str | Promise
# Name, what to write there, an example: the template hands them out, the import reads them in any order.
HEADINGS: tuple[tuple[str, Text, str], ...] = (
    ("编号", gettext_lazy("可以空着；填写时从本会议已登记的最后一号接着编，不断号。"), "1"),
    ("标题", gettext_lazy("必填。“关于……的建议”。"), "关于增设云桥小学护学岗的建议"),
    ("事由", gettext_lazy("必填。"), "云桥小学门前早晚高峰车流密集。"),
    ("分析", "", ""),
    ("具体建议", gettext_lazy("必填。一行一条（单元格内换行）。"), "增设人行信号灯。"),
    ("领衔代表", gettext_lazy("必填。姓名；有同名的填代表证号。"), "张三"),
    ("联名代表", gettext_lazy("姓名或代表证号，用顿号隔开；以签名的纸质件为准。"), "李四、王五"),
    ("类别", gettext_lazy("本机构的类别名称。"), "教育"),
    ("建议承办单位", "", ""),
    ("主办单位", gettext_lazy("填写后同时交办；填两个以上单位即为分办。空着时只登记编号。"), "教育局"),
    ("会办单位", gettext_lazy("用顿号隔开。"), "财政局"),
    ("闭会期间", gettext_lazy("闭会期间提出的填“是”。"), ""),
    ("提出日期", gettext_lazy("例如 2026-01-13；空着时为导入当天。"), "2026-01-13"),
)


def may_import(post: Post | None) -> None:
    if not post or post.role not in {"office_clerk", "office_head"} or post.body is None:
        raise Refused(_("建议由代工委工作人员导入。"))


@dataclass
class Register:
    """What the rows name: looked up once for the whole sheet."""

    session: Session
    by: Post
    at: datetime
    mandates: dict[str, list[Mandate]]
    units: dict[str, Organization]
    fields: dict[str, Field]

    @classmethod
    def of(cls, session: Session, by: Post, at: datetime) -> "Register":
        body = session.term.body
        mandates = defaultdict(list)
        for mandate in Mandate.objects.filter(term=session.term).select_related("person", "term__body", "delegation"):
            for key in {mandate.person.name, mandate.card_number} - {""}:
                mandates[key].append(mandate)
        units: dict[str, Organization] = {}
        for unit in Organization.objects.filter(district_id=body.district_id, active=True, parent=None):
            units |= {unit.name: unit, unit.short_name: unit, unit.code: unit}
        return cls(session, by, at, mandates, units, {field.name: field for field in body.fields.all()})


def run(rows: list[Cells], *, session: Session, by: Post, keep: bool, at: datetime | None = None) -> Outcome:
    """Play the import into a session; keep it only where `keep` and every row is good. Raises `Refused`."""
    may_import(by)
    if session.term.body_id != by.body_id:
        raise Refused(_("请选择本机构的会议。"))
    outcome = Outcome()
    columns = _columns(rows[0] if rows else [], outcome)
    if len(rows) - 1 > MAX_ROWS:
        reason = _("一次最多导入%(n)s行，请分成几个文件。") % {"n": MAX_ROWS}
        outcome.problems.append(Problem(cell_name(0, MAX_ROWS + 2), reason))
    if outcome.problems:
        return outcome
    register = Register.of(session, by, at or timezone.now())
    with transaction.atomic():
        for number, values in _in_order(rows, columns):
            _take_row(number, values, columns, register, outcome)
        if outcome.problems or not keep:
            transaction.set_rollback(True)
    outcome.problems.sort(key=lambda problem: (int(re.sub(r"\D", "", problem.cell)), problem.cell))
    return outcome


def _columns(head: Cells, outcome: Outcome) -> dict[str, int]:
    found: dict[str, int] = {}
    known = {name for name, _words, _example in HEADINGS}
    for place, cell in enumerate(head):
        name = re.sub(r"[\s*（(].*$", "", str(cell).strip())
        if name in found:
            outcome.problems.append(Problem(cell_name(place, 1), _("列名“%(name)s”重复。") % {"name": name}))
        elif name in known:
            found[name] = place
        elif name:
            reason = _("不认识的列名“%(name)s”。请使用下载的模板。") % {"name": str(cell)[:30]}
            outcome.problems.append(Problem(cell_name(place, 1), reason))
    for name in REQUIRED:
        if name not in found:
            outcome.problems.append(Problem("A1", _("缺少“%(name)s”这一列。") % {"name": name}))
    return found


def _in_order(rows: list[Cells], columns: dict[str, int]) -> list[tuple[int, dict[str, Any]]]:
    """Rows with a number come first, in the order of their numbers: so the series has no gap whatever the sheet's order."""
    found = [
        (number, {name: cells[place] if place < len(cells) else "" for name, place in columns.items()})
        for number, cells in enumerate(rows[1:], 2)
        if any(str(cell).strip() for cell in cells)
    ]
    return sorted(found, key=lambda row: (_digits(row[1].get("编号")) or 10**9, row[0]))


def _digits(value: Any) -> int:
    text = re.sub(r"\D", "", str(value or "").removesuffix(".0"))
    return int(text) if 0 < len(text) < 7 else 0


def _take_row(number: int, values: dict[str, Any], columns: dict[str, int], register: Register, out: Outcome) -> None:
    """One row in a savepoint of its own: its problem is told, and the next rows are looked at."""
    try:
        with transaction.atomic():
            taken = _take(values, register)
    except Wrong as first:
        for wrong in _wrong_cells(values, register, first):
            out.problems.append(Problem(cell_name(columns.get(wrong.heading, 0), number), wrong.reason))
    except Refused as refused:
        out.problems.append(Problem(cell_name(columns["标题"], number), str(refused)))
    else:
        if taken is None:
            out.unchanged += 1
        else:
            words = {"number": taken.number_text, "title": taken.title, "stage": taken.get_stage_display()}
            out.changes.append((number, _("第%(number)s号 %(title)s（%(stage)s）") % words))


def _wrong_cells(values: dict[str, Any], register: Register, first: Wrong) -> list[Wrong]:
    """What stopped the row, and what else in it is wrong: so that a sheet is corrected once."""
    found = {first.heading: first}
    readers: list[Callable[[], object]] = [
        *(partial(_text, values, name, required=True) for name in REQUIRED),
        lambda: _mandate(values, "领衔代表", _text(values, "领衔代表"), register),
        *(partial(_mandate, values, "联名代表", name, register) for name in _names(values, "联名代表")),
        partial(_field, values, register),
        *(partial(_unit, "建议承办单位", name, register) for name in [_text(values, "建议承办单位")] if name),
        partial(_units, values, register),
        partial(_moment, values, register.at),
    ]
    for read in readers:
        try:
            read()
        except Wrong as wrong:
            found.setdefault(wrong.heading, wrong)
    return list(found.values())


def _take(values: dict[str, Any], register: Register) -> Suggestion | None:
    """Enter, register and, where units are named, assign one row; None where it is there already."""
    lead = _mandate(values, "领衔代表", _text(values, "领衔代表", required=True), register)
    title = _text(values, "标题", required=True)
    between = _text(values, "闭会期间") in {"是", "1", "√", "闭会", "闭会期间", "yes"}
    if _is_there(values, title, lead, between, register):
        return None
    suggestion = _enter(values, title, lead, between, register)
    field, to = _field(values, register), _units(values, register)
    registering.register(suggestion, field=field, by=register.by, at=register.at)
    if to:
        assigning.assign(suggestion, to=to, by=register.by, at=register.at)
    return suggestion


def _is_there(values: dict[str, Any], title: str, lead: Mandate, between: bool, register: Register) -> bool:
    """The same number and title, or without a number the same title by the same deputy in this session."""
    typed = _text(values, "编号")
    rows = Suggestion.objects.filter(session=register.session, between_sessions=between, number__isnull=False)
    if not typed:
        return rows.filter(title=title, lead=lead).exists()
    number = _digits(typed)
    if not number:
        raise Wrong("编号", _("“%(text)s”不是编号。") % {"text": typed[:30]})
    there = rows.filter(number=number).first()
    if there is None:
        last = NumberSeries.objects.filter(session=register.session, between_sessions=between).first()
        following = (last.last if last else 0) + 1
        if number != following:
            raise Wrong("编号", _("编号应当是%(n)s：编号连续，不断号、不重号。") % {"n": following})
        return False
    if there.title != title:
        raise Wrong("编号", _("这个编号已经由“%(title)s”使用。") % {"title": there.title[:40]})
    return True


def _enter(values: dict[str, Any], title: str, lead: Mandate, between: bool, register: Register) -> Suggestion:
    raised_at = _moment(values, register.at)
    suggested = _text(values, "建议承办单位")
    suggestion = drafting.new(
        lead,
        at=raised_at,
        session=register.session,
        between_sessions=between,
        source=Suggestion.Source.IMPORT,
        entered_by=register.by,
        title=title[:200],
        cause=_text(values, "事由", required=True),
        analysis=_text(values, "分析"),
        suggested_unit=_unit("建议承办单位", suggested, register) if suggested else None,
    )
    points = _text(values, "具体建议", required=True).splitlines()
    _check_lengths(suggestion, title, points)
    drafting.write_requests(suggestion, points)
    for name in _names(values, "联名代表"):
        mandate = _mandate(values, "联名代表", name, register)
        if mandate == lead:
            raise Wrong("联名代表", _("领衔代表不用再写在联名代表里。"))
        CoSigner.objects.get_or_create(
            suggestion=suggestion, mandate=mandate, defaults={"invited_at": raised_at, "signed_at": raised_at}
        )
    suggestion.stage, suggestion.submitted_at = Stage.SUBMITTED, raised_at
    deadlines.set_office_date(suggestion)
    suggestion.save()
    done("suggestion.import", suggestion, by=register.by, at=register.at, on_behalf_of=lead.person.name)
    return suggestion


def _check_lengths(suggestion: Suggestion, title: str, points: list[str]) -> None:
    lengths = suggestion.profile_version.rules.lengths
    if len(title) > lengths.title_max:
        words = {"n": len(title), "max": lengths.title_max}
        raise Wrong("标题", _("标题有%(n)s字，超过了%(max)s字的上限。") % words)
    total = len(suggestion.cause) + len(suggestion.analysis) + sum(map(len, points))
    if total > lengths.body_max:
        raise Wrong("事由", _("正文共%(n)s字，超过了%(max)s字的上限。") % {"n": total, "max": lengths.body_max})


# ------------------------------------------------------------------ cells
def _text(values: dict[str, Any], heading: str, *, required: bool = False) -> str:
    text = str(values.get(heading, "")).replace("\x00", "").strip()
    if required and not text:
        raise Wrong(heading, _("“%(heading)s”不能空着。") % {"heading": heading})
    return text


def _names(values: dict[str, Any], heading: str) -> list[str]:
    return [name.strip() for name in re.split(r"[、,，;；\n]+", _text(values, heading)) if name.strip()]


def _mandate(values: dict[str, Any], heading: str, name: str, register: Register) -> Mandate:
    found = register.mandates.get(name, [])
    if not found:
        words = {"term": register.session.term, "name": name[:30]}
        raise Wrong(heading, _("%(term)s没有代表“%(name)s”。") % words)
    if len(found) > 1:
        raise Wrong(heading, _("有%(n)s位代表叫“%(name)s”，请填代表证号。") % {"n": len(found), "name": name[:30]})
    return found[0]


def _field(values: dict[str, Any], register: Register) -> Field | None:
    name = _text(values, "类别")
    if name and name not in register.fields:
        raise Wrong("类别", _("不认识的类别“%(name)s”。") % {"name": name[:30]})
    return register.fields.get(name)


def _unit(heading: str, name: str, register: Register) -> Organization:
    if name not in register.units:
        raise Wrong(heading, _("没有在用的单位“%(name)s”，请填全称、简称或代码。") % {"name": name[:40]})
    return register.units[name]


def _units(values: dict[str, Any], register: Register) -> list[To]:
    """One lead with assisting units; several in the lead's column answer separately （分办）."""
    leads = [_unit("主办单位", name, register) for name in _names(values, "主办单位")]
    assisting = [_unit("会办单位", name, register) for name in _names(values, "会办单位")]
    if assisting and len(leads) != 1:
        raise Wrong("会办单位", _("有会办单位的，主办单位应当是一个。"))
    chosen = leads + assisting
    if len(set(chosen)) != len(chosen):
        raise Wrong("主办单位", _("同一个单位写了两次。"))
    kind = "separate" if len(leads) > 1 else "lead"
    return [To(unit, kind) for unit in leads] + [To(unit, "assist") for unit in assisting]


def _moment(values: dict[str, Any], at: datetime) -> datetime:
    value = values.get("提出日期", "")
    if value == "":
        return at
    day = value.date() if isinstance(value, datetime) else value if isinstance(value, date) else _day(str(value))
    if day > timezone.localdate(at):
        raise Wrong("提出日期", _("提出日期不能晚于今天。"))
    return timezone.make_aware(datetime.combine(day, time(9)))


def _day(text: str) -> date:
    parts = re.fullmatch(r"\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s*", text)
    try:
        return date(*map(int, parts.groups())) if parts else date.fromisoformat(text.strip())
    except ValueError as error:
        raise Wrong("提出日期", _("“%(text)s”不是日期，请写成2026-01-13。") % {"text": text[:30]}) from error
