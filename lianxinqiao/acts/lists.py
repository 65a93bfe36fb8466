"""A room's list: what a post may see of its things, with filters, columns, export, saved views, and its piles.

    DUTIES = Listing(
        "duties", _("值班安排"), DutyTable, rows=Duty.objects.visible_to, filters=declared, piles=PILES,
        address="duties", due="held_on", item="stations/duty_item.html",
    )

stands in the room's `lists.py`, which is found by its name, and in its `urls.py`

    urlpatterns = [*listing_urls(DUTIES, "duties"), ...]

From then on the piles lie on the desks of their roles, each number opens the list at `?waiting=<code>`, and
`lianxinqiao export --list duties` writes the same rows. The screens are in list_views.py, a board by stage in boards.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property, partial
from typing import Any

from django.db.models import Case, DateField, F, Q, Value, When
from django.db.models.functions import Least
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import CPPCC
from lianxinqiao.acts import first_pages, own, piles, ready
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.first_pages import FirstPage
from lianxinqiao.acts.list_parts import (
    Beginning,
    Help,
    Narrowed,
    Ticked,
    Today,
    Words,
    as_it_is,
    nobody_follows,
    nothing_ready,
    nothing_to_begin,
)
from lianxinqiao.acts.piles import Pile, Rows
from lianxinqiao.acts.ready import DUE, LABELS, MINE, PLANNED, Ready
from lianxinqiao.people.models import Post
from lianxinqiao.people.prepared import ForPost
from lianxinqiao.rulebook import queries as rulebook
from lianxinqiao.ui import filters, tables
from lianxinqiao.ui.clock import Term
from lianxinqiao.ui.filters import Filters
from lianxinqiao.workdays import queries as workdays

FIRST = 8  # rows of a pile that a desk shows at the most


# ------------------------------------------------------------------ the table
class Table(tables.Table):
    """A table whose rows may bring a day of their own (`waits_until`); the sheet marks it as the screen does."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = rulebook.Known()

        def waits(row: Any) -> date | str | None:
            if not row.waits_counted:
                return row.waits_until
            done = getattr(row, "waits_done", None)
            return workdays.marked(row.waits_until, lambda day: known(day, *waits_rule(row)), done)

        self.columns = tuple(  # type: ignore[misc]
            replace(each, sheet=waits) if each.value == "waits_until" else each for each in self.columns
        )


def _waits(row: Any) -> Term:
    done = getattr(row, "waits_done", None)
    return Term(row.waits_until, done, counted=row.waits_counted, rule=waits_rule(row))


def by_own_day(table: type[Table]) -> type[Table]:
    """The same table led by the day of what waits: a unit's share, a promise, a form. It stands where `due` stood."""
    own = tables.Column("waits", _("到期日"), "waits_until", sort="waits_until", nullable=True, clock=_waits)
    columns = tuple(own if each.key == "due" else each for each in table.columns)
    columns = columns if own in columns else (*columns, own)
    return type(f"{table.__name__}ByOwnDay", (table,), {"columns": columns, "default_sort": "waits"})


def waits_rule(row: Any) -> tuple[int | None, tuple[str, ...]]:
    """What `rulebook.queries.Known` asks of the day by which a row of `Listing.waiting_rows` wants doing."""
    return getattr(row, "profile_version_id", None), tuple(row.waits_terms.split(","))


# ------------------------------------------------------------------ what a room declares
@dataclass(frozen=True, eq=False)
class Listing:
    """One list of one kind of roots; it registers itself.

    `rows(post)` is what the post may see, with all that a row shows. `whole(post)` says it where some roles have other
    rows and another table.
    """

    code: str
    title: Words
    table: type[Table]
    rows: Callable[[Post | None], Any]
    filters: Callable[[Post], list[filters.Filter]]
    address: str  # the name of its page
    piles: Sequence[Pile] = ()
    due: str = ""  # where a root keeps the day by which it wants doing
    roles: frozenset[str] = frozenset()  # who may open it; empty: everybody, who then sees what `rows` says
    sheet: Words = ""  # what its export is called, where not as its page
    nothing: Words = ""  # said where no row matches
    template: str = "acts/list.html"
    item: str = "acts/item.html"  # one row on the desk, as `row`
    order: int = 50  # its place among the rooms on the desk
    whole: Callable[[Post | None], tuple[Any, type[Table]]] | None = None
    seen: Callable[[Any], Any] = as_it_is  # a row as its reader may see it
    ways: Sequence[Callable[[Post, QueryDict, Rows, date], Narrowed | None]] = ()
    ready: Callable[[Post], Sequence[Ready]] = nothing_ready  # beside those that every list has (ready.py)
    unhappy: str = ""  # the query by which its filters find what was judged unsatisfactory
    ticked: Sequence[Ticked] = ()
    today: Sequence[Today] = ()
    followed: Callable[[Post | None, int], list[Any]] = nobody_follows
    begin: Callable[[Post], Beginning | None] = nothing_to_begin
    helps: Sequence[Help] = ()
    days: Sequence[Days] = ()  # what the calendar shows of it, beside the piles that bring a day
    bodies: frozenset[str] = frozenset()  # the kinds of body whose list it is; empty: of every kind
    in_cppcc: Words = ""  # its title in a CPPCC committee, where that differs

    def __post_init__(self) -> None:
        LISTINGS[self.code] = self
        piles.declare(self.piles, self.bodies)
        _OPENED_BY.update(dict.fromkeys(self.piles, self))

    # ---- addresses
    @property
    def url(self) -> str:
        return reverse(self.address)

    @property
    def noun(self) -> Words:
        return self.table.noun

    @cached_property
    def own_day_table(self) -> type[Table]:
        return by_own_day(self.table)

    def url_of(self, pile: Pile) -> str:
        return f"{self.url}?waiting={pile.code}"

    def pile_of(self, params: QueryDict, post: Post | None) -> Pile | None:
        """The pile that an address narrows the list to, where it is one of this post's."""
        pile = next((each for each in self.piles if each.code == params.get("waiting")), None)
        return pile if pile and post and pile.is_for(post) else None

    # ---- rows
    def waiting_rows(self, pile: Pile, post: Post, today: date, near: date) -> Any:
        """What lies in a pile, each root with the day by which it wants doing."""
        found = self.rows(post).filter(piles.of(pile, post, today, near))
        return found.annotate(
            waits_until=piles.due_of(pile, self.due, post, today, near),
            waits_counted=Value(bool(pile.terms)),
            waits_terms=Value(",".join(pile.terms)),
        )

    def is_for(self, post: Post | None) -> bool:
        """Whether it is a list of this post's body; units and whoever else stands outside any body have all of them."""
        return not (self.bodies and post and post.body and post.body.kind not in self.bodies)

    def called(self, post: Post | None) -> Words:
        """Its title in the body of this post: 代表活动 of a congress, 委员活动 of a CPPCC committee."""
        return (self.in_cppcc if post and post.body and post.body.kind == CPPCC else "") or self.title

    def moves(self, post: Post) -> list[Pile]:
        """The piles that are this person's own move."""
        return [pile for pile in self.piles if pile.is_for(post) and not pile.watched]

    def mine(self, post: Post, today: date, near: date) -> Rows:
        """What lies in any of them, each root with the earliest day by which it wants doing.

        Each pile is asked by its own index, and their keys are put together.
        """
        moves, all_rows = self.moves(post), self.rows(post)
        first, *others = (
            all_rows.model._default_manager.filter(piles.of(pile, post, today, near)).order_by().values("pk")
            for pile in moves
        )
        found = all_rows.filter(pk__in=first.union(*others, all=True) if others else first)
        dated = [pile for pile in moves if pile.due]
        days = {f"day_{place}": piles.day_in(pile, post, today, near) for place, pile in enumerate(dated)}
        whose = [(Q(waits_until=F(f"day_{place}")), pile) for place, pile in enumerate(dated)]
        earliest = Least(*map(F, days)) if len(days) > 1 else F("day_0") if days else Value(None, DateField())
        return found.annotate(**days).annotate(
            waits_until=earliest,
            waits_counted=Case(*(When(own, Value(bool(pile.terms))) for own, pile in whose), default=Value(False)),
            waits_terms=Case(*(When(own, Value(",".join(pile.terms))) for own, pile in whose), default=Value("")),
        )

    def ready_views(self, post: Post | None) -> list[Ready]:
        """The room's own beside those that follow from its piles, its days and its verdicts; none of a name twice."""
        if not post:
            return []
        found = [MINE] if self.moves(post) else []
        found += [code for code, due in ((DUE, True), (PLANNED, False)) if self.has_days(post, due=due)]
        own = self.ready(post)
        named = {str(each.label) for each in own}
        views = [Ready(LABELS[code], f"waiting={code}") for code in found if str(LABELS[code]) not in named]
        return [*views, *own, *([Ready(_("不满意"), self.unhappy)] if self.unhappy else [])]

    def has_days(self, post: Post, *, due: bool) -> bool:
        """The same for everybody of a role: which days it reads, and whether they lead to these roots."""
        if (post.role, due) not in self._has_days:
            found = self.days and ready.read_by(post, self.rows(post).model, self.days, due=due)
            self._has_days[post.role, due] = bool(found)
        return self._has_days[post.role, due]

    @cached_property
    def _has_days(self) -> dict[tuple[str, bool], bool]:
        return {}

    def asked(self, post: Post | None, params: QueryDict, today: date) -> tuple[tables.Table, Filters, Words]:
        """The table of an address, its filters, and what the address narrows it to.

        `waiting=<code>` is one pile or a ready view, `waiting=mine` all that is one's own move; what else narrows it is
        one of the room's `ways`.
        """
        label: Words = ""
        rows, table = self.whole(post) if self.whole else (self.rows(post), self.table)
        ask = self._first_page(post, None, today, today) if post else None
        pile = self.pile_of(params, post)
        if pile and post:
            ask = self._first_page(post, pile, today, piles.soon(post, today))
            rows, label = self.waiting_rows(pile, post, today, piles.soon(post, today)), pile.label
            table = self.own_day_table if pile.due else table
        if params.get("waiting") == MINE and post and self.moves(post):
            ask = None
            rows, label = self.mine(post, today, piles.soon(post, today)), LABELS[MINE]
            table = self.own_day_table
        if (week := params.get("waiting")) in {DUE, PLANNED} and post and self.has_days(post, due=week == DUE):
            ask = None
            rows, label = ready.this_week(rows, post, self.days, today, due=week == DUE), LABELS[week]
            table = self.own_day_table if week == DUE else table
        for way in self.ways if post else ():
            if narrowed := way(post, params, rows, today):  # type: ignore[arg-type]  # there is a post
                rows, label, ask = narrowed.rows, narrowed.label, None
                table = self.own_day_table if narrowed.own_day else self.table
        fields = own.fields_of(post, own.kind_of(rows.model))
        chosen = Filters(params, [*(self.filters(post) if post else ()), *own.declared(fields)])
        narrowing = own.asked_for(fields, params)
        made = table(chosen.apply(own.annotated(rows, narrowing)), params)
        made.ask = None if narrowing or chosen.narrow else ask
        if fields:
            made.columns = (*table.columns, *own.columns(fields))  # type: ignore[misc]  # of this body alone
        return made, chosen, label

    def _first_page(self, post: Post, pile: Pile | None, today: date, near: date) -> FirstPage | None:
        """Where it has piles, its rows hang on nothing of a post but what `ForPost` knows: its desk asks them so."""
        if not self.piles:
            return None
        if pile:
            return first_pages.of_post((self, pile), partial(self.waiting_rows, pile), post, today, near)
        return first_pages.of_post(self, self._all_rows, post, today, near)

    def _all_rows(self, post: Post, _today: date, _near: date) -> Any:
        return self.whole(post)[0] if self.whole else self.rows(post)


LISTINGS: dict[str, Listing] = {}
_OPENED_BY: dict[Pile, Listing] = {}


def opened_by(pile: Pile) -> Listing:
    return _OPENED_BY[pile]


def in_order(post: Post | None = None) -> list[Listing]:
    """Those of all rooms of this post's body, as the desk shows them."""
    return sorted((each for each in LISTINGS.values() if each.is_for(post)), key=lambda listing: listing.order)


# ------------------------------------------------------------------ the first rows of a pile
def first(pile: Pile, post: Post, today: date, near: date) -> list[Any]:
    """What wants doing soonest of a pile, for the desk."""
    return _first(pile)(post, today, near)


@cache
def _first(pile: Pile) -> ForPost[Any]:
    return ForPost(partial(first_rows, pile), date, date)


def first_rows(pile: Pile, post: Post, today: date, near: date) -> Rows:
    rows = opened_by(pile).waiting_rows(pile, post, today, near)
    return rows.order_by(F("waits_until").asc(nulls_last=True), "pk")[:FIRST]
