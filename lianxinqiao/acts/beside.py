"""How many of another table hang on a row: counted for the rows that a list shows, and not for all of them."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def number(rows: QuerySet[Any], way: str) -> Coalesce:
    """To be annotated on a row: how many of `rows` lead to it by `way`.

    A join with GROUP BY would put all rows of both tables together before the first twenty are known.
    """
    counted = rows.filter(**{way: OuterRef("pk")}).order_by().values(way).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
