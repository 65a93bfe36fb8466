"""What its day brings about: whoever booked a place is forgotten when the term is over."""

from datetime import date, datetime

from django.utils import timezone

from lianxinqiao.activities import profile
from lianxinqiao.activities.actions import booking
from lianxinqiao.activities.models import Booking


def go_on(*, at: datetime) -> int:
    """How many were forgotten today; a day that was missed is made up for."""
    today = timezone.localdate(at)
    rows = Booking.objects.filter(erased_at=None, slot__ends_at__lt=at).select_related("slot__activity__body")
    over = [row for row in rows if profile.kept_until(row.slot.activity.body, _day(row)) < today]
    for row in over:
        booking.erase_by_term(row, at=at)
    return len(over)


def _day(row: Booking) -> date:
    return timezone.localdate(row.slot.ends_at)
