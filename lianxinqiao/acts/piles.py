"""What waits for each role. A pile is one kind of work: a number on the desk, and the list that opens it.

    PILES = (
        Pile(
            "my-duties", _("我的值班"), DEPUTIES, Duty,
            lambda post, today: Q(mandate=post.mandate, stage="planned"),
            due="held_on",
        ),
    )

A room hands its piles to the `Listing` that opens them (lists.py), and says no more: the desk of a role shows the piles
of all rooms. A condition is put together once for a kind of post (`people.prepared.ForPost`): it may look at the role, the
keys of body, unit, mandate and delegation, and at nothing else of the post. Of whoever works for one committee it need not
speak: a pile holds of its roots what is `within` that committee.
"""

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, partial, reduce
from operator import or_
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    DateField,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.utils.functional import Promise as LazyText

from lianxinqiao.people.models import BodyProfile, Post
from lianxinqiao.people.prepared import ForPost

Rows = QuerySet[Any]


@dataclass(frozen=True, eq=False)
class Pile:
    """The rows of `model` for which `condition(post, today)` holds, or `condition(post, today, near)`.

    `path` leads from a row to the root that the list shows ("visit.duty"); empty where it is the root itself.
    """

    code: str  # in the address: once in a listing
    label: str | LazyText
    roles: frozenset[str]
    model: Any
    condition: Callable[..., Q]
    path: str = ""
    tone: str = ""  # "bad" and "warn" lead the desk
    due: str = ""  # where a row keeps the day by which it wants doing; without one it is the root's
    terms: tuple[str, ...] = ()  # the terms of a profile that the day may come from; none: somebody named it
    watched: bool = False  # a number to keep an eye on: what is to be done about it waits in another pile
    act: str | Callable[[Any], str] = ""  # the code of the act that takes a row off, or who tells it of a row
    _takes: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_takes", len(inspect.signature(self.condition).parameters))

    def asked(self, post: Post, today: date, near: date) -> Q:
        return self.condition(*(post, today, near)[: self._takes]) & self._within(post)

    def is_for(self, post: Post) -> bool:
        """Whether it lies on this post's desk: who works for one committee has what can be that committee's."""
        return post.role in self.roles and (post.committee_id is None or self._can_be_of_a_committee)

    @property
    def _can_be_of_a_committee(self) -> bool:
        return hasattr(self._root, "of_committee") and self._root.of_committee(None) is not None

    @property
    def _root(self) -> Any:
        ways = self.path.replace("__", ".").split(".") if self.path else []
        return reduce(lambda model, way: model._meta.get_field(way).related_model, ways, self.model)

    def _within(self, post: Post) -> Q:
        """The cut of a committee is made here alone: a condition names the body, and no committee."""
        own = self._root.within(post) if post.committee_id else Q()
        if not own or not self.path:
            return own
        return Q(**{f"{self.path.replace('.', '__')}__in": self._root.objects.filter(own)})

    @property
    def column(self) -> str:
        """Where a row keeps its root."""
        return f"{self.path.replace('.', '__')}_id" if self.path else "pk"


# ------------------------------------------------------------------ the piles of all rooms
_declared: list[Pile] = []
_bodies: dict[Pile, frozenset[str]] = {}


def declare(piles: Iterable[Pile], bodies: frozenset[str] = frozenset()) -> None:
    """Called by the listing that opens them; `bodies` are the kinds of body whose list it is, none for every kind."""
    piles = list(piles)
    _declared.extend(piles)
    _bodies.update(dict.fromkeys(piles, bodies))
    _counts.cache_clear()


def for_post(post: Post) -> list[Pile]:
    return [pile for pile in _declared if pile.is_for(post)]


def numbers(post: Post, today: date, near: date) -> dict[Pile, int]:
    """How many roots lie in each pile of this post: what the link beside the number opens. One query for all of them."""
    kind = post.body.kind if post.body else ""
    together = _by_model(post, kind)
    if not together:
        return {}
    counted: dict[Pile, int] = {}
    for place, told in _counts(kind)(post, today, near):
        counted |= zip(together[place], told, strict=True)
    return {pile: counted[pile] for pile in for_post(post) if pile in counted}


def _by_model(post: Post, kind: str) -> list[list[Pile]]:
    """The piles of a role in a body of this kind, those of one model together."""
    own: dict[Any, list[Pile]] = {}
    for pile in for_post(post):
        if not (_bodies[pile] and kind and kind not in _bodies[pile]):
            own.setdefault(pile.model, []).append(pile)
    return list(own.values())


@cache
def _counts(kind: str) -> ForPost[tuple[int, Any]]:
    return ForPost(partial(_count, kind), date, date)


def _count(kind: str, post: Post, today: date, near: date) -> Rows:
    """A row for each model: its place, and the numbers of its piles."""
    each = [_count_of(place, piles, post, today, near) for place, piles in enumerate(_by_model(post, kind))]
    return each[0].union(*each[1:], all=True)


def _count_of(place: int, piles: list[Pile], post: Post, today: date, near: date) -> Rows:
    """All piles of one model in one pass over the rows that lie in any of them."""
    all_asked = [(pile, pile.asked(post, today, near)) for pile in piles]
    rows = piles[0].model.objects.filter(reduce(or_, (asked for _pile, asked in all_asked))).order_by()
    counts = [Count(pile.column, filter=asked, distinct=bool(pile.path)) for pile, asked in all_asked]
    told = Func(
        *counts, function="ARRAY", template="%(function)s[%(expressions)s]", output_field=ArrayField(BigIntegerField())
    )
    # Grouped by what is the same for all of them: one group, of nothing where there is none.
    return rows.values(of_model=Value(place)).annotate(counted=told).values_list("of_model", "counted")


# ------------------------------------------------------------------ one pile
def of(pile: Pile, post: Post, today: date, near: date) -> Q:
    """What lies in it, as a condition on roots."""
    asked = pile.asked(post, today, near)
    if not pile.path:
        return asked
    return Q(pk__in=pile.model.objects.filter(asked).order_by().values(pile.column))


def due_of(pile: Pile, root_due: str, post: Post, today: date, near: date) -> Subquery | F | Value:
    """The day by which this is due, to be annotated on roots: a unit's own, a promise's, a form's."""
    if pile.due and pile.path:
        mine = pile.model.objects.filter(pile.asked(post, today, near), **{pile.column: OuterRef("pk")})
        return Subquery(mine.order_by(pile.due).values(pile.due)[:1])
    if column := pile.due or root_due:
        return F(column)
    return Value(None, DateField())


def day_in(pile: Pile, post: Post, today: date, near: date) -> Subquery | Case:
    """The same of a pile with days of its own; nothing for a root that does not lie in it."""
    day = due_of(pile, "", post, today, near)
    if isinstance(day, Subquery):
        return day
    return Case(When(pile.asked(post, today, near), then=day), output_field=DateField())


# ------------------------------------------------------------------ near
def soon(post: Post, today: date) -> date:
    """The last day that is near: as far ahead as the rule profile begins to remind."""
    latest = {profile.body_id: profile for profile in PROFILES(post, today)}
    ahead = [days for profile in latest.values() for days in profile.version.rules.reminders.days_before]
    return today + timedelta(days=max(ahead, default=7))


def _profiles(post: Post, today: date) -> QuerySet[BodyProfile]:
    profiles = BodyProfile.objects.filter(effective_on__lte=today).select_related("version").defer("version__data")
    if post.organization:
        profiles = profiles.filter(body__district_id=post.organization.district_id)
    else:
        profiles = profiles.filter(post.of_its_bodies())
    return profiles.order_by("effective_on")


PROFILES = ForPost(_profiles, date)
