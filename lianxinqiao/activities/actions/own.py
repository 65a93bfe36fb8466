"""A body switches kinds of activity on and off, names them, says what one is worth."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.frame import OWN_FRAME
from lianxinqiao.activities.kinds import KINDS
from lianxinqiao.activities.models import Activity, OwnKind, PlanLine
from lianxinqiao.activities.rules import OWN_RULES
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.models import Body, Post


@transaction.atomic
def set_kind(
    *, body: Body, kind: str, is_on: bool, name: str = "", points: Decimal | None = None, by: Post, at: datetime
) -> OwnKind:
    """What was held before goes on being of its kind, by its new name; only what is planned from now on is on or off."""
    OWN_RULES.may("kind.set", by, Beginning(body.pk), at)
    if kind not in KINDS:
        raise Refused(_("没有这个活动类别。"))
    row = OwnKind.objects.select_for_update().filter(body=body, kind=kind).first() or OwnKind(body=body, kind=kind)
    row.is_on, row.name, row.points = is_on, name.strip(), points
    row.full_clean()
    row.save()
    for model, of_body in ((Activity, "body"), (PlanLine, "plan__body")):
        named = model.objects.filter(**{of_body: body, "kind": kind}).exclude(local_kind=row.name)
        named.update(local_kind=row.name)
    told = {"kind": kind, "is_on": is_on, "name": row.name, "points": str(points) if points is not None else None}
    OWN_FRAME.done("kind.set", row, by=by, at=at, data=told)
    return row
