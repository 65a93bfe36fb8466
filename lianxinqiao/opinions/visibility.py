"""Who reads what of an opinion inside the house. Whoever sees one sees its text; who sent it, nobody reads in passing.

An accusation is read by the body's office and auditor alone: not by the station it came through, not by whom it accuses.
What waits to be looked at (held, not registered) is the office's.
"""

from typing import TYPE_CHECKING

from django.db.models import Exists, Q

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT, RoleCode
from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.stages import COUNTED, ShareStage, Stage

if TYPE_CHECKING:
    from lianxinqiao.opinions.models import OpinionQuerySet
    from lianxinqiao.people.models import Post

NOTHING = Q(pk__isnull=True)
OURS = Q(kind=Kind.SUGGESTION, stage__in=[str(stage) for stage in COUNTED])
FRONT = ~Q(kind=Kind.ACCUSATION) & ~Q(stage__in=[Stage.HELD, Stage.DISCARDED])
WHOLE_BODY = OFFICE | {RoleCode.AUDITOR}
WATCHING = frozenset({RoleCode.CHAIRPERSONS, RoleCode.SUPERVISION})


def opinions(rows: "OpinionQuerySet", post: "Post | None") -> "OpinionQuerySet":
    return rows.filter(readable(post))


def readable(post: "Post | None") -> Q:
    if post is None:
        return NOTHING
    if post.role in WHOLE_BODY:
        return Q(body_id=post.body_id)
    if post.role in WATCHING:
        return OURS & Q(body_id=post.body_id)
    if post.role == RoleCode.STATION_STAFF:
        return FRONT & of_front(post)
    if post.role in UNIT:
        return _of_unit(post)
    return OURS & Q(mandate_id=post.mandate_id) if post.role in DEPUTIES and post.mandate_id else NOTHING


def of_front(post: "Post") -> Q:
    """Those of the stations at which this post works; who is at none in particular works for all of the body."""
    from lianxinqiao.stations.models import Worker  # deferred: models ask visibility

    mine = Worker.objects.filter(post_id=post.pk, to_on=None)
    own = Q(station_id__in=mine.values("station_id")) | Q(station=None)
    return Q(body_id=post.body_id) & (own | Q(~Exists(mine)))


def _of_unit(post: "Post") -> Q:
    from lianxinqiao.opinions.models import Share  # deferred: models ask visibility

    mine = Share.objects.filter(organization=post.organization).exclude(stage=ShareStage.RETURNED)
    return Q(kind=Kind.SUGGESTION, pk__in=mine.values("opinion_id")) & ~Q(accused_id=post.organization_id)


def may_see_photos(post: "Post | None") -> bool:
    """Pictures may show people: whoever works on it sees them, whoever only watches does not."""
    return post is not None and post.role in OFFICE | UNIT | DEPUTIES | {RoleCode.STATION_STAFF}
