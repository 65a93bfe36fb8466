"""How much is made anew for one caller: a count by address and minute, in each web process.

Every page counts for whoever is not logged in, without saying so. A view that counts by itself says it: where an answer
was kept it costs next to nothing and does not count (journal/answers.py), and the login has a guard of its own.
"""

import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from lianxinqiao.ui import caller, quiet

WINDOW = 60  # seconds
MARK = "counts_by_itself"
OUTSIDE = ("/api/v1/",)  # what has its own words for too much (api/responses.py)
F = TypeVar("F", bound=Callable[..., Any])


class TooOften(Exception):
    """This caller had enough made for a while; `wait` in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"again in {wait} s")
        self.wait = wait


def by_itself(view: F) -> F:
    """A view that counts what it makes, or that needs no count."""
    setattr(view, MARK, True)
    return view


def count(request: HttpRequest) -> None:
    """One more is made for this caller. Raises `TooOften` beyond `settings.MADE_ANEW` a minute (0: no limit)."""
    if not settings.MADE_ANEW:
        return
    now = int(time.time())
    window = now // WINDOW
    key = _key(request, window)
    counts = caches["callers"]
    if counts.add(key, 1, WINDOW):
        return
    try:
        number = counts.incr(key)
    except ValueError:  # forgotten meanwhile, as the cache was full
        return
    if number > settings.MADE_ANEW:
        raise TooOften((window + 1) * WINDOW - now)


def give_back(request: HttpRequest) -> None:
    """It was only shown the way elsewhere."""
    try:
        caches["callers"].decr(_key(request, int(time.time()) // WINDOW))
    except ValueError:  # nothing counted in this minute
        return


def is_beyond(request: HttpRequest, what: str, most: int, seconds: int) -> bool:
    """One more of these by this caller; whether that is more than so many in the seconds from the first of them on."""
    key, counts = f"{what}.{caller.address(request)}", caches["callers"]
    counts.add(key, 0, seconds)
    try:
        return int(counts.incr(key)) > most
    except ValueError:  # forgotten meanwhile, as the cache was full or the time was over
        return False


def _key(request: HttpRequest, window: int) -> str:
    return f"{caller.address(request)}.{window}"


def is_counted(request: HttpRequest, view: Callable[..., Any]) -> bool:
    """Whether the house counts this request: a stranger's, of a view that does not count by itself."""
    if getattr(view, MARK, False) or quiet.covers(request.path) or request.path.startswith(OUTSIDE):
        return False
    user = getattr(request, "user", None)
    return not (user and user.is_authenticated)
