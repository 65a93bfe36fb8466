"""Take a function many times and say what it cost."""

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
        return cls(statistics.median(ordered), ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))])


def take(function: Callable[[], object], *, runs: int, warm: int = 3) -> Cost:
    for _ in range(warm):
        function()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        function()
        times.append((time.perf_counter() - began) * 1000)
    return Cost.of(times)
