"""A number on its way to becoming a claim."""

from dataclasses import dataclass, field

from lianxinqiao.figures.claims import units
from lianxinqiao.figures.claims.numerals import Number
from lianxinqiao.figures.claims.readings import Reading


@dataclass(slots=True)
class Found:
    """Offsets into the folded text, the exact low and high, and the words that will bound them.

    `figure` is where the number itself begins, behind the words that stand before it.
    """

    start: int
    end: int
    low: Number
    high: Number
    unit: str = ""
    words: list[Reading] = field(default_factory=list)
    token: str = ""
    figure: int = -1

    def __post_init__(self) -> None:
        self.figure = self.start

    @property
    def is_fine(self) -> bool:
        return self.unit in units.FINE
