"""What an account must do before it may go on. Upper rooms say for whom, since accounts know no roles."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest

Rule = Callable[[HttpRequest], bool]
_needs_second_factor: list[Rule] = []


def second_factor_needed_where(rule: Rule) -> None:
    """Register who knows whether the one who is logged in needs a second factor; called in `AppConfig.ready()`."""
    if rule not in _needs_second_factor:
        _needs_second_factor.append(rule)


def needs_second_factor(request: HttpRequest) -> bool:
    """Whether the installation asks a second factor of this person."""
    return bool(settings.SECOND_FACTOR_REQUIRED) and any(rule(request) for rule in _needs_second_factor)
