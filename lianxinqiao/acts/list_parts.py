"""What a room may declare beside the rows and columns of its list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise as LazyText

from lianxinqiao.acts.piles import Rows
from lianxinqiao.acts.ready import Ready
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request

Words = str | LazyText


@dataclass(frozen=True)
class Narrowed:
    """A list narrowed by its address; `own_day` where each row brings the day that was counted."""

    rows: Rows
    label: Words
    own_day: bool


@dataclass(frozen=True)
class Ticked:
    """What is done to the ticked rows of a list. `do` answers the request."""

    code: str
    label: Words
    roles: frozenset[str]
    do: Callable[[Request, Post, list[Any]], HttpResponse]
    asks: str = ""  # asked once more before what cannot be taken back


@dataclass(frozen=True)
class Today:
    """What the desk shows under 今天. `template` draws `rows`, and is told whether they bring an `own_day`."""

    roles: frozenset[str]
    rows: Callable[[Post, date], list[Any]]
    template: str


@dataclass(frozen=True)
class Beginning:
    """What somebody for whom nothing waits could begin with; `address` is the name of the page where it is begun."""

    title: Words
    words: Words
    icon: str
    address: str
    label: Words


@dataclass(frozen=True)
class Help:
    """What a role can do for others at any time: a line on its desk that leads there."""

    roles: frozenset[str]
    label: Words
    words: Words
    address: str


def as_it_is(row: Any) -> Any:
    return row


def nothing_ready(_post: Post) -> Sequence[Ready]:
    return ()


def nobody_follows(_post: Post | None, _user: int) -> list[Any]:
    return []


def nothing_to_begin(_post: Post) -> Beginning | None:
    return None
