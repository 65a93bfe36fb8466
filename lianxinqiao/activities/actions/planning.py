"""Plan an activity, change it, notify whoever is on its list, call it off; or enter one that was held without the program."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import places, profile
from lianxinqiao.activities.frame import FRAME
from lianxinqiao.activities.kinds import BY_BODY, KINDS, Organiser
from lianxinqiao.activities.models import Activity, Host, OwnKind, Participation, Visit
from lianxinqiao.activities.models.activity import Payer
from lianxinqiao.activities.rules import RULES
from lianxinqiao.activities.stages import Seat, Stage
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Body, Mandate, Post

# What an organiser writes of an activity and may change until it is held.
KEPT = (
    *("kind", "title", "purpose", "organiser", "township", "committee", "campaign", "starts_at", "ends_at", "place"),
    *("seats", "signs_up_until", "line", "paid_by", "team", "field", "risk", "insured"),
)
KEYS = {name: f"{name}_id" for name in ("township", "committee", "campaign", "line", "team")}


@transaction.atomic
def plan(*, body: Body, values: Mapping[str, Any], invited: Iterable[Mandate] = (), by: Post, at: datetime) -> Activity:
    """A new activity with those on its list. Raises ValidationError by field, Refused where this is not theirs to plan."""
    activity = _new(body, values, by=by, at=at)
    RULES.may("activity.plan", by, activity, at)
    activity.save(force_insert=True)
    _put_on_the_list(activity, invited)
    FRAME.done("activity.plan", activity, by=by, at=at, data={"after": _told(activity)})
    return activity


@transaction.atomic
def record(
    *,
    body: Body,
    values: Mapping[str, Any],
    present: Iterable[Mandate] = (),
    hosts: Iterable[Host] = (),
    by: Post,
    at: datetime,
) -> Activity:
    """One that was held already, with whoever came and whom they saw, as its organiser's own list says."""
    activity = _new(body, values, by=by, at=at)
    RULES.may("activity.record", by, activity, at)
    if activity.ends_at > at:
        raise Refused(_("活动还没有结束，请先安排活动。"))
    activity.stage = Stage.HELD
    activity.save(force_insert=True)
    came = {"stage": Seat.SIGNED_UP, "came_at": activity.starts_at, "way": Participation.Way.HAND}
    seats = [Participation(activity=activity, mandate=mandate, **came) for mandate in _of_body(body, present)]
    Participation.objects.bulk_create(seats)
    seen = Visit.objects.bulk_create([Visit(activity=activity, host=host) for host in hosts])
    data = {"after": _told(activity), "present": len(seats), "hosts": len(seen)}
    FRAME.done("activity.record", activity, by=by, at=at, data=data)
    return activity


def change(activity: Activity, *, values: Mapping[str, Any], by: Post, at: datetime) -> None:
    """Another time, place or purpose; whoever is on the list is told. More places move those who wait up."""
    with FRAME.act("activity.change", activity, by=by, at=at) as done:
        before = _told(activity)
        _set(activity, values)
        after = _told(activity)
        if before == after:
            done.quietly()
            return
        activity.save()
        changed = [name for name in KEPT if before[name] != after[name]]
        was, now = ({name: side[name] for name in changed} for side in (before, after))
        tells = None if activity.stage == Stage.CALLED else ()
        done(data={"before": was, "after": now}, tells=tells)
        places.move_up(activity, done)


def invite(activity: Activity, mandates: Iterable[Mandate], *, by: Post, at: datetime) -> int:
    """Put more on the list; how many are new on it."""
    with FRAME.act("activity.invite", activity, by=by, at=at) as done:
        new = _put_on_the_list(activity, mandates)
        if not new:
            done.quietly()
            return 0
        done(data={"invited": [seat.mandate_id for seat in new]})
        return len(new)


def call(activity: Activity, *, by: Post, at: datetime) -> None:
    """Notify whoever is on the list; from now on one signs up."""
    with FRAME.act("activity.call", activity, by=by, at=at) as done:
        if activity.ends_at <= at:
            raise Refused(_("活动时间已经过去，请先修改安排。"))
        if activity.risk and not activity.insured:
            raise Refused(_("活动有人身危险，应当先为参加的人办理保险（志愿服务条例第十七条）。"))
        step(activity, Stage.CALLED)
        activity.called_on = day(at)
        activity.save()
        said = [activity.get_kind_display(), activity.place]
        if activity.risk:
            said.append(
                _("可能的危险：%(risk)s；保险：%(insured)s") % {"risk": activity.risk, "insured": activity.insured}
            )
        late = profile.late_by(activity, day(at))
        done(note="　".join(filter(None, said)), data={"late": late} if late else {})


def cancel(activity: Activity, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("activity.cancel", activity, by=by, at=at) as done:
        say_why(reason)
        was_called = activity.stage == Stage.CALLED
        step(activity, Stage.CANCELLED)
        activity.save()
        done(note=reason, tells=None if was_called else ())


# ------------------------------------------------------------------ parts
def _new(body: Body, values: Mapping[str, Any], *, by: Post, at: datetime) -> Activity:
    activity = Activity(body=body, planned_by=by, planned_at=at)
    if by.township_id and not values.get("township"):
        activity.township = by.township
    _set(activity, values)
    return activity


def _set(activity: Activity, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        assert name in KEPT, name
        setattr(activity, name, value)
    kind = KINDS.get(activity.kind)
    if kind and activity.organiser not in kind.organisers:
        words = {"kind": kind.word, "organiser": Organiser(activity.organiser).label}
        raise ValidationError({"organiser": _("“%(kind)s”不由%(organiser)s组织。") % words})
    if activity.organiser not in BY_BODY[activity.body.kind][0]:
        named = {"body": activity.body, "organiser": Organiser(activity.organiser).label}
        raise ValidationError({"organiser": _("%(body)s没有这样的组织者：%(organiser)s。") % named})
    own = OwnKind.objects.filter(body=activity.body_id, kind=activity.kind).first()
    if own and not own.is_on and activity._state.adding:
        raise ValidationError({"kind": _("本机构没有启用这个活动类别。")})
    activity.local_kind = own.name if own else ""
    _refuse_sponsor(activity)
    if activity.line and activity.line.plan.body_id != activity.body_id:
        raise ValidationError({"line": _("这项安排不在本机构的年度活动计划里。")})
    if activity.township and activity.township.district_id != activity.body.district_id:
        raise ValidationError({"township": _("%(township)s不在本行政区划。") % {"township": activity.township}})
    activity.full_clean()


def _refuse_sponsor(activity: Activity) -> None:
    """Nobody pays for what deputies do in office （上海市实施代表法办法第五十二条）, where the profile says so."""
    if activity.paid_by == Payer.SPONSOR and profile.of(activity.body, day(activity.starts_at)).no_sponsors:
        said = _("代表执行职务的活动不得接受企业、团体和个人出资赞助（上海市实施代表法办法第五十二条）。")
        raise ValidationError({"paid_by": said})


def _put_on_the_list(activity: Activity, mandates: Iterable[Mandate]) -> list[Participation]:
    there = set(activity.participations.values_list("mandate_id", flat=True))
    new = [
        Participation(activity=activity, mandate=mandate)
        for mandate in _of_body(activity.body, mandates)
        if mandate.pk not in there
    ]
    return Participation.objects.bulk_create(new)


def _of_body(body: Body, mandates: Iterable[Mandate]) -> list[Mandate]:
    once = list(dict.fromkeys(mandates))
    for mandate in once:
        if mandate.term.body_id != body.pk:
            raise Refused(_("%(person)s不在本机构的名册上。") % {"person": mandate.person})
    return once


def _told(activity: Activity) -> dict[str, Any]:
    """What is kept of it, in brief, as it goes into the journal."""
    return {name: getattr(activity, KEYS.get(name, name)) for name in KEPT}
