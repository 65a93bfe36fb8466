"""Say at start-up, not on every page, that a navigation item leads nowhere."""

from typing import Any

from django.core import checks
from django.urls import NoReverseMatch, reverse

from lianxinqiao.ui import navigation


@checks.register
def navigation_leads_somewhere(app_configs: Any, **kwargs: Any) -> list[checks.CheckMessage]:
    return [
        checks.Warning(
            f"The navigation item {item.url_name!r} has no address and is not shown.",
            id="ui.W001",
        )
        for item in navigation.items()
        if not _resolves(item.url_name)
    ]


def _resolves(url_name: str) -> bool:
    try:
        reverse(url_name)
    except NoReverseMatch:
        return False
    return True
