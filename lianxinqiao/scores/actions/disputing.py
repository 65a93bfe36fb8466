"""What happened outside is claimed and confirmed; what is wrong is taken back; an appeal is settled with a reason."""

from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.files import actions as files
from lianxinqiao.people.models import Post
from lianxinqiao.scores import rules, standing
from lianxinqiao.scores.frame import FRAME
from lianxinqiao.scores.models import Appeal, Assessment, Point
from lianxinqiao.scores.stages import AppealStage, Counted


def claim(
    assessment: Assessment,
    *,
    event: str,
    on: date,
    title: str,
    words: str,
    people: int = 1,
    leads: bool = True,
    proof: Any = None,
    by: Post,
    at: datetime,
) -> Point:
    """What one did and no record shows, with what proves it. It belongs to the year in which it was done."""
    with FRAME.act("assessment.claim", assessment, by=by, at=at) as done:
        assert by.mandate_id is not None
        if event not in assessment.rules.events:
            raise Refused(_("评分标准里没有这个事项。"))
        if on.year != assessment.year or on > day(at):
            raise Refused(_("日期要在%(year)s年内，并且不晚于今天。") % {"year": assessment.year})
        if not words.strip():
            raise Refused(_("请写明情况和证明材料。"))
        rules.refuse_too_many(assessment.rules, event, people)
        row = Point(
            assessment=assessment,
            mandate_id=by.mandate_id,
            event=event,
            on=on,
            title=title.strip(),
            words=words.strip(),
            people=people,
            leads=leads,
            stage=Counted.CLAIMED,
        )
        row.full_clean(exclude=["proof"])
        if proof:
            row.proof = files.store(proof, by=by.user, kind="proof")
        row.save()
        done(data={"event": event, "title": row.title}, of=[by.mandate_id])
        return row


def confirm(point: Point, *, by: Post, at: datetime) -> None:
    with FRAME.act("point.confirm", point, by=by, at=at) as done:
        _move(point, Counted.COUNTED, "", at)
        done(data={"event": point.event}, of=[point.mandate_id])


def refuse(point: Point, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("point.refuse", point, by=by, at=at) as done:
        _move(point, Counted.REFUSED, _given(reason), at)
        done(note=reason, of=[point.mandate_id])


def void(point: Point, *, reason: str, by: Post, at: datetime) -> None:
    """Taken back visibly: it stays in the ledger with what it had given and why it no longer does."""
    with FRAME.act("point.void", point, by=by, at=at) as done:
        _move(point, Counted.VOID, _given(reason), at)
        done(note=reason, of=[point.mandate_id])


def appeal(assessment: Assessment, *, text: str, about: Point | None = None, by: Post, at: datetime) -> Appeal:
    with FRAME.act("assessment.appeal", assessment, by=by, at=at) as done:
        assert by.mandate_id is not None
        if not text.strip():
            raise Refused(_("请写明申诉内容。"))
        if assessment.appeals.filter(mandate=by.mandate_id, stage=AppealStage.MADE).exists():
            raise Refused(_("您的申诉正在处理。"))
        if about and (about.assessment_id, about.mandate_id) != (assessment.pk, by.mandate_id):
            raise Refused(_("这条履职记录属于别人。"))
        row = Appeal.objects.create(
            assessment=assessment, mandate_id=by.mandate_id, text=text.strip(), about=about, made_on=day(at)
        )
        done(data={"text": row.text[:200]}, of=[by.mandate_id])
        return row


def settle(appeal: Appeal, *, upheld: bool, answer: str, by: Post, at: datetime) -> None:
    """With a reason. What it corrects is done on the points themselves, or entered by `correct`."""
    with FRAME.act("appeal.settle", appeal, by=by, at=at) as done:
        appeal.answer = _given(answer)
        step(appeal, AppealStage.UPHELD if upheld else AppealStage.DISMISSED)
        appeal.settled_on, appeal.settled_by = day(at), by
        appeal.save()
        done(note=appeal.answer, data={"upheld": upheld}, of=[appeal.mandate_id])


def correct(
    appeal: Appeal,
    *,
    event: str,
    on: date,
    title: str,
    people: int = 1,
    leads: bool = True,
    by: Post,
    at: datetime,
) -> Point:
    """What an upheld appeal found missing, entered by the office: the difference counts once, and leads to the appeal."""
    with FRAME.act("appeal.correct", appeal, by=by, at=at) as done:
        assessment = appeal.assessment
        if event not in assessment.rules.events:
            raise Refused(_("评分标准里没有这个事项。"))
        if on.year != assessment.year or on > day(at):
            raise Refused(_("日期要在%(year)s年内，并且不晚于今天。") % {"year": assessment.year})
        rules.refuse_too_many(assessment.rules, event, people)
        if appeal.corrections.filter(event=event, on=on, title=title.strip()).exists():
            raise Refused(_("这条更正已经登记。"))
        row = Point(
            assessment=assessment,
            mandate_id=appeal.mandate_id,
            event=event,
            on=on,
            title=title.strip(),
            words=appeal.answer,
            people=people,
            leads=leads,
            appeal=appeal,
            changed_on=day(at),
        )
        row.full_clean()
        row.save()
        standing.compute(assessment, {appeal.mandate_id})
        done(data={"event": event, "title": row.title}, of=[appeal.mandate_id])
        return row


def _given(reason: str) -> str:
    say_why(reason)
    return reason.strip()[:200]


def _move(point: Point, stage: Counted, reason: str, at: datetime) -> None:
    step(point, stage)
    point.reason, point.fell, point.changed_on = reason, False, day(at)
    point.save()
    standing.compute(point.assessment, {point.mandate_id})
