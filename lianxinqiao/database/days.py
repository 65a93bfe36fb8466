"""Moments by days, as an index of moments can find them: `starts_at__from_day` and `__to_day`, both with the day itself;
`starts_at__before_day`, without it.

`starts_at__date__gte` turns every moment into a day before it compares, so that a year of ten million rows is read whole.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models


class _Day(models.Lookup):
    prepare_rhs = False  # the day goes to the database as it was given
    edge = ""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        return f"{left} {self.edge}", (*params, self.rhs, settings.TIME_ZONE)


@models.DateTimeField.register_lookup
class FromDay(_Day):
    lookup_name = "from_day"
    edge = ">= (%s::date)::timestamp AT TIME ZONE %s"


@models.DateTimeField.register_lookup
class ToDay(_Day):
    lookup_name = "to_day"
    edge = "< (%s::date + 1)::timestamp AT TIME ZONE %s"


@models.DateTimeField.register_lookup
class BeforeDay(_Day):
    lookup_name = "before_day"
    edge = "< (%s::date)::timestamp AT TIME ZONE %s"


def since(lookup: str, day: date) -> dict[str, date]:
    """What lies on this day or after it; `lookup` is a day ("held_on") or the day of a moment ("starts_at__date")."""
    moment = lookup.removesuffix("__date")
    return {f"{lookup}__gte": day} if moment == lookup else {f"{moment}__{FromDay.lookup_name}": day}


def until(lookup: str, day: date) -> dict[str, date]:
    """What lies on this day or before it."""
    moment = lookup.removesuffix("__date")
    return {f"{lookup}__lte": day} if moment == lookup else {f"{moment}__{ToDay.lookup_name}": day}
