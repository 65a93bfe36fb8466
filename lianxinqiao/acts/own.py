"""A body's own fields on its things, without a line of code: typed, filled in by the office, filtered by, exported.

Every kind of root that has a page and stands in a list can have them, and the seats of persons (`of_persons`). What is in
them is the body's own: units, strangers and other bodies never see them, and no rule asks them.
"""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.core.cache import cache
from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise as LazyText
from django.utils.translation import gettext as _

from lianxinqiao.acts.models import OwnField, OwnValue
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.people.models import Post
from lianxinqiao.people.models.spoken import in_chinese
from lianxinqiao.ui import filters, tables

Sort = OwnField.Sort
YES, NO = "yes", "no"
OF_BODY = Prepared(lambda body: OwnField.objects.filter(body_id=body, ended_at=None), int)
# Every page asks for them, and they hardly ever change: each process looks again so often. Who changes them sees it at once.
LOOK_EVERY = 5  # seconds
LARGEST = 10**14  # no number of a field is as large
OF_PERSONS: list[Any] = []  # models of what has a page and no life
VALUES = Prepared(
    lambda body, kind, key: OwnValue.objects.filter(
        field__body_id=body, field__kind=kind, field__ended_at=None, key=key
    ).order_by("field_id"),
    *(int, str, int),
)


def of_persons(model: Any) -> None:
    """Rows of this model are a person's and can have them; the journal seals what is written. Called in `ready()`."""
    OF_PERSONS.append(model)


def kind_of(model: Any) -> str:
    return str(model._meta.concrete_model._meta.label_lower)


def said(field: OwnField) -> str:
    return field.name if in_chinese() or not field.name_en else field.name_en


def shown(field: OwnField, value: Any) -> str | LazyText:
    if value is None or value == "":
        return ""
    if field.sort == Sort.YES:
        return _("是") if value == YES else _("否")
    if field.sort == Sort.DAY:
        return date_format(value, "Y-m-d")
    if field.sort == Sort.NUMBER:
        return f"{Decimal(value).normalize():f}"
    return str(value)


# ------------------------------------------------------------------ read
def _kept(body: int) -> str:
    return f"own-fields-{body}"


def of_kind(body: int, kind: str) -> list[OwnField]:
    fields = cache.get(_kept(body))
    if fields is None:
        fields = OF_BODY(body)
        cache.set(_kept(body), fields, LOOK_EVERY)
    return [field for field in fields if field.kind == kind]


def look_again(body: int) -> None:
    """They changed."""
    cache.delete(_kept(body))


def fields_of(post: Post | None, kind: str) -> list[OwnField]:
    return of_kind(post.body_id, kind) if post and post.body_id else []


def of(root: Any, post: Post | None) -> list[tuple[OwnField, Any]]:
    """The fields of a thing with what stands in them, for whoever serves in its body."""
    if post is None or post.body_id is None or post.body_id != getattr(root, "body_id", None):
        return []
    kind = kind_of(type(root))
    fields = of_kind(post.body_id, kind)
    values = {row.field_id: row.value for row in VALUES(post.body_id, kind, root.pk)} if fields else {}
    return [(field, values.get(field.pk)) for field in fields]


def facts(root: Any, post: Post | None) -> list[tuple[str, Any]]:
    return [(said(field), shown(field, value)) for field, value in of(root, post) if value not in (None, "")]


def link(root: Any, post: Post | None) -> str:
    """Where the office fills them in; "" for others, and where there are none."""
    if post is None or not post.in_the_office or not of(root, post):
        return ""
    return reverse("own-fill", args=[kind_of(type(root)), root.pk])


COLUMN = {Sort.NUMBER: "number", Sort.DAY: "day"}


def _name(field: OwnField) -> str:
    return f"own_{field.pk}"


def annotated(rows: Any, fields: list[OwnField]) -> Any:
    """Rows of a list with what stands in these fields."""
    found = {
        _name(field): Subquery(
            OwnValue.objects.filter(field=field.pk, key=OuterRef("pk")).values(COLUMN.get(Sort(field.sort), "text"))[:1]
        )
        for field in fields
    }
    return rows.annotate(**found) if found else rows


def columns(fields: list[OwnField]) -> list[tables.Column]:
    """They wait in the column chooser; a sheet has those that the screen shows."""
    return [
        tables.Column(_name(field), said(field), _cell(field), default=False, number=field.sort == Sort.NUMBER)
        for field in fields
    ]


def _cell(field: OwnField) -> Callable[[Any], Any]:
    return lambda row: shown(field, getattr(row, _name(field), None))


def declared(fields: list[OwnField]) -> list[filters.Filter]:
    return [_filter(field) for field in fields]


def _filter(field: OwnField) -> filters.Filter:
    name, label = _name(field), said(field)
    if field.sort == Sort.DAY:
        return filters.Dates(name, label, name)
    if field.sort == Sort.CHOICE:
        return filters.Choice(name, label, name, [(each, each) for each in field.choices], several=True)
    if field.sort == Sort.YES:
        return filters.Choice(name, label, name, [(YES, _("是")), (NO, _("否"))])
    if field.sort == Sort.NUMBER:
        return filters.Text(name, label, search=lambda rows, words: _equal(rows, name, words))
    return filters.Text(name, label, (name,))


def _equal(rows: Any, name: str, words: str) -> Any:
    try:
        number = Decimal(words)
    except ArithmeticError:
        return rows.none()
    return rows.filter(**{name: number}) if number.is_finite() and abs(number) < LARGEST else rows.none()


def asked_for(fields: list[OwnField], params: Any) -> list[OwnField]:
    """Those that an address narrows by or shows: the others cost the list nothing."""
    shown_columns = set(params.getlist("cols"))
    return [
        field
        for field in fields
        if _name(field) in shown_columns or any(key.startswith(_name(field)) and params[key] for key in params)
    ]
