"""Shares of a whole, exact: more than half, two thirds, a fifth. Pure; no fraction is ever rounded by a float."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Share:
    """`above` is more than the share （过半数）; else the share itself is enough （三分之二以上）."""

    of: Fraction
    above: bool = False

    def least(self, whole: int) -> int:
        """The least whole number that is enough."""
        exact = self.of * whole
        return exact.__floor__() + 1 if self.above else exact.__ceil__()

    def met(self, number: int, whole: int) -> bool:
        return number >= self.least(whole)


MORE_THAN_HALF = Share(Fraction(1, 2), above=True)
TWO_THIRDS = Share(Fraction(2, 3))
MORE_THAN_TWO_THIRDS = Share(Fraction(2, 3), above=True)
A_FIFTH = Share(Fraction(1, 5))
A_TENTH = Share(Fraction(1, 10))
NOBODY = Share(Fraction(0))
