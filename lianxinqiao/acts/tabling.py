"""The way onto the agenda of a meeting, for rooms that stand beside the room of meetings and may not import it.

The room that holds meetings says which are ahead, and takes an item with its paper: `register(ahead, take)`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.people.models import Body, Post


@dataclass(frozen=True)
class Tabled:
    """What is put on an agenda: its title, who reports, and the paper that comes with it."""

    title: str
    text: str
    unit: Any = None
    reporter: str = ""


@dataclass(frozen=True)
class Taken:
    """Where it stands from now on: the meeting in words, and the address of the item."""

    meeting: str
    path: str


Ahead = Callable[[Body, datetime], list[tuple[int, str]]]
Take = Callable[..., Taken]
_room: list[tuple[Ahead, Take]] = []


def register(ahead: Ahead, take: Take) -> None:
    """From `AppConfig.ready()`; the later one stands."""
    _room[:] = [(ahead, take)]


def ahead(body: Body, at: datetime) -> list[tuple[int, str]]:
    """The meetings whose agenda is open still, as choices."""
    return _room[0][0](body, at) if _room else []


def put(meeting: int, tabled: Tabled, *, by: Post, at: datetime) -> Taken:
    """Onto its agenda, by the acts of the room of meetings."""
    if not _room:
        raise Refused(_("没有可以列入议程的会议。"))
    return _room[0][1](meeting, tabled, by=by, at=at)
