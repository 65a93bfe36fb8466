"""Rows and models as plain data, in the shapes of schemas.py."""

from collections.abc import Collection, Iterable
from typing import Any

from django.conf import settings

from lianxinqiao.api import addresses
from lianxinqiao.matters.models import Handling, Promise, Reply, Suggestion
from lianxinqiao.matters.stages import Stage
from lianxinqiao.matters.timeline import Event
from lianxinqiao.people.models import Organization
from lianxinqiao.rulebook.queries import Known

Row = dict[str, Any]
FULL = Suggestion.Openness.FULL


def named(code: str, name: object) -> Row:
    return {"code": code, "name": str(name)}


def stages() -> dict[str, Row]:
    """Each stage in the reader's language, once for a whole list."""
    return {stage.value: named(stage.value, stage.label) for stage in Stage}


def unit(organization: Organization) -> Row:
    return named(organization.code, organization.name)


def brief(row: Row, words: dict[str, Row]) -> Row:
    reference = addresses.of(row)
    return {
        "reference": reference,
        "number": row["number_text"],
        "title": row["title"],
        "body": row["body"],
        "year": row["year"],
        "session": row["session"][0],
        "term": row["session"][1],
        "between_sessions": row["between_sessions"],
        "stage": words[row["stage"]],
        "lead": {"id": row["lead_id"], "name": row["lead"]},
        "field": named(*row["field"]) if row["field"] else None,
        "key": row["is_key"],
        "openness": row["openness"],
        "answered_on": row["answered_on"],
        "closed_at": row["closed_at"],
        "published_at": row["published_at"],
        "page": f"{settings.SITE_URL}/p/{reference}",
    }


def text(suggestion: Suggestion) -> Row:
    """The text as far as it is open: all of it, or the summary in its place."""
    full = suggestion.openness == FULL
    return {
        "cause": suggestion.cause if full else None,
        "analysis": suggestion.analysis if full else None,
        "requests": [point.text for point in suggestion.requests.all()] if full else [],
        "summary": None if full else suggestion.public_summary,
    }


def share(handling: Handling) -> Row:
    return {"unit": unit(handling.unit), "kind": named(handling.kind, handling.get_kind_display())}


def answer(reply: Reply) -> Row:
    """A delivered reply as far as the stricter decision goes, its own or its suggestion's."""
    return {
        "unit": unit(reply.unit),
        "round": reply.round,
        "delivered_on": reply.delivered_on,
        "openness": reply.open_as,  # type: ignore[attr-defined]  # said by public.life
        "text": reply.open_words or None,  # type: ignore[attr-defined]
    }


def pledge(promise: Promise) -> Row:
    return {
        "unit": unit(promise.unit),
        "plan": promise.plan,
        "due_on": promise.due_on,
        "stage": named(promise.stage, promise.get_stage_display()),
        "kept_on": promise.kept_on,
    }


def steps(events: Iterable[Event]) -> list[Row]:
    return [{"at": event.at, "title": event.title, "text": event.text} for event in events]


# ------------------------------------------------------------------ partners
def work(row: Row, words: dict[str, Row], known: Known, read: Collection[str]) -> Row:
    """`read` are the facts that the one who asks may read of it."""
    reference = addresses.of(row)
    due_on = row["due_on"] if "clock" in read else None
    return {
        "id": row["pk"],
        "reference": reference,
        "number": row["number_text"],
        "title": row["title"],
        "stage": words[row["stage"]],
        "field": named(*row["field"]) if row["field"] else None,
        "lead": {"id": row["lead_id"], "name": row["lead"]},
        "due_on": due_on,
        "due_provisional": bool(due_on and not known(due_on, row["profile_version_id"])),
        "url": f"{settings.SITE_URL}/suggestions/{reference}",
    }


def handling(row: Handling, known: Known) -> Row:
    return {
        "id": row.pk,
        "unit": unit(row.unit),
        "kind": row.kind,
        "stage": named(row.stage, row.get_stage_display()),
        "assigned_on": row.assigned_on,
        "return_until": row.return_until,
        "due_on": row.due_on,
        "due_provisional": bool(row.due_on and not known(row.due_on, *row.due_rule)),
        "accepted_on": row.accepted_on,
    }


def reply(row: Reply) -> Row:
    return {
        "id": row.pk,
        "handling": row.handling_id,
        "round": row.round,
        "stage": named(row.stage, row.get_stage_display()),
        "number": row.number,
        "reply_class": row.reply_class,
    }
