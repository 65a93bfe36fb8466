"""What waits for each role of a suggestion's life: one row per kind of work, a query over open rows only."""

from lianxinqiao.acts.piles import Pile
from lianxinqiao.matters.piles import deputies, office, units, watched
from lianxinqiao.matters.piles.conditions import OFFICE, SUPERVISION, UNIT, of_kind, open_work

__all__ = ["EVERY", "OFFICE", "PILES", "of_kind", "open_work"]

EVERY: tuple[Pile, ...] = (*deputies.PILES, *office.PILES, *units.PILES, *watched.PILES)
# A unit answers proposals too, and the supervision office follows them; they have a list of their own. Whoever sits in a
# body has matters of one kind.
OF_BOTH = UNIT | SUPERVISION
PILES = tuple(of_kind(pile, "suggestion") if pile.path and pile.roles & OF_BOTH else pile for pile in EVERY)
