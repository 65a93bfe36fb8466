"""Reminders （催办） by the calendar of the profile: to the unit and the person, never at night, never on a free day.

Run daily by the worker and by hand; a reminder of one due date at one distance is told once (its key).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.matters.audience import AUDIENCES
from lianxinqiao.matters.models import Assessment, Handling, Promise, Suggestion
from lianxinqiao.matters.stages import OPEN_HANDLING, WITH_THE_OFFICE, HandlingStage
from lianxinqiao.notices import actions as notices
from lianxinqiao.rulebook import queries as rulebook
from lianxinqiao.rulebook.schema import Reminders
from lianxinqiao.workdays import queries as workdays

NAMED: tuple[str, ...] = ()  # by the unit itself: no term led to the day


NEAR = ("suggestion__profile_version", "suggestion__body", "suggestion__session")
AHEAD = timedelta(days=180)  # further than any profile begins to remind


@dataclass(frozen=True)
class Due:
    """A day that somebody has to keep: `readers` as `audience.py` names them, `terms` as `rulebook.Known` asks."""

    row: Any
    due_on: date | None
    readers: str
    key: str
    terms: tuple[str, ...]


def remind_all(*, at: datetime) -> int:
    """Tell everybody whose date is near or past; how many notices were written."""
    today = timezone.localdate(at)
    if not workdays.current().is_workday(today):
        return 0
    known = rulebook.Known()
    kinds = (_of_office, _of_returns, _of_handlings, _of_assessments, _of_promises, _of_confirmations)
    return sum(_remind(due, today, at, known) for kind in kinds for due in kind(today))


def _of_office(today: date) -> Iterator[Due]:
    """Raised between sessions and not yet registered or assigned."""
    rows = Suggestion.objects.filter(stage__in=[str(stage) for stage in WITH_THE_OFFICE], office_due_on__isnull=False)
    for row in rows.filter(merged_into=None).select_related("profile_version", "body", "session"):
        yield Due(row, row.office_due_on, "office", f"office:{row.pk}", rulebook.OFFICE)


def _of_returns(today: date) -> Iterator[Due]:
    """A unit says it is not theirs, and nobody has said whose."""
    rows = Handling.objects.filter(stage=HandlingStage.RETURN_ASKED, reassign_due_on__isnull=False)
    for row in rows.select_related(*NEAR):
        yield Due(row, row.reassign_due_on, "supervision", f"return:{row.pk}", rulebook.REASSIGN)


def _of_handlings(today: date) -> Iterator[Due]:
    rows = Handling.objects.filter(stage__in=OPEN_HANDLING, due_on__lte=today + AHEAD)
    for row in rows.select_related(*NEAR, "organization"):
        yield Due(row, row.due_on, "this_unit", f"handling:{row.pk}", row.due_rule[1])


def _of_assessments(today: date) -> Iterator[Due]:
    rows = Assessment.objects.filter(state="asked", due_on__isnull=False)
    for row in rows.select_related(*(f"reply__handling__{path}" for path in NEAR)):
        yield Due(row, row.due_on, "asked_deputy", f"assessment:{row.pk}", rulebook.ASSESSMENT)


def _of_promises(today: date) -> Iterator[Due]:
    rows = Promise.objects.filter(stage="open", due_on__lte=today + AHEAD)
    for row in rows.select_related(*NEAR):
        yield Due(row, row.due_on, "this_unit", f"promise:{row.pk}", NAMED)


def _of_confirmations(today: date) -> Iterator[Due]:
    """A unit says that a promise is kept, and the deputy has not spoken."""
    rows = Promise.objects.filter(stage="declared", confirm_due_on__isnull=False)
    for row in rows.select_related(*NEAR):
        yield Due(row, row.confirm_due_on, "lead_deputy", f"kept:{row.pk}", rulebook.ASSESSMENT)


def due_distance(due_on: date, today: date, reminders: Reminders) -> int | None:
    """The nearest reminding distance that today has reached, days before the due date; -1 once it is past."""
    left = (due_on - today).days
    if left < 0:
        return -1
    return min((days for days in reminders.days_before if left <= days), default=None)


def not_at_night(at: datetime, reminders: Reminders) -> datetime:
    """The moment itself, or the next morning of a workday where it falls into the quiet hours."""
    local = timezone.localtime(at)
    morning = local.replace(hour=reminders.quiet_to.hour, minute=reminders.quiet_to.minute, second=0, microsecond=0)
    if local.time() >= time(reminders.quiet_from.hour, reminders.quiet_from.minute):
        morning += timedelta(days=1)
    elif local.time() >= reminders.quiet_to:
        return at
    day = workdays.current().next_workday(timezone.localdate(morning))
    return morning + timedelta(days=(day - timezone.localdate(morning)).days)


def _body(version: int, due_on: date, terms: tuple[str, ...], known: rulebook.Known) -> str:
    if terms and not known(due_on, version, terms):
        return _("期限暂定为%(due)s：还没有这一年的放假安排，导入后会重新计算。") % {"due": due_on.isoformat()}
    return _("期限为%(due)s。") % {"due": due_on.isoformat()}


def _remind(due: Due, today: date, at: datetime, known: rulebook.Known) -> int:
    suggestion: Suggestion = due.row.suggestion
    due_on = due.due_on
    if due_on is None:
        return 0
    reminders = suggestion.profile_version.rules.reminders
    distance = due_distance(due_on, today, reminders)
    if distance is None:
        return 0
    with translation.override("zh-hans"), transaction.atomic():
        late = (today - due_on).days
        words = _("已超期%(n)s天") % {"n": late} if distance < 0 else _("还有%(n)s天到期") % {"n": -late}
        told = notices.tell(
            AUDIENCES.users([due.readers], due.row),
            kind="reminder",
            subject=_("%(what)s：%(words)s") % {"what": words, "words": suggestion},
            body=_body(suggestion.profile_version_id, due_on, due.terms, known),
            url=suggestion.get_absolute_url(),
            at=at,
            key=f"{due.key}:{due_on}:{distance}",
            not_before=not_at_night(at, reminders),
        )
    return len(told)
