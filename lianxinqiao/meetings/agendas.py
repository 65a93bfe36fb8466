"""The agenda's versions: once it is sent out, every change is one more."""

from datetime import datetime

from lianxinqiao.meetings.models import AgendaVersion, Meeting
from lianxinqiao.meetings.stages import ItemStage, Stage

GONE = {ItemStage.WITHDRAWN, ItemStage.POSTPONED}


def keep(meeting: Meeting, why: AgendaVersion.Why, at: datetime) -> AgendaVersion | None:
    """As it stands now; a draft that nobody was sent has no versions."""
    if meeting.stage == Stage.DRAFTED:
        return None
    rows = meeting.items.model.objects.filter(meeting=meeting).exclude(stage__in=GONE).order_by("position")
    return AgendaVersion.objects.create(
        meeting=meeting,
        number=AgendaVersion.objects.filter(meeting=meeting).count() + 1,
        why=why,
        items=[row.title for row in rows],
        made_at=at,
    )
