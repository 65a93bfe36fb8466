"""What waits around a consultation （协商会议）: its papers before it, its minutes after."""

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import OFFICE
from lianxinqiao.acts.days import Days, everybodys
from lianxinqiao.acts.piles import Pile
from lianxinqiao.meetings import queries
from lianxinqiao.meetings.models import Meeting, Paper
from lianxinqiao.meetings.stages import AFTER, BEFORE
from lianxinqiao.people.models import Post


def _without_papers(post: Post, _today: date, near: date) -> Q:
    filed = Paper.objects.filter(item__meeting=OuterRef("pk"))
    return Q(~Exists(filed), body=post.body_id, stage__in=BEFORE, papers_due_on__lte=near)


def _minutes_here(post: Post, _today: date) -> Q:
    return Q(body=post.body_id, stage__in=AFTER, minutes_due_on__isnull=False, minutes_sent_on=None)


PILES = (
    Pile(
        "consultation-papers",
        _("待提交材料的协商会议"),
        OFFICE,
        Meeting,
        _without_papers,
        due="papers_due_on",
    ),
    Pile(
        "consultation-minutes",
        _("待报送的协商纪要"),
        OFFICE,
        Meeting,
        _minutes_here,
        due="minutes_due_on",
        terms=("meetings.minutes_consultation",),
        act="meeting.send_minutes",
    ),
)
DAYS = (
    Days(
        "consultation",
        _("协商纪要报送期限"),
        lambda post: queries.meetings(post).filter(minutes_sent_on=None),
        on="minutes_due_on",
        mine=everybodys,
        roles=OFFICE,
    ),
)
