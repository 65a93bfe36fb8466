"""What other rooms put on an agenda (acts/tabling.py): an item with its paper, by this room's own acts."""

from datetime import datetime

from django.utils import timezone

from lianxinqiao.acts.tabling import Tabled, Taken, register
from lianxinqiao.meetings.actions import preparing
from lianxinqiao.meetings.kinds import PaperKind
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.stages import Stage
from lianxinqiao.people.models import Body, Post

OPEN = (Stage.DRAFTED, Stage.CALLED)


def ahead(body: Body, at: datetime) -> list[tuple[int, str]]:
    rows = Meeting.objects.filter(body=body, stage__in=OPEN, starts_at__gt=at).order_by("starts_at")
    return [(row.pk, f"{timezone.localdate(row.starts_at)} {row}") for row in rows]


def take(meeting: int, tabled: Tabled, *, by: Post, at: datetime) -> Taken:
    found = Meeting.objects.get(pk=meeting, body=by.body_id)
    told = {"title": tabled.title[:160], "unit": tabled.unit, "reporter": tabled.reporter}
    item = preparing.add_item(
        found, kind="report" if tabled.unit and found.body.kind == Body.Kind.CONGRESS else "other", **told, by=by, at=at
    )
    preparing.file(item, kind=PaperKind.FINAL, title=tabled.title[:160], text=tabled.text, by=by, at=at)
    return Taken(str(found), item.get_absolute_url())


def offer() -> None:
    register(ahead, take)
