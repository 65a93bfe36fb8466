"""For the rooms above: what would a profile touch? They know the matters, this room does not."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import cast

from django.dispatch import Signal


@dataclass(frozen=True)
class Touched:
    """One open matter that runs under a version, and its date now and by the candidate."""

    label: str
    url: str = ""
    note: str = ""
    due_on: date | None = None
    due_by_candidate: date | None = None


# Sent with `version` (issued, in use) and `candidate` (a draft, or None). A receiver answers with an
# iterable of Touched: the open matters that began under `version`. They keep it; the office wants to know.
touched = Signal()


def ask(*, version: object, candidate: object | None) -> list[Touched]:
    answers = touched.send(sender=type(version), version=version, candidate=candidate)
    return [row for _, rows in answers for row in cast("Iterable[Touched]", rows or ())]
