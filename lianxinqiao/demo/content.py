"""The texts of the demo's suggestions: written for it, kept as data, read and checked here."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).parent / "content"


@dataclass(frozen=True)
class Story:
    """One suggestion with what becomes of it."""

    key: str
    title: str
    cause: str
    analysis: str
    requests: tuple[str, ...]
    field: str
    lead: str
    assist: tuple[str, ...] = ()
    reply_class: str = ""
    reply: tuple[str, ...] = ()
    promise: str = ""
    promise_due: date | None = None
    promise_kept: bool = False
    between: bool = False
    open: bool = True
    closed_reason: str = ""
    unsatisfied_first: bool = False
    second_reply: tuple[str, ...] = ()
    returned_by: str = ""
    return_reason: str = ""
    merged_with: str = ""
    order: int = 0


TUPLES = {"requests", "assist", "reply", "second_reply"}


def _story(row: dict[str, object], order: int) -> Story:
    row = {("reply_class" if name == "class" else name): value for name, value in row.items()}
    for key in TUPLES & row.keys():
        row[key] = tuple(row[key])  # type: ignore[arg-type]
    if isinstance(row.get("promise_due"), str):
        row["promise_due"] = date.fromisoformat(str(row["promise_due"]))
    return Story(**row, order=order)  # type: ignore[arg-type]


def stories(year: int) -> Sequence[Story]:
    """All stories of a year, in an order that mixes the fields as a real inbox does."""
    rows: list[Story] = []
    for path in sorted(FOLDER.glob(f"{year}-*.toml")):
        with path.open("rb") as file:
            found = tomllib.load(file)["suggestion"]
        rows += [_story(row, position) for position, row in enumerate(found)]
    return sorted(rows, key=lambda story: (story.order, story.field))
