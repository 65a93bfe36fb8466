"""Who serves at a station: the deputies of its team and its staff."""

from datetime import date, datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import RoleCode
from lianxinqiao.acts.frame import day
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations.frame import FRAME
from lianxinqiao.stations.models import Member, Station, Worker


def join(station: Station, *, mandate: Mandate, from_on: date | None = None, by: Post, at: datetime) -> Member:
    """A deputy comes into the team; one may serve at several stations."""
    with FRAME.act("station.join", station, by=by, at=at) as done:
        begins = from_on or day(at)
        if mandate.term.body_id != station.body_id or mandate.vacant(begins):
            raise Refused(_("%(who)s不是本级在任的代表。") % {"who": mandate.person})
        if station.members.filter(mandate=mandate, to_on=None).exists():
            raise Refused(_("%(who)s已经在这个联络站。") % {"who": mandate.person})
        row = Member.objects.create(station=station, mandate=mandate, from_on=begins)
        done(row, data={"mandate": mandate.pk, "on": begins})
        return row


def leave(member: Member, *, on: date | None = None, by: Post, at: datetime) -> None:
    with FRAME.act("member.leave", member, by=by, at=at) as done:
        _end(member, on or day(at))
        done(data={"mandate": member.mandate_id, "on": member.to_on})


def employ(station: Station, *, worker: Post, from_on: date | None = None, by: Post, at: datetime) -> Worker:
    """A post of station staff is held here."""
    with FRAME.act("station.employ", station, by=by, at=at) as done:
        begins = from_on or day(at)
        if worker.role != RoleCode.STATION_STAFF or worker.body_id != station.body_id:
            raise Refused(_("%(who)s不是本级的联络站工作人员。") % {"who": worker.person})
        if station.workers.filter(post=worker, to_on=None).exists():
            raise Refused(_("%(who)s已经在这个联络站。") % {"who": worker.person})
        row = Worker.objects.create(station=station, post=worker, from_on=begins)
        done(row, data={"post": worker.pk, "on": begins})
        return row


def release(worker: Worker, *, on: date | None = None, by: Post, at: datetime) -> None:
    with FRAME.act("worker.leave", worker, by=by, at=at) as done:
        _end(worker, on or day(at))
        done(data={"post": worker.post_id, "on": worker.to_on})


def _end(row: Member | Worker, on: date) -> None:
    if row.to_on is not None:
        raise Refused(_("%(who)s已经不在这个联络站。") % {"who": row})
    if on < row.from_on:
        raise Refused(_("结束日期不能早于开始日期。"))
    row.to_on = on
    row.save()
