"""For the rooms above, which know what a unit has in hand: what hangs on it, and that another one takes over."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.dispatch import Signal

if TYPE_CHECKING:
    from lianxinqiao.people.models import Organization

# From the key of what hangs on a unit to the unit that takes it over; None where it stays.
Heir = Callable[[str], "Organization | None"]


@dataclass(frozen=True)
class OpenWork:
    """One open thing of a unit, as whoever keeps the registers may read it: `key` names it for `succeeded`."""

    key: str
    label: str
    note: str = ""
    url: str = ""


# Sent with `unit`. A receiver answers with an iterable of OpenWork: the open things that this unit has to do.
open_work_asked = Signal()
# Sent inside the act's transaction with `unit`, `heir`, `on`, `by` and `at`: what the heir names moves.
succeeded = Signal()


def ask(unit: "Organization") -> list[OpenWork]:
    answers = open_work_asked.send(sender=type(unit), unit=unit)
    return [row for _, rows in answers for row in cast("Iterable[OpenWork]", rows or ())]
