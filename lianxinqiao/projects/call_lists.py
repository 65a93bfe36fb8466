"""The list of the years' livelihood projects, and what waits in them for whom."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, OFFICE, UNIT, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Post
from lianxinqiao.projects import queries
from lianxinqiao.projects.models import Call, Candidate, Idea
from lianxinqiao.projects.stages import CALLING, CallStage, CandidateStage, IdeaStage
from lianxinqiao.projects.who import READERS
from lianxinqiao.ui import filters, tables


class CallTable(listing.Table):
    noun = pgettext_lazy("征集的量词", "次")
    default_sort = "-year"
    columns: ClassVar = (
        tables.Column("year", _("实施年度"), lambda row: str(row.year), sort="year"),
        tables.Column("name", _("名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("until", _("征集到"), "until", sort="until"),
        tables.Column("asked", _("征集线索"), "asked", number=True),
        tables.Column("running", _("候选项目"), "running", number=True),
        tables.Column("places", _("应选项目数"), "places", number=True),
        tables.Column("stage", _("进程"), "mark"),
    )


def _unread(post: Post, today: date) -> Q:
    return Q(call__body=post.body_id, call__stage__in=CALLING, stage=IdeaStage.RECEIVED)


def _to_prove(post: Post, today: date) -> Q:
    return Q(unit=post.organization_id, call__stage__in=CALLING, stage=CandidateStage.POOLED)


def _returned(post: Post, today: date) -> Q:
    return Q(unit=post.organization_id, stage=CandidateStage.RETURNED, rectified="")


def _over(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage=CallStage.OPEN, until__lt=today)


def _open(post: Post) -> Any:
    return Call.objects.visible_to(post).filter(stage=CallStage.OPEN)


CALLS = listing.Listing(
    "calls",
    _("民生实事"),
    CallTable,
    rows=queries.calls,
    filters=lambda post: [filters.Choice("stage", _("进程"), "stage", CallStage.choices, several=True)],
    piles=(
        Pile("ideas", _("待研究的线索"), OFFICE, Idea, _unread, path="call", tone="warn"),
        Pile("to-close", _("征集期满，待结束"), OFFICE, Call, _over, due="until", act="call.close"),
        Pile("to-prove", _("待论证的候选项目"), UNIT, Candidate, _to_prove, path="call"),
        Pile("to-rectify", _("测评不满意，待整改"), UNIT, Candidate, _returned, path="call", tone="bad"),
    ),
    due="until",
    days=(Days("call", _("民生实事征集截止"), _open, on="until", mine=lambda post: Q(body=post.body_id)),),
    address="calls",
    roles=READERS | {RoleCode.STATION_STAFF},
    nothing=_("还没有民生实事征集。"),
    template="projects/calls.html",
    order=62,
    bodies=IN_CONGRESS,
)
