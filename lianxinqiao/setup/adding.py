"""Numbers of several districts added up, the same on the page of their city as on its command line."""

from collections.abc import Iterable
from decimal import Decimal


def total(values: Iterable[int | float | None], *, adds: bool) -> int | float | None:
    """None where nothing is counted, or where a least or a share would be added up."""
    numbers = [Decimal(str(value)) for value in values if value is not None]
    if not adds or not numbers:
        return None
    whole = sum(numbers, Decimal())
    return int(whole) if whole == int(whole) else float(whole)
