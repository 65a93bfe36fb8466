"""The list of this room: a body's assessments, year by year."""

from typing import ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, OFFICE, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.piles import Pile
from lianxinqiao.scores.models import Appeal, Assessment, Point
from lianxinqiao.scores.stages import AppealStage, Counted, Stage
from lianxinqiao.ui import filters, tables

READERS = DEPUTIES | OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}


class AssessmentTable(listing.Table):
    noun = pgettext_lazy("考核的量词", "次")
    default_sort = "-year"
    columns: ClassVar = (
        tables.Column("year", _("年度"), str, sort="year", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("table", _("评分标准"), lambda row: row.rules.name),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("published", _("公布日期"), "published_on"),
    )


ASSESSMENTS = listing.Listing(
    "assessments",
    _("履职考核"),
    AssessmentTable,
    rows=lambda post: Assessment.objects.visible_to(post).select_related("body"),
    filters=lambda post: [filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True)],
    piles=(
        Pile(
            "claims",
            _("待核实的履职申报"),
            OFFICE,
            Point,
            lambda post, today: Q(assessment__body=post.body_id, stage=Counted.CLAIMED),
            path="assessment",
        ),
        Pile(
            "appeals",
            _("待处理的考核申诉"),
            OFFICE,
            Appeal,
            lambda post, today: Q(assessment__body=post.body_id, stage=AppealStage.MADE),
            path="assessment",
            tone="warn",
        ),
    ),
    address="assessments",
    roles=READERS,
    nothing=_("还没有履职考核。"),
    template="scores/assessments.html",
    order=80,
)
