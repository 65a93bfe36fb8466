"""Count the dates of running suggestions anew when the calendar has changed, and say so (Alaveteli #7292)."""

from datetime import datetime

from django.db import transaction

from lianxinqiao.matters import deadlines
from lianxinqiao.matters.actions.writing import done, locked
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import RUNNING


def recompute_all(*, at: datetime) -> int:
    """Every running suggestion, each in its own transaction; the number of those whose date moved."""
    running = Suggestion.objects.filter(stage__in=[str(stage) for stage in RUNNING], due_on__isnull=False)
    return sum(recompute(suggestion, at=at) for suggestion in running.order_by("pk").iterator())


@transaction.atomic
def recompute(suggestion: Suggestion, *, at: datetime) -> bool:
    """Whether the date moved. The units and the deputies are told of the new one."""
    locked(suggestion)
    if suggestion.stage not in RUNNING:
        return False
    again_from = suggestion.last_assigned_on if suggestion.round > 1 else None
    due = deadlines.reply(suggestion, again_from=again_from).date
    if due == suggestion.due_on:
        return False
    before, suggestion.due_on = suggestion.due_on, due
    suggestion.save()
    deadlines.follow(suggestion)
    data = {"due_before": before, "due_on": due}
    done("suggestion.recompute", suggestion, by=None, at=at, data=data, tells=("units", "deputies", "office"))
    return True
