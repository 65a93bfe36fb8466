"""What anybody may see of a published suggestion (公开建议), said once: the portal, its feeds and the open data ask here."""

from dataclasses import dataclass

from lianxinqiao.matters.gathering import handled
from lianxinqiao.matters.models import Handling, Promise, Reply, Suggestion
from lianxinqiao.matters.stages import GONE, PromiseStage, ReplyStage
from lianxinqiao.matters.timeline import Event, timeline

FULL = Suggestion.Openness.FULL


@dataclass(frozen=True)
class Life:
    """Who handles it, what was answered and promised, and the steps between."""

    units: list[Handling]
    replies: list[Reply]
    """Delivered ones, in the order of their rounds; how much of the text is open stands in each."""
    promises: list[Promise]
    timeline: list[Event]


def life(suggestion: Suggestion) -> Life:
    """Five queries, however long it was."""
    handlings = handled(suggestion)
    replies = [
        reply for handling in handlings for reply in handling.replies.all() if reply.stage == ReplyStage.DELIVERED
    ]
    promises = _promises(suggestion, replies)
    return Life(
        [row for row in handlings if row.stage not in GONE],
        sorted(replies, key=lambda reply: (reply.round, reply.pk)),
        promises,
        # Which unit sent it back to whom, and why, is the offices' own affair.
        [event for event in timeline(suggestion, handlings, promises) if event.code != "returned"],
    )


def _promises(suggestion: Suggestion, replies: list[Reply]) -> list[Promise]:
    """A promise is words of its reply: where that is closed, or open as a summary only, the plan is not public."""
    in_full = [reply.pk for reply in replies if reply.openness == FULL]
    rows = suggestion.promises.filter(reply_id__in=in_full).exclude(stage=PromiseStage.ENDED)
    return list(rows.select_related("organization")) if in_full else []
