"""Records of which entries that both places keep still tell, and whose rows are only in one of them."""

from collections.abc import Callable
from typing import Any

from lianxinqiao.journal import facts


def gone(is_meant: Callable[[str, int], bool] = lambda _table, _key: True) -> dict[str, Any] | None:
    """What an entry says so that verification does not miss them: `facts.gone` of every kind."""
    found: dict[str, list[int]] = {}
    for kind in facts.kinds():
        told = {key for key, (version, _rows) in facts.last(kind).items() if version is not None}
        table = kind.model._meta.db_table
        there = set(kind.model._default_manager.filter(pk__in=told).values_list("pk", flat=True))
        if missing := sorted(key for key in told - there if is_meant(table, key)):
            found[kind.name] = missing
    return {"gone": found} if found else None
