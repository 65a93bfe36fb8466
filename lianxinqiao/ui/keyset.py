"""Pages of a sorted list that cost the same however deep: continue after a row, not after a number of rows.

The order is one sort field and the primary key. PostgreSQL counts NULL as greater than everything, so a
nullable field makes two stretches, one with and one without values; each is a plain index range.
"""

from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import F, Field, Model, Q, QuerySet
from django.db.models.fields.tuple_lookups import TupleGreaterThan, TupleLessThan

SALT = "ui.keyset"
SORT = "sort_value"  # annotation

Rows = QuerySet[Any]


@dataclass(frozen=True)
class Order:
    """`field` is a path as in `order_by`; `nullable` where it may be NULL."""

    field: str
    descending: bool = False
    nullable: bool = False

    def reversed(self) -> "Order":
        return Order(self.field, not self.descending, self.nullable)

    def sort(self, rows: Rows) -> Rows:
        sign = "-" if self.descending else ""
        # The field itself, not the annotation: the same words as the index.
        names = dict.fromkeys([self.field, "pk"])
        return rows.annotate(**{SORT: F(self.field)}).order_by(*(sign + name for name in names))


@dataclass(frozen=True)
class Position:
    """The row to continue from."""

    value: Any
    pk: Any


def sign(row: Model) -> str:
    """A position as it stands in an address; signed, so that a made-up one cannot reach the database."""
    value = getattr(row, SORT)
    plain = value if value is None or isinstance(value, str | int | float | bool) else str(value)
    return signing.dumps(
        [plain, row.pk if isinstance(row.pk, int) else str(row.pk)],
        salt=SALT,
        compress=True,
    )


def read(token: str, rows: Rows, order: Order) -> Position | None:
    """The position in the address, or None where there is none that we wrote for this order."""
    try:
        value, pk = signing.loads(token, salt=SALT)
        kind: Field[Any, Any] = order.sort(rows).query.annotations[SORT].output_field
        return Position(kind.to_python(value), rows.model._meta.pk.to_python(pk))
    except (signing.BadSignature, ValidationError, ValueError, TypeError):
        return None


def after(rows: Rows, order: Order, position: Position | None, size: int) -> list[Any]:
    """The next `size` rows: one query, or two where a nullable order passes from one stretch to the other."""
    result: list[Any] = []
    for stretch in stretches(order.sort(rows), order, position):
        result += stretch[: size - len(result)]
        if len(result) == size:
            break
    return result


def before(rows: Rows, order: Order, position: Position, size: int) -> list[Any]:
    """The `size` rows that stand before the position, in reading order."""
    return after(rows, order.reversed(), position, size)[::-1]


def at(rows: Rows, order: Order, offset: int) -> Position | None:
    """The row at an offset, so that page n can be jumped to; costs the offset, so keep that bounded."""
    found = order.sort(rows).values_list(SORT, "pk")[offset : offset + 1]
    return next((Position(value, pk) for value, pk in found), None)


def stretches(rows: Rows | None, order: Order, position: Position | None = None) -> list[Any]:
    """The ranges of an index that are read one after the other; without rows only how many there are."""
    if rows is None:
        return [None, None] if order.nullable else [None]
    if not order.nullable:
        return [rows.filter(_beyond(order, position)) if position else rows]
    valued = rows.filter(**{f"{order.field}__isnull": False})
    empty = rows.filter(**{f"{order.field}__isnull": True})
    both = [empty, valued] if order.descending else [valued, empty]
    if position is None:
        return both
    here = empty if position.value is None else valued
    rest = both[both.index(here) + 1 :]
    return [here.filter(_beyond(order, position)), *rest]


def _beyond(order: Order, position: Position) -> Any:
    if position.value is None or order.field == "pk":
        return Q(pk__lt=position.pk) if order.descending else Q(pk__gt=position.pk)
    compare = TupleLessThan if order.descending else TupleGreaterThan
    return compare((F(order.field), F("pk")), (position.value, position.pk))
