"""Percentages as offices publish them: rounded plainly, or nudged so that the column sums to 100.

Both are in use (the published tables of 2023 and 2024 that the tests hold show one each), so both are offered and
the reader is told which one stands in the table.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

HUNDRED = Decimal(100)


def _step(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def _exact(counts: Sequence[int], whole: int) -> list[Decimal]:
    if any(count < 0 for count in counts) or whole < 0:
        raise ValueError("counts cannot be negative")
    return [HUNDRED * count / whole if whole else Decimal(0) for count in counts]


def percent(count: int, whole: int, places: int = 2) -> Decimal | None:
    """`count` of `whole` in percent, half rounded up; None where nothing was there to count."""
    if whole == 0:
        return None
    return _exact([count], whole)[0].quantize(_step(places), ROUND_HALF_UP)


def plain(counts: Sequence[int], places: int = 2) -> list[Decimal]:
    """Each share rounded by itself; the column may sum to 99.99 or 100.01."""
    return [share.quantize(_step(places), ROUND_HALF_UP) for share in _exact(counts, sum(counts))]


def sum_to_100(counts: Sequence[int], places: int = 2) -> list[Decimal]:
    """Largest remainders (Hare-Niemeyer): each share cut off, the missing steps given to the largest remainders.

    Between equal remainders the larger share is nudged, where it changes the picture least. No share is a whole step
    away from its true value. One published table shows 54 of 93 as 58.07 instead of 58.06 for this reason. All
    shares are 0 when nothing was counted.
    """
    step, exact = _step(places), _exact(counts, sum(counts))
    shares = [share.quantize(step, "ROUND_DOWN") for share in exact]
    if not sum(counts):
        return shares
    missing = int((HUNDRED - sum(shares)) / step)
    order = sorted(range(len(shares)), key=lambda place: (shares[place] - exact[place], -counts[place], place))
    for place in order[:missing]:
        shares[place] += step
    return shares
