"""Days of suggestions that the calendar shows: answers and promises that are due, assigning meetings that are planned."""

from collections.abc import Callable
from typing import Any

from django.db.models import DateField, F, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import OFFICE, UNIT
from lianxinqiao.acts.days import Days, everybodys, nobodys
from lianxinqiao.matters import listed, promises
from lianxinqiao.matters.models import AssigningMeeting
from lianxinqiao.matters.visibility import readable
from lianxinqiao.people.models import Post


def answers(rows: Callable[[Post], Any], own_rows: Callable[[Post], Any]) -> Callable[[Post], Any]:
    """What is not answered yet, by the day that counts for who asks: a unit's own, else the answer's."""

    def found(post: Post) -> Any:
        if post.role in UNIT:
            own = own_rows(post).filter(stage__in=listed.RUNNING, waits_done=None)
            return own.annotate(day=Cast("waits_until", DateField()))
        return rows(post).filter(readable(post, "clock"), stage__in=listed.RUNNING).annotate(day=F("due_on"))

    return found


def own(post: Post) -> Q:
    if post.role in UNIT:
        return Q()
    return Q(lead=post.mandate_id) if post.mandate_id else nobodys(post)


def _promised(post: Post) -> Any:
    return promises.rows(post).filter(stage__in=promises.OPEN)


def _promised_to(post: Post) -> Q:
    if post.role in UNIT:
        return Q()
    return Q(suggestion__lead=post.mandate_id) if post.mandate_id else nobodys(post)


def _meetings(post: Post) -> Any:
    return AssigningMeeting.objects.filter(post.of_its_bodies())


ANSWERS = Days("answer", _("答复期限"), answers(listed.rows, listed.own_rows), on="day", mine=own)
PROMISES = Days("promise", _("承诺到期"), _promised, on="due_on", mine=_promised_to)
MEETINGS = Days(
    "assigning",
    _("交办会"),
    _meetings,
    on="held_on",
    due=False,
    mine=everybodys,
    link=lambda meeting: reverse("assigning-meeting", args=[meeting.pk]),
    roles=OFFICE,
)
