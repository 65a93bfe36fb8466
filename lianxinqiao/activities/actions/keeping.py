"""The ledgers: enter a line, confirm it, strike it. A line counts in a report once the office has confirmed it."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.frame import LEDGER_FRAMES
from lianxinqiao.activities.models.ledgers import Line
from lianxinqiao.activities.rules import LEDGER_RULES
from lianxinqiao.activities.stages import Kept
from lianxinqiao.acts.frame import Doing, day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Body, Post


@transaction.atomic
def enter(model: type[Line], *, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Any:
    """A new line. Raises ValidationError by field; what the office enters itself is confirmed at once."""
    line = model(body=body, entered_by=by, entered_at=at, **values)
    if by.township_id and line.township_id is None:
        line.township = by.township
    LEDGER_RULES[line.ledger()].may(f"{line.ledger()}.enter", by, line, at)
    if line.on > day(at):
        raise Refused(_("日期不能晚于今天。"))
    if by.township_id is None:
        line.stage = Kept.CONFIRMED
    line.full_clean()
    line.save(force_insert=True)
    LEDGER_FRAMES[line.ledger()].done(f"{line.ledger()}.enter", line, by=by, at=at, data={"what": str(line)})
    return line


@transaction.atomic
def confirm(line: Any, *, by: Post, at: datetime) -> None:
    with _act("confirm", line, by=by, at=at) as done:
        step(line, Kept.CONFIRMED)
        line.save()
        done()


@transaction.atomic
def strike(line: Any, *, reason: str, by: Post, at: datetime) -> None:
    """It was wrong or twice there; it stays readable and counts no more."""
    with _act("strike", line, by=by, at=at) as done:
        say_why(reason)
        step(line, Kept.STRUCK)
        line.save()
        done(note=reason)


def _act(verb: str, line: Any, *, by: Post, at: datetime) -> AbstractContextManager[Doing]:
    return LEDGER_FRAMES[line.ledger()].act(f"{line.ledger()}.{verb}", line, by=by, at=at)
