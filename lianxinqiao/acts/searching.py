"""Words looked for in a list. The room of search stands above all others and says here how it finds a kind of thing."""

from collections.abc import Callable, Sequence
from typing import Any

from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters

Narrow = Callable[[Post | None, str, Any], Any]
_known: dict[type, Narrow] = {}


def register(model: type, narrow: Narrow) -> None:
    """Called in `AppConfig.ready()`: `narrow(post, words, rows)` are those rows that say it to this post."""
    _known[model] = narrow


def words(key: str, label: Any, post: Post | None, *, fields: Sequence[str] = ()) -> filters.Text:
    """The filter of a list by words; in `fields`, where nothing searches the whole of its things."""
    inside = filters.Text(key, label, fields)

    def search(rows: Any, text: str) -> Any:
        if narrow := _known.get(rows.model):
            return narrow(post, text, rows)
        return inside.apply(rows, {key: [text]})

    return filters.Text(key, label, search=search)
