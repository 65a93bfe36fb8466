"""What templates ask of the calendar."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from lianxinqiao.rulebook import queries


def calendar(request: HttpRequest) -> dict[str, Any]:
    """`day_is_known(day, …)`: see `queries.Known`; one for each page, asked only for days beyond the built-in years."""
    return {"day_is_known": cache(queries.Known())}
