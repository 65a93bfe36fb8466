"""What can be followed, as the query of an address, and what is new in it. Feeds and letters ask the same."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.matters import public
from lianxinqiao.matters.models import Matter, Suggestion
from lianxinqiao.matters.timeline import Event
from lianxinqiao.people.models import Body, Field, Mandate, Organization
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.search import queries

KEYS = ("suggestion", "proposal", "kind", "deputy", "field", "unit", "q")
NEAR = ("lead__person", "field", "body", "session__term")
MOST = 50
KEY_DIGITS = 18


@dataclass(frozen=True)
class Kind:
    """One kind of matter that is published: its rows, and the page of one of them."""

    rows: Callable[[], Any]
    page: str
    all: Any


KINDS = {
    "suggestion": Kind(
        lambda: Suggestion.objects.published().select_related(*NEAR),
        "portal-suggestion",
        gettext_lazy("全部公开的建议"),
    ),
    "proposal": Kind(
        lambda: Proposal.objects.published().select_related(*NEAR, "particulars"),
        "portal-proposal",
        gettext_lazy("全部公开的政协提案"),
    ),
}


@dataclass(frozen=True)
class News:
    """One thing that happened, with the page that shows it."""

    title: str
    text: str
    path: str
    at: datetime
    key: str  # stable and of no language: what it is, not how or when it is told
    former: str = ""  # the key under which it was told before there were such keys


def canonical(asked: QueryDict) -> str:
    """The query with only what can be followed, in one order; "" follows everything."""
    kept = QueryDict(mutable=True)
    for key in KEYS:
        if value := asked.get(key, "").replace("\x00", "").strip()[:100]:
            kept[key] = value
    return kept.urlencode()[:300]


def title(query: str) -> str:
    """What is followed, in words; Http404 where there is no such thing."""
    asked = QueryDict(query)
    parts = [_("“%(words)s”") % {"words": asked["q"]}] if "q" in asked else []
    if one := _one(asked):
        return published(*one).title
    if "deputy" in asked:
        parts.append(_found(Mandate.objects.select_related("person"), asked["deputy"]).person.spoken)
    if "field" in asked:
        parts.append(_found(Field.objects, asked["field"]).spoken)
    if "unit" in asked:
        parts.append(_found(Organization.objects, asked["unit"]).spoken)
    return " · ".join(parts) or str(_kind(asked).all)


def _found(rows: Any, key: str) -> Any:
    found = rows.filter(pk=int(key)).first() if key.isdecimal() and len(key) < KEY_DIGITS else None
    if found is None:
        raise Http404
    return found


def _one(asked: QueryDict) -> tuple[str, str] | None:
    """The reference of the one matter that is followed, and its kind."""
    return next(((str(asked[kind]), kind) for kind in KINDS if kind in asked), None)


def _kind(asked: QueryDict) -> Kind:
    if (kind := asked.get("kind", "suggestion")) not in KINDS:
        raise Http404
    return KINDS[kind]


def published(reference: str, kind: str = "suggestion") -> Any:
    """The published matter of this reference, or Http404: whether it exists unpublished is not said."""
    if (found := public.found(reference, kind)) is None:
        raise Http404
    return found


def body_of(query: str) -> Body | None:
    """The one body whose things are followed; None where several bodies have such."""
    asked = QueryDict(query)
    if one := _one(asked):
        return published(*one).body
    if "deputy" in asked:
        return _found(Mandate.objects.select_related("term__body"), asked["deputy"]).term.body
    if "field" in asked:
        return _found(Field.objects.select_related("body"), asked["field"]).body
    kind = Body.Kind.CPPCC if asked.get("kind") == "proposal" else Body.Kind.CONGRESS
    rows = list(Body.objects.filter(kind=kind, ended_on=None)[:2])
    return rows[0] if len(rows) == 1 else None


def news(query: str, *, since: datetime | None = None) -> list[News]:
    """What is new, the newest first: all the steps of one matter, or the fifty of a kind published last."""
    asked = QueryDict(query)
    if one := _one(asked):
        return _steps(published(*one))
    title(query)  # no such deputy, field or unit: Http404
    rows = _kind(asked).rows().order_by("-published_at", "-pk")
    for key, path in (("deputy", "lead_id"), ("field", "field_id")):
        if key in asked:
            rows = rows.filter(**{path: int(asked[key])})
    if "unit" in asked:
        rows = rows.handled_by(pk=int(asked["unit"]))
    if "q" in asked:
        rows = queries.narrow(asked["q"], rows, public=True)
    if since is not None:
        return [published_news(row) for row in rows.filter(published_at__gt=since)]  # a letter leaves none out
    return [published_news(row) for row in rows[:MOST]]


def _page(row: Matter) -> str:
    return reverse(KINDS[row.kind].page, args=[row.reference])


def published_news(row: Matter) -> News:
    text = {"full": row.cause, "summary": row.public_summary}.get(row.openness, "")
    path = _page(row)
    assert row.published_at is not None
    return News(row.title, text, path, row.published_at, f"{row.reference}:published")


def _steps(suggestion: Matter) -> list[News]:
    life = public.life(suggestion)
    path = _page(suggestion)
    plans = {promise.pk: promise.plan for promise in life.promises}
    steps = [_step(suggestion, event, plans, path) for event in life.timeline if event.at]
    return sorted(steps, key=lambda each: each.at, reverse=True)


def _step(suggestion: Matter, event: Event, plans: dict[int, str], path: str) -> News:
    """A promise that was kept is one step, told with what was promised."""
    kept = event.code == "kept"
    step, text = (_("承诺已兑现"), plans[event.of]) if kept else (event.title, event.text)
    title = _("%(step)s：%(title)s") % {"step": step, "title": suggestion.title}
    key, former = f"{suggestion.reference}:{event.key}", f"{event.at}-{step}"
    return News(title, text, path, _moment(event.at), key, former)


def _moment(at: date | datetime) -> datetime:
    return at if isinstance(at, datetime) else timezone.make_aware(datetime.combine(at, time.min))
