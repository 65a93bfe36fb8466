"""Requests of which nobody notes that they came: no line in a log, no count, no time. What they do is in the act alone.

A secret vote is cast at such an address. Who was there when, and how many came so far, would be told by a log or by a
number that grows; so all of it passes by here unseen. The samples of the proxies in `deploy/` name the same addresses.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

CASTING = "/ballots"  # where secret votes are cast; a room adds its own by `keep`
_prefixes: list[str] = [CASTING]
_now: ContextVar[bool] = ContextVar("quiet", default=False)


def keep(prefix: str) -> None:
    """Of requests below this address nothing is noted; called in `AppConfig.ready()`."""
    if not prefix.startswith("/") or prefix.endswith("/"):
        raise ValueError(f"{prefix!r} is no part of an address.")
    if prefix not in _prefixes:
        _prefixes.append(prefix)


def prefixes() -> tuple[str, ...]:
    return tuple(_prefixes)


def covers(path: str) -> bool:
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in _prefixes)


def here() -> bool:
    """Whether what runs now serves such a request."""
    return _now.get()


@contextmanager
def during(path: str) -> Iterator[None]:
    token = _now.set(covers(path))
    try:
        yield
    finally:
        _now.reset(token)
