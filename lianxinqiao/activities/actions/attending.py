"""Sign up and withdraw, ask for leave, sign in at the door; what is counted is counted from here and never typed."""

import uuid
from datetime import datetime

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import doubtful, hours, places, rules
from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.models import Activity, Participation
from lianxinqiao.activities.stages import Seat, Stage
from lianxinqiao.acts import doorcodes
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.people.points import Point


def sign_up(activity: Activity, *, by: Post, at: datetime) -> Participation:
    """A place, or one in the line of those who wait."""
    with FRAME.act("activity.sign_up", activity, by=by, at=at) as done:
        seat = _seat(activity, _mandate(by))
        taken = activity.participations.filter(stage=Seat.SIGNED_UP).count()
        step(seat, Seat.SIGNED_UP if activity.seats is None or taken < activity.seats else Seat.WAITING)
        seat.signed_up_at = at
        seat.save()
        done(data={"stage": seat.stage})
        return seat


def withdraw(seat: Participation, *, by: Post, at: datetime) -> None:
    """One's own place goes to the first who waits, who is told."""
    with FRAME.act("participation.withdraw", seat, by=by, at=at) as done:
        step(seat, Seat.WITHDRAWN)
        seat.save()
        done()
        places.move_up(seat.activity, done)


def ask_leave(seat: Participation, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("participation.ask_leave", seat, by=by, at=at) as done:
        say_why(reason)
        step(seat, Seat.LEAVE_ASKED)
        seat.note = reason[:200]
        seat.save()
        done(note=reason)
        places.move_up(seat.activity, done)


def grant_leave(seat: Participation, *, by: Post, at: datetime) -> None:
    with FRAME.act("participation.grant_leave", seat, by=by, at=at) as done:
        step(seat, Seat.ON_LEAVE)
        seat.save()
        done()


def refuse_leave(seat: Participation, *, reason: str, by: Post, at: datetime) -> None:
    """They are expected after all, and are told why; whoever had a place signs up anew."""
    with FRAME.act("participation.refuse_leave", seat, by=by, at=at) as done:
        say_why(reason)
        step(seat, Seat.INVITED)
        seat.save()
        done(note=reason)


def locate(activity: Activity, *, latitude: float, longitude: float, datum: str, by: Post, at: datetime) -> None:
    """Where one signs in, as the device beside the screen says it or a map: from now on people may say where they are."""
    with FRAME.act("activity.locate", activity, by=by, at=at) as done:
        point = Point.taken(latitude, longitude, datum)
        activity.latitude, activity.longitude = point.latitude, point.longitude
        activity.save()
        done()


def sign_in(
    activity: Activity, *, code: str, device: str = "", position: Point | None = None, by: Post, at: datetime
) -> bool:
    """Here, by the code on the wall; False where this person had signed in before.

    `device` is what the browser is known by: the second person on one device is flagged for the office, never refused.
    Nor is anybody refused for where they are: far off or silent, they are flagged, and only the distance is kept.
    """
    with FRAME.act("activity.sign_in", activity, by=by, at=at) as done:
        if not (way := doorcodes.way(activity.secret, code, at)):
            raise Refused(_("签到码已经过期或者不是这次活动的，请看现场的屏幕再扫一次。"))
        seat = _seat(activity, _mandate(by))
        if seat.came_at:
            done.quietly()
            return False
        doubts = [doubtful.place(activity, position)]
        if device and activity.participations.filter(device=device).exclude(pk=seat.pk).exists():
            doubts.append(_("与另一个人使用同一台设备签到"))
        seat.doubt = "；".join(filter(None, doubts))[:80]
        seat.came_at, seat.way, seat.device = at, way, device[:32]
        seat.save()
        done(data={"way": way, **({"doubt": seat.doubt} if seat.doubt else {})})
        return True


def leave(seat: Participation, *, by: Post, at: datetime) -> None:
    """Signed out: hours run until then. Without it they run to the end of what was planned."""
    with FRAME.act("participation.leave", seat, by=by, at=at) as done:
        if not seat.came_at:
            raise Refused(_("您还没有签到。"))
        if at < seat.came_at or day(at) != day(seat.came_at):
            raise Refused(_("签退要在签到的当天。"))
        seat.left_at = at
        seat.save()
        done(data={"hours": str(hours.of(seat))})


def dispute(seat: Participation, *, reason: str, by: Post, at: datetime) -> None:
    """The organiser registers who came; who sees it otherwise says so, and it is looked at and put right."""
    with FRAME.act("participation.dispute", seat, by=by, at=at) as done:
        say_why(reason)
        seat.dispute = reason.strip()[:200]
        seat.save()
        done(note=seat.dispute)


def mark(seat: Participation, *, here: bool, reason: str = "", by: Post, at: datetime) -> None:
    """The organiser writes somebody in who could not sign in, or takes back what was wrong; a dispute ends by it."""
    with FRAME.act("participation.mark", seat, by=by, at=at) as done:
        if bool(seat.came_at) == here and not seat.dispute:
            done.quietly()
            return
        if seat.activity.stage != Stage.CALLED and not reason.strip():
            raise Refused(_("活动结束后更正出席登记，要写明原因。"))
        if bool(seat.came_at) != here:
            seat.came_at, seat.way = (_came(seat.activity, at), Participation.Way.HAND) if here else (None, "")
            seat.left_at = None
        seat.doubt = seat.dispute = ""
        seat.save()
        done(data={"here": here}, note=reason)


def _came(activity: Activity, at: datetime) -> datetime:
    """Who is written in when all is over was there from its beginning, as when it is recorded afterwards."""
    return at if at < activity.ends_at else activity.starts_at


def tick(seat: Participation, *, came_at: datetime, identity: uuid.UUID, by: Post, at: datetime) -> bool:
    """A tick on the organiser's list that was kept without network; False where it or the sign-in came before.

    What was put right since stays right, however often the phone sends the same tick.
    """
    with FRAME.act("participation.mark", seat, by=by, at=at) as done:
        if seat.came_at or seat.ticked == identity:
            done.quietly()
            return False
        since, until = rules.signing_in(seat.activity)
        came_at = min(came_at, at)  # its clock may be ahead
        if not since <= came_at <= until:
            raise Refused(_("到场时间不在这次活动的签到时间里，请由工作人员登记并写明原因。"))
        seat.came_at, seat.way, seat.ticked = came_at, Participation.Way.HAND, identity
        seat.save()
        done(data={"here": True, "came_at": came_at.isoformat(), "list": str(identity)})
        return True


def _mandate(by: Post) -> Mandate:
    if by.mandate is None:
        raise Refused(_("只有代表、委员本人可以报名、签到。"))
    return by.mandate


def _seat(activity: Activity, mandate: Mandate) -> Participation:
    """This deputy's row; whoever was not on the list is put on it."""
    return Participation.objects.get_or_create(activity=activity, mandate=mandate)[0]
