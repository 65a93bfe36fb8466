"""The first page of a list and its count, where nothing narrows it but who asks and the pile: put together once (0011).

The ORM takes longer to turn such a queryset into SQL and rows than PostgreSQL to answer it. Whatever else an address
narrows or pages by is asked as a queryset, and so is a list whose rows turn out to hang on more than `ForPost` allows.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.utils import timezone
from django.utils.translation import get_language

from lianxinqiao.database.prepared import Counted, Prepared
from lianxinqiao.people.models import Post
from lianxinqiao.people.prepared import ForPost
from lianxinqiao.ui import keyset

MOST = 2000  # queries that a process keeps
_kept: dict[Hashable, Any] = {}


@dataclass(frozen=True)
class FirstPage:
    """What a table asks instead of its queryset. `rows` makes the queryset from `values`, a post and days or nothing.

    Queries are kept by `of`: whatever else `rows` hangs on (the list, the pile) belongs into it, but for the day and
    the language.
    """

    of: Hashable
    rows: Callable[..., Any]
    values: tuple[Any, ...] = ()

    def count(self, most: int) -> int | None:
        """How many, up to `most`; None where it cannot be asked so."""
        found = self._ask(most, lambda *values: self.rows(*values).order_by().values("pk")[:most], Counted)
        return None if found is None else int(found[0])

    def first(self, order: keyset.Order, size: int) -> list[Any] | None:
        """The first `size` rows in this order."""
        result: list[Any] = []
        for number in range(len(keyset.stretches(None, order))):
            found = self._ask((order, size, number), partial(self._stretch, order, size, number), Prepared)
            if found is None:
                return None
            result += found
            if len(result) >= size:
                break
        return result[:size]

    def _stretch(self, order: keyset.Order, size: int, number: int, *values: Any) -> Any:
        return keyset.stretches(order.sort(self.rows(*values)), order)[number][:size]

    def _ask(self, what: Hashable, build: Callable[..., Any], how: type[Prepared[Any]]) -> list[Any] | None:
        """The day and the language stand in the key: what a room asks of them is part of the query."""
        key = (self.of, what, timezone.localdate(), get_language())
        query = _kept.get(key, key)
        if query is key:
            if len(_kept) >= MOST:
                _kept.clear()
            query = _kept[key] = ForPost(build, date, date, how=how) if self.values else how(build)
        try:
            return None if query is None else query(*self.values)
        except EmptyResultSet:  # whoever is of this kind never sees any
            return [0] if how is Counted else []
        except ValueError:  # a value changes its shape
            _kept[key] = None
            return None


def of_post(of: Hashable, rows: Callable[[Post, date, date], Any], post: Post, today: date, near: date) -> FirstPage:
    return FirstPage(of, rows, (post, today, near))


def of_everybody(of: Hashable, rows: Callable[[], Any]) -> FirstPage:
    return FirstPage(of, rows)
