"""Which words of a suggestion can be found: by those who may read it, and by everybody."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet
from django.db.models.functions import JSONObject

from lianxinqiao.matters.models import CoSigner, Promise, Reply, RequestPoint, Suggestion
from lianxinqiao.matters.stages import PromiseStage, ReplyStage
from lianxinqiao.search import words

FULL, SUMMARY = Suggestion.Openness.FULL, Suggestion.Openness.SUMMARY
FIELDS = ("pk", "number", "number_text", "title", "cause", "analysis", "openness", "public_summary", "published_at")


def of(suggestions: QuerySet[Suggestion]) -> Iterator[tuple[int, str, str | None]]:
    """Key, vector for those inside, vector for everybody (None where nothing is published). One query."""
    for row in _with_words(suggestions).iterator(500):
        public = words.vector(_public(row)) if row["published_at"] else None
        yield row["pk"], words.vector(_inside(row)), public


def _with_words(suggestions: QuerySet[Suggestion]) -> QuerySet[Suggestion, dict[str, Any]]:
    here = {"suggestion": OuterRef("pk")}
    replies = Reply.objects.filter(handling__suggestion=OuterRef("pk"), stage=ReplyStage.DELIVERED).order_by("pk")
    signers = CoSigner.objects.filter(**here).exclude(signed_at=None).order_by("pk")
    promises = Promise.objects.filter(**here).order_by("pk")
    return suggestions.annotate(
        name=F("lead__person__name"),
        points=ArraySubquery(RequestPoint.objects.filter(**here).values("text")),
        signers=ArraySubquery(signers.values("mandate__person__name")),
        answers=ArraySubquery(
            replies.values(json=JSONObject(openness="openness", body="body", summary="public_summary", of="number"))
        ),
        plans=ArraySubquery(promises.values(json=JSONObject(openness="reply__openness", plan="plan", stage="stage"))),
    ).values(*FIELDS, "name", "points", "signers", "answers", "plans")


def _heading(row: dict[str, Any]) -> Iterable[str]:
    yield f"第{row['number_text']}号 {row['number'] or ''}"
    yield row["title"]
    yield row["name"]


def _text(row: dict[str, Any]) -> Iterable[str]:
    yield row["cause"]
    yield row["analysis"]
    yield from row["points"]


def _inside(row: dict[str, Any]) -> Iterable[str]:
    """Everything that a reader of the suggestion's page may read, up to replies that are delivered."""
    yield from _heading(row)
    yield from row["signers"]
    yield from _text(row)
    yield row["public_summary"]
    for answer in row["answers"]:
        yield f"{answer['of']} {answer['body']}"
    for promise in row["plans"]:
        yield promise["plan"]


def _public(row: dict[str, Any]) -> Iterable[str]:
    """What the portal prints: full text, a summary, or nothing of it; of an answer as far as the stricter decision goes."""
    yield from _heading(row)
    in_full = row["openness"] == FULL
    if in_full:
        yield from _text(row)
    elif row["openness"] == SUMMARY:
        yield row["public_summary"]
    for answer in row["answers"]:
        if answer["openness"] == FULL and in_full:
            yield answer["body"]
        elif answer["openness"] in {FULL, SUMMARY}:
            yield answer["summary"]
    for promise in row["plans"]:
        if promise["openness"] == FULL and in_full and promise["stage"] != PromiseStage.ENDED:
            yield promise["plan"]
