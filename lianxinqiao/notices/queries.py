"""What lies in the inbox and in the outbox."""

from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from lianxinqiao.accounts.models import User
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.notices.models import Dispatch, Notice

# The bell says "99+" beyond, so nothing counts further.
UNREAD_CAP = 100
UNREAD = Prepared(
    lambda user: Notice.objects.filter(recipient_id=user, read_at=None).order_by().values_list("pk")[:UNREAD_CAP], int
)


def inbox(user: User | AnonymousUser) -> QuerySet[Notice]:
    return Notice.objects.filter(recipient_id=user.pk)


def unread(user: User | AnonymousUser) -> int:
    """At most UNREAD_CAP."""
    return len(UNREAD(user.pk))


def due(at: datetime) -> QuerySet[Dispatch]:
    """What may go out now, the longest waiting first."""
    return Dispatch.objects.filter(state=Dispatch.State.WAITING, not_before__lte=at).order_by("not_before", "id")
