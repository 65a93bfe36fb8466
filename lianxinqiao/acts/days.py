"""Days that the calendar shows, as a room declares them on its list: what is due, and what is planned.

    DUTIES = Listing(…, days=(
        Days("duty", _("接待日"), rows=published, on="held_on", due=False, times=span, mine=lambda post: Q(mandate=post.mandate_id)),
    ))

What lies in a pile of one's own moves with a day stands in the calendar without a word more.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise as LazyText

from lianxinqiao.people.models import Post

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

    def between(self, post: Post, first: date, last: date) -> Any:
        """The rows that touch these days."""
        return self.rows(post).filter(**{f"{self.on}__lte": last, f"{self.to or self.on}__gte": first}).order_by("pk")
