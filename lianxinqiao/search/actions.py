"""Keep the index as the suggestions are. Derived data: no act of the office, hence no journal."""

from collections.abc import Callable

from django.db import connection, transaction
from django.db.models import QuerySet

from lianxinqiao.matters.models import Suggestion
from lianxinqiao.search import texts

BATCH = 500
# Unchanged words are not written again: most acts move a suggestion and leave its text alone.
WRITE = """
    INSERT INTO search_entry (suggestion_id, inside, public)
    SELECT id, inside::tsvector, public::tsvector FROM unnest(%s::bigint[], %s::text[], %s::text[]) AS new (id, inside, public)
    ON CONFLICT (suggestion_id) DO UPDATE SET inside = excluded.inside, public = excluded.public
    WHERE (search_entry.inside, search_entry.public) IS DISTINCT FROM (excluded.inside, excluded.public)
"""


def index(suggestions: QuerySet[Suggestion]) -> int:
    """Write the entries of these suggestions as they stand now; how many. Call it where their rows are locked."""
    found = list(texts.of(suggestions))
    if found:
        with connection.cursor() as cursor:
            cursor.execute(WRITE, [list(column) for column in zip(*found, strict=True)])
    return len(found)


def rebuild(
    tell: Callable[[int, int], None] = lambda done, total: None, *, among: QuerySet[Suggestion] | None = None
) -> int:
    """Index every suggestion, or those `among` them, anew, batch by batch, while people work; broken off, run it again.

    Each batch locks its suggestions as an act does, so that no older text can overwrite what an act has just written.
    """
    wanted = Suggestion.objects.all() if among is None else among
    total, done, last = wanted.count(), 0, 0
    while True:
        with transaction.atomic():
            rows = wanted.filter(pk__gt=last).order_by("pk").select_for_update(of=("self",))
            keys = [row.pk for row in rows.only("pk")[:BATCH]]
            if not keys:
                return done
            done += index(Suggestion.objects.filter(pk__in=keys))
        last = keys[-1]
        tell(done, total)
