"""What a room's scene is made of: steps that tests take again and again, worked out once and sent again afterwards."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import wraps
from operator import attrgetter
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.apps import apps
from django.db import models
from django.utils import timezone

from lianxinqiao.database.prepared import read_again
from tests.cast import Cast
from tests.remembered import MEMORY

P = ParamSpec("P")
T = TypeVar("T")
PLAIN = (str, int, float, bytes, Decimal, date, time, timedelta, type(None))  # a moment is a date, a flag is a number
IN_HAND = {"accounts", "people", "rulebook"}  # who acts, and by what rules: no step changes them


class NotPlainError(TypeError):
    """What cannot be told apart by its words, such as a function or a row that is not kept yet."""


def remembered(step: Callable[P, T]) -> Callable[P, T]:
    """A step of a room's scene, given the cast, rows and plain words, and giving rows and plain words.

    Where it is sent again, the rows that it was given are read anew; people and their posts stay in hand as they are.
    A step that is given anything else is worked out each time.
    """

    @wraps(step)
    def taken(*given: P.args, **named: P.kwargs) -> T:
        if MEMORY.path is None:
            return step(*given, **named)
        try:
            key = (step.__module__, step.__qualname__, timezone.localdate(), _told((given, named)))
        except NotPlainError:
            return step(*given, **named)
        held = {(type(row), row.pk): row for row in _rows((given, named)) if row._meta.app_label not in IN_HAND}

        def again(told: Any) -> Any:
            for row in held.values():
                read_again(row)
            return _made(told, held)

        return MEMORY.step(key, lambda: step(*given, **named), _told, again)  # type: ignore[no-any-return]

    return taken


class OnItsWay:
    """One row that moves from step to step; `at` moves forward with it."""

    people: Cast
    at: datetime

    @property
    def row(self) -> models.Model:
        raise NotImplementedError

    def later(self, days: int = 1) -> datetime:
        self.at += timedelta(days=days)
        return self.at


W = TypeVar("W", bound=OnItsWay)


def on_the_way(step: Callable[Concatenate[W, P], W]) -> Callable[Concatenate[W, P], W]:
    """A step of something on its way, given plain words or nothing: worked out once and sent again afterwards."""

    @wraps(step)
    def taken(walk: W, *given: P.args, **named: P.kwargs) -> W:
        def again(at: datetime) -> W:
            walk.at = at
            read_again(walk.row)
            return walk

        try:
            key = (step.__module__, step.__qualname__, walk.row.pk, walk.at, _told((given, named)))
        except NotPlainError:
            return step(walk, *given, **named)
        return MEMORY.step(key, lambda: step(walk, *given, **named), attrgetter("at"), again)

    return taken


def _told(value: Any) -> Any:
    """A row by its kind and key, and what holds rows by what tells them. Raises NotPlainError."""
    if isinstance(value, Cast):
        return "cast"
    if isinstance(value, models.Model) and value.pk is not None:
        return ("row", value._meta.label, value.pk)
    if isinstance(value, Mapping):
        return ("mapping", tuple((_told(name), _told(each)) for name, each in value.items()))
    if isinstance(value, list | tuple):
        return ("list" if isinstance(value, list) else "tuple", tuple(_told(each) for each in value))
    if isinstance(value, PLAIN):
        return value
    raise NotPlainError(type(value))


def _made(told: Any, held: Mapping[tuple[type[models.Model], Any], models.Model]) -> Any:
    if not isinstance(told, tuple):
        return told
    kind, *rest = told
    if kind == "row":
        model = apps.get_model(rest[0])
        return held.get((model, rest[1])) or model._base_manager.get(pk=rest[1])
    if kind == "mapping":
        return {_made(name, held): _made(each, held) for name, each in rest[0]}
    made = [_made(each, held) for each in rest[0]]
    return made if kind == "list" else tuple(made)


def _rows(value: Any) -> Iterator[models.Model]:
    if isinstance(value, models.Model):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _rows(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _rows(each)
