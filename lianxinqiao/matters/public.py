"""What anybody may see of a published suggestion (公开建议), said once: the portal, its feeds and the open data ask here."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from lianxinqiao.database.prepared import Prepared, attach
from lianxinqiao.matters import visibility
from lianxinqiao.matters.gathering import ITSELF, REQUESTS, handled
from lianxinqiao.matters.models import Handling, Matter, Promise, Reply, Suggestion
from lianxinqiao.matters.models.matters import CLASSES
from lianxinqiao.matters.models.rows import REFERENCE
from lianxinqiao.matters.stages import GONE, ReplyStage
from lianxinqiao.matters.timeline import Event, timeline

PROMISES = Prepared(
    lambda key: Promise.objects.filter(visibility.PUBLIC_PROMISE, suggestion_id=key).select_related("organization"),
    int,
)


@dataclass(frozen=True)
class Life:
    """Who handles it, what was answered and promised, and the steps between."""

    units: list[Handling]
    replies: list[Reply]
    """Delivered ones, in the order of their rounds; each says how far it is open (`open_as`), and its open words."""
    promises: list[Promise]
    timeline: list[Event]


def found(reference: str, kind: str) -> Any:
    """What strangers see under a public address (`Matter.reference`), with what it points to; None where there is nothing."""
    said = REFERENCE.fullmatch(reference)
    if said is None or (year := int(said["year"])) == 0:
        return None
    days = date(year, 1, 1), date(year, 12, 31)
    keys = _keys(kind, bool(said["between"]))(said["body"], *days, int(said["number"]))
    return next((row for key in keys for row in ITSELF(key)), None)


@cache
def _keys(kind: str, between: bool) -> Prepared[int]:
    def build(body: str, first: date, last: date, number: int) -> Any:
        rows = CLASSES[kind].objects.visible_to(None)
        opened = rows.filter(body__code=body, session__opens_on__range=(first, last))
        return opened.filter(between_sessions=between, number=number).values_list("pk", flat=True)

    return Prepared(build, str, date, date, int)


def life(suggestion: Matter) -> Life:
    """Six queries, however long it was."""
    attach([suggestion], "requests", REQUESTS(suggestion.pk))
    handlings = handled(suggestion)
    replies = [
        reply for handling in handlings for reply in handling.replies.all() if reply.stage == ReplyStage.DELIVERED
    ]
    for reply in replies:
        reply.open_as = visibility.openness(suggestion, reply)  # type: ignore[attr-defined]
        reply.open_words = visibility.public_words(suggestion, reply)  # type: ignore[attr-defined]
    promises = _promises(suggestion, replies)
    return Life(
        [row for row in handlings if row.stage not in GONE],
        sorted(replies, key=lambda reply: (reply.round, reply.pk)),
        promises,
        # Which unit sent it back to whom, and why, is the offices' own affair.
        [event for event in timeline(suggestion, handlings, promises) if event.code != "returned"],
    )


def _promises(suggestion: Matter, replies: list[Reply]) -> list[Promise]:
    if suggestion.openness != Suggestion.Openness.FULL or not replies:
        return []
    return PROMISES(suggestion.pk)
