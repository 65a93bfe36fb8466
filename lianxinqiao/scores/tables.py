"""A table of scores, as data （履职评分标准）: what an act gives, caps, deductions, minimums, grades. Pure.

An item's `points` say what one event gives by its name and how it was done: `"proposal.lead" = 15`. The shipped tables
stand in presets.toml with their source; what their source cuts off is left open and `cut` says so.
"""

import tomllib
from decimal import Decimal
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Literal, Self

from django.utils.translation import gettext
from pydantic import BaseModel, ConfigDict, Field, model_validator

PRESETS = Path(__file__).with_name("presets.toml")
Points = Annotated[Decimal, Field(ge=-200, le=500)]


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Item(Part):
    """`start` is had before anything happens; `first` is what the first event gives instead; `free` events give nothing.

    `best`: only the highest event counts, once. `bonus`: adds to the bonus, which has a ceiling of its own. `joint`: what is
    done by several is divided: "half_first" gives the first half, the others share the rest. `people`: of more than so many
    it cannot be claimed.
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
    joint: Literal["", "half_first"] = ""
    people: int | None = Field(default=None, ge=1)


class Minimum(Part):
    """What must be done at least, whatever the points: so many events of any of these."""

    name: str
    events: tuple[str, ...]
    least: int = Field(default=1, ge=1)


class Grade(Part):
    """`most` is what the source writes as its upper bound: where that leaves a gap below the next grade, it is said."""

    least: Points
    name: str
    most: Points | None = None


class Rater(Part):
    """Who marks a person by the table's columns （自评、小组评、乡镇评、部门评）, and for how many per cent it counts."""

    code: str = Field(pattern=r"^[a-z_]+$", max_length=20)
    name: str = Field(min_length=1, max_length=40)
    weight: int = Field(default=0, ge=0, le=100)


class Step(Part):
    """What follows below a total （结果运用）; `years`: how many years running."""

    below: Points
    years: int = Field(default=1, ge=1, le=5)
    words: str = Field(min_length=1, max_length=120)


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
    columns: tuple[str, ...] = ()  # what raters mark, where the table is filled by them
    raters: tuple[Rater, ...] = ()
    steps: tuple[Step, ...] = ()
    consequences: tuple[str, ...] = ()  # what else the source says of its use, in its words

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
        if self.raters and sum(rater.weight for rater in self.raters) != 100:
            raise ValueError(gettext("各方评定的权重加起来要等于100。"))
        return self

    @property
    def is_usable(self) -> bool:
        """Whether anything can be counted by it; of some sources nothing but the grades is left."""
        return bool(self.items or self.minimums or self.raters)

    @property
    def gaps(self) -> list[str]:
        """Totals that the grades as written leave without one, each as a sentence: they belong to the lower grade."""
        said = []
        for upper, lower in pairwise(self.grades):
            if lower.most is not None and lower.most < upper.least:
                words = {"from": lower.most, "to": upper.least, "lower": lower.name}
                said.append(gettext("%(from)s分到%(to)s分之间没有写明等次，按“%(lower)s”计。") % words)
            if lower.most is not None and lower.most > upper.least:
                words = {"upper": upper.name, "lower": lower.name}
                said.append(gettext("“%(upper)s”和“%(lower)s”的分数有重叠，按较高的等次计。") % words)
        return said

    def item(self, code: str) -> Item:
        return next(item for item in self.items if item.code == code)

    @cached_property
    def events(self) -> dict[str, str]:
        """Every event that the table knows, and the name of the item or the minimum that takes it."""
        asked = {event: minimum.name for minimum in self.minimums for event in minimum.events}
        return asked | {event: item.name for item in self.items for event in item.points}

    def divides(self, event: str) -> bool:
        """Whether what several do together is shared among them, each with a part of the same event."""
        return event in self._divided

    @cached_property
    def _divided(self) -> frozenset[str]:
        return frozenset(event for item in self.items if item.joint for event in item.points)


@cache
def presets() -> dict[str, ScoreTable]:
    """The tables that come with the program, by their codes."""
    data = tomllib.loads(PRESETS.read_text(encoding="utf-8"), parse_float=Decimal)
    return {code: ScoreTable.model_validate({"code": code, **row}) for code, row in data.items()}
