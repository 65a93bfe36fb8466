"""Take a function many times and say what it cost."""

import math
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Cost:
    """Milliseconds."""

    p50: float
    p95: float

    @classmethod
    def of(cls, times: list[float]) -> "Cost":
        ordered = sorted(times)
        # The nearest rank: of twenty the second longest, not the longest.
        return cls(statistics.median(ordered), ordered[math.ceil(len(ordered) * 0.95) - 1])


def milliseconds(function: Callable[[], object]) -> float:
    began = time.perf_counter()
    function()
    return (time.perf_counter() - began) * 1000


def side_by_side(
    first: Callable[[], object], second: Callable[[], object], *, runs: int, warm: int = 3
) -> tuple[Cost, Cost]:
    """Both in turn, so that what else the machine does falls on both."""
    for _ in range(warm):
        first(), second()
    pairs = [(milliseconds(first), milliseconds(second)) for _ in range(runs)]
    return Cost.of([pair[0] for pair in pairs]), Cost.of([pair[1] for pair in pairs])
