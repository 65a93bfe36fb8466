"""What came through one door in the last minutes: how busy it is."""

from datetime import datetime

from lianxinqiao.opinions import screening
from lianxinqiao.opinions.models import Opinion, OpinionQuerySet
from lianxinqiao.people.models import Body


def lately(body: Body, door: str, at: datetime) -> OpinionQuerySet:
    return Opinion.objects.filter(body=body, door=door, received_at__gt=at - screening.WINDOW)


def is_busy(body: Body, door: str, at: datetime) -> bool:
    """Whether its next forms ask for a proof of work."""
    return lately(body, door, at)[: screening.BUSY].count() >= screening.BUSY
