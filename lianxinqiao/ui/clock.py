"""How near a due day is, in words; computed from stored days and today, never stored."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SOON = 5  # days


class Term(NamedTuple):
    """What a row says of its due day.

    `counted` False is a day that somebody named, `rule` what whoever knows the calendar may be told beside the day.
    """

    due_on: date | None
    done_on: date | None = None
    stopped: bool = False
    counted: bool = True
    rule: tuple[object, ...] = ()


@dataclass(frozen=True)
class Clock:
    """`stopped` is a hold: the clock does not run. `provisional`: a year's holidays are not announced yet （暂定）."""

    due_on: date | None
    done_on: date | None
    today: date
    stopped: bool = False
    provisional: bool = False

    @property
    def days(self) -> int:
        """Days left; negative when late."""
        assert self.due_on
        return (self.due_on - (self.done_on or self.today)).days

    @property
    def tone(self) -> str:
        if self.due_on is None or self.stopped:
            return "neutral"
        if self.done_on:
            return "good" if self.days >= 0 else "bad"
        return "bad" if self.days < 0 else "warn" if self.days <= SOON else "neutral"

    @property
    def icon(self) -> str:
        if self.due_on is None:
            return "clock-off"
        if self.stopped:
            return "player-pause"
        if self.done_on:
            return "circle-check" if self.days >= 0 else "alert-circle"
        return "alert-triangle" if self.days < 0 else "clock-exclamation" if self.days <= SOON else "clock"

    @property
    def words(self) -> str:
        if self.due_on is None:
            return _("未定期限")
        if self.stopped:
            return _("计时中止")
        if self.done_on:
            return _("按时完成") if self.days >= 0 else self._late(_("逾期 %(days)d 天完成"))
        if self.days < 0:
            return ngettext("已逾期 %(days)d 天", "已逾期 %(days)d 天", -self.days) % {"days": -self.days}
        if self.days == 0:
            return _("今天到期")
        return ngettext("还有 %(days)d 天", "还有 %(days)d 天", self.days) % {"days": self.days}

    def _late(self, words: str) -> str:
        return words % {"days": -self.days}
