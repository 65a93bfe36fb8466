"""In which usual words official prose speaks of each figure, a file for each field; `#` stands for the number in its phrase.

The first that fits is taken, so what is narrower stands before what is wider.
"""

from lianxinqiao.figures.checking.usual import (
    activities,
    conveners,
    cppcc,
    filings,
    halls,
    meetings,
    motions,
    opinions,
    projects,
    stations,
    suggestions,
)
from lianxinqiao.figures.checking.usual.kinds import FAMILIES, Usual

USUAL = [
    *meetings.USUAL,
    *motions.USUAL,
    *filings.USUAL,
    *conveners.USUAL,
    *activities.USUAL,
    *projects.USUAL,
    *stations.USUAL,
    *halls.USUAL,
    *opinions.USUAL,
    *suggestions.USUAL,
    *cppcc.USUAL,
]

__all__ = ["FAMILIES", "USUAL", "Usual"]
