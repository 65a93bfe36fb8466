"""The days around a consultation （协商会议）: its notice and papers, counted back in workdays, and its minutes, sent after it.

The days are kept with the meeting, so that desk and calendar find what is due; they follow when the meeting is moved.
"""

from datetime import date

from django.utils import timezone

from lianxinqiao.meetings import dates, profile
from lianxinqiao.meetings.kinds import OF_A_CONSULTATION
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.workdays import count
from lianxinqiao.workdays import queries as workdays


def set_days(meeting: Meeting) -> None:
    """Before it is held: by when its papers are there."""
    if meeting.of_kind.consults:
        on = timezone.localdate(meeting.starts_at)
        ahead = profile.of(meeting.body, on).papers_consultation
        meeting.papers_due_on = count.workdays_before(on, ahead, workdays.current())


def set_day_of_minutes(meeting: Meeting, on: date) -> None:
    """Once it was held: by when its minutes are sent."""
    if meeting.of_kind.consults:
        meeting.minutes_due_on = profile.last_day(profile.of(meeting.body, on).minutes_consultation, on)


def checklist(meeting: Meeting, today: date) -> list[dates.Check]:
    """Notice, papers, minutes, each with its day and when it came; nothing of another kind of meeting."""
    if not meeting.of_kind.consults:
        return []
    on = timezone.localdate(meeting.starts_at)
    filed = [paper.received_on for item in meeting.items.all() for paper in item.papers.all()]
    told = (
        (dates.notice_by(meeting.of_kind, on, profile.of(meeting.body, on), workdays.current()), meeting.called_on),
        (meeting.papers_due_on, min(filed, default=None)),
        (meeting.minutes_due_on, meeting.minutes_sent_on),
    )
    rows = zip(OF_A_CONSULTATION, told, strict=True)
    return [dates.check(needed, by, came_on, today) for needed, (by, came_on) in rows if by]
