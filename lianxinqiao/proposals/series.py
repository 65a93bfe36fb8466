"""The two series of a year: proposals of the plenary （大会提案）, and ordinary ones （平时提案）."""

from calendar import monthrange
from datetime import date

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.people.models import BodyProfile, Mandate, Session


def of(mandate: Mandate, on: date) -> tuple[Session, bool]:
    """The plenary whose series a proposal of that day stands in, and whether it is an ordinary one （平时提案）.

    Of a plenary is what is written from some months before its opening to its close; the months are the profile's.
    """
    sessions = list(mandate.term.sessions.order_by("opens_on"))
    if not sessions:
        raise Refused(_("本届还没有建立会议，请联系政协机关。"))
    months = BodyProfile.of(mandate.term.body, on).rules.proposals.months_before
    for session in sessions:
        if months_before(session.opens_on, months) <= on <= session.closes_on:
            return session, False
    held = [session for session in sessions if session.opens_on <= on]
    return (held[-1], True) if held else (sessions[0], False)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
