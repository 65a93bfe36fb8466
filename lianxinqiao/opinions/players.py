"""Who acts on an opinion, and for whom it waits."""

from typing import Any

from django.apps import apps
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxinqiao.access import roles
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Who, of_body
from lianxinqiao.opinions.stages import ShareStage


def _citizen(post: Any, subject: Any) -> bool:
    return isinstance(post, Stranger) and post.opens == subject.root.pk


def _anybody(post: Any, _subject: Any) -> bool:
    return isinstance(post, Stranger)


def _station(post: Any, subject: Any) -> bool:
    """At the station of the opinion; who is at none in particular works for all of the body."""
    root = subject.root
    if post.role != roles.RoleCode.STATION_STAFF or post.body_id != root.body_id:
        return False
    if getattr(root, "station_id", None) is None:
        return True
    mine = _stations_of(post)
    return not mine or root.station_id in mine


def _stations_of(post: Any) -> frozenset[int]:
    """Asked once for a post as it was fetched: a page asks it for every act."""
    if not hasattr(post, "_stations"):
        post._stations = frozenset(post.stations.filter(to_on=None).values_list("station_id", flat=True))
    return post._stations


def _front(post: Any, subject: Any) -> bool:
    return OFFICE.is_played_by(post, subject) or _station(post, subject)


def _share_unit(post: Any, subject: Any) -> bool:
    """Who works on this part or, asked of the whole, on any part: a unit or, in its community, the station."""
    shares = [subject] if subject is not subject.root else subject.shares.all()
    return any(_works_on(post, share) for share in shares if share.stage == ShareStage.ASSIGNED)


def _works_on(post: Any, share: Any) -> bool:
    if share.outside:  # whoever asked somebody outside passes on what they say
        return _front(post, share)
    if share.organization_id is None:
        return _station(post, share)
    return bool(post.role in roles.UNIT and post.organization_id == share.organization_id)


def _deputy(post: Any, subject: Any) -> bool:
    return bool(post.role in roles.DEPUTIES and post.mandate_id and post.mandate_id == subject.root.mandate_id)


def _outside(post: Any, share: Any) -> bool:
    """By the code of the one errand that is open."""
    errand = share.open_errand
    return isinstance(post, Stranger) and errand is not None and post.part == errand.pk


def _station_posts(subject: Any) -> Q:
    """Those of the station, and those of the body who are at none in particular."""
    root = subject.root
    of_body = Q(role=roles.RoleCode.STATION_STAFF, body_id=root.body_id)
    if getattr(root, "station_id", None) is None:
        return of_body
    at_work = apps.get_model("stations.Worker").objects.filter(to_on=None)
    here = at_work.filter(station=root.station_id)
    return of_body & (Q(pk__in=here.values("post")) | ~Q(pk__in=at_work.values("post")))


def _front_posts(subject: Any) -> Q:
    assert OFFICE.posts
    return OFFICE.posts(subject) | _station_posts(subject)


def _share_posts(subject: Any) -> Q:
    shares = [subject] if subject is not subject.root else subject.shares.all()
    open_ones = [share for share in shares if share.stage == ShareStage.ASSIGNED]
    units = Q(
        role__in=roles.UNIT, organization_id__in=[row.organization_id for row in open_ones if row.organization_id]
    )
    return units | _station_posts(subject) if any(row.organization_id is None for row in open_ones) else units


CITIZEN = Who("citizen", _("反映人本人"), _citizen)
ANYBODY = Who("anybody", _("群众"), _anybody)
STATION = Who("station", _("代表联络站工作人员"), _station, _station_posts)
OFFICE = of_body("office", _("代工委工作人员"), *roles.OFFICE)
FRONT = Who("front", _("联络站或者代工委"), _front, _front_posts)
SHARE_UNIT = Who("share_unit", _("承办单位"), _share_unit, _share_posts)
OUTSIDE = Who("outside", _("被请答复的外单位"), _outside)
DEPUTY = Who(
    "deputy",
    _("接待的代表"),
    _deputy,
    lambda subject: Q(role__in=roles.DEPUTIES, mandate_id=subject.root.mandate_id or 0),
)
BODY_DEPUTY = of_body("body_deputy", _("本级人大代表"), *roles.DEPUTIES)
# Whose move it is while a deputy's suggestion is handled: nobody's of this room.
SUGGESTION = Who("suggestion", _("代表建议的承办单位"), lambda _post, _subject: False)
