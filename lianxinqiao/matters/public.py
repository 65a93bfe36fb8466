"""What anybody may see of a published suggestion (公开建议), said once: the portal, its feeds and the open data ask here."""

from dataclasses import dataclass

from lianxinqiao.matters import visibility
from lianxinqiao.matters.gathering import handled
from lianxinqiao.matters.models import Handling, Matter, Promise, Reply, Suggestion
from lianxinqiao.matters.stages import GONE, ReplyStage
from lianxinqiao.matters.timeline import Event, timeline


@dataclass(frozen=True)
class Life:
    """Who handles it, what was answered and promised, and the steps between."""

    units: list[Handling]
    replies: list[Reply]
    """Delivered ones, in the order of their rounds; each says how far it is open (`open_as`), and its open words."""
    promises: list[Promise]
    timeline: list[Event]


def life(suggestion: Matter) -> Life:
    """Five queries, however long it was."""
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
    return list(suggestion.promises.filter(visibility.PUBLIC_PROMISE).select_related("organization"))
