"""Who reads what of an opinion inside the house. Whoever sees one sees its text; who sent it, nobody reads in passing.

An accusation is read by the body's office and auditor alone: not by the station it came through, not by whom it accuses.
What waits to be looked at (held, not registered) is the office's. docs/who-reads-what.md is printed from `READERS`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, Q

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT, RoleCode
from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.stages import COUNTED, ShareStage, Stage

if TYPE_CHECKING:
    from lianxinqiao.opinions.models import OpinionQuerySet
    from lianxinqiao.people.models import Post

NOTHING = Q(pk__isnull=True)
EVERY_KIND, EVERY_STAGE = frozenset(map(str, Kind)), frozenset(map(str, Stage))
SUGGESTIONS = frozenset({str(Kind.SUGGESTION)})
LOOKED_AT = EVERY_STAGE - {str(Stage.HELD), str(Stage.DISCARDED)}
WHOLE_BODY = OFFICE | {RoleCode.AUDITOR}
WATCHING = frozenset({RoleCode.CHAIRPERSONS, RoleCode.SUPERVISION})


@dataclass(frozen=True)
class Reader:
    """Who reads opinions: of which kinds and in which stages, which of these, and what beside the text."""

    code: str
    name: str  # which of them, in words
    roles: frozenset[RoleCode]
    whose: Callable[["Post"], Q]
    kinds: frozenset[str] = EVERY_KIND
    stages: frozenset[str] = EVERY_STAGE
    photos: bool = False
    person: bool = False  # may look up who sent it, which is written down (`sender.read`)


def _of_body(post: "Post") -> Q:
    return Q(body_id=post.body_id)


def _of_deputy(post: "Post") -> Q:
    return Q(mandate_id=post.mandate_id) if post.mandate_id else NOTHING


def opinions(rows: "OpinionQuerySet", post: "Post | None") -> "OpinionQuerySet":
    return rows.filter(readable(post))


def readable(post: "Post | None") -> Q:
    reader = reader_of(post)
    if post is None or reader is None:
        return NOTHING
    kinds = Q() if reader.kinds == EVERY_KIND else Q(kind__in=sorted(reader.kinds))
    stages = Q() if reader.stages == EVERY_STAGE else Q(stage__in=sorted(reader.stages))
    return reader.whose(post) & kinds & stages


def reader_of(post: "Post | None") -> Reader | None:
    """Who works in the office for one committee alone reads as whoever watches."""
    if post and post.role in OFFICE and post.committee_id is not None:
        return WATCHER
    return next((reader for reader in READERS if post and post.role in reader.roles), None)


def of_front(post: "Post") -> Q:
    """Those of the stations at which this post works; who is at none in particular works for all of the body."""
    from lianxinqiao.stations.models import Worker  # deferred: models ask visibility

    mine = Worker.objects.filter(post_id=post.pk, to_on=None)
    own = Q(station_id__in=mine.values("station_id")) | Q(station=None)
    return Q(body_id=post.body_id) & (own | Q(~Exists(mine)))


def _of_unit(post: "Post") -> Q:
    from lianxinqiao.opinions.models import Share  # deferred: models ask visibility

    mine = Share.objects.filter(organization=post.organization).exclude(stage=ShareStage.RETURNED)
    return Q(pk__in=mine.values("opinion_id")) & ~Q(accused_id=post.organization_id)


def may_see_photos(post: "Post | None") -> bool:
    """Pictures may show people: whoever works on it sees them, whoever only watches does not."""
    reader = reader_of(post)
    return reader is not None and reader.photos


WATCHER = Reader(
    "chairpersons, supervision, who works for one committee alone",
    "all of their body that count",
    WATCHING,
    _of_body,
    SUGGESTIONS,
    frozenset(map(str, COUNTED)),
)
READERS = (
    Reader("office", "all of its body", OFFICE, _of_body, photos=True, person=True),
    Reader("auditor", "all of its body", frozenset({RoleCode.AUDITOR}), _of_body),
    WATCHER,
    Reader(
        "station",
        "of the stations where they work; of the whole body where they work at none in particular",
        frozenset({RoleCode.STATION_STAFF}),
        of_front,
        EVERY_KIND - {str(Kind.ACCUSATION)},
        LOOKED_AT,
        photos=True,
        person=True,
    ),
    Reader(
        "unit",
        "those of which it has a part that it did not give back, and that accuse it of nothing",
        UNIT,
        _of_unit,
        SUGGESTIONS,
        photos=True,
        person=True,
    ),
    Reader(
        "deputy",
        "those that were said to this deputy",
        DEPUTIES,
        _of_deputy,
        SUGGESTIONS,
        frozenset(map(str, COUNTED)),
        photos=True,
    ),
)
