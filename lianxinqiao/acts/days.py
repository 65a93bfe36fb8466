"""Days that the calendar shows, as a room declares them on its list: what is due, and what is planned.

    DUTIES = Listing(…, days=(
        Days("duty", _("接待日"), rows=published, on="held_on", due=False, times=span, mine=lambda post: Q(mandate=post.mandate_id)),
    ))

What lies in a pile of one's own moves with a day stands in the calendar without a word more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise as LazyText

from lianxinqiao.access.roles import CPPCC
from lianxinqiao.database.days import since, until
from lianxinqiao.people.models import Post

LONGEST = timedelta(days=31)  # what lasts longer is shown on its first days only

Span = tuple[datetime, datetime]


def _called(row: Any) -> str:
    return str(row)


def _address(row: Any) -> str:
    return str(row.root.get_absolute_url())


def _nowhere(_row: Any) -> str:
    return ""


def _whole_day(_row: Any) -> Span | None:
    return None


def nobodys(_post: Post) -> Q:
    return Q(pk__isnull=True)


def everybodys(_post: Post) -> Q:
    return Q()


@dataclass(frozen=True, eq=False)
class Days:
    """One kind of day. `rows(post)` is what the post may see of it and what still stands: due ones are the open ones.

    `on` and `to` are lookups of a date ("held_on", "starts_at__date"); `mine` narrows the rows to what is one's own.
    A row leads by `root` to the thing whose page the entry opens.
    """

    code: str  # once in all rooms: it names the entry for whoever subscribed to it
    label: str | LazyText
    rows: Callable[[Post], Any]
    on: str
    to: str = ""  # the last day, where there are several
    due: bool = True  # wants doing by that day; else it happens on it
    mine: Callable[[Post], Q] = nobodys
    times: Callable[[Any], Span | None] = _whole_day
    title: Callable[[Any], str] = _called
    place: Callable[[Any], str] = _nowhere
    link: Callable[[Any], str] = _address
    roles: frozenset[str] = frozenset()  # who reads it; empty: whoever may open the list
    in_cppcc: str | LazyText = ""  # its label in a CPPCC committee, where that differs

    def called(self, post: Post) -> str | LazyText:
        return (self.in_cppcc if post.body and post.body.kind == CPPCC else "") or self.label

    def between(self, post: Post, first: date, last: date) -> Any:
        """The rows that touch these days. Of those with several days an index finds only those that began lately."""
        lately = since(self.on, max(first, date.min + LONGEST) - LONGEST) if self.to else {}
        rows = self.rows(post).filter(**until(self.on, last), **since(self.to or self.on, first), **lately)
        return rows.order_by(self.on.removesuffix("__date"), "pk")
