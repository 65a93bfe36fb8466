"""Views that stand ready on every list beside those that a person keeps: 待我办, 本周到期, 本周安排, 不满意.

A room says nothing for them: its own moves are its piles, its days are the `days` of its listing. Where its things are
judged, one word says which filter finds the bad verdicts (`Listing.unhappy`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Least
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.days import Days
from lianxinqiao.people.models import Post

# Values of `waiting` in an address; no pile may be called so.
MINE, DUE, PLANNED = "mine", "due-this-week", "this-week"
LABELS = {MINE: _("待我办"), DUE: _("本周到期"), PLANNED: _("本周安排")}


@dataclass(frozen=True)
class Ready:
    """A view that stands ready beside those that a person keeps."""

    label: str | LazyText
    query: str


def week_of(day: date) -> tuple[date, date]:
    """From Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def way_to(model: Any, rows: Any) -> str:
    """By which column rows of a part lead to the root that a list shows; "" where they lead to another."""
    if rows.model._meta.concrete_model is model._meta.concrete_model:
        return "pk"
    path, last = getattr(rows.model, "to_root", ()), rows.model
    for step in path:
        last = last._meta.get_field(step).related_model
    return "__".join(path) if path and last is model else ""


def read_by(post: Post, model: Any, days: Iterable[Days], *, due: bool) -> list[tuple[Days, str]]:
    """The days of a list that a post reads, each with the way to the list's own rows."""
    mine = [each for each in days if each.due is due and (not each.roles or post.role in each.roles)]
    ways = [(each, way_to(model, each.rows(post))) for each in mine]
    return [(each, way) for each, way in ways if way]


def this_week(rows: Any, post: Post, days: Iterable[Days], today: date, *, due: bool) -> Any:
    """The rows of a list whose day lies in this week, each with the earliest such day (`waits_until`)."""
    first, last = week_of(today)
    read = [
        (each, way, each.between(post, first, last).order_by())
        for each, way in read_by(post, rows.model, days, due=due)
    ]
    keys, *others = (found.values_list(way, flat=True) for _each, way, found in read)
    chosen = rows.filter(pk__in=keys.union(*others, all=True) if others else keys)
    if not due:
        return chosen
    earliest = [
        Subquery(found.filter(**{way: OuterRef("pk")}).order_by(each.on).values(each.on)[:1])
        for each, way, found in read
    ]
    day = Least(*earliest) if len(earliest) > 1 else earliest[0]
    none = {"waits_counted": Value(False), "waits_terms": Value("")}
    return chosen.annotate(waits_until=day, **none)
