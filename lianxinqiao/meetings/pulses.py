"""What tells a phone in the hall that something has happened, so that it shows its page anew."""

import hashlib

from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.stages import Stage


def pulse(meeting: Meeting) -> str:
    """Changes when the hall goes on: its stage, its items, who speaks, what is voted on; not with a clock or a count."""
    told = [meeting.stage, *(f"{item.pk}{item.stage}" for item in meeting.items.all())]
    told += [
        f"{row.pk}{row.stage}" for rows in (meeting.votes, meeting.elections, meeting.speeches) for row in rows.all()
    ]
    told += [f"{box.pk}{box.ballot.stage}" for box in meeting.boxes.all()]
    return hashlib.sha256("|".join(told).encode()).hexdigest()[:16]


def follows(meeting: Meeting) -> str:
    """The pulse with which a page that follows the hall begins; empty where there is nothing to follow."""
    return pulse(meeting) if meeting.screen and meeting.stage in {Stage.CALLED, Stage.IN_SESSION} else ""
