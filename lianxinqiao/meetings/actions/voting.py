"""Votes: opened with everybody in office as their base, cast or counted, closed once, and what follows from each."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.ballots import life as ballots
from lianxinqiao.meetings import candidates, merging, methods, offices, seating
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import AgendaItem, Appointment, Cast, Decision, Meeting, Vote
from lianxinqiao.meetings.offices import Action
from lianxinqiao.meetings.opening import frozen, open_box, open_vote_on
from lianxinqiao.meetings.results import end_with
from lianxinqiao.meetings.stages import DecisionStage, Nomination, VoteStage
from lianxinqiao.meetings.tallies import counted, of_the_box
from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ opening
def put_agenda(meeting: Meeting, *, by: Post, at: datetime) -> Vote:
    """The full meeting adopts its agenda first, by a show of hands."""
    with FRAME.act("meeting.put_agenda", meeting, by=by, at=at) as done:
        words = _("通过%(meeting)s议程") % {"meeting": meeting}
        vote = open_vote_on(meeting, None, words, Vote.Method.HANDS, Vote.Purpose.AGENDA, at)
        done(vote, data=frozen(vote))
        return vote


def put(
    item: AgendaItem,
    *,
    method: str = Vote.Method.HANDS,
    appointments: Iterable[Appointment] = (),
    agreed: int | None = None,
    by: Post,
    at: datetime,
) -> Vote:
    """Put an item to the vote: its draft, or of an item of appointments those that are named, several where merging is allowed.

    `agreed`: how many of those present agreed to vote on them together, where the profile asks for it.
    """
    with FRAME.act("item.put", item, by=by, at=at) as done:
        chosen = list(appointments)
        drafts = list(item.decisions.filter(stage=DecisionStage.DRAFT))
        if item.kind == "appointment":
            chosen = chosen or list(item.appointments.filter(stage=Nomination.NOMINATED))
            _refuse_appointments(item, chosen, method)
            if method != Vote.Method.SECRET:
                merging.refuse(item, chosen, agreed, at)
            methods.refuse(item, chosen, method)
        elif item.of_kind.seats and seating.waits(item):
            seating.refuse_unready(item, at)
        elif not drafts:
            raise Refused(_("还没有决议、决定草案，请先起草。"))
        box = open_box(item, chosen, at) if method == Vote.Method.SECRET else None
        vote = open_vote_on(item.meeting, item, _question(item, chosen), method, Vote.Purpose.ITEM, at, box)
        Appointment.objects.filter(pk__in=[row.pk for row in chosen]).update(vote=vote)
        Decision.objects.filter(pk__in=[row.pk for row in drafts]).update(vote=vote)
        seating.put(item, vote)
        done(vote, data=frozen(vote))
        return vote


def _question(item: AgendaItem, chosen: list[Appointment]) -> str:
    if not chosen:
        return item.title
    return (
        "；".join(str(row) for row in chosen)
        if len(chosen) < 4
        else _("%(title)s（%(n)s项合并表决）")
        % {
            "title": item.title,
            "n": len(chosen),
        }
    )


def _refuse_appointments(item: AgendaItem, chosen: list[Appointment], method: str) -> None:
    if not chosen:
        raise Refused(_("没有待表决的任免。"))
    for row in chosen:
        if row.item_id != item.pk or row.stage != Nomination.NOMINATED:
            raise Refused(_("%(act)s不在这项议程待表决的任免里。") % {"act": row})
    candidates.refuse_unready(chosen, day(item.meeting.starts_at))
    # On a secret paper each name has its own result: a removal beside it may fail.
    for row in chosen:
        _refuse_before_removal(item, row, [row] if method == Vote.Method.SECRET else chosen)


def _refuse_before_removal(item: AgendaItem, row: Appointment, chosen: list[Appointment]) -> None:
    """To one post: first whoever holds it is removed, then another is appointed (深圳市任免条例第十九条)."""
    if row.action not in {Action.APPOINT, Action.ELECT} or not row.office.single:
        return
    held = Appointment.objects.holding(item.meeting.body, day(item.meeting.starts_at))
    held = held.filter(office=row.office, meeting__term=item.meeting.term).exclude(action=Action.ACT)
    leaving = {each.person_id for each in chosen if each.action in offices.ENDS and each.office_id == row.office_id}
    for holder in held.exclude(person__in=leaving).select_related("person"):
        words = {"person": holder.person, "office": row.office}
        raise Refused(_("%(person)s还担任%(office)s，请先表决免职。") % words)


# ------------------------------------------------------------------ casting and counting
def cast(vote: Vote, *, choice: str, by: Post, at: datetime) -> None:
    """One's own named vote. The journal keeps it with the entry that closes the vote: nothing is told while it runs."""
    with FRAME.act("vote.cast", vote, by=by, at=at) as done:
        assert by.mandate is not None
        Cast.objects.create(vote=vote, mandate=by.mandate, choice=choice, cast_at=at)
        done.quietly()


def close(vote: Vote, *, yes: int = 0, no: int = 0, abstain: int = 0, by: Post, at: datetime) -> VoteStage:
    """End the vote and announce: a show of hands with what was counted, a named vote by its casts, papers by both counts."""
    with FRAME.act("vote.close", vote, by=by, at=at) as done:
        if vote.method == Vote.Method.SECRET:
            results = [end_with(row, counts, at) for row, counts in of_the_box(vote)]
            done(data={**results[0], "names": results[1:]})
        else:
            done(data=end_with(vote, counted(vote, {"yes": yes, "no": no, "abstain": abstain}), at), **_news(vote))
        return VoteStage(vote.stage)


def _news(vote: Vote) -> dict[str, Any]:
    """Whoever's seat began or ended by it is told so, each act beside the name."""
    changed = seating.passed(vote)
    return {"tells": ("seated",), "note": "；".join(map(str, changed))} if changed else {}


def annul(vote: Vote, *, reason: str, by: Post, at: datetime) -> None:
    """A device failed: this vote counts for nothing and is kept; what it was about is put to the vote again."""
    with FRAME.act("vote.annul", vote, by=by, at=at) as done:
        say_why(reason)
        if vote.box is not None:
            ballots.annul(vote.box.ballot)
        step(vote, VoteStage.ANNULLED)
        vote.closed_at, vote.reason = at, reason.strip()
        vote.save()
        vote.appointments.update(vote=None)
        vote.decisions.update(vote=None)
        vote.amendments.update(vote=None)
        seating.take_back(vote)
        done(note=reason)
