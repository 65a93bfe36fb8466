"""By what each figure is about: words for things and for what was done of them, and the figures that they make."""

from lianxinqiao.figures.checking.told import around, handled, held
from lianxinqiao.figures.checking.told.kinds import Told, Word

TOLD = [*handled.TOLD, *held.TOLD, *around.TOLD]

__all__ = ["TOLD", "Told", "Word"]
