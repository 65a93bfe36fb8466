"""Where a document is filed, and what came in through one door lately."""

from datetime import datetime

from django.db.models import QuerySet

from lianxinqiao.filings.models import ReviewRequest
from lianxinqiao.opinions import screening
from lianxinqiao.people.models import Body, Post


def receiving(post: Post) -> QuerySet[Body]:
    """The standing committee that an organ files with: that of its own district, one body at most."""
    if post.organization is None:
        return Body.objects.none()
    of_district = Body.objects.filter(kind=Body.Kind.CONGRESS, ended_on=None, district=post.organization.district_id)
    return of_district.filter(pk__in=of_district.order_by("pk").values("pk")[:1])


def asked_of() -> Body | None:
    """The standing committee that strangers ask; the first of an installation that serves several."""
    return Body.objects.filter(kind=Body.Kind.CONGRESS, ended_on=None).order_by("pk").first()


def lately(door: str, at: datetime) -> QuerySet[ReviewRequest]:
    """What came through one door in the last minutes, the newest first."""
    rows = ReviewRequest.objects.filter(door=door, entered_at__gt=at - screening.WINDOW)
    return rows.order_by("-entered_at", "-pk")
