"""The work calendar lies below the journal; its acts are written down here, in their own transaction."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from lianxinqiao.journal import actions as journal
from lianxinqiao.rulebook.actions import CHAIN
from lianxinqiao.workdays.importing import Change
from lianxinqiao.workdays.models import ImportedYear
from lianxinqiao.workdays.signals import calendar_changed

if TYPE_CHECKING:
    from lianxinqiao.access.actor import Actor


def connect() -> None:
    calendar_changed.connect(write_down, dispatch_uid="rulebook.write_down")


def write_down(
    sender: Any,
    *,
    year: ImportedYear,
    changes: list[Change],
    act: str,
    by: "Actor | None",
    at: datetime,
    **_: Any,
) -> None:
    days = [f"{change.date.isoformat()} {'work' if change.worked else 'off'}" for change in changes]
    data = {"year": year.year, "notice": year.notice, "changes": days}
    journal.record(act=act, by=by, chain=CHAIN, obj=year, at=at, data=data)
