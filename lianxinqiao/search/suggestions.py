"""Suggestions: which of their words are found by those who may read them, and which by everybody."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import JSONObject
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxinqiao.database.prepared import Prepared
from lianxinqiao.matters import visibility
from lianxinqiao.matters.models import CoSigner, Promise, Reply, RequestPoint, Suggestion
from lianxinqiao.matters.stages import PromiseStage, ReplyStage, Stage
from lianxinqiao.people import names
from lianxinqiao.people.models import Post
from lianxinqiao.search import actions, kinds
from lianxinqiao.search.kinds import Kind, Said, Shown

FULL, SUMMARY = Suggestion.Openness.FULL, Suggestion.Openness.SUMMARY
FIELDS = ("pk", "number", "number_text", "title", "cause", "analysis", "openness", "public_summary", "published_at")
NAMES = (*FIELDS, "name", "points", "signers", "answers", "plans")


Text = tuple[int, Iterable[str], Iterable[str] | None]


def texts(suggestions: QuerySet[Any]) -> Iterator[Text]:
    """One query."""
    return map(_text_of, _with_words(suggestions).iterator(500))


def text(key: int) -> Iterator[Text]:
    return map(_text_of, ONE(key))


def _text_of(values: tuple[Any, ...]) -> Text:
    row = dict(zip(NAMES, values, strict=True))
    return row["pk"], _inside(row), _public(row) if row["published_at"] else None


def _with_words(suggestions: QuerySet[Any]) -> QuerySet[Any, tuple[Any, ...]]:
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
    ).values_list(*NAMES)


ONE = Prepared(lambda key: _with_words(Suggestion.objects.filter(pk=key)), int)


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


# ------------------------------------------------------------------ who finds it, and what of it is shown
def _reads(post: Post) -> Q | None:
    """Who sees nothing but their own reads all of it."""
    return (visibility.own(post) or None) if post.role in visibility.WIDER else Q()


def _titles(said: Said) -> Q:
    title = Q(title__icontains=said.word) | Q(title__icontains=said.written)
    return title | Q(lead__person__name_key=names.key(said.written)) | Q(number_text=said.word)


def _numbers(said: Said) -> Q:
    return Q(number=int(said.word)) if said.word.isdecimal() and len(said.word) < 9 else Q(pk=None)


def _page(row: Suggestion, post: Post | None) -> str:
    return row.get_absolute_url() if post else reverse("portal-suggestion", args=[row.reference])


def _show(row: Suggestion, post: Post | None) -> Shown:
    """What stands behind the title is shown as far as the reader reads it."""
    said = [row.number_text, row.lead_spoken, row.get_stage_display()]
    return Shown(row.title, " · ".join(filter(None, said)), list(_shown(row, post)))


def _shown(row: Any, post: Post | None) -> Iterator[str]:
    read = visibility.facts(row, post)
    if "text" in read:
        yield from (row.cause, row.analysis)
        yield from (point.text for point in row.requests.all())
    if "summary" in read:
        yield row.public_summary
    anybody = row.read_as == visibility.ANYBODY  # annotated by _fetch
    for share in row.handlings.all() if "answer" in read else ():
        for reply in share.replies.all():
            yield visibility.public_words(row, reply) if anybody else reply.body


def _fetch(rows: QuerySet[Any], post: Post | None) -> QuerySet[Any]:
    delivered = Prefetch("handlings__replies", Reply.objects.filter(stage=ReplyStage.DELIVERED).order_by("pk"))
    near = rows.select_related("body", "session__term", "lead__person").prefetch_related("requests", delivered)
    return near.annotate(read_as=visibility.read_as(post))


SUGGESTIONS = kinds.register(
    Kind(
        Suggestion,
        _("代表建议"),
        texts=texts,
        text=text,
        reads=_reads,
        published=visibility.PUBLISHED.asked,
        titles=_titles,
        numbers=_numbers,
        page=_page,
        show=_show,
        fetch=_fetch,
    )
)


@receiver(post_save, sender=Suggestion, dispatch_uid="search.draft_saved")
def follow_draft(instance: Suggestion, *, created: bool, **_kwargs: Any) -> None:
    """Autosaves are no acts; the writer finds a draft by what it says now all the same."""
    if not created and instance.stage in {Stage.DRAFT, Stage.SENT_BACK}:
        actions.follow(instance)
