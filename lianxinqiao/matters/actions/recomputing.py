"""Count the dates of what is running anew when the calendar has changed, and say so (Alaveteli #7292)."""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from lianxinqiao.acts.frame import locked
from lianxinqiao.matters import deadlines
from lianxinqiao.matters.frame import done
from lianxinqiao.matters.models import Assessment, Matter, Reply
from lianxinqiao.matters.stages import OPEN_HANDLING, RUNNING, WITH_THE_OFFICE, PromiseStage

Change = tuple[str, date | None, date | None]
HANDLING_DATES = ("return_until", "reassign_due_on", "contact_due_on", "due_on")


def recompute_all(*, at: datetime) -> int:
    """Every suggestion with a date still to come, each in its own transaction; the number of those that moved."""
    running = Q(stage__in=[str(stage) for stage in RUNNING], due_on__isnull=False)
    taken_in = Q(stage__in=[str(stage) for stage in WITH_THE_OFFICE], between_sessions=True)
    asked = Q(handlings__replies__assessments__state=Assessment.State.ASKED)
    declared = Q(promises__stage=PromiseStage.DECLARED)
    rows = Matter.objects.filter(running | taken_in | asked | declared).distinct().order_by("pk")
    return sum(recompute(suggestion, at=at) for suggestion in rows.iterator())


@transaction.atomic
def recompute(suggestion: Matter, *, at: datetime) -> bool:
    """Whether a date moved. The units, the deputies and the office are told; the journal keeps old and new."""
    locked(suggestion)
    dates = (_office, _answer, _windows, _assessments, _promises)
    moved = [each for of in dates for each in of(suggestion)]
    if not moved:
        return False
    data = {name: {"before": before, "after": after} for name, before, after in moved}
    done("suggestion.recompute", suggestion, by=None, at=at, data=data, tells=("units", "deputies", "office"))
    return True


def _office(suggestion: Matter) -> Iterator[Change]:
    """Until when the office should have registered and assigned what came between sessions."""
    if suggestion.stage not in WITH_THE_OFFICE:
        return
    before = suggestion.office_due_on
    deadlines.set_office_date(suggestion)
    if suggestion.office_due_on != before:
        suggestion.save()
        yield "office_due_on", before, suggestion.office_due_on


def _answer(suggestion: Matter) -> Iterator[Change]:
    if suggestion.stage not in RUNNING:
        return
    again_from = suggestion.last_assigned_on if suggestion.round > 1 else None
    due = deadlines.reply(suggestion, again_from=again_from).date
    if due != suggestion.due_on:
        before, suggestion.due_on = suggestion.due_on, due
        suggestion.save()
        yield "due_on", before, due


def _windows(suggestion: Matter) -> Iterator[Change]:
    """The open handlings' own dates: to return, to speak with the deputy, to answer or give an opinion."""
    for handling in suggestion.handlings.filter(stage__in=OPEN_HANDLING):
        handling.suggestion = suggestion
        before = {name: getattr(handling, name) for name in HANDLING_DATES}
        deadlines.set_dates(handling)
        changed = {name: day for name, day in before.items() if day != getattr(handling, name)}
        if changed:
            handling.save()
        for name, day in changed.items():
            yield f"{handling.organization_id}.{name}", day, getattr(handling, name)


def _assessments(suggestion: Matter) -> Iterator[Change]:
    """Until when the deputies' forms should be back that are still out."""
    asked = Reply.objects.filter(handling__suggestion=suggestion, assessments__state=Assessment.State.ASKED)
    for reply in asked.select_related("handling").distinct():
        reply.handling.suggestion = suggestion
        due = deadlines.assess(reply)
        before, after = reply.assess_due_on, due.date if due else None
        if before == after:
            continue
        Reply.objects.filter(pk=reply.pk).update(assess_due_on=after)
        reply.assessments.filter(state=Assessment.State.ASKED).update(due_on=after)
        if suggestion.assess_due_on == before:
            suggestion.assess_due_on = after
            suggestion.save()
        yield "assess_due_on", before, after


def _promises(suggestion: Matter) -> Iterator[Change]:
    """Until when the deputy should have said whether a promise is kept."""
    for promise in suggestion.promises.filter(stage=PromiseStage.DECLARED):
        promise.suggestion = suggestion
        before = promise.confirm_due_on
        deadlines.set_confirm_date(promise)
        if promise.confirm_due_on != before:
            promise.save()
            yield f"{promise.pk}.confirm_due_on", before, promise.confirm_due_on
