"""A unit ends or gives part of its duties away: what it has in hand of a suggestion goes to the unit that comes after.

The share itself moves, with its stage, its days, its contacts and its reply on the way: nothing is counted anew and
nothing is signed twice. Where the new unit takes part already, two shares become one.
"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.matters.frame import FRAME
from lianxinqiao.matters.models import Countersign, Extension, Handling, Matter, PlannedAssignment, Reply
from lianxinqiao.matters.stages import GONE, OPEN_HANDLING, HandlingStage, ReplyStage, Stage
from lianxinqiao.people.models import Organization, Post

OWED = ("open", "declared")
# Until it is closed a share that is done may come back to its unit: to be handled again, to hear what is thought of it.
LIVING = (Stage.ASSIGNED, Stage.HANDLING, Stage.ANSWERED, Stage.MEDIATION)
SHARES = Q(handlings__stage__in=[*OPEN_HANDLING, "done"], stage__in=LIVING)


def open_work(unit: Organization) -> Iterator[Matter]:
    """The suggestions of which something would move, each once, in the order in which they are locked."""
    own = Q(handlings__organization=unit) & SHARES | Q(promises__organization=unit, promises__stage__in=OWED)
    rows = Matter.objects.filter(own).distinct().order_by("pk")
    yield from rows.select_related("body", "session__term")


def succeed(suggestion: Matter, *, unit: Organization, to: Organization, on: date, by: Post, at: datetime) -> None:
    """`on`: since when the new unit is there. Here it begins today: until now the old one did what was done."""
    with FRAME.act("suggestion.succeed", suggestion, by=by, at=at) as done:
        shares = list(_shares(suggestion, unit))
        promises = list(suggestion.promises.filter(organization=unit, stage__in=OWED))
        if not shares and not promises:
            raise Refused(_("%(unit)s在这件%(matter)s里没有在办的事项。") % {**suggestion.words, "unit": unit})
        for share in shares:
            share.suggestion = suggestion
            _take_over(share, to, by=by, at=at)
        for promise in promises:
            promise.take_over(to, day(at))
            promise.save()
        moved = {"shares": [str(share.kind) for share in shares], "promises": len(promises)}
        data = {"from": unit.name, "to": to.name, "since": on, **moved}
        done(data=data)


def _shares(suggestion: Matter, unit: Organization) -> Iterator[Handling]:
    if suggestion.stage in LIVING:
        rows = suggestion.handlings.filter(organization=unit, stage__in=[*OPEN_HANDLING, HandlingStage.DONE])
        yield from rows.select_related("organization")


def _take_over(share: Handling, to: Organization, *, by: Post, at: datetime) -> None:
    own = _in_the_way(share, to)
    if own is None:
        _move(share, to, at)
        return
    stays, goes = sorted((share, own), key=_rank)
    _join(goes, stays, by=by, at=at)
    step(goes, HandlingStage.ENDED)
    goes.save()
    if stays is share:
        _move(share, to, at)


def _move(share: Handling, to: Organization, at: datetime) -> None:
    share.take_over(to, day(at))
    share.save()


def _in_the_way(share: Handling, to: Organization) -> Handling | None:
    """The new unit's own share where it cannot have both; two separate answers, one of them given, stand side by side."""
    rows = share.suggestion.handlings.filter(organization=to).exclude(stage__in=GONE)
    if share.kind == Handling.Kind.SEPARATE:
        rows = rows.none() if share.stage == HandlingStage.DONE else rows.exclude(stage=HandlingStage.DONE)
    own = rows.first()
    if own is not None:
        own.suggestion = share.suggestion
    return own


def _rank(share: Handling) -> tuple[bool, int, bool, int]:
    """Which of two shares goes on: who answers before who assists, then the one that is further on."""
    reply = _reply(share)
    order = [str(stage) for stage in ReplyStage]
    further = order.index(reply.stage) + 1 if reply else 0
    return not share.answers, -further, share.stage != HandlingStage.ACCEPTED, share.pk


def _reply(share: Handling) -> Reply | None:
    """Its answer of this round that is still on its way."""
    rows = share.replies.filter(round=share.suggestion.round)
    return rows.exclude(stage=ReplyStage.DELIVERED).first()


def _join(goes: Handling, stays: Handling, *, by: Post, at: datetime) -> None:
    """What is open of the share that ends: nobody signs beside themselves, no application waits, no draft is lost."""
    own = Countersign.objects.filter(handling=goes, signed_on=None)
    replies = list(Reply.objects.filter(countersigns__in=own, stage=ReplyStage.COUNTERSIGNING))
    own.delete()
    for reply in replies:
        if not reply.countersigns.filter(signed_on=None).exists():
            step(reply, ReplyStage.SIGNING)
            reply.save()
    with translation.override("zh-hans"):  # stored text
        answer = _("两家承办单位合并，由合并后的单位重新申请。")
    asked = goes.extensions.filter(state=Extension.State.ASKED)
    asked.update(state=Extension.State.REFUSED, answer=answer, decided_by=by, decided_on=day(at))
    _keep_the_draft(goes, stays, at)


def _keep_the_draft(goes: Handling, stays: Handling, at: datetime) -> None:
    """What the other had drafted stands below what this one has."""
    theirs, ours = _reply(goes), _reply(stays)
    if theirs is None or ours is None or ours.stage != ReplyStage.DRAFT or not theirs.body.strip():
        return
    ours.body = f"{ours.body}\n\n{theirs.body}".strip()
    ours.saved_at = at
    ours.save()


# ------------------------------------------------------------------ what is only planned
def follow_plans(unit: Organization, to: Organization, suggestion: int) -> None:
    """Assigning meetings that are still to be held call the new unit for it."""
    for row in PlannedAssignment.objects.filter(organization=unit, suggestion=suggestion, meeting__made_at=None):
        others = PlannedAssignment.objects.filter(meeting=row.meeting_id, suggestion=row.suggestion_id)
        if (own := others.filter(organization=to).first()) is None:
            row.organization = to
            row.save()
            continue
        if row.kind == Handling.Kind.LEAD:  # who leads does not assist itself
            own.kind = Handling.Kind.LEAD
            own.save()
        row.delete()
