"""Keep the register: found a station, change it, open and close it, choose it as a key one, note what was improved."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.rules import say_why
from lianxinqiao.acts.stages import step
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.files import actions as files
from lianxinqiao.people.models import Body, Post
from lianxinqiao.stations import days, shortcodes
from lianxinqiao.stations.frame import FRAME
from lianxinqiao.stations.models import Improvement, KeyYear, Spot, Station
from lianxinqiao.stations.rules import RULES
from lianxinqiao.stations.stages import Stage

# What stands in the register and an office may change.
KEPT = (
    *("name", "name_en", "kind", "township", "address", "address_en", "given_latitude", "given_longitude", "datum"),
    *("premises", "area", "level", "head", "phone", "full_time", "part_time", "budget", "specialty", "specialty_en"),
    *("opening", "reception", "founded_on"),
)


@transaction.atomic
def found(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> Station:
    """A new station, numbered after the last one. Raises ValidationError by field where it cannot stand."""
    RULES.may("station.found", by, Beginning(body.pk), at)
    Body.objects.select_for_update(no_key=True).get(pk=body.pk)  # numbers follow each other
    last = Station.objects.filter(body=body).aggregate(last=Max("number"))["last"] or 0
    station = Station(body=body, number=last + 1, code=fresh_code())
    put(station, values)
    station.save(force_insert=True)
    FRAME.done("station.found", station, by=by, at=at, data={"after": _told(station)})
    return station


def fresh_code() -> str:
    """A code that no other station has, not even one that was closed."""
    while Station.objects.filter(code=(code := shortcodes.make())).exists():
        continue
    return code


def change(station: Station, *, values: Mapping[str, Any], by: Post, at: datetime) -> dict[str, tuple[Any, Any]]:
    """Save what the office changed; what it was and is now, empty where nothing did (and then nothing is written)."""
    with FRAME.act("station.change", station, by=by, at=at) as done:
        before = _told(station)
        put(station, values)
        after = _told(station)
        changed = {name: (before[name], after[name]) for name in KEPT if before[name] != after[name]}
        if not changed:
            done.quietly()
            return {}
        station.save()
        was, now = ({name: pair[side] for name, pair in changed.items()} for side in (0, 1))
        done(data={"before": was, "after": now})
        return changed


def put(station: Station, values: Mapping[str, Any]) -> None:
    """Set what stands in the register, and refuse what cannot stand there."""
    for name, value in values.items():
        assert name in KEPT, name
        setattr(station, name, value)
    if station.township.district_id != station.body.district_id:
        raise Refused(_("%(township)s不在本行政区划。") % {"township": station.township})
    days.check(station.reception)
    station.full_clean()


def _told(station: Station) -> dict[str, Any]:
    """What is kept, in brief, as it goes into the journal."""
    return {name: getattr(station, "township_id" if name == "township" else name) for name in KEPT}


def furnish(
    station: Station,
    *,
    kind: str,
    what: str,
    done_on: date,
    cost: int | None = None,
    before: Any = None,
    after: Any = None,
    by: Post,
    at: datetime,
) -> Improvement:
    """What was done to its rooms or to what it can do; pictures are cleaned of everything but the picture."""
    with FRAME.act("station.furnish", station, by=by, at=at) as done:
        if done_on > day(at):
            raise Refused(_("完成日期不能晚于今天。"))
        pictures = {
            name: files.store(upload, by=by.user) for name, upload in (("before", before), ("after", after)) if upload
        }
        row = Improvement(station=station, kind=kind, what=what, done_on=done_on, cost=cost, noted_by=by, **pictures)
        row.full_clean()
        row.save()
        done(data={"kind": kind, "what": what, "on": done_on, "cost": cost})
        return row


def choose_key(station: Station, *, year: int, reason: str, by: Post, at: datetime) -> KeyYear:
    """A key station of a year （重点打造）, with the reason it was chosen for."""
    with FRAME.act("station.choose_key", station, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请写明确定为重点打造的理由。"))
        if station.key_years.filter(year=year).exists():
            raise Refused(_("这个联络站%(year)s年已经是重点打造的联络站。") % {"year": year})
        row = KeyYear.objects.create(station=station, year=year, reason=reason, chosen_on=day(at), chosen_by=by)
        done(note=reason, data={"year": year})
        return row


def place(station: Station, *, names: str, by: Post, at: datetime) -> list[Spot]:
    """The places that a citizen may choose among, one a line, in this order; those not named any more go."""
    with FRAME.act("station.place", station, by=by, at=at) as done:
        wanted = list(dict.fromkeys(line.strip()[:60] for line in names.splitlines() if line.strip()))
        before = [spot.name for spot in station.spots.all()]
        if wanted == before:
            done.quietly()
            return list(station.spots.all())
        station.spots.exclude(name__in=wanted).delete()
        for position, name in enumerate(wanted):
            Spot.objects.update_or_create(station=station, name=name, defaults={"position": position})
        done(data={"before": before, "after": wanted})
        return list(station.spots.all())


def pause(station: Station, *, reason: str, by: Post, at: datetime) -> None:
    """Nobody is received for a while, as while its rooms are rebuilt."""
    with FRAME.act("station.pause", station, by=by, at=at) as done:
        step(station, Stage.PAUSED)
        station.save()
        done(note=reason)


def reopen(station: Station, *, by: Post, at: datetime) -> None:
    with FRAME.act("station.reopen", station, by=by, at=at) as done:
        step(station, Stage.OPEN)
        station.save()
        done()


def close(station: Station, *, reason: str, by: Post, at: datetime) -> None:
    """It is over; what happened there stays, and its code leads nowhere else."""
    with FRAME.act("station.close", station, by=by, at=at) as done:
        say_why(reason)
        step(station, Stage.CLOSED)
        station.ended_on, station.ended_because = day(at), reason
        station.save()
        done(note=reason)
