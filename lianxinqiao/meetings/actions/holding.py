"""Hold a meeting: open it, take its items in their turn, close it."""

from datetime import datetime

from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import agendas, consulting, electorate, profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.models import AgendaItem, AgendaVersion, Meeting, Presence
from lianxinqiao.meetings.stages import ItemStage, Nomination, SeatStage, Stage
from lianxinqiao.people.models import Post


def open_(meeting: Meeting, *, by: Post, at: datetime) -> None:
    with FRAME.act("meeting.open", meeting, by=by, at=at) as done:
        step(meeting, Stage.IN_SESSION)
        meeting.opened_at = at
        meeting.save()
        everybody = electorate.of(meeting, day(at))
        done(data={"base": everybody.base, "here": len(everybody.here)})


def hear(item: AgendaItem, *, by: Post, at: datetime) -> None:
    """Explained and deliberated on."""
    with FRAME.act("item.hear", item, by=by, at=at) as done:
        step(item, ItemStage.HEARD)
        item.heard_at = at
        if item.of_kind.follows:
            term = getattr(profile.of(item.meeting.body, day(at)), item.of_kind.follows)
            item.follow_by = profile.last_day(term, day(at))
        item.save()
        done(data={"title": item.title})


def withdraw(item: AgendaItem, *, reason: str, by: Post, at: datetime) -> None:
    """By its mover, with the consent that the rules ask; it stays in the minutes."""
    with FRAME.act("item.withdraw", item, by=by, at=at) as done:
        say_why(reason)
        step(item, ItemStage.WITHDRAWN)
        item.note = reason.strip()[:200]
        item.save()
        item.appointments.filter(stage=Nomination.NOMINATED).update(stage=Nomination.WITHDRAWN)
        item.seat_changes.filter(stage=SeatStage.PROPOSED).update(stage=SeatStage.DROPPED)
        agendas.keep(item.meeting, AgendaVersion.Why.WITHDRAWN, at)
        done(note=reason)


def postpone(item: AgendaItem, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("item.postpone", item, by=by, at=at) as done:
        say_why(reason)
        step(item, ItemStage.POSTPONED)
        item.note = reason.strip()[:200]
        item.save()
        agendas.keep(item.meeting, AgendaVersion.Why.POSTPONED, at)
        done(note=reason)


def close(meeting: Meeting, *, by: Post, at: datetime) -> None:
    """Everybody leaves the hall with it."""
    with FRAME.act("meeting.close", meeting, by=by, at=at) as done:
        step(meeting, Stage.CLOSED)
        meeting.closed_at = at
        consulting.set_day_of_minutes(meeting, day(at))
        meeting.save()
        Presence.objects.filter(attendee__meeting=meeting, until=None).update(until=at)
        done(data={"came": meeting.attendees.filter(signed_in_at__isnull=False).count()})
