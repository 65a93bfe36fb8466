"""Doors beside the ordinary one, shown under the login form; only the demo has any."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise


@dataclass(frozen=True)
class Door:
    """One click: posts `door=<value>`."""

    value: str
    label: str | Promise
    detail: str = ""


@dataclass(frozen=True)
class Doors:
    url: str
    note: str | Promise
    doors: Sequence[Door]


_providers: list[Callable[[], Doors]] = []


def provide(doors: Callable[[], Doors]) -> None:
    _providers[:] = [doors]


def beside_login() -> Doors | None:
    """None wherever the installation is not a demo, whatever was registered."""
    return _providers[0]() if settings.DEMO and _providers else None
