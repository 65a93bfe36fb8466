"""What the rule profile of a body says of its activities on a day."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from lianxinqiao.activities.kinds import KINDS
from lianxinqiao.people.models import Body, BodyProfile
from lianxinqiao.rulebook import terms
from lianxinqiao.rulebook.sections.activities import Activities
from lianxinqiao.workdays import queries as workdays


def of(body: Body, on: date) -> Activities:
    return BodyProfile.of(body, on).rules.activities


def feedback(body: Body, on: date) -> date | None:
    """The day by which a report that was forwarded on this one is answered; None where the place says only 及时."""
    term = of(body, on).feedback
    return terms.due(term, on, workdays.current(), roll=False).date if term else None


def notice_by(body: Body, kind: str, begins: date) -> date:
    """The last day on which the notice is in time."""
    return begins - timedelta(days=int(getattr(of(body, begins), KINDS[kind].notice)))


def days_are_right(body: Body, kind: str, begins: date, ends: date) -> bool:
    """Whether a whole inspection lasts as long as the place says; 0 in the profile is no rule."""
    if KINDS[kind].notice != "notice_inspection":
        return True
    rules, days = of(body, begins), (ends - begins).days + 1
    return days >= rules.inspection_least and (not rules.inspection_most or days <= rules.inspection_most)


def kept_until(body: Body, last: date) -> date:
    """Until when it is known who booked a place that was on this day."""
    return terms.due(of(body, last).bookings, last, workdays.current(), roll=False).date


def late_by(activity: Any, on: date) -> int:
    """By how many days the notice of an activity would be late on this day."""
    last = notice_by(activity.body, activity.kind, timezone.localdate(activity.starts_at))
    return max(0, (on - last).days)
