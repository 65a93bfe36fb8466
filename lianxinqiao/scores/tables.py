"""A table of scores, as data （履职评分标准）: what an act gives, caps, deductions, minimums, grades. Pure.

An item's `points` say what one event gives by its name and how it was done: `"proposal.lead" = 15`. The shipped tables
stand in presets.toml with their source; what their source cuts off is left open and `cut` says so.
"""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Self

from django.utils.translation import gettext
from pydantic import BaseModel, ConfigDict, Field, model_validator

PRESETS = Path(__file__).with_name("presets.toml")
Points = Annotated[Decimal, Field(ge=-200, le=500)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Item(Part):
    """`start` is had before anything happens; `first` is what the first event gives instead; `free` events give nothing.

    `best`: only the highest event counts, once. `bonus`: adds to the bonus, which has a ceiling of its own.
    """

    code: str = Field(pattern=r"^[a-z_]+$", max_length=30)
    name: str = Field(min_length=1, max_length=40)
    points: dict[str, Points] = {}
    start: Points = Decimal(0)
    first: Points | None = None
    free: int = Field(default=0, ge=0)
    best: bool = False
    cap: Points | None = None
    floor: Points | None = None
    group: str = ""
    bonus: bool = False


class Minimum(Part):
    """What must be done at least, whatever the points: so many events of any of these."""

    name: str
    events: tuple[str, ...]
    least: int = Field(default=1, ge=1)


class Grade(Part):
    least: Points
    name: str


class ScoreTable(Part):
    code: str
    name: str
    source: str
    cut: bool = False  # the stored source ends before the rule does
    assumed: str = ""  # what of it is ours
    base: Points = Decimal(0)
    floor: Points = Decimal(0)  # of the total
    total: Points | None = None
    bonus_cap: Points | None = None
    groups: dict[str, Points] = {}  # the caps of groups of items
    items: tuple[Item, ...]
    minimums: tuple[Minimum, ...] = ()
    grades: tuple[Grade, ...] = ()

    @model_validator(mode="after")
    def _hangs_together(self) -> Self:
        codes = [item.code for item in self.items]
        if len(codes) != len(set(codes)):
            raise ValueError(gettext("同一项目列了两次。"))
        if unknown := {item.group for item in self.items} - set(self.groups) - {""}:
            raise ValueError(gettext("没有这个分组：%(names)s。") % {"names": "、".join(sorted(unknown))})
        bounds = [grade.least for grade in self.grades]
        if bounds != sorted(bounds, reverse=True) or len(bounds) != len(set(bounds)):
            raise ValueError(gettext("等次要从高到低排列。"))
        if bounds and bounds[-1] > self.floor:
            raise ValueError(gettext("低于%(least)s分的没有等次。") % {"least": bounds[-1]})
        return self

    @property
    def events(self) -> dict[str, str]:
        """Every event that the table knows, and the item that takes it."""
        return {event: item.code for item in self.items for event in item.points}


@cache
def presets() -> dict[str, ScoreTable]:
    """The tables that come with the program, by their codes."""
    data = tomllib.loads(PRESETS.read_text(encoding="utf-8"), parse_float=Decimal)
    return {code: ScoreTable.model_validate({"code": code, **row}) for code, row in data.items()}
