"""The list of year plans."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import CPPCC, OFFICE, UNIT
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.piles import Pile
from lianxinqiao.meetings.decided_lists import CHAIRS, READERS
from lianxinqiao.meetings.models import PlanItem, YearPlan
from lianxinqiao.meetings.stages import PlanItemStage, PlanStage
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables


class PlanTable(listing.Table):
    noun = pgettext_lazy("年度计划", "份")
    default_sort = "-year"
    columns: ClassVar = (
        tables.Column("year", _("年份"), "year", sort="year", number=True),
        tables.Column("name", _("年度工作计划"), str, main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("stage", _("状态"), "get_stage_display"),
        tables.Column("adopted", _("通过日期"), "adopted_on", sort="adopted_on", nullable=True),
    )


class PlannedBy(places.NamedCommittee):
    """Plans in which it prepares something."""

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        return rows.filter(pk__in=PlanItem.objects.filter(committee__in=self.names(values)).values("plan"))


def kinds_of(post: Post | None) -> list[tuple[str, Any]]:
    """A CPPCC committee has no plan for the work of deputies."""
    none = {YearPlan.Kind.DEPUTIES} if post and post.body and post.body.kind == CPPCC else set()
    return [(code, word) for code, word in YearPlan.Kind.choices if code not in none]


PLANS = listing.Listing(
    "plans",
    _("年度工作计划"),
    PlanTable,
    rows=lambda post: YearPlan.objects.visible_to(post).select_related("body"),
    filters=lambda post: [
        filters.Choice("kind", pgettext_lazy("年度计划", "类别"), "kind", lambda: kinds_of(post)),
        PlannedBy.of(post),
    ],
    piles=(
        Pile(
            "to-adopt",
            _("待通过的年度计划"),
            CHAIRS,
            YearPlan,
            lambda post, today: Q(
                Exists(PlanItem.objects.filter(plan=OuterRef("pk"))), body=post.body_id, stage=PlanStage.DRAFTED
            ),
            act="plan.adopt",
        ),
        Pile(
            "bids",
            _("有待采纳的申报议题"),
            OFFICE,
            YearPlan,
            lambda post, today: Q(
                Exists(PlanItem.objects.filter(plan=OuterRef("pk"), stage=PlanItemStage.PROPOSED)),
                body=post.body_id,
                stage=PlanStage.DRAFTED,
            ),
        ),
    ),
    address="work-plans",
    roles=READERS | UNIT,
    nothing=_("还没有年度工作计划。"),
    template="meetings/plans.html",
    order=34,
)
