"""What the rooms below ask of this one: dates anew when the calendar changed, matters that a profile touches."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.dispatch import receiver
from django.utils.translation import gettext as _

from lianxinqiao.matters import deadlines
from lianxinqiao.matters.actions import recomputing, succeeding
from lianxinqiao.matters.models import Matter, PlannedAssignment
from lianxinqiao.matters.stages import RUNNING
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.people.signals import Heir, OpenWork, open_work_asked, succeeded
from lianxinqiao.rulebook.schema import Rules
from lianxinqiao.rulebook.signals import Touched, touched
from lianxinqiao.workdays.signals import calendar_changed

SHOWN = 500


@receiver(calendar_changed)
def count_anew(*, at: datetime, **_kwargs: Any) -> None:
    """Inside the import's own transaction, so that a calendar and the dates that rest on it change together."""
    recomputing.recompute_all(at=at)


@receiver(touched)
def open_matters(*, version: Any, candidate: Any, **_kwargs: Any) -> Iterable[Touched]:
    """The running suggestions that began under a version, with their date now and by the candidate."""
    rows = Matter.objects.filter(profile_version=version).open().select_related("body", "session__term")
    return [_touched(row, candidate.rules if candidate else None) for row in rows.order_by("due_on", "pk")[:SHOWN]]


def _numbered(row: Matter) -> str:
    """Without its title: whoever keeps the rules need not be one who may read what is not published."""
    return _("第%(number)s号") % {"number": row.number_text} if row.number else _("尚未编号的%(matter)s") % row.words


def _touched(row: Matter, rules: Rules | None) -> Touched:
    running = row.stage in RUNNING and row.first_assigned_on is not None
    by_candidate = deadlines.reply_by(row, rules).date if running and rules else None
    return Touched(
        label=str(row) if row.published_at else _numbered(row),
        url=row.get_absolute_url() if row.published_at else "",
        note=row.get_stage_display(),
        due_on=row.due_on,
        due_by_candidate=by_candidate,
    )


# ------------------------------------------------------------------ a unit ends, or gives duties away
def _key(suggestion: int) -> str:
    return f"suggestion:{suggestion}"


@receiver(open_work_asked)
def open_work(*, unit: Organization, **_kwargs: Any) -> Iterable[OpenWork]:
    """Without titles, as above: whoever keeps the registers need not be one who may read what is not published."""
    rows: dict[int, Matter] = {row.pk: row for row in succeeding.open_work(unit)}
    planned = PlannedAssignment.objects.filter(organization=unit, meeting__made_at=None)
    rows |= {row.suggestion_id: row.suggestion for row in planned.select_related("suggestion__session__term")}
    return [
        OpenWork(
            key=_key(row.pk),
            label=str(row) if row.published_at else _numbered(row),
            note=str(row.get_stage_display()),
            url=row.get_absolute_url() if row.published_at else "",
        )
        for row in rows.values()
    ]


@receiver(succeeded)
def hand_on(*, unit: Organization, heir: Heir, on: date, by: Post, at: datetime, **_kwargs: Any) -> None:
    """Inside the act's own transaction: a unit does not end while something of it stays with nobody."""
    for suggestion in list(succeeding.open_work(unit)):
        if to := heir(_key(suggestion.pk)):
            succeeding.succeed(suggestion, unit=unit, to=to, on=on, by=by, at=at)
    planned = PlannedAssignment.objects.filter(organization=unit, meeting__made_at=None)
    for key in list(planned.values_list("suggestion_id", flat=True).distinct()):
        if to := heir(_key(key)):
            succeeding.follow_plans(unit, to, key)
