"""What waits for each role of a suggestion's life: one row per kind of work, a query over open rows only."""

from lianxinqiao.acts.piles import Pile
from lianxinqiao.matters.piles import deputies, office, units, watched
from lianxinqiao.matters.piles.conditions import OFFICE, UNIT, of_kind, open_work

__all__ = ["EVERY", "OFFICE", "PILES", "of_kind", "open_work"]

EVERY: tuple[Pile, ...] = (*deputies.PILES, *office.PILES, *units.PILES, *watched.PILES)
# A unit answers proposals too, which have a list of their own; whoever sits in a body has matters of one kind.
PILES = tuple(of_kind(pile, "suggestion") if pile.path and pile.roles & UNIT else pile for pile in EVERY)
