"""When something may go out to a reader: at once, after their quiet hours, or with the day's digest."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from lianxinqiao.notices.models import Preference

DIGEST = time(7, 30)


def when(chosen: Preference | None, at: datetime) -> datetime:
    """The earliest moment for this reader that is not before `at`."""
    if chosen is None:
        return at
    if chosen.digest:
        return _next(at, DIGEST)
    if chosen.quiet_from is None or chosen.quiet_to is None or not _is_quiet(at, chosen.quiet_from, chosen.quiet_to):
        return at
    return _next(at, chosen.quiet_to)


def _is_quiet(at: datetime, begins: time, ends: time) -> bool:
    """Usually over midnight: from 22:00 to 7:00."""
    clock = timezone.localtime(at).time()
    return begins <= clock < ends if begins <= ends else clock >= begins or clock < ends


def _next(at: datetime, clock: time) -> datetime:
    local = timezone.localtime(at)
    then = local.replace(hour=clock.hour, minute=clock.minute, second=0, microsecond=0)
    return then if then >= local else then + timedelta(days=1)
