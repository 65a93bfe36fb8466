"""Spans of a trace, where the installation tells them to a collector (operating/telemetry.py); else it costs a comparison.

    with tracing.span("work list", job="12") as more:
        …
        more(rows=1200)

What is said of a span is ours: the act, the route with its gaps, a job's number, a table. No person, no address, no words,
no object's number. Of what `quiet` covers there is no span.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from lianxinqiao.ui import quiet

More = Callable[..., None]  # takes further attributes, and `name` where only the end knows it
Opener = Callable[[str, dict[str, Any]], AbstractContextManager[More]]
_opener: list[Opener] = []


def carry(opener: Opener | None) -> None:
    """Who makes the spans from now on; None: nobody."""
    _opener[:] = [opener] if opener else []


class _Nothing:
    """The span of who is not asked to tell anything."""

    def __enter__(self) -> More:
        return _say_nothing

    def __exit__(self, *_told: object) -> None: ...


def _say_nothing(_name: str = "", **_more: Any) -> None: ...


_NOTHING = _Nothing()


def span(name: str, **told: Any) -> AbstractContextManager[More]:
    if not _opener or quiet.here():
        return _NOTHING
    return _opener[0](name, told)
