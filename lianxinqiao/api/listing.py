"""Lists of suggestions as JSON: one query for a page, whatever the depth and the size of the table."""

from collections.abc import Iterable
from datetime import date, datetime, time
from functools import cache
from types import SimpleNamespace
from typing import Annotated, Any

from django.conf import settings
from django.db.models import Model
from django.http import HttpRequest
from django.utils import timezone
from ninja import Schema
from pydantic import Field as Described

from lianxinqiao.acts import first_pages
from lianxinqiao.api.schemas import Word
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.matters.models import Matter, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people.models import Body, Field, Mandate, Session
from lianxinqiao.search import queries
from lianxinqiao.ui import keyset

Row = dict[str, Any]
SIZE_MAX = 100
Year = Annotated[int, Described(ge=1900, le=2200)]
KEY_MAX = 2**63 - 1
Key = Annotated[int, Described(ge=1, le=KEY_MAX)]
Day = Annotated[date, Described(ge=date(1900, 1, 1), le=date(2200, 1, 1))]
COLUMNS = (
    "pk", "number", "number_text", "title", "body_id", "year", "session_id", "between_sessions", "stage", "lead_id",
    "field_id", "is_key", "openness", "answered_on", "closed_at", "published_at", "due_on",
    "profile_version_id",
)  # fmt: skip

POINTED_TO = (
    "body__code", "lead__person__name", "session__number", "session__term__number", "session__opens_on", "field__code",
    "field__name",
)  # fmt: skip


class Asked(Schema):
    """What narrows the list; all of them together."""

    q: Word = Described("", description="Words in the published text, number or name of the lead deputy")
    body: Word = Described("", description="Code of the body")
    year: Year | None = None
    stage: Stage | None = None
    field: Word = Described("", description="Code of the field")
    unit: Word = Described("", description="Code of a unit that takes part")
    lead: Key | None = Described(None, description="Id of the lead deputy, as in /deputies")
    key: bool | None = Described(None, description="Chosen as key suggestion (重点督办)")
    published_from: Day | None = None
    published_to: Day | None = None
    limit: int = Described(20, ge=1, le=SIZE_MAX)
    after: Annotated[str, Described(max_length=300)] = Described("", description="As given by `next`")


def narrow(asked: Asked, rows: Any) -> Any:
    """The filters that both lists know, but for the words."""
    exact = {"year": asked.year, "stage": asked.stage, "lead_id": asked.lead, "is_key": asked.key}
    rows = rows.filter(**{name: value for name, value in exact.items() if value is not None})
    if asked.field:
        rows = rows.filter(field__code=asked.field)
    if asked.unit:
        rows = rows.handled_by(code=asked.unit)
    if asked.published_from:
        rows = rows.filter(published_at__gte=_begins(asked.published_from))
    if asked.published_to:
        rows = rows.filter(published_at__lte=_begins(asked.published_to, time.max))
    return _of_body(asked.body, rows)


def _begins(day: date, clock: time = time.min) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))


def _of_body(code: str, rows: Any) -> Any:
    """Where the installation has one body, its rows are asked for by name: so they lie in order in the index."""
    bodies = dict(BODIES())
    if code:
        return rows.filter(body_id=bodies[code]) if code in bodies else rows.none()
    return rows.filter(body_id=next(iter(bodies.values()))) if len(bodies) == 1 else rows


def public(asked: Asked) -> Any:
    rows = narrow(asked, Suggestion.objects.published())
    return queries.narrow(asked.q, rows, public=True) if asked.q.strip() else rows


def page(
    request: HttpRequest, rows: Any, order: keyset.Order, asked: Asked, *more: str
) -> tuple[list[Row], str | None]:
    """The rows of a page, and the address of the next one. A token that is not ours begins from the start.

    `more` names what was annotated and belongs to each row.
    """
    position = keyset.read(asked.after, rows, order) if asked.after else None
    found: list[Any] = keyset.after(rows.values(*COLUMNS, *more), order, position, asked.limit + 1)
    return near(found[: asked.limit]), _following(request, found, asked)


def _following(request: HttpRequest, found: list[Row], asked: Asked) -> str | None:
    if len(found) <= asked.limit:
        return None
    last = found[asked.limit - 1]
    query = request.GET.copy()
    query["after"] = keyset.sign(SimpleNamespace(pk=last["pk"], **{keyset.SORT: last[keyset.SORT]}))  # type: ignore[arg-type]  # a row of values in place of its model
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"


def newest(request: HttpRequest, asked: Asked) -> tuple[list[Row], str | None] | None:
    """The first page of all that is published, with what its rows point to, by one query; None where more is asked."""
    if asked.model_dump(exclude_defaults=True).keys() - {"limit"}:
        return None
    pages = first_pages.of_everybody(("api", tuple(BODIES())), lambda: public(asked).values_list(*COLUMNS, *POINTED_TO))
    rows = pages.first(NEWEST, asked.limit + 1)
    if rows is None:
        return None
    found = [dict(zip((*COLUMNS, *POINTED_TO, keyset.SORT), row, strict=True)) for row in rows]
    for row in found:
        row["body"], row["lead"] = row["body__code"], row["lead__person__name"]
        row["session"] = (row["session__number"], row["session__term__number"], row["session__opens_on"])
        row["field"] = (row["field__code"], row["field__name"]) if row["field_id"] else None
    return found[: asked.limit], _following(request, found, asked)


def one(suggestion: Matter) -> Row:
    """As a row of the list, from what was fetched with it (`gathering.NEAR`)."""
    session, field = suggestion.session, suggestion.field
    return {
        **{column: getattr(suggestion, column) for column in COLUMNS},
        "body": suggestion.body.code,
        "lead": suggestion.lead.person.name,
        "session": (session.number, session.term.number, session.opens_on),
        "field": (field.code, field.name) if field else None,
    }


def near(rows: Iterable[Row]) -> list[Row]:
    """The rows with what they point to. Four small questions: to plan their join takes longer than to ask them."""
    rows = list(rows)
    bodies = _by_key(Body, rows, "body_id", "code")
    sessions = _by_key(Session, rows, "session_id", "number", "term__number", "opens_on")
    fields = _by_key(Field, rows, "field_id", "code", "name")
    leads = _by_key(Mandate, rows, "lead_id", "person__name")
    for row in rows:
        row["body"], row["lead"] = bodies[row["body_id"]][0], leads[row["lead_id"]][0]
        row["session"], row["field"] = sessions[row["session_id"]], fields.get(row["field_id"])
    return rows


def _by_key(model: type[Model], rows: list[Row], key: str, *columns: str) -> dict[int, tuple[Any, ...]]:
    wanted = {row[key] for row in rows} - {None}
    found = _of_keys(model, columns)(list(wanted)) if wanted else ()
    return {pk: tuple(values) for pk, *values in found}


@cache
def _of_keys(model: type[Model], columns: tuple[str, ...]) -> Prepared[Any]:
    return Prepared(lambda keys: model._default_manager.filter(pk__any=keys).values_list("pk", *columns), list)


BODIES: Prepared[Any] = Prepared(lambda: Body.objects.values_list("code", "pk"))
NEWEST = keyset.Order("published_at", descending=True)
LATEST = keyset.Order("pk", descending=True)
