"""When a reminder may go out: by the calendar of the profile, never in the quiet hours, never on a free day. Pure."""

from datetime import date, datetime, timedelta

from lianxinqiao.rulebook.schema import Reminders
from lianxinqiao.workdays.calendar import Calendar


def due_today(due_on: date, today: date, reminders: Reminders, calendar: Calendar) -> int | None:
    """The number of days before the due date whose reminder falls on today, or None.

    A reminder of a free day goes out on the last workday before it, so that nobody learns of it too late.
    """
    for days in sorted(reminders.days_before):
        if _day_for(due_on - timedelta(days=days), reminders, calendar) == today:
            return days
    return None


def _day_for(day: date, reminders: Reminders, calendar: Calendar) -> date:
    while not (reminders.on_free_days or calendar.is_workday(day)):
        day -= timedelta(days=1)
    return day


def next_moment(moment: datetime, reminders: Reminders, calendar: Calendar) -> datetime:
    """The moment itself if nobody is disturbed by it, else the next end of the quiet hours on a workday.

    `moment` is where the district is: an aware datetime in its zone.
    """
    if not _quiet(moment, reminders) and _allowed(moment.date(), reminders, calendar):
        return moment
    morning = moment.replace(
        hour=reminders.quiet_to.hour, minute=reminders.quiet_to.minute, second=0, microsecond=0
    )
    while morning <= moment or not _allowed(morning.date(), reminders, calendar):
        morning += timedelta(days=1)
    return morning


def _quiet(moment: datetime, reminders: Reminders) -> bool:
    clock, begin, end = moment.time(), reminders.quiet_from, reminders.quiet_to
    if begin == end:
        return False
    if begin < end:
        return begin <= clock < end
    return clock >= begin or clock < end


def _allowed(day: date, reminders: Reminders, calendar: Calendar) -> bool:
    return reminders.on_free_days or calendar.is_workday(day)
