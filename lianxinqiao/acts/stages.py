"""The life of a thing as a table: what may follow each stage, and whose move it is.

A room declares one `Stages` for each kind of thing that has a life. It registers itself by its choices, so that `step`
finds the table by the stage that a thing is to reach. The printed `docs/stages/` is made from the same tables.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models


class ImpossibleStep(Exception):
    """An act tried to step where the table has no arrow; the rules should have refused before."""


@dataclass(frozen=True)
class Step:
    """What may follow a stage, and whose move it is (the code of a `Who`)."""

    follows: frozenset[str] = field(default_factory=frozenset)
    move: str = ""


def to(*follows: str, move: str = "") -> Step:
    """`Stage.DRAFT: to(Stage.SUBMITTED, move="lead_deputy")` is one row of a table."""
    return Step(codes(*follows), move)


def codes(*stages: str) -> frozenset[str]:
    """The stages as they stand in the database."""
    return frozenset(str(stage) for stage in stages)


TABLES: dict[type[models.TextChoices], "Stages"] = {}


class Stages(Mapping[str, Step]):
    """One life: `title` heads it in the printed page; `tones` colours its stages where they are shown."""

    def __init__(
        self,
        choices: type[models.TextChoices],
        steps: Mapping[str, Step],
        *,
        title: str,
        tones: Mapping[str, str] | None = None,
    ) -> None:
        self.choices, self.title, self.tones = choices, title, dict(tones or {})
        self._steps: dict[str, Step] = {stage: steps[stage] for stage in choices}
        TABLES[choices] = self

    def __getitem__(self, stage: str) -> Step:
        return self._steps[stage]

    def __iter__(self) -> Iterator[str]:
        return iter(self._steps)

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def open(self) -> frozenset[str]:
        """The stages in which somebody still has to do something."""
        return frozenset(stage for stage, row in self.items() if row.follows)


def tone_of(thing: Any) -> str:
    """The colour of the stage in which a thing or a part stands."""
    model: Any = type(thing)
    return _tones(model).get(thing.stage, "neutral")


@cache
def _tones(model: type[models.Model]) -> Mapping[str, str]:
    """By the table of its room that has the same stages as the model's column."""
    try:
        column: Any = model._meta.get_field("stage")
    except FieldDoesNotExist:
        return {}
    values = [value for value, _label in column.flatchoices]
    alike = [(choices, table) for choices, table in TABLES.items() if choices.values == values]
    room = ".".join(model.__module__.split(".")[:2])  # two rooms may have the same stages in other colours
    own = (table.tones for choices, table in alike if f"{choices.__module__}.".startswith(f"{room}."))
    return next(own, alike[0][1].tones if alike else {})


def step(thing: models.Model, stage: models.TextChoices) -> None:
    """Move a thing along its table; the caller saves it. Raises ImpossibleStep where there is no arrow."""
    was = thing.stage  # type: ignore[attr-defined]
    if was != stage and stage not in TABLES[type(stage)][was].follows:
        raise ImpossibleStep(f"{type(thing).__name__} {thing.pk}: {was} -> {stage}")
    thing.stage = stage  # type: ignore[attr-defined]
