"""A row of a past session: it enters as it ended, as far as the office knows. What a cell does not say stays unknown.

Nothing runs, nobody is told, no desk fills: the suggestion is closed where the day of closing is known, else it is
on record. A row that is there already is compared and told, never changed: a wrong import is taken back as a whole.
"""

import hashlib
import json
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.files.models import Intake
from lianxinqiao.matters import numbers
from lianxinqiao.matters.actions import drafting
from lianxinqiao.matters.importing.present import Taken, check_lengths, match, sign
from lianxinqiao.matters.importing.rows import Row, moment
from lianxinqiao.matters.models import Assessment, Handling, Suggestion
from lianxinqiao.matters.stages import HandlingStage, Stage
from lianxinqiao.paper.intake.plans import Wrong
from lianxinqiao.people.models import BodyProfile, Mandate

GRADES = {str(grade.label): str(grade) for grade in Assessment.Grade}
OPENNESS = {str(each.label): str(each) for each in Suggestion.Openness} | {"公开": "full", "是": "full"}
LARGEST = 999_999


def take(row: Row, intake: Intake | None, given: int) -> Taken:
    """`given` is the number of a row that has none of its own."""
    title, lead = row.text("标题", required=True), row.lead()
    there = match(row, title, lead)
    if there is not None:
        return Taken(there, differs=_differs(row, there))
    raised = row.raised_on()
    suggestion = _made(row, title, lead, raised, intake, row.digits() or given)
    suggestion.past = facts(row)
    _ended(row, suggestion)
    _in_sequence(row, suggestion)
    check_lengths(suggestion, title, row.points())
    suggestion.save(force_insert=True)
    drafting.write_requests(suggestion, row.points())
    sign(suggestion, row.cosigners(lead))
    _shares(row, suggestion)
    _note_number(row, suggestion)
    row.register.seen[suggestion.pk] = row.number
    return Taken(suggestion, new=True)


def _made(row: Row, title: str, lead: Mandate, raised: date | None, intake: Intake | None, number: int) -> Suggestion:
    session, register = row.register.session, row.register
    version = BodyProfile.of(session.term.body, raised or session.opens_on)
    numbering = version.rules.numbering
    pattern = numbering.between if row.between() else numbering.session
    year = session.opens_on.year
    at = moment(raised) if raised else None
    return Suggestion(
        body=session.term.body,
        session=session,
        between_sessions=row.between(),
        year=year,
        profile_version=version,
        stage=Stage.RECORDED,
        lead=lead,
        title=title[:200],
        cause=row.text("事由"),
        analysis=row.text("分析"),
        suggested_unit=row.suggested_unit(),
        wish_open=row.wish_open(),
        source=Suggestion.Source.IMPORT,
        entered_by=register.by,
        number=number,
        number_text=pattern.format(number=number, year=year),
        field=row.field(),
        created_at=at or register.at,
        saved_at=register.at,
        submitted_at=at,
        came_with=intake,
    )


def _ended(row: Row, suggestion: Suggestion) -> None:
    """What became of it, each fact only where its cell says so."""
    s = suggestion
    s.first_assigned_on = s.last_assigned_on = row.day("交办日期")
    s.answered_on = s.last_answered_on = row.day("答复日期")
    s.answer_due_on = row.day("答复期限") if s.answered_on else None
    s.reply_class = _reply_class(row, suggestion)
    s.final_attitude, s.final_result = _grade(row, "态度评价"), _grade(row, "结果评价")
    s.round = _round(row)
    if row.text("办理轮次") and s.round == 1:
        s.first_attitude, s.first_result = s.final_attitude, s.final_result
    closed = row.day("办结日期")
    if closed:
        s.stage, s.closed_at = Stage.CLOSED, moment(closed)
    _opened(row, suggestion)


def _opened(row: Row, suggestion: Suggestion) -> None:
    said, published = row.text("公开方式"), row.day("公开日期")
    if said and said not in OPENNESS:
        raise Wrong("公开方式", _("请填：%(known)s。") % {"known": "、".join(list(OPENNESS)[:3])})
    suggestion.openness = OPENNESS.get(said, "")
    suggestion.public_summary = row.text("公开摘要")
    if suggestion.openness == "summary" and not suggestion.public_summary and published:
        raise Wrong("公开摘要", _("摘要公开的，请写好公开摘要。"))
    if published and suggestion.openness not in {"full", "summary"}:
        raise Wrong("公开方式", _("填了公开日期的，公开方式应当是全文公开或摘要公开。"))
    if published and not suggestion.answered_on:
        raise Wrong("答复日期", _("答复送达后才能公开。"))
    suggestion.published_at = moment(published) if published else None


def _reply_class(row: Row, suggestion: Suggestion) -> str:
    said = row.text("答复类别").removesuffix("类").strip()
    if not said:
        return ""
    for each in suggestion.profile_version.rules.reply_classes:
        if said.upper() in {str(each.letter).upper(), str(each.semantic)} or said == str(each.label):
            return str(each.semantic)
    known = "、".join(f"{each.letter} {each.label}".strip() for each in suggestion.profile_version.rules.reply_classes)
    raise Wrong("答复类别", _("不认识的答复类别“%(name)s”。可以填：%(known)s。") % {"name": said[:20], "known": known})


def _grade(row: Row, heading: str) -> str:
    said = row.text(heading)
    if said and said not in GRADES:
        raise Wrong(heading, _("请填：%(known)s。") % {"known": "、".join(GRADES)})
    return GRADES.get(said, "")


def _round(row: Row) -> int:
    said = row.text("办理轮次")
    if said and said not in {"1", "2", "3"}:
        raise Wrong("办理轮次", _("办理轮次填1、2或3。"))
    return int(said or 1)


ORDER = ("提出日期", "交办日期", "签收日期", "答复日期", "办结日期")


def _in_sequence(row: Row, suggestion: Suggestion) -> None:
    """Days follow each other, and none lies ahead: what does not is a slip."""
    before: tuple[str, date] | None = None
    for heading in ORDER:
        day = row.day(heading)
        if day is None:
            continue
        if day > row.register.today:
            raise Wrong(heading, _("往年的日期不能晚于今天。"))
        if before and day < before[1]:
            raise Wrong(heading, _("“%(this)s”早于“%(before)s”，请核对。") % {"this": heading, "before": before[0]})
        before = heading, day
    for heading in ("公开日期", "兑现日期"):
        if (day := row.day(heading)) and day > row.register.today:
            raise Wrong(heading, _("往年的日期不能晚于今天。"))


def _shares(row: Row, suggestion: Suggestion) -> None:
    answered = suggestion.answered_on
    over = bool(answered or suggestion.closed_at)
    for part in row.units():
        Handling.objects.create(
            suggestion=suggestion,
            organization=part.organization,
            kind=part.kind,
            stage=HandlingStage.DONE if over else HandlingStage.RECORDED,
            assigned_on=suggestion.first_assigned_on,
            accepted_on=row.day("签收日期"),
            done_on=answered if part.kind != "assist" else None,
        )


def _note_number(row: Row, suggestion: Suggestion) -> None:
    """The series goes on after the highest number that was ever given."""
    if suggestion.number:
        numbers.count_from(suggestion.session, suggestion.between_sessions, suggestion.number)


FACTS = {"答复文号": "reply_number", "承诺事项": "promise", "承诺期限": "promise_due_on", "兑现日期": "promise_kept_on"}


def facts(row: Row) -> dict[str, Any]:
    """What the sheet knows that has no place of its own in the register, and a digest of the whole row."""
    known = {}
    for heading, name in FACTS.items():
        value = row.day(heading) if heading.endswith(("日期", "期限")) else row.text(heading)
        if value:
            known[name] = str(value)
    return {**known, "row": row.number, "sha256": digest(row.values)}


def digest(values: dict[str, Any]) -> str:
    """Of a row as it was read."""
    said = {
        name: value.isoformat() if isinstance(value, date | datetime) else str(value) for name, value in values.items()
    }
    filled = {name: text for name, text in said.items() if text.strip()}
    return hashlib.sha256(json.dumps(filled, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _differs(row: Row, suggestion: Suggestion) -> list[tuple[str, str, str]]:
    """A row that came in before and now says something else."""
    known = (suggestion.past or {}).get("sha256")
    if suggestion.came_with_id is None:
        return [("标题", _("已经在系统里办理"), row.text("标题"))]
    return [] if known == digest(row.values) else [("标题", _("已经作为历史记录导入"), _("这一行现在的内容不同"))]


def numbered(rows: list[Row], register_last: dict[bool, int]) -> dict[int, int]:
    """By row, the numbers of rows that have none: after the highest known, in the order of the sheet."""
    highest = dict(register_last)
    for row in rows:
        between = row.between()
        try:
            highest[between] = max(highest.get(between, 0), row.digits())
        except Wrong:
            continue  # told of its own row
    given: dict[int, int] = {}
    for row in rows:
        if not row.text("编号"):
            highest[row.between()] = given[row.number] = highest.get(row.between(), 0) + 1
    return given
