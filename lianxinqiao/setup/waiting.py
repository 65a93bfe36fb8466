"""The worker begins nothing while a district leaves the database: what it does across districts comes a little later."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from lianxinqiao.database import place

EVERY, LONGEST = 0.5, 3600.0  # seconds


async def wait_out(call_next: Callable[[], Awaitable[Any]], _context: Any, _worker: Any) -> Any:
    """Around every task (settings.PROCRASTINATE_WORKER_DEFAULTS)."""
    until = time.monotonic() + LONGEST
    while place.leaving_mark(place.var()).exists() and time.monotonic() < until:  # noqa: ASYNC110 another process ends it
        await asyncio.sleep(EVERY)
    return await call_next()
