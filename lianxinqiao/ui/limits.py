"""How much is made anew for one caller: a count by address and minute, in each web process.

An answer that was kept costs next to nothing and does not count (journal/answers.py); whoever is logged in is known and
does not count either.
"""

import time

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from lianxinqiao.ui import caller

WINDOW = 60  # seconds


class TooOften(Exception):
    """This caller had enough made for a while; `wait` in seconds."""

    def __init__(self, wait: int) -> None:
        super().__init__(f"again in {wait} s")
        self.wait = wait


def count(request: HttpRequest) -> None:
    """One more is made for this caller. Raises `TooOften` beyond `settings.MADE_ANEW` a minute (0: no limit)."""
    if not settings.MADE_ANEW:
        return
    now = int(time.time())
    window = now // WINDOW
    key = f"{caller.address(request)}.{window}"
    counts = caches["callers"]
    if counts.add(key, 1, WINDOW):
        return
    try:
        number = counts.incr(key)
    except ValueError:  # forgotten meanwhile, as the cache was full
        return
    if number > settings.MADE_ANEW:
        raise TooOften((window + 1) * WINDOW - now)
