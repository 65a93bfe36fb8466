"""One search over all kinds, as JSON."""

from typing import Any

from django.conf import settings
from ninja import Schema
from pydantic import Field as Described

from lianxinqiao.api.schemas import Word
from lianxinqiao.people.models import Post
from lianxinqiao.search import kinds, queries


class Sought(Schema):
    q: Word = Described(description="Words, a number, a name")
    kind: Word = Described("", description="Of one kind only, by the `kind.code` of a result")
    limit: int = Described(20, ge=1, le=100, description="Of each kind")


def hits(post: Post | None, sought: Sought) -> list[dict[str, Any]]:
    """What the post, or a stranger, may find; of a kind that there is not, nothing."""
    only = kinds.labelled(sought.kind)
    if sought.kind and only is None:
        return []
    groups = queries.everywhere(post, sought.q, best=sought.limit, only=only)
    return [_hit(found.kind, row, post) for found in groups for row in found.rows]


def _hit(kind: kinds.Kind, row: Any, post: Post | None) -> dict[str, Any]:
    shown = kind.show(row, post)
    return {
        "kind": {"code": kind.label, "name": str(kind.name)},
        "id": row.pk,
        "title": shown.title,
        "words": shown.words,
        "page": f"{settings.SITE_URL}{kind.page(row, post)}",
    }
