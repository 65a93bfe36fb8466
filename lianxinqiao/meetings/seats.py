"""Seats of deputies and of members of the CPPCC: how many are filled, when one ends or is suspended. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Change(models.TextChoices):
    RESIGNED = "resigned", pgettext_lazy("代表", "辞职")
    ENDED = "ended", _("代表资格终止")
    SUSPENDED = "suspended", _("暂停执行代表职务")
    RESTORED = "restored", _("恢复执行代表职务")
    BY_ELECTED = "by_elected", pgettext_lazy("代表", "补选")
    # Of the CPPCC, whose standing committee decides on its members (政协章程第三十一条、第三十八条).
    CO_OPTED = "co_opted", pgettext_lazy("政协", "增补委员")
    LEFT = "left", pgettext_lazy("政协", "辞去委员")
    REVOKED = "revoked", pgettext_lazy("政协", "撤销委员资格")


OF_DEPUTIES = (Change.RESIGNED, Change.ENDED, Change.SUSPENDED, Change.RESTORED, Change.BY_ELECTED)
BEGINNING = frozenset({Change.CO_OPTED})
LEAVING = (Change.LEFT, Change.REVOKED)
OF_MEMBERS = (Change.CO_OPTED, *LEAVING)
ENDING = frozenset({Change.RESIGNED, Change.ENDED, *LEAVING})


class Cause(models.TextChoices):
    """Why a mandate ends (代表法第六十二条), or why it is suspended (第六十一条)."""

    MOVED = "moved", _("迁出或者调离本行政区域")
    RESIGNED = "resigned", _("辞职被接受")
    ABSENT = "absent", _("未经批准两次不出席本级人大会议")
    RECALLED = "recalled", _("被罢免")
    NATIONALITY = "nationality", _("丧失中国国籍")
    RIGHTS = "rights", _("依照法律被剥夺政治权利")
    INCAPABLE = "incapable", _("丧失行为能力")
    DIED = "died", pgettext_lazy("代表", "去世")
    DETAINED = "detained", _("因刑事案件被羁押正在受侦查、起诉、审判")
    SENTENCED = "sentenced", _("被判处管制、拘役或者有期徒刑而没有附加剥夺政治权利，正在服刑")


SUSPENDING = frozenset({Cause.DETAINED, Cause.SENTENCED})


@dataclass(frozen=True)
class Seats:
    """What an announcement says: seats by law, of them filled, of them empty."""

    seats: int
    filled: int

    @property
    def vacant(self) -> int:
        return self.seats - self.filled


def after(seats: int, filled: int, *, ended: int = 0, by_election: int = 0) -> Seats:
    return Seats(seats, filled - ended + by_election)


ABSENCES = 2


def ends_by_absence(approved: Iterable[bool]) -> bool:
    """Two absences from sessions without leave end a mandate (代表法第六十二条第三项); with leave they do not count."""
    return sum(not each for each in approved) >= ABSENCES


def is_suspended(changes: Iterable[tuple[str, date]], on: date) -> bool:
    """By the changes of one mandate, each with its day: from a suspension until it is restored."""
    known = sorted((day, kind) for kind, day in changes if day <= on and kind in {Change.SUSPENDED, Change.RESTORED})
    return bool(known) and known[-1][1] == Change.SUSPENDED
