"""What its day brings about: nobody does it, each by itself, and again tomorrow where a day was missed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from lianxinqiao.database.walls import within
from lianxinqiao.files import intakes
from lianxinqiao.files.models import Intake
from lianxinqiao.opinions import deadlines
from lianxinqiao.opinions.actions import answering, closing, contacts, senders
from lianxinqiao.opinions.importing import SHEET
from lianxinqiao.opinions.models import Opinion, Question
from lianxinqiao.opinions.stages import OVER


@dataclass(frozen=True)
class Done:
    lapsed: int
    closed: int
    erased: int


def go_on(*, at: datetime) -> Done:
    today = timezone.localdate(at)
    _forget_sheets(at)
    contacts.forget(at=at)
    return Done(_lapse(today, at), _close(at), _erase(today, at))


def _forget_sheets(at: datetime) -> None:
    """What was uploaded and never taken in: it names people."""
    rows = Intake.objects.filter(attachment__kind=SHEET.name, attachment__uploaded_at__lt=at - timedelta(days=1))
    for row in rows.select_related("attachment"):
        intakes.forget(row)


def _lapse(today: date, at: datetime) -> int:
    rows = Question.objects.filter(answered_at=None, ended_at=None, until__lt=today).select_related("opinion")
    return sum(_within(row.opinion, answering.lapse, row, at) for row in rows)


def _close(at: datetime) -> int:
    rows = Opinion.objects.filter(stage="answered", rating="").select_related("body", "profile_version")
    return sum(_within(row, closing.close_by_time, row, at) for row in rows.order_by("pk"))


def _erase(today: date, at: datetime) -> int:
    """Where somebody is behind it still, or a photo, and its life was over a term ago."""
    someone = Q(sender__isnull=False) | Q(photos__isnull=False)
    rows = Opinion.objects.filter(someone, stage__in=[str(stage) for stage in OVER], erased_at=None).distinct()
    found = [row for row in rows.select_related("body", "profile_version") if _ended(row) < today]
    for row in found:
        _within(row, senders.erase_by_term, row, at)
    return len(found)


def _within(opinion: Opinion, act: Callable[..., Any], row: Any, at: datetime) -> Any:
    """What the worker does to one body's row, it does within the wall of that body."""
    with within([opinion.body_id]):
        return act(row, at=at)


def _ended(opinion: Opinion) -> date:
    """The last day on which its personal data is kept."""
    last = opinion.closed_at or opinion.answered_at or opinion.discarded_at or opinion.received_at
    return deadlines.last_day(opinion, "keeping", timezone.localdate(last))
