"""Queries of a fixed shape, put together once.

The ORM takes 0.5 to 5 ms to turn a queryset into SQL, more than PostgreSQL takes to answer most of them, and does it
anew for each request. What every page asks is therefore put together at its first use, with marks in the place of the
values, and from then on only asked:

    HELD = Prepared(lambda user, day: Post.objects.filter(person__user_id=user, from_on__lte=day), int, date)
    posts = HELD(user.pk, today)

Several keys at once are one value: `filter(pk__any=keys)`, of the kind `list`.

`read_again` refreshes a row by such a query; `attach` hands such rows out to the things they belong to, as `prefetch_related` would.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import chain
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models import QuerySet, prefetch_related_objects
from django.db.models.query import FlatValuesListIterable, ModelIterable, get_related_populators

Row = TypeVar("Row")

# Nothing that a query could hold by itself; small enough for the narrowest column.
MARKS: dict[type, Callable[[int], Any]] = {
    int: lambda number: 31_000 + number,
    str: lambda number: f"mark {number}",
    datetime: lambda number: datetime(1901, 1, 1, tzinfo=UTC) + timedelta(days=number),
    date: lambda number: date(1901, 1, 1) + timedelta(days=number),
    list: lambda number: [31_000 + number],
}


@models.Field.register_lookup
class AnyOf(models.Lookup):
    """`pk__any=[1, 2]`: as `in`, with one parameter however many keys, so that the query keeps its shape."""

    lookup_name = "any"
    prepare_rhs = False

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        left, params = self.process_lhs(compiler, connection)
        return f"{left} = ANY(%s)", (*params, self.rhs)


class Prepared(Generic[Row]):
    """Rows of a model with what its queryset selects and prefetches beside them, or plain values (`values_list`).

    `build` makes the queryset from one value of each of `kinds` (int, str, date, datetime, list). It is asked twice at the
    first use, and what differs must be the values as they were given: ValueError where one changes the shape of the
    query, or arrives in it as something else, as in `year=` of a date. No value may be None.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Row]], *kinds: type) -> None:
        self._build = build
        self._kinds = kinds
        self._made: _Made | None = None

    def __call__(self, *values: Any) -> list[Row]:
        made = self._made = self._made or _Made.of(self._build, self._kinds)
        with connection.cursor() as cursor:
            cursor.execute(made.sql, made.put(values))
            found = cursor.fetchall()
        if made.converters:
            found = list(made.compiler.apply_converters(found, made.converters))
        return made.objects(found) if made.of_models else made.plain(found)


@contextmanager
def planned_for_its_values() -> Iterator[None]:
    """Within, the database plans each query for the values it is asked with, not once for all of a shape.

    What counts the rows of some days among all there are wants it: how many a span holds is not seen before its days
    are, and the plan for any days at all took seven times as long over ten million rows.
    """
    connection.ensure_connection()
    link: Any = connection.connection
    threshold, link.prepare_threshold = link.prepare_threshold, None
    try:
        yield
    finally:
        link.prepare_threshold = threshold


class Counted(Prepared[int]):
    """How many rows a queryset of plain values has, as the one element of a list."""

    def __call__(self, *values: Any) -> list[int]:
        made = self._made = self._made or _Made.of(self._build, self._kinds)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM ({made.sql}) AS counted", made.put(values))
            return list(cursor.fetchone())


@dataclass(frozen=True)
class _Made:
    """What Django's own iterables of a queryset work out for each execution."""

    sql: str
    params: Sequence[tuple[int | None, Any]]  # which value stands there, or the part that is always the same
    queryset: Any
    compiler: Any
    converters: dict[int, Any]
    columns: slice
    names: list[str]
    populators: list[Any]

    @classmethod
    def of(cls, build: Callable[..., QuerySet[Any, Any]], kinds: Sequence[type]) -> "_Made":
        marks, others = ([MARKS[kind](start + number) for number, kind in enumerate(kinds)] for start in (0, 100))
        queryset: Any = build(*marks)
        compiler = queryset.query.get_compiler(queryset.db)
        sql, params = compiler.as_sql()
        if build(*others).query.get_compiler(queryset.db).as_sql() != (sql, _put(params, marks, others)):
            raise ValueError(f"A value does not stand as it is in {sql}")
        select, info = compiler.select, compiler.klass_info if _of_models(queryset) else None
        columns = slice(info["select_fields"][0], info["select_fields"][-1] + 1) if info else slice(0)
        return cls(
            sql=sql,
            params=[(marks.index(part), None) if part in marks else (None, part) for part in params],
            queryset=queryset,
            compiler=compiler,
            converters=compiler.get_converters([column[0] for column in select[: compiler.col_count]]),
            columns=columns,
            names=[column[0].target.attname for column in select[columns]],
            populators=get_related_populators(info, select, queryset.db) if info else [],  # type: ignore[call-arg]  # of a later Django
        )

    def put(self, values: Sequence[Any]) -> list[Any]:
        return [part if place is None else values[place] for place, part in self.params]

    @property
    def of_models(self) -> bool:
        return _of_models(self.queryset)

    def objects(self, rows: Iterable[Any]) -> list[Any]:
        model, database = self.compiler.klass_info["model"], self.compiler.using
        found = []
        for row in rows:
            each = model.from_db(database, self.names, row[self.columns])
            for populator in self.populators:
                populator.populate(row, each)
            for name, place in self.compiler.annotation_col_map.items():
                setattr(each, name, row[place])
            found.append(each)
        if lookups := self.queryset._prefetch_related_lookups:
            prefetch_related_objects(found, *lookups)
        return found

    def plain(self, rows: list[Any]) -> list[Any]:
        return list(chain.from_iterable(rows)) if self.queryset._iterable_class is FlatValuesListIterable else rows


def _put(params: Sequence[Any], marks: list[Any], values: list[Any]) -> tuple[Any, ...]:
    return tuple(values[marks.index(part)] if part in marks else part for part in params)


def _of_models(queryset: Any) -> bool:
    return queryset._iterable_class is ModelIterable


def read_again(row: models.Model, query: Prepared[Any] | None = None) -> None:
    """The row as it stands now, with what the query (by its key) fetches beside it, and nothing else of before.

    Does what `refresh_from_db` does, whose query is put together anew each time. Raises the model's DoesNotExist.
    """
    found = (query or _by_key(type(row)))(row.pk)
    if not found:
        raise type(row).DoesNotExist(f"{row._meta.label} {row.pk} is gone")  # type: ignore[attr-defined]
    fresh = found[0]
    row.__dict__.update({name: value for name, value in fresh.__dict__.items() if name != "_state"})
    row._state = fresh._state
    row._prefetched_objects_cache = {}  # type: ignore[attr-defined]


@cache
def _by_key(model: type[models.Model]) -> Prepared[Any]:
    return Prepared(lambda key: model._base_manager.filter(pk=key), int)


def attach(owners: Iterable[Any], name: str, rows: Iterable[Any]) -> None:
    """Hand rows out to those they belong to, who from then on answer with them for their related name `name`.

    A row of nobody among them is left out: it came into being since the owners were asked for.
    """
    by_key = {owner.pk: owner for owner in owners}
    if not by_key:
        return
    relation = next(iter(by_key.values()))._meta.get_field(name)
    handed = defaultdict(list)
    for row in rows:
        if owner := by_key.get(getattr(row, relation.field.attname)):
            relation.field.set_cached_value(row, owner)
            handed[owner.pk].append(row)
    for owner in by_key.values():
        # Whoever narrows it further asks the database anew, and of this owner's rows alone; deferred as Django's own are.
        every = relation.related_model._default_manager.get_queryset()
        every._defer_next_filter = True
        known = every.filter(**{relation.field.name: owner})
        known._result_cache, known._prefetch_done = handed[owner.pk], True
        owner.__dict__.setdefault("_prefetched_objects_cache", {})[name] = known
