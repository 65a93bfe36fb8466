"""For a while nothing is written of somebody: no last use, no refusal. Rooms above say for whom, as while a secret vote is open."""

from collections.abc import Callable

from lianxinqiao.accounts.models import User

_asked: list[Callable[[User], bool]] = []


def register(ask: Callable[[User], bool]) -> None:
    """From `AppConfig.ready()`."""
    if ask not in _asked:
        _asked.append(ask)


def holds(user: object) -> bool:
    return isinstance(user, User) and any(ask(user) for ask in _asked)
