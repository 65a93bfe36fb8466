"""Where else a thing may go, or has gone: what rooms above say of it beside its page, which the thing's own room cannot know."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise as LazyText

from lianxinqiao.people.models import Post
from lianxinqiao.ui.marks import Mark


@dataclass(frozen=True)
class Onward:
    """A link beside the page; `mark` says where the thing stands there, and is empty where it is not there yet."""

    label: str | LazyText
    url: str
    mark: Mark | str = ""


Told = Callable[[Any, Post], Iterable[Onward]]
_rooms: list[Told] = []


def provide(told: Told) -> None:
    """Asked on every page of every thing: whoever provides it asks the database only where there is something to say."""
    _rooms.append(told)


def of(root: Any, post: Post | None) -> list[Onward]:
    return [each for told in _rooms for each in told(root, post)] if post else []
