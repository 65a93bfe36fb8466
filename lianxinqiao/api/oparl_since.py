"""When an object of OParl came and changed, by the journal; and lists narrowed to it, for whoever keeps a copy.

All that happens to a meeting, its agenda and its decisions is written of the meeting: so an object may count as changed
when only a neighbour was, never the other way round.
"""

from datetime import datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from lianxinqiao.journal.models import Entry

FILTERS = {
    "created_since": "created_at__gte",
    "created_until": "created_at__lte",
    "modified_since": "modified_at__gte",
    "modified_until": "modified_at__lte",
}


class NoMoment(ValueError):
    """What stands in a filter is no moment."""


def dated(rows: QuerySet[Any], model: Any, key: str, *, begins: str = "") -> QuerySet[Any]:
    """Rows with the first and the last entry about the object of `model` whose key stands in `key`.

    `begins` is the act by which strangers learn of it: what happened before is none of theirs.
    """
    entries = Entry.objects.filter(object_kind=model._meta.label_lower, object_id=OuterRef(key)).values("happened_at")
    first = entries.filter(act=begins) if begins else entries
    return rows.annotate(
        created_at=Subquery(first.order_by("pk")[:1]), modified_at=Subquery(entries.order_by("-pk")[:1])
    )


def days(row: Any) -> dict[str, datetime | None]:
    """As the standard calls them; nothing where the journal knows nothing, as of what was there before it."""
    return {"created": getattr(row, "created_at", None), "modified": getattr(row, "modified_at", None)}


def told(request: HttpRequest) -> dict[str, str]:
    return {name: request.GET[name] for name in FILTERS if request.GET.get(name)}


def keeps_a_copy(request: HttpRequest) -> bool:
    """Whoever asks for changes is told of what is gone too."""
    return "modified_since" in told(request)


def narrowed(request: HttpRequest, rows: QuerySet[Any]) -> QuerySet[Any]:
    """Raises NoMoment."""
    return rows.filter(**{FILTERS[name]: _moment(name, value) for name, value in told(request).items()})


def _moment(name: str, value: str) -> datetime:
    try:
        found = parse_datetime(value.replace(" ", "+"))  # a plus that was not written as %2B
    except ValueError:
        found = None
    if found is None:
        raise NoMoment(f"{name} is no moment as of RFC 3339")
    return found if timezone.is_aware(found) else timezone.make_aware(found)
