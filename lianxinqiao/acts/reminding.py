"""Reminders （催办） by the profile: to whoever has to keep a day, never at night, on a free day only where it says so.

    REMINDING = Reminding(AUDIENCES, (of_duties,), {"duty": _("值班")})     # each source yields `Due` rows for a day
    REMINDING.remind_all(at=timezone.now())                                 # from the room's daily task

A reminder of one day at one distance is told once (its key, which begins with the kind of day). Of each kind of day
a body may say it in its own words (texts.py).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts import texts
from lianxinqiao.acts.audience import Audiences
from lianxinqiao.database.walls import within
from lianxinqiao.notices import actions as notices
from lianxinqiao.people.models import BodyProfile
from lianxinqiao.rulebook import queries as rulebook
from lianxinqiao.rulebook.handling import Reminders
from lianxinqiao.workdays import queries as workdays

AHEAD = timedelta(days=180)  # further than any profile begins to remind
NAMED: tuple[str, ...] = ()  # by somebody: no term of a profile led to the day
GAPS = (
    texts.THE_THING,
    texts.Gap("还有几天", "words", "还有3天到期"),
    texts.Gap("期限", "due", "2026-06-30"),
)


@dataclass(frozen=True)
class Due:
    """A day that somebody has to keep: `row` is a subject of acts, `readers` one audience of its room.

    `terms` are those of the root's profile that the day may come from, as `rulebook.queries.Known` asks.
    """

    row: Any
    due_on: date | None
    readers: str
    key: str
    terms: tuple[str, ...] = NAMED

    @property
    def kind(self) -> str:
        return self.key.partition(":")[0]


@dataclass(frozen=True)
class Reminding:
    """What one room reminds of."""

    audiences: Audiences
    sources: tuple[Callable[[date], Iterable[Due]], ...]
    days: Mapping[str, texts.Words] = field(default_factory=dict)
    """What each kind of day is called, by the beginning of its rows' keys."""
    bodies: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for kind, word in self.days.items():
            texts.register(_saying(kind, word, self.bodies))

    def remind_all(self, *, at: datetime) -> int:
        """Tell everybody whose day is near or past; how many notices were written."""
        today = timezone.localdate(at)
        known = rulebook.Known()
        return sum(self._remind(due, today, at, known) for source in self.sources for due in source(today))

    def _remind(self, due: Due, today: date, at: datetime, known: rulebook.Known) -> int:
        root, due_on = due.row.root, due.due_on
        if due_on is None or (reminders := _reminders(root, today)) is None or not is_told_on(today, reminders):
            return 0
        distance = due_distance(due_on, today, reminders)
        if distance is None:
            return 0
        with translation.override("zh-hans"), within([root.body_id]), transaction.atomic():
            late = (today - due_on).days
            words = _("已超期%(n)s天") % {"n": late} if distance < 0 else _("还有%(n)s天到期") % {"n": -late}
            facts = {"thing": root, "words": words, "due": due_on.isoformat()}
            text = texts.SAYINGS[f"reminder.{due.kind}"].said(root.body, facts)
            told = notices.tell(
                self.audiences.users([due.readers], due.row),
                kind="reminder",
                subject=text.subject,
                body=text.body + _unless_known(root, due, known),
                url=root.get_absolute_url(),
                at=at,
                key=f"{due.key}:{due_on}:{distance}",
                not_before=not_at_night(at, reminders),
            )
        return len(told)


def _reminders(root: Any, today: date) -> Reminders | None:
    """Of the profile that the thing started under; of its body's present one, where it keeps none."""
    if version := getattr(root, "profile_version", None):
        return version.rules.reminders
    try:
        return BodyProfile.of(root.body, today).rules.reminders
    except LookupError:
        return None


def _saying(kind: str, word: texts.Words, bodies: frozenset[str]) -> texts.Saying:
    return texts.Saying(
        f"reminder.{kind}",
        word,
        gettext_lazy("%(words)s：%(thing)s"),
        gettext_lazy("期限为%(due)s。"),
        GAPS,
        group=gettext_lazy("催办"),
        after=gettext_lazy("期限所在的年份还没有放假安排时，系统在后面说明。"),
        bodies=bodies,
    )


def _unless_known(root: Any, due: Due, known: rulebook.Known) -> str:
    """A day that may still move is said to be one, in whatever words."""
    assert due.due_on
    if due.terms and not known(due.due_on, getattr(root, "profile_version_id", None), due.terms):
        return _("这个期限是暂定的：还没有这一年的放假安排，导入后会重新计算。")
    return ""


# ------------------------------------------------------------------ when
def due_distance(due_on: date, today: date, reminders: Reminders) -> int | None:
    """The nearest reminding distance that today has reached, days before the due date; -1 once it is past."""
    left = (due_on - today).days
    if left < 0:
        return -1
    return min((days for days in reminders.days_before if left <= days), default=None)


def is_told_on(day: date, reminders: Reminders) -> bool:
    """On workdays, and on free days where the profile says so."""
    return reminders.on_free_days or workdays.current().is_workday(day)


def not_at_night(at: datetime, reminders: Reminders) -> datetime:
    """The moment itself, or the next morning on which somebody is told where it falls into the quiet hours."""
    local = timezone.localtime(at)
    morning = local.replace(hour=reminders.quiet_to.hour, minute=reminders.quiet_to.minute, second=0, microsecond=0)
    if local.time() >= time(reminders.quiet_from.hour, reminders.quiet_from.minute):
        morning += timedelta(days=1)
    elif local.time() >= reminders.quiet_to:
        return at
    if reminders.on_free_days:
        return morning
    day = workdays.current().next_workday(timezone.localdate(morning))
    return morning + timedelta(days=(day - timezone.localdate(morning)).days)
