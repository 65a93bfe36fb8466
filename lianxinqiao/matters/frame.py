"""The frame of every act on a suggestion: this room's rules and audiences in it."""

from datetime import datetime
from typing import Any

from lianxinqiao.acts.frame import Frame
from lianxinqiao.journal import actions as journal
from lianxinqiao.matters.audience import AUDIENCES
from lianxinqiao.matters.rules import RULES
from lianxinqiao.people.models import Post

FRAME = Frame(RULES, AUDIENCES)
done = FRAME.done


def noted(code: str, thing: Any, *, by: Post, at: datetime, data: dict[str, Any]) -> None:
    """The last line of an act on what is no suggestion: it stands in the journal, and nobody is told."""
    journal.record(act=code, by=by, chain=thing.body.code, obj=thing, at=at, data=data, shows=RULES.acts[code].shows)
