"""Two parts of the demo that share nothing but units and townships are lived at once, each in a process of its own."""

import contextlib
import os
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from typing import Any

from django.db import connection
from django.db.backends.signals import connection_created


class BrokenOff(RuntimeError):
    """The other part did not come to its end; what stopped it stands on the terminal."""


def never_wait_for_the_disk() -> None:
    """A building that the machine does not survive is begun anew, so no act of it has to wait for the disk."""
    connection_created.connect(_quick)
    _quick(connection=connection)


def _quick(*, connection: Any, **_told: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("set synchronous_commit to off")


@contextlib.contextmanager
def lived(part: Callable[[], None]) -> Iterator[None]:
    """The part goes on beside what the block does, and is over when the block is. Raises BrokenOff."""
    connection.close()  # each process has a connection of its own
    other = get_context("fork").Process(target=part, daemon=True)
    other.start()
    try:
        yield
        other.join()
    finally:
        other.terminate()
    if other.exitcode:
        raise BrokenOff(f"exit code {other.exitcode}")


def with_its_parent() -> Callable[[int, int], None]:
    """To be asked at every step of a part: it ends where whoever began it is gone, killed as that may have been."""
    parent = os.getppid()

    def go_on(_ended: int, _total: int) -> None:
        if os.getppid() != parent:
            os._exit(1)

    return go_on
