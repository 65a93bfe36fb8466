"""Reception days as iCalendar: a change is told by SEQUENCE, and what was called off stays as CANCELLED."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vText

from lianxinqiao.stations.models import Duty
from lianxinqiao.stations.stages import DutyStage, TurnStage

CONTENT_TYPE = "text/calendar; charset=utf-8"


def of(duties: Iterable[Duty], name: str, *, cancelled_for: int = 0) -> bytes:
    """Of published days. `cancelled_for` is a mandate: to whoever handed a turn on, it is called off."""
    calendar = Calendar()
    calendar.add("prodid", "-//lianxinqiao//stations//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for duty in duties:
        if duty.stage != DutyStage.PLANNED:
            calendar.add_component(_event(duty, cancelled_for))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(duty: Duty, mandate: int) -> Event:
    event, station = Event(), duty.station
    event.add("uid", f"duty-{duty.pk}@{settings.SITE_URL.partition('://')[2]}")
    event.add("sequence", duty.sequence)
    event.add("dtstamp", duty.changed_at)
    event.add("last-modified", duty.changed_at)
    event.add("dtstart", duty.starts_at)
    event.add("dtend", duty.ends_at)
    event.add("summary", _("代表接待日：%(station)s") % {"station": station.spoken})
    event.add("description", _("值班代表：%(names)s") % {"names": duty.names})
    event["location"] = vText(station.address_spoken)
    event.add("status", "CANCELLED" if _is_off(duty, mandate) else "CONFIRMED")
    event.add("url", f"{settings.SITE_URL}/s/{station.code}")
    return event


def _is_off(duty: Duty, mandate: int) -> bool:
    if duty.stage == DutyStage.CANCELLED:
        return True
    mine = [turn.stage for turn in duty.turns.all() if turn.mandate_id == mandate]
    return bool(mine) and all(stage == TurnStage.GIVEN for stage in mine)
