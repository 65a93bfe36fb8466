"""Promises （承诺事项）: opened by a reply, reported on, carried over the years, confirmed by the deputy."""

from datetime import date, datetime

from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.files.models import Attachment
from lianxinqiao.matters import deadlines, rules, telling
from lianxinqiao.matters.actions.assessing import contestable_until
from lianxinqiao.matters.audience import AUDIENCES
from lianxinqiao.matters.frame import FRAME
from lianxinqiao.matters.models import Assessment, Progress, Promise, Reply
from lianxinqiao.matters.stages import PromiseStage
from lianxinqiao.notices import actions as notices
from lianxinqiao.people.models import Post

PROMISING = frozenset({"SOLVING", "PLANNED"})


OPEN = (PromiseStage.OPEN, PromiseStage.DECLARED)


def make(reply: Reply, on: date) -> Promise | None:
    """A delivered reply of class solving or planned opens its promise (重庆 §24); one given anew ends the earlier."""
    for earlier in reply.suggestion.promises.filter(organization=reply.handling.organization, stage__in=OPEN):
        step(earlier, PromiseStage.ENDED)
        earlier.save()
    if reply.reply_class not in PROMISING or not reply.promise_due_on:
        return None
    return Promise.objects.create(
        reply=reply,
        suggestion=reply.suggestion,
        organization=reply.handling.organization,
        plan=reply.promise_plan,
        made_on=on,
        first_due_on=reply.promise_due_on,
        due_on=reply.promise_due_on,
    )


def report(promise: Promise, *, percent: int, note: str, by: Post, at: datetime) -> Progress:
    """How far it has come, per cent and words."""
    with FRAME.act("promise.report", promise, by=by, at=at) as done:
        _checked(percent, note)
        if promise.progress.filter(percent=percent, note=note, reported_on=day(at)).exists():
            raise Refused(_("这一进展今天已经报过。"))
        promise.percent = percent
        promise.save()
        row = Progress.objects.create(
            promise=promise, percent=percent, note=note, reported_by=by, reported_on=day(at), reported_at=at
        )
        done(note=note, data={"percent": percent})
        return row


def _checked(percent: int, note: str) -> None:
    if not 0 <= percent <= 100:
        raise Refused(_("进度应当在0到100之间。"))
    if not note.strip():
        raise Refused(_("请写明进展情况。"))


def carry_over(promise: Promise, *, due_on: date, reason: str, by: Post, at: datetime) -> None:
    """Not in time: followed in the next year under a new date （上海 转下年度跟踪办理）; the first date stays on record."""
    with FRAME.act("promise.carry_over", promise, by=by, at=at) as done:
        rules.may_carry_over(by, promise, due_on, reason)
        Progress.objects.create(
            promise=promise,
            percent=promise.percent,
            note=reason,
            reported_by=by,
            reported_on=day(at),
            reported_at=at,
            due_before=promise.due_on,
            due_after=due_on,
        )
        before, promise.due_on = promise.due_on, due_on
        promise.save()
        done(note=reason, data={"due_before": before, "due_on": due_on})


def declare_kept(promise: Promise, *, note: str, by: Post, at: datetime) -> None:
    """The unit says it is done; the deputy has the last word."""
    with FRAME.act("promise.declare", promise, by=by, at=at) as done:
        _checked(100, note)
        promise.percent, promise.declared_on = 100, day(at)
        step(promise, PromiseStage.DECLARED)
        deadlines.set_confirm_date(promise)
        promise.save()
        Progress.objects.create(
            promise=promise, percent=100, note=note, reported_by=by, reported_on=day(at), reported_at=at
        )
        done(note=note)


def confirm(promise: Promise, *, grade: str = "", note: str = "", by: Post, at: datetime) -> None:
    """Kept: confirmed and assessed again by the deputy (重庆 §28), or confirmed by the office in the deputy's absence."""
    with FRAME.act("promise.confirm", promise, by=by, at=at) as done:
        rules.may_confirm_so(by, promise, grade=grade, note=note)
        data = {"grade": grade, **_replacing(promise)}
        _keep(promise, grade, by=by, at=at)
        done(note=note, data=data)


def _replacing(promise: Promise) -> dict[str, str]:
    """What the office entered from paper and the deputy's own word now replaces; it stays beside it."""
    if promise.stage != PromiseStage.KEPT:
        return {}
    promise.replaced = promise.assessed
    return {"replaces": promise.replaced}


def enter_paper(
    promise: Promise, *, grade: str, note: str = "", scan: Attachment | None, by: Post, at: datetime
) -> None:
    """The office enters the second assessment that the deputy signed on paper; the scan is kept."""
    with FRAME.act("promise.enter", promise, by=by, at=at) as done:
        rules.may_enter_confirmation(by, promise, scan)
        if not grade:
            raise Refused(_("请选择评价。"))
        promise.scan = scan
        promise.contest_until = deadlines.contest(promise.suggestion, day(at))
        _keep(promise, grade, by=by, at=at)
        deputy = promise.suggestion.lead.person.name
        data = {"grade": grade, "scan": scan.sha256 if scan else ""}
        done(note=note, on_behalf_of=deputy, data=data)
        _tell_whose_word_it_is(promise, by=by, at=at)


def _tell_whose_word_it_is(promise: Promise, *, by: Post, at: datetime) -> None:
    """Of the grade that was entered in their name the lead deputy alone is told."""
    with translation.override("zh-hans"):
        facts = {"thing": promise.suggestion, "grade": promise.get_assessed_display()}
        text = telling.ENTERED.said(promise.suggestion.body, facts)
        body = f"{text.body}{contestable_until(promise.contest_until)}"
    readers = AUDIENCES.users(["lead_deputy"], promise, but=by)
    url = promise.suggestion.get_absolute_url()
    notices.tell(readers, kind="promise.enter.own", subject=text.subject, body=body, url=url, at=at)


def _keep(promise: Promise, grade: str, *, by: Post, at: datetime) -> None:
    if grade and grade not in {str(each) for each in Assessment.Grade}:
        raise Refused(_("请选择评价。"))
    promise.kept_on, promise.confirmed_by, promise.assessed = day(at), by, grade
    step(promise, PromiseStage.KEPT)
    promise.save()


def reject(promise: Promise, *, reason: str, by: Post, at: datetime) -> None:
    """Not kept yet: open again, with the reason."""
    with FRAME.act("promise.reject", promise, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请说明尚未兑现的理由。"))
        data = _replacing(promise)
        step(promise, PromiseStage.OPEN)
        promise.declared_on = promise.confirm_due_on = promise.kept_on = promise.confirmed_by = None
        promise.assessed = ""
        promise.save()
        done(note=reason, data=data)
