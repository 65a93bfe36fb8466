"""What happens, as iCalendar: a change is told by SEQUENCE, and what was called off stays as CANCELLED."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings

if TYPE_CHECKING:
    from icalendar import Event

CONTENT_TYPE = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class Happening:
    """One event. `starts` and `ends` are both moments or both days; a day's end is its last day."""

    uid: str
    starts: date
    ends: date
    summary: str
    url: str
    changed_at: datetime
    sequence: int = 0
    description: str = ""
    place: str = ""
    cancelled: bool = False
    takes_time: bool = True  # whoever looks for a free hour finds it taken


def write(name: str, happenings: Iterable[Happening]) -> bytes:
    from icalendar import Calendar  # deferred: no command needs it at its start

    calendar = Calendar()
    calendar.add("prodid", "-//lianxinqiao//calendar//ZH")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for each in happenings:
        calendar.add_component(_event(each))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(each: Happening) -> "Event":
    from icalendar import Event, vText  # deferred: likewise

    event = Event()
    event.add("uid", f"{each.uid}@{settings.SITE_URL.partition('://')[2]}")
    event.add("sequence", each.sequence)
    event.add("dtstamp", each.changed_at)
    event.add("last-modified", each.changed_at)
    event.add("dtstart", each.starts)
    event.add("dtend", each.ends if isinstance(each.ends, datetime) else each.ends + timedelta(days=1))
    event.add("summary", each.summary)
    if each.description:
        event.add("description", each.description)
    if each.place:
        event["location"] = vText(each.place)
    event.add("status", "CANCELLED" if each.cancelled else "CONFIRMED")
    event.add("transp", "OPAQUE" if each.takes_time else "TRANSPARENT")
    event.add("url", each.url)
    return event
