"""Call a meeting, answer the call, sign in, leave the hall and come back: who is there is one list, and votes read it."""

import secrets
from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import numbers
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.meetings import agendas, committees, dates, electorate, profile
from lianxinqiao.meetings.frame import FRAME
from lianxinqiao.meetings.kinds import Circle
from lianxinqiao.meetings.models import AgendaVersion, Attendee, Meeting, Presence
from lianxinqiao.meetings.models.members import summoned
from lianxinqiao.meetings.rules import refuse_beside_a_vote, refuse_suspended
from lianxinqiao.meetings.stages import Coming, Stage
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.workdays import queries as workdays


def call(meeting: Meeting, *, reason: str = "", by: Post, at: datetime) -> None:
    """Send the notice; from now on it has its number in the term. A late notice says why."""
    with FRAME.act("meeting.call", meeting, by=by, at=at) as done:
        late = _late(meeting, day(at), reason)
        _follow_the_circle(meeting)
        step(meeting, Stage.CALLED)
        meeting.called_on, meeting.late_reason = day(at), reason.strip() if late else ""
        if meeting.of_kind.numbered and meeting.of_kind.votes:
            meeting.number = numbers.take(meeting.body, committees.counted_as(meeting), str(meeting.term_id))
        meeting.screen = secrets.token_urlsafe(12)
        meeting.save()
        agendas.keep(meeting, AgendaVersion.Why.CALLED, at)
        done(note=f"{meeting} {meeting.place}", data={"late": late} if late else None)


def _late(meeting: Meeting, today: date, reason: str) -> int:
    """By how many days the notice, or a term's first session, is late; whoever calls it late says why."""
    by = dates.notice_by(meeting.of_kind, day(meeting.starts_at), profile.of(meeting.body, today), workdays.current())
    late = max(0, (today - by).days)
    if late and not reason.strip():
        words = {"by": by.isoformat(), "late": late}
        raise Refused(_("应在%(by)s以前通知，已经晚了%(late)s天；临时召开请写明原因。") % words)
    if (first := meeting.first_by) and day(meeting.starts_at) > first:
        if not reason.strip():
            raise Refused(
                _("本届第一次会议应在%(by)s以前举行（组织法第二十条）；推迟请写明原因。") % {"by": first.isoformat()}
            )
        late = late or (day(meeting.starts_at) - first).days
    return late


def _follow_the_circle(meeting: Meeting) -> None:
    """Who is called is whoever is in office on the day of the meeting, as it is known now."""
    if meeting.of_kind.circle == Circle.LISTED:
        return
    seats = {seat.pk for seat in summoned(meeting.body, meeting.term, meeting.of_kind.circle, day(meeting.starts_at))}
    meeting.attendees.exclude(mandate__in=seats).delete()
    there = set(meeting.attendees.values_list("mandate_id", flat=True))
    Attendee.objects.bulk_create([Attendee(meeting=meeting, mandate_id=seat) for seat in sorted(seats - there)])


def cancel(meeting: Meeting, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("meeting.cancel", meeting, by=by, at=at) as done:
        say_why(reason)
        step(meeting, Stage.CANCELLED)
        meeting.changes += 1
        meeting.save()
        done(note=reason, tells=None if meeting.called_on else ())


# ------------------------------------------------------------------ answers to the call
def accept(attendee: Attendee, *, by: Post, at: datetime) -> None:
    with FRAME.act("attendee.accept", attendee, by=by, at=at) as done:
        step(attendee, Coming.COMING)
        attendee.save()
        done()


def ask_leave(attendee: Attendee, *, reason: str, on_duty: bool = False, by: Post, at: datetime) -> None:
    """In writing and with a cause; `on_duty` for a meeting of a higher level or an assignment, which is no absence."""
    with FRAME.act("attendee.ask_leave", attendee, by=by, at=at) as done:
        say_why(reason)
        step(attendee, Coming.LEAVE_ASKED)
        attendee.reason, attendee.on_duty = reason.strip()[:200], on_duty
        attendee.save()
        done(note=reason)


def grant_leave(attendee: Attendee, *, by: Post, at: datetime) -> None:
    with FRAME.act("attendee.grant_leave", attendee, by=by, at=at) as done:
        step(attendee, Coming.ON_LEAVE)
        attendee.save()
        done()


# ------------------------------------------------------------------ the hall
def sign_in(meeting: Meeting, *, by: Post, at: datetime) -> None:
    """Oneself and once; nobody signs in for another."""
    with FRAME.act("meeting.sign_in", meeting, by=by, at=at) as done:
        row = meeting.attendees.get(mandate=by.mandate)
        row.signed_in_at, row.way = at, Attendee.Way.OWN
        row.save()
        Presence.objects.create(attendee=row, since=at)
        done(data={"attendee": row.pk})


def mark_all(meeting: Meeting, mandates: Iterable[Mandate], *, by: Post, at: datetime) -> int:
    """Those who are here and have not signed in themselves, entered by the office; how many are new."""
    with FRAME.act("meeting.mark_all", meeting, by=by, at=at) as done:
        refuse_beside_a_vote(meeting)
        may = {row.mandate_id for row in electorate.of(meeting, day(at)).voters}
        chosen = may & {mandate.pk for mandate in mandates}
        rows = list(meeting.attendees.filter(mandate__in=chosen, signed_in_at=None))
        if not rows:
            done.quietly()
            return 0
        for row in rows:
            row.signed_in_at, row.way = at, Attendee.Way.HAND
        Attendee.objects.bulk_update(rows, ["signed_in_at", "way"])
        Presence.objects.bulk_create([Presence(attendee=row, since=at) for row in rows])
        done(data={"signed_in": [row.mandate_id for row in rows]})
        return len(rows)


def leave_hall(attendee: Attendee, *, by: Post, at: datetime) -> None:
    with FRAME.act("attendee.leave_hall", attendee, by=by, at=at) as done:
        if not attendee.presences.filter(until=None).update(until=at):
            raise Refused(_("这位代表现在不在场。"))
        done()


def come_back(attendee: Attendee, *, by_video: bool = False, by: Post, at: datetime) -> None:
    """Into the hall, for the first time or again; by video where the meeting allows it."""
    with FRAME.act("attendee.come_back", attendee, by=by, at=at) as done:
        if attendee.presences.filter(until=None).exists():
            raise Refused(_("这位代表已经在场。"))
        refuse_suspended(attendee.mandate, at)
        if by_video and not attendee.meeting.video:
            raise Refused(_("主任会议没有决定允许视频出席。"))
        if attendee.signed_in_at is None:
            attendee.signed_in_at, attendee.way = at, Attendee.Way.HAND
        attendee.by_video = by_video
        attendee.save()
        Presence.objects.create(attendee=attendee, since=at)
        done(data={"by_video": by_video})
