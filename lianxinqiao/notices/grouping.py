"""The inbox as it is read: where one person did one thing to many, the notices of it stand together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby

from lianxinqiao.notices.models import Notice

TOGETHER = timedelta(minutes=10)  # from the first of them to the last
FEW = 2  # so many are still read one by one


@dataclass(frozen=True)
class Group:
    notices: list[Notice]

    @property
    def first(self) -> Notice:
        return self.notices[0]

    @property
    def subject(self) -> str:
        """Its sentence without the full stop, since more follows."""
        return self.first.subject.removesuffix("。")

    @property
    def number(self) -> int:
        return len(self.notices)

    @property
    def unread(self) -> int:
        return sum(notice.read_at is None for notice in self.notices)


def grouped(notices: Iterable[Notice]) -> list[Group]:
    """In the order given, the newest first; what is told by the same words on one occasion makes one group."""
    found: list[Group] = []
    for _words, same in groupby(notices, key=_said):
        rows: list[Notice] = []
        for notice in same:
            if rows and rows[0].created_at - notice.created_at > TOGETHER:
                found += _group(rows)
                rows = []
            rows.append(notice)
        found += _group(rows)
    return found


def _said(notice: Notice) -> tuple[str, str]:
    """Which act, and by whom: the first line of a notice says so."""
    return notice.kind, notice.body.partition("\n")[0]


def _group(rows: list[Notice]) -> list[Group]:
    return [Group(rows)] if len(rows) > FEW else [Group([row]) for row in rows]
