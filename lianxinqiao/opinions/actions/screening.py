"""Look at what was held, and say of what kind an opinion is."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.opinions import deadlines, kinds
from lianxinqiao.opinions.actions import rules as routing_rules
from lianxinqiao.opinions.frame import FRAME
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.people.models import Organization, Post


@transaction.atomic
def release(opinion: Opinion, *, by: Post, at: datetime) -> None:
    """Nothing is wrong with it. The reason why it was held stays on record."""
    with FRAME.act("opinion.release", opinion, by=by, at=at) as done:
        step(opinion, Stage.RECEIVED)
        opinion.save()
        done(data={"held": opinion.held_because})
    routing_rules.route(opinion, at=at)


def discard(opinion: Opinion, *, reason: str, by: Post, at: datetime) -> None:
    with FRAME.act("opinion.discard", opinion, by=by, at=at) as done:
        if not reason.strip():
            raise Refused(_("请说明为什么不予登记。"))
        step(opinion, Stage.DISCARDED)
        opinion.discarded_at = at
        opinion.save()
        done(note=reason)


def restore(opinion: Opinion, *, by: Post, at: datetime) -> None:
    """It was binned by mistake; it waits to be looked at again."""
    with FRAME.act("opinion.restore", opinion, by=by, at=at) as done:
        step(opinion, Stage.HELD)
        opinion.discarded_at = None
        opinion.save()
        done()


def sort(
    opinion: Opinion,
    *,
    kind: str,
    accused: Organization | None = None,
    field: Any = None,
    by: Post,
    at: datetime,
) -> None:
    """Which of the three kinds it is, and which field of work. The term of the kind counts from the day it came in."""
    with FRAME.act("opinion.sort", opinion, by=by, at=at) as done:
        if kind not in {str(each) for each in kinds.Kind}:
            raise Refused(_("请选择事项性质。"))
        before = opinion.kind
        opinion.kind, opinion.accused = kind, accused if kind == kinds.Kind.ACCUSATION else None
        opinion.field = field or opinion.field
        received = day(opinion.received_at)
        opinion.route_due_on = deadlines.routing(opinion.profile_version.rules, kind, received).date
        opinion.save()
        done(data={"kind": [before, kind]})
