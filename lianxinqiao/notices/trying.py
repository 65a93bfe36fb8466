"""What waits in a table for another server is tried by one worker at a time, later and later, until it is done with.

Whoever takes a row up puts off when it is due first. So a worker that is killed loses nothing, and no other worker takes
up what is being tried. From a restored copy nothing is tried.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from lianxinqiao.notices import copies

FIRST_WAIT = timedelta(minutes=1)
LEASE = timedelta(minutes=2)  # longer than anybody waits for an answer: nobody else takes up a row that is being tried
BATCH = 200
Row = TypeVar("Row", bound=Model)


def each(waiting: Callable[[], QuerySet[Row]], at: datetime | None = None, *, growth: int = 2) -> Iterator[Row]:
    """What is due of the rows that wait, the oldest first, up to a batch. They have `tries` and `not_before`.

    `at` is the clock of a test or the demo; in life each row is taken up at the time that it is by then.
    """
    if copies.is_copy():
        return
    for _one in range(BATCH):
        row = _taken_up(waiting(), at or timezone.now(), growth)
        if row is None:
            return
        yield row


@transaction.atomic
def _taken_up(waiting: QuerySet[Row], at: datetime, growth: int) -> Row | None:
    rows = waiting.filter(not_before__lte=at).order_by("pk")
    row: Any = rows.select_for_update(of=("self",), skip_locked=True).first()
    if row is not None:
        row.tries += 1
        row.not_before = at + max(LEASE, FIRST_WAIT * growth ** (row.tries - 1))
        row.save(update_fields=["tries", "not_before"])
    return row
