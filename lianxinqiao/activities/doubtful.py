"""What makes a sign-in worth a second look, in the words that the office reads; never a reason to refuse it."""

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.activities import profile
from lianxinqiao.activities.models import Activity
from lianxinqiao.people.points import Point

STEP = 100  # metres: no more is kept of where somebody was


def place(activity: Activity, position: Point | None) -> str:
    """Far from where one signs in, or silent about it; nothing where nobody is asked."""
    if (here := activity.point) is None:
        return ""
    if position is None:
        return _("签到时没有提供位置")
    metres = here.metres_to(position)
    if metres <= profile.of(activity.body, timezone.localdate(activity.starts_at)).sign_in_metres:
        return ""
    return _("签到位置距活动地点约%(metres)s米") % {"metres": round(metres / STEP) * STEP}
