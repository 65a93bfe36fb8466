"""Things of several kinds on which the same acts are done: each kind has its own table, rules and frame.

What is shared is written once, under the codes of the first kind (`thing.assign`, `part.answer`). Of another kind the
root's own acts bear its own prefix, and are found by the kind of the root: `other.assign`. The codes of parts are the
same for all kinds.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lianxinqiao.acts.frame import Doing, Frame
from lianxinqiao.acts.rules import Rules
from lianxinqiao.acts.strangers import Doer


@dataclass
class Kind:
    prefix: str
    rules: Rules
    frame: Frame | None = None


class Kinds:
    """The kinds of one table. `kind_of(root)` names the kind; whatever is of none of them goes by the first."""

    def __init__(self, kind_of: Callable[[Any], str], first: str, rules: Rules) -> None:
        self._kind_of, self._first = kind_of, first
        self._kinds = {first: Kind(first, rules)}

    def take(self, kind: str, prefix: str, rules: Rules, frame: Frame) -> None:
        self._kinds[kind] = Kind(prefix, rules, frame)

    def framed(self, frame: Frame) -> None:
        """The frame of the first kind, which stands above its rules."""
        self._kinds[self._first].frame = frame

    def of(self, subject: Any) -> Kind:
        return self._kinds.get(self._kind_of(subject.root), self._kinds[self._first])

    def code(self, code: str, subject: Any) -> str:
        """The code that an act of the first kind has in the table of this subject's kind."""
        return renamed(code, self._first, self.of(subject).prefix)

    # ---- as `Rules` and `Frame` are asked
    def may(self, code: str, post: Doer | None, subject: Any, at: datetime | None = None) -> None:
        self.of(subject).rules.may(self.code(code, subject), post, subject, at)

    def act(self, code: str, subject: Any, *, by: Doer, at: datetime) -> AbstractContextManager[Doing]:
        return self._frame(subject).act(self.code(code, subject), subject, by=by, at=at)

    def done(self, code: str, subject: Any, *, by: Doer | None, at: datetime, **told: Any) -> None:
        self._frame(subject).done(self.code(code, subject), subject, by=by, at=at, **told)

    def _frame(self, subject: Any) -> Frame:
        frame = self.of(subject).frame
        assert frame is not None, "a kind takes its frame before anything is done"
        return frame


def renamed(code: str, first: str, prefix: str) -> str:
    """`thing.assign` as `other.assign`; the code of a part stays."""
    head, dot, rest = code.partition(".")
    return f"{prefix}{dot}{rest}" if head == first else code
