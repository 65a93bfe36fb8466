"""The duty roster （值班表）: planned by the rule of the day, published, called off."""

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.people.models import Mandate, Post
from lianxinqiao.stations import days, roster, rules
from lianxinqiao.stations.frame import FRAME
from lianxinqiao.stations.models import Away, Duty, Station, Turn
from lianxinqiao.stations.stages import DutyStage, TurnStage
from lianxinqiao.workdays import queries as workdays

LONGEST = timedelta(400)


def plan(
    station: Station, *, since: date, until: date, per_day: int = 1, least: int = 0, by: Post, at: datetime
) -> list[Duty]:
    """A fair roster for the reception days of a span. What was published stays; what was only planned is made anew.

    A day on which nobody is free stays empty: it is told, and somebody is asked by hand.
    """
    with FRAME.act("station.plan", station, by=by, at=at) as done:
        found = _days(station, since, until)
        team = [member.mandate for member in station.members.held(since).select_related("mandate__person")]
        if not team:
            raise Refused(_("这个联络站还没有进站代表。"))
        station.duties.filter(stage=DutyStage.PLANNED, held_on__range=(since, until)).delete()
        standing = set(station.duties.exclude(stage=DutyStage.CANCELLED).values_list("held_on", flat=True))
        wanted = [each for each in found if each not in standing]
        roster.enough_places(len(wanted), per_day, len(team), least)
        made = roster.make(
            wanted, team, per_day=per_day, away=_away(team, wanted), served=_served(station, team, since)
        )
        duties = [_duty(station, each, serving, per_day, at) for each, serving in made.turns.items()]
        lacking = [each.isoformat() for each in made.lacking]
        done(data={"since": since, "until": until, "days": len(duties), "lacking": lacking})
        return duties


def _days(station: Station, since: date, until: date) -> list[date]:
    if not station.reception:
        raise Refused(_("请先登记接待日规则。"))
    if not since <= until <= since + LONGEST:
        raise Refused(_("请核对起止日期，一次最多排一年。"))
    found = days.dates(station.reception, since, until, workdays.current())
    if not found:
        raise Refused(_("这段时间没有接待日。"))
    return found


def _away(team: Collection[Mandate], wanted: Iterable[date]) -> dict[Mandate, set[date]]:
    """When each cannot: said by themselves, serving elsewhere that day, or out of office by then."""
    wanted = list(wanted)
    away = {mandate: {each for each in wanted if mandate.vacant(each)} for mandate in team}
    for row in Away.objects.filter(mandate__in=team).select_related("mandate"):
        away[row.mandate] |= {each for each in wanted if row.from_on <= each <= row.to_on}
    turns = Turn.objects.filter(mandate__in=team, stage=TurnStage.SERVES, duty__held_on__in=wanted)
    for turn in turns.exclude(duty__stage=DutyStage.CANCELLED).select_related("duty", "mandate"):
        away[turn.mandate].add(turn.duty.held_on)
    return away


def _served(station: Station, team: Collection[Mandate], since: date) -> dict[Mandate, int]:
    """How often each has served here in the year so far: whoever came counts, whoever handed a turn on does not."""
    rows = Turn.objects.filter(duty__station=station, duty__held_on__year=since.year, mandate__in=team)
    counted = rows.filter(stage__in=[TurnStage.SERVES, TurnStage.CAME]).select_related("mandate")
    served = dict.fromkeys(team, 0)
    for turn in counted:
        served[turn.mandate] += 1
    return served


def _duty(station: Station, held_on: date, serving: Iterable[Mandate], per_day: int, at: datetime) -> Duty:
    begins, ends = days.hours(station.reception)
    duty = Duty.objects.create(
        station=station, held_on=held_on, begins=begins, ends=ends, wanted=per_day, changed_at=at
    )
    Turn.objects.bulk_create(Turn(duty=duty, mandate=mandate) for mandate in serving)
    return duty


def fill(duty: Duty, *, mandate: Mandate, by: Post, at: datetime) -> Turn:
    """Somebody is asked by hand, as on a day on which nobody was free."""
    with FRAME.act("duty.fill", duty, by=by, at=at) as done:
        rules.must_be_free(mandate, duty)
        turn = Turn.objects.create(duty=duty, mandate=mandate)
        if duty.stage == DutyStage.PUBLISHED:
            duty.changed(at)
            duty.save()
        done(turn, data={"mandate": mandate.pk, "on": duty.held_on})
        return turn


def publish(station: Station, *, by: Post, at: datetime) -> list[Duty]:
    """The planned days are made public and those who serve are told. Days without anybody stay planned."""
    with FRAME.act("station.publish", station, by=by, at=at) as done:
        rows = [duty for duty in _planned(station) if duty.serving]
        if not rows:
            raise Refused(_("没有可以公布的值班安排。"))
        for duty in rows:
            step(duty, DutyStage.PUBLISHED)
            duty.published_on, duty.changed_at = day(at), at
            duty.save()
        late = [duty.held_on.isoformat() for duty in rows if duty.late]
        done(data={"days": [duty.held_on for duty in rows], **({"late": late} if late else {})})
        return rows


def _planned(station: Station) -> list[Duty]:
    return list(station.duties.filter(stage=DutyStage.PLANNED).prefetch_related("turns"))


def cancel(duty: Duty, *, reason: str, by: Post, at: datetime) -> None:
    """A day is called off; in calendars it stays, as cancelled."""
    with FRAME.act("duty.cancel", duty, by=by, at=at) as done:
        say_why(reason)
        step(duty, DutyStage.CANCELLED)
        duty.cancelled_because = reason[:200]
        duty.changed(at)
        duty.save()
        done(note=reason, data={"on": duty.held_on})


def be_away(station: Station, *, from_on: date, to_on: date, reason: str = "", by: Post, at: datetime) -> Away:
    """A deputy of the team says when they cannot serve, before the roster is made."""
    with FRAME.act("station.away", station, by=by, at=at) as done:
        if to_on < from_on:
            raise Refused(_("结束日期不能早于开始日期。"))
        assert by.mandate is not None
        row = Away.objects.create(mandate=by.mandate, from_on=from_on, to_on=to_on, reason=reason[:120])
        done(data={"mandate": by.mandate_id, "from": from_on, "to": to_on})
        return row
