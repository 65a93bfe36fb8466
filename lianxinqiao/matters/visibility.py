"""Who may read what, as a filter on the query: lists, pages, exports and feeds all go through it."""

from typing import TYPE_CHECKING

from django.db.models import Q

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT, RoleCode
from lianxinqiao.matters.stages import COUNTED, PRIVATE

if TYPE_CHECKING:
    from lianxinqiao.matters.models.suggestions import SuggestionQuerySet
    from lianxinqiao.people.models import Post

WHOLE_BODY = OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}
COUNTED_STAGES = [str(stage) for stage in COUNTED]
PRIVATE_STAGES = [str(stage) for stage in PRIVATE]


def suggestions(rows: "SuggestionQuerySet", post: "Post | None") -> "SuggestionQuerySet":
    """Published ones for everybody; beyond that what the role's prose says (access/roles.py)."""
    if not post or post.role == RoleCode.ADMINISTRATOR:
        return rows.published()
    if post.role in WHOLE_BODY:
        # A draft is its deputy's own until it is submitted; what the office entered from paper is not private.
        return rows.filter(body=post.body).exclude(Q(stage__in=PRIVATE_STAGES) & ~Q(source="paper"))
    if post.role == RoleCode.SUPERVISION:
        return rows.filter(body=post.body, stage__in=COUNTED_STAGES)
    if post.role in UNIT:
        # A semi-join by id keeps the plan on the unit's own handlings, whatever the size of the table.
        mine = Q(pk__in=_handled_by(post)) | Q(forwarded_to_id=post.organization_id, stage="declined")
        return rows.filter(mine)
    if post.role in DEPUTIES:
        return rows.filter(_of_deputy(post))
    return rows.filter(entered_by_id=post.pk) | rows.published()


def _handled_by(post: "Post"):  # type: ignore[no-untyped-def]
    from lianxinqiao.matters.models import Handling  # deferred: models ask visibility

    return Handling.objects.filter(organization=post.organization).values("suggestion_id")


def _of_deputy(post: "Post") -> Q:
    from lianxinqiao.matters.models import CoSigner  # deferred: models ask visibility

    signed = CoSigner.objects.filter(mandate=post.mandate).values("suggestion_id")
    mine = Q(lead_id=post.mandate_id) | Q(pk__in=signed)
    if post.role == RoleCode.DELEGATION_HEAD and post.mandate and post.mandate.delegation_id:
        mine |= Q(delegation_id=post.mandate.delegation_id)
    return mine | Q(published_at__isnull=False)
