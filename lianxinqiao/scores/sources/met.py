"""Meetings that are closed: who came and who did not, who spoke, asked, moved, and was there when it was voted."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.meetings.models import Amendment, Attendee, Interpellation, Meeting, Question, Speech, Vote
from lianxinqiao.meetings.stages import AmendmentStage, Coming, Interpellated, SpeechStage, VoteStage
from lianxinqiao.people.models import Body
from lianxinqiao.scores.found import Found, Key, found, narrowed

OF_KIND = {"congress": "plenary", "cppcc_plenary": "plenary", "standing": "sc_meeting", "cppcc_standing": "sc_meeting"}
OTHER = "meeting"
NOON, EVENING = time(12, 30), time(18, 0)  # assumed: where a sheet of half days is cut
SPOKEN = (SpeechStage.SPOKEN, SpeechStage.RECORDED, SpeechStage.CHECKED)
OPENLY = (Vote.Method.HANDS, Vote.Method.NAMED)  # nothing is noted of a secret vote, not even who took part


def meetings(body: Body, year: int, key: Key) -> Iterator[Found]:
    rows = Meeting.objects.filter(body=body, closed_at__isnull=False, starts_at__year=year)
    for meeting in narrowed(rows.select_related("body", "term"), "pk", key).prefetch_related("attendees__presences"):
        on = timezone.localdate(meeting.starts_at)
        for row in meeting.attendees.all():
            yield from _presence(meeting, row, on)
        yield from _votes(meeting, on)
        yield from _said(meeting)


def _presence(meeting: Meeting, row: Attendee, on: date) -> Iterator[Found]:
    kind = OF_KIND.get(meeting.kind, OTHER)
    came = "attended" if row.signed_in_at else "leave" if row.stage == Coming.ON_LEAVE else "unexcused"
    yield found(row.mandate_id, f"{kind}.{came}", on, meeting, row, meeting, aside=came != "attended")
    if late(meeting, row):
        yield found(row.mandate_id, f"{kind}.late", on, meeting, row, meeting, aside=True)
    if kind == "plenary":
        stays = [(stay.since, stay.until) for stay in row.presences.all()]
        for first, last in half_days(meeting.starts_at, meeting.ends_at):
            here = any(since < last and (until is None or until > first) for since, until in stays)
            if not here and row.stage != Coming.ON_LEAVE:
                continue
            event = "plenary.half_day" if here else "plenary.half_day_leave"
            mark = f"/{timezone.localtime(first):%m%d%H}"
            on_day = timezone.localdate(first)
            yield found(row.mandate_id, event, on_day, meeting, row, meeting, aside=True, mark=mark)


def late(meeting: Meeting, row: Attendee) -> bool:
    """Whoever signed in for themselves after the meeting had begun; what the office enters tells no time of coming."""
    begun = max(meeting.starts_at, meeting.opened_at or meeting.starts_at)
    return row.way == Attendee.Way.OWN and row.signed_in_at is not None and row.signed_in_at > begun


def half_days(starts: datetime, ends: datetime) -> list[tuple[datetime, datetime]]:
    """The mornings and afternoons through which a meeting lasts, each with its first and last moment."""
    begins, closes = timezone.localtime(starts), timezone.localtime(ends)
    first_day, halves = timezone.localdate(starts), []
    for n in range((timezone.localdate(ends) - first_day).days + 1):
        day = first_day + timedelta(days=n)
        noon = datetime.combine(day, NOON, begins.tzinfo)
        morning = datetime.combine(day, time.min, begins.tzinfo)
        evening = datetime.combine(day, EVENING, begins.tzinfo)
        for first, last in ((morning, noon), (noon, evening)):
            if begins < last and closes > first:
                halves.append((max(first, begins), min(last, closes)))
    return halves


def _votes(meeting: Meeting, on: date) -> Iterator[Found]:
    """How many votes somebody took part in; never how they voted."""
    there: Counter[int] = Counter()
    votes = meeting.votes.filter(method__in=OPENLY).exclude(stage__in=[VoteStage.OPEN, VoteStage.ANNULLED])
    for here in votes.values_list("here", flat=True):
        there.update(here)
    rows = {row.mandate_id: row for row in meeting.attendees.all()}
    for mandate, number in there.items():
        if row := rows.get(mandate):
            title = _("%(meeting)s：参加%(n)s项表决") % {"meeting": meeting, "n": number}
            yield found(mandate, "vote.taken", on, title, row, meeting)


def _said(meeting: Meeting) -> Iterator[Found]:
    event = "speech.spoken" if OF_KIND.get(meeting.kind) == "plenary" else "speech.at_meeting"
    for speech in Speech.objects.filter(meeting=meeting, stage__in=SPOKEN).select_related("item"):
        on = timezone.localdate(speech.begun_at or meeting.starts_at)
        yield found(speech.mandate_id, event, on, speech.item.title, speech, meeting)
    for question in Question.objects.filter(meeting=meeting).select_related("item"):
        on = timezone.localdate(question.asked_at)
        yield found(question.mandate_id, "question.asked", on, question.item.title, question, meeting)
    asked = Interpellation.objects.filter(meeting=meeting).exclude(stage=Interpellated.WITHDRAWN)
    yield from _signed(meeting, "interpellation.signed", asked.prefetch_related("signers"), "signers", "subject")
    moved = Amendment.objects.filter(meeting=meeting).exclude(stage=AmendmentStage.WITHDRAWN)
    near = moved.select_related("decision").prefetch_related("movers")
    yield from _signed(meeting, "amendment.moved", near, "movers", "decision")


def _signed(meeting: Meeting, event: str, rows: Any, path: str, title: str) -> Iterator[Found]:
    for row in rows:
        people = list(getattr(row, path).all())
        for place, seat in enumerate(people):
            together = {"people": len(people), "leads": place == 0, "mark": f"/{seat.pk}"}
            yield found(seat.pk, event, row.filed_on, getattr(row, title), row, meeting, **together)
