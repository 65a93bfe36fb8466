"""Reminders （催办） by the calendar of the profile: to the unit and the person, never at night, never on a free day.

Run daily by the worker and by hand; a reminder of one due date at one distance is told once (its key).
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.accounts.models import User
from lianxinqiao.matters import audience
from lianxinqiao.matters.models import Assessment, Handling, Promise, Suggestion
from lianxinqiao.matters.stages import OPEN_HANDLING, WITH_THE_OFFICE, HandlingStage
from lianxinqiao.notices import actions as notices
from lianxinqiao.rulebook import queries as rulebook
from lianxinqiao.rulebook.schema import Reminders
from lianxinqiao.workdays import queries as workdays

NAMED: tuple[str, ...] = ()  # by the unit itself: no term led to the day


def remind_all(*, at: datetime) -> int:
    """Tell everybody whose date is near or past; how many notices were written."""
    today = timezone.localtime(at).date()
    if not workdays.current().is_workday(today):
        return 0
    kinds = (_of_office, _of_returns, _of_handlings, _of_assessments, _of_promises, _of_confirmations)
    return sum(remind(today, at) for remind in kinds)


def _of_office(today: date, at: datetime) -> int:
    """Raised between sessions and not yet registered or assigned."""
    rows = Suggestion.objects.filter(stage__in=[str(stage) for stage in WITH_THE_OFFICE], office_due_on__isnull=False)
    rows = rows.filter(merged_into=None).select_related("profile_version", "body", "session")
    return sum(
        _remind(row, row.office_due_on, audience.users(["office"], row), today, at, f"office:{row.pk}", rulebook.OFFICE)
        for row in rows
    )


def _of_returns(today: date, at: datetime) -> int:
    """A unit says it is not theirs, and nobody has said whose."""
    rows = Handling.objects.filter(stage=HandlingStage.RETURN_ASKED, reassign_due_on__isnull=False)
    rows = rows.select_related("suggestion__profile_version", "suggestion__body", "suggestion__session")
    return sum(
        _remind(
            row.suggestion,
            row.reassign_due_on,
            audience.users(["supervision"], row),
            today,
            at,
            f"return:{row.pk}",
            rulebook.REASSIGN,
        )
        for row in rows
    )


def _of_handlings(today: date, at: datetime) -> int:
    near = today + timedelta(days=180)
    rows = Handling.objects.filter(stage__in=OPEN_HANDLING, due_on__lte=near)
    rows = rows.select_related("suggestion__profile_version", "suggestion__body", "suggestion__session", "organization")
    return sum(
        _remind(
            row.suggestion,
            row.due_on,
            audience.users(["this_unit"], row),
            today,
            at,
            f"handling:{row.pk}",
            row.due_rule[1],
        )
        for row in rows
    )


def _of_assessments(today: date, at: datetime) -> int:
    rows = Assessment.objects.filter(state="asked", due_on__isnull=False).select_related(
        "reply__handling__suggestion__profile_version",
        "reply__handling__suggestion__body",
        "reply__handling__suggestion__session",
    )
    return sum(
        _remind(
            row.suggestion,
            row.due_on,
            audience.users(["asked_deputy"], row),
            today,
            at,
            f"assessment:{row.pk}",
            rulebook.ASSESSMENT,
        )
        for row in rows
    )


def _of_promises(today: date, at: datetime) -> int:
    rows = Promise.objects.filter(stage="open", due_on__lte=today + timedelta(days=180)).select_related(
        "suggestion__profile_version", "suggestion__body", "suggestion__session"
    )
    return sum(
        _remind(
            row.suggestion,
            row.due_on,
            audience.users(["this_unit"], row),
            today,
            at,
            f"promise:{row.pk}",
            NAMED,
        )
        for row in rows
    )


def _of_confirmations(today: date, at: datetime) -> int:
    """A unit says that a promise is kept, and the deputy has not spoken."""
    rows = Promise.objects.filter(stage="declared", confirm_due_on__isnull=False).select_related(
        "suggestion__profile_version", "suggestion__body", "suggestion__session"
    )
    return sum(
        _remind(
            row.suggestion,
            row.confirm_due_on,
            audience.users(["lead_deputy"], row),
            today,
            at,
            f"kept:{row.pk}",
            rulebook.ASSESSMENT,
        )
        for row in rows
    )


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
    day = workdays.current().next_workday(morning.date())
    return morning + timedelta(days=(day - morning.date()).days)


def _body(version: int, due_on: date, terms: tuple[str, ...]) -> str:
    if terms and not rulebook.Known()(due_on, version, terms):
        return _("期限暂定为%(due)s：还没有这一年的放假安排，导入后会重新计算。") % {"due": due_on.isoformat()}
    return _("期限为%(due)s。") % {"due": due_on.isoformat()}


def _remind(
    suggestion: Suggestion,
    due_on: date | None,
    readers: Iterable[User],
    today: date,
    at: datetime,
    key: str,
    terms: tuple[str, ...],
) -> int:
    """`terms` of the profile that the day may come from, as `rulebook.queries.Known` asks."""
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
            readers,
            kind="reminder",
            subject=_("%(what)s：%(words)s") % {"what": words, "words": suggestion},
            body=_body(suggestion.profile_version_id, due_on, terms),
            url=suggestion.get_absolute_url(),
            at=at,
            key=f"{key}:{due_on}:{distance}",
            not_before=not_at_night(at, reminders),
        )
    return len(told)
