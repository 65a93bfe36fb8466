"""The frame of every act on a matter: this room's rules and audiences in it, or those of the kind's own room."""

from datetime import datetime
from typing import Any

from lianxinqiao.acts.frame import Frame
from lianxinqiao.journal import actions as journal
from lianxinqiao.matters.audience import AUDIENCES
from lianxinqiao.matters.rules import KINDS, RULES
from lianxinqiao.people.models import Post

KINDS.framed(Frame(RULES, AUDIENCES))
FRAME = KINDS
done = FRAME.done


def noted(code: str, thing: Any, *, by: Post, at: datetime, data: dict[str, Any]) -> None:
    """The last line of an act on what is no suggestion: it stands in the journal, and nobody is told."""
    journal.record(act=code, by=by, chain=thing.body.code, obj=thing, at=at, data=data, shows=RULES.acts[code].shows)
