"""Who has a place and who waits for one."""

from lianxinqiao.activities.models import Activity
from lianxinqiao.activities.stages import Seat
from lianxinqiao.acts.frame import Doing
from lianxinqiao.acts.stages import step


def move_up(activity: Activity, done: Doing) -> None:
    """Whoever waits gets what is free, in the order in which they came, and is told; fewer places throw nobody out."""
    waiting = activity.participations.filter(stage=Seat.WAITING).order_by("signed_up_at", "id")
    if activity.seats is not None:
        free = activity.seats - activity.participations.filter(stage=Seat.SIGNED_UP).count()
        waiting = waiting[: max(free, 0)]
    for seat in waiting:
        seat.activity = activity
        step(seat, Seat.SIGNED_UP)
        seat.save(update_fields=["stage"])
        done.also("participation.move_up", seat, tells=("participant",))
