"""How a matter is voted on: the method follows the matter, and only a profile that cites its authority widens it."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.meetings import profile
from lianxinqiao.meetings.models import AgendaItem, Appointment, Vote
from lianxinqiao.meetings.offices import Action
from lianxinqiao.meetings.stages import Nomination

Method = Vote.Method
# What the law votes on by a paper that everybody marks alone: 无记名投票.
ON_PAPER: dict[str, Any] = {
    Action.DISMISS: _("撤职案采用无记名投票（监督法第六十二条）。"),
    Action.ELECT: _("选举采用无记名投票（组织法第二十八条）。"),
}


def _of_profile(item: AgendaItem) -> Any:
    return profile.of(item.meeting.body, day(item.meeting.starts_at))


def why_paper(rows: Iterable[Appointment]) -> str:
    """The article by which one of these is voted on paper; empty where none is."""
    return next((str(ON_PAPER[row.action]) for row in rows if row.action in ON_PAPER), "")


def default(item: AgendaItem, rows: Iterable[Appointment] | None = None) -> str:
    """Elections and removals on paper, other appointments secretly, all else by a show of hands."""
    rows = list(item.appointments.filter(stage=Nomination.NOMINATED) if rows is None else rows)
    if not rows:
        return Method.SECRET if has_box(item) else Method.HANDS
    if why_paper(rows) and not _of_profile(item).phones_for_paper:
        return Method.PAPER
    return Method.SECRET if has_box(item) else Method.PAPER


def has_box(item: AgendaItem) -> bool:
    return any(box.is_open and not box.votes.exists() for box in item.boxes.select_related("ballot"))


def refuse(item: AgendaItem, rows: Iterable[Appointment], method: str) -> None:
    """What the law wants on paper is not voted otherwise, unless the profile says by which authority phones may do."""
    why = why_paper(rows)
    if not why or method == Method.PAPER:
        return
    authority = _of_profile(item).phones_for_paper
    if method != Method.SECRET or not authority:
        raise Refused(why)
