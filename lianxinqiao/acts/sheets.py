"""Sheets that a room takes in from the command line: `lianxinqiao import <kind> <file>`."""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from lianxinqiao.people.models import Post


class Intake(Protocol):
    """Takes a read workbook in the name of a post, or only shows what would change; an exit code."""

    def __call__(self, sheets: Sequence[Any], *, by: Post, preview: bool) -> int: ...


INTAKES: dict[str, Callable[..., int]] = {}


def register(kind: str, intake: Intake) -> None:
    """Called in `AppConfig.ready()`."""
    INTAKES[kind] = intake
