"""Who has a place and who waits for one."""

from lianxinqiao.activities.models import Activity, Participation
from lianxinqiao.activities.stages import Seat


def move_up(activity: Activity) -> int:
    """Whoever waits gets what is free, in the order in which they came; fewer places throw nobody out."""
    if activity.seats is None:
        waiting = activity.participations.filter(stage=Seat.WAITING)
        return waiting.update(stage=Seat.SIGNED_UP)
    free = activity.seats - activity.participations.filter(stage=Seat.SIGNED_UP).count()
    waiting = activity.participations.filter(stage=Seat.WAITING).order_by("signed_up_at", "id")
    first = list(waiting.values_list("pk", flat=True)[: max(free, 0)])
    return Participation.objects.filter(pk__in=first).update(stage=Seat.SIGNED_UP)
