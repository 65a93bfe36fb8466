"""Assign （交办）, accept or return （签收、申请退回）, re-assign （改派）."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day, locked
from lianxinqiao.acts.stages import step
from lianxinqiao.matters import deadlines, rules
from lianxinqiao.matters.frame import FRAME, done, noted
from lianxinqiao.matters.models import AssigningMeeting, Handling, Matter
from lianxinqiao.matters.stages import GONE, HandlingStage, Stage
from lianxinqiao.people.models import Organization, Post


@dataclass(frozen=True)
class To:
    """One unit and its part."""

    organization: Organization
    kind: str = Handling.Kind.LEAD


@transaction.atomic
def assign(suggestion: Matter, *, to: Sequence[To], complex: bool | None = None, by: Post, at: datetime) -> None:
    """Assign a suggestion, and whatever is merged into it, to its units. Starts the statutory clock (代表法 §51)."""
    locked(suggestion)
    rules.may_assign(by, suggestion, [(str(part.kind), part.organization) for part in to])
    for each in together(suggestion):
        if complex is not None:
            each.complex = complex
        _assign_one(each, to, by=by, at=at)


def together(suggestion: Matter) -> list[Matter]:
    """The suggestion with those merged into it: handled together, answered separately."""
    return [suggestion, *(locked(each) for each in suggestion.merged.order_by("pk"))]


def _assign_one(suggestion: Matter, to: Iterable[To], *, by: Post, at: datetime) -> None:
    on = day(at)
    suggestion.first_assigned_on = suggestion.first_assigned_on or on
    suggestion.last_assigned_on = on
    suggestion.due_on = deadlines.reply(suggestion).date
    step(suggestion, Stage.ASSIGNED)
    suggestion.save()
    for part in to:
        give(suggestion, part, by=by, on=on)
    units = [f"{part.organization.called}({part.kind})" for part in to]
    data = {"units": units, "due_on": suggestion.due_on, "complex": suggestion.complex}
    done("suggestion.assign", suggestion, by=by, at=at, data=data)


def give(suggestion: Matter, part: To, *, by: Post, on: date, replaces: Handling | None = None) -> Handling:
    """One unit's share, with its own dates."""
    handling = Handling(
        suggestion=suggestion,
        organization=part.organization,
        kind=part.kind,
        assigned_on=on,
        assigned_by=by,
        replaces=replaces,
    )
    deadlines.set_dates(handling)
    handling.save()
    return handling


def assign_many(
    suggestions: Iterable[Matter], *, to: Sequence[To], by: Post, at: datetime
) -> list[tuple[Matter, Refused]]:
    """Assign from a list, each in its own transaction; what was refused comes back with the reason."""
    refused = []
    for suggestion in suggestions:
        try:
            assign(suggestion, to=to, by=by, at=at)
        except Refused as refusal:
            refused.append((suggestion, refusal))
    return refused


def add_unit(suggestion: Matter, *, to: To, by: Post, at: datetime) -> Handling:
    """Another unit joins in: assisting beside a lead unit, separate among separate ones."""
    with FRAME.act("suggestion.add_unit", suggestion, by=by, at=at) as done:
        rules.may_take(suggestion, to.organization)
        separate = suggestion.handlings.filter(kind=Handling.Kind.SEPARATE).exists()
        kind = Handling.Kind.SEPARATE if separate else Handling.Kind.ASSIST
        if suggestion.handlings.filter(organization=to.organization).exclude(stage__in=GONE).exists():
            raise Refused(_("%(unit)s已经在承办这件%(matter)s。") % {**suggestion.words, "unit": to.organization})
        handling = give(suggestion, To(to.organization, kind), by=by, on=day(at))
        done(data={"unit": to.organization.called, "kind": str(kind)})
        return handling


# ------------------------------------------------------------------ an assigning meeting
@transaction.atomic
def hold_assigning_meeting(meeting: AssigningMeeting, *, by: Post, at: datetime) -> int:
    """Assign the whole package at once; if one cannot be assigned none is, and the sentence says which."""
    locked(meeting)
    rules.may_change_package("meeting.hold", by, meeting)
    parts: dict[int, list[To]] = {}
    for row in meeting.planned.select_related("organization"):
        parts.setdefault(row.suggestion_id, []).append(To(row.organization, row.kind))
    if not parts:
        raise Refused(_("交办会的清单还是空的。"))
    meeting.made_at, meeting.made_by = at, by
    meeting.save()
    noted("meeting.hold", meeting, by=by, at=at, data={"count": len(parts)})
    for suggestion in Matter.objects.filter(pk__in=parts).order_by("pk"):
        try:
            assign(suggestion, to=parts[suggestion.pk], by=by, at=at)
        except Refused as refusal:
            raise Refused(
                _("%(what)s：%(words)s") % {"what": suggestion, "words": refusal.sentence}, rule=refusal.rule
            ) from refusal
    return len(parts)


# ------------------------------------------------------------------ accept or return
def accept(handling: Handling, *, by: Post, at: datetime) -> None:
    """The unit signs for it （签收）. With the first that answers the handling begins: it need not wait for the others."""
    with FRAME.act("handling.accept", handling, by=by, at=at) as done:
        step(handling, HandlingStage.ACCEPTED)
        handling.accepted_on, handling.accepted_by = day(at), by
        handling.save()
        suggestion = handling.suggestion
        if suggestion.stage == Stage.ASSIGNED and handling.answers:
            step(suggestion, Stage.HANDLING)
            suggestion.save()
        done()


def ask_return(handling: Handling, *, reason: str, proposed: Organization | None, by: Post, at: datetime) -> None:
    """Not ours: back within the window, with the reason and another unit proposed (玉林 2019)."""
    with FRAME.act("handling.ask_return", handling, by=by, at=at) as done:
        rules.may_ask_return(by, handling, day(at), reason, proposed)
        step(handling, HandlingStage.RETURN_ASKED)
        handling.return_asked_on, handling.return_reason, handling.proposed_unit = day(at), reason, proposed
        handling.return_answer = ""
        deadlines.set_dates(handling)
        handling.save()
        done(note=reason, data={"proposed": proposed.called if proposed else ""})


def reassign(handling: Handling, *, to: Organization, by: Post, at: datetime) -> Handling:
    """Another unit takes the share. The deputy's clock runs on from the first assignment unless the profile says otherwise."""
    with FRAME.act("handling.reassign", handling, by=by, at=at) as done:
        suggestion = handling.suggestion
        rules.may_take(suggestion, to)
        if suggestion.handlings.filter(organization=to).exclude(stage__in=GONE).exists():
            raise Refused(_("%(unit)s已经在承办这件%(matter)s。") % {**suggestion.words, "unit": to})
        step(handling, HandlingStage.RETURNED)
        handling.save()
        suggestion.last_assigned_on = day(at)
        if handling.answers and suggestion.stage == Stage.HANDLING and not _at_work(suggestion):
            step(suggestion, Stage.ASSIGNED)
        suggestion.due_on = deadlines.reply(suggestion).date
        suggestion.save()
        new = give(suggestion, To(to, handling.kind), by=by, on=day(at), replaces=handling)
        done(new, data={"from": handling.organization.called, "to": to.called})
        return new


def _at_work(suggestion: Matter) -> bool:
    """Whether a unit that answers for itself is under way or done, whatever becomes of the other's share."""
    answering = suggestion.handlings.filter(kind__in=[Handling.Kind.LEAD, Handling.Kind.SEPARATE])
    return answering.filter(stage__in=[HandlingStage.ACCEPTED, HandlingStage.DONE]).exists()


def refuse_return(handling: Handling, *, answer: str, by: Post, at: datetime) -> None:
    """It stays where it is; the unit signs for it now."""
    with FRAME.act("handling.refuse_return", handling, by=by, at=at) as done:
        if not answer.strip():
            raise Refused(_("不同意退回请说明理由。"))
        step(handling, HandlingStage.ASSIGNED)
        handling.return_answer = answer
        handling.return_until = None if handling.return_until is None else min(handling.return_until, day(at))
        handling.reassign_due_on = None
        handling.save()
        done(note=answer)
