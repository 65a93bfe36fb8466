"""The list of this room: a body's assessments, year by year."""

from typing import ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE, READERS, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.days import Days, everybodys
from lianxinqiao.acts.piles import Pile
from lianxinqiao.scores.models import Appeal, Assessment, Point, Sample, Standard
from lianxinqiao.scores.stages import AppealStage, Counted, SampleStage, Stage, StandardStage
from lianxinqiao.ui import filters, tables


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
    days=(
        Days(
            "appeals",
            _("履职考核公示"),
            lambda post: Assessment.objects.visible_to(post).filter(stage=Stage.PREVIEW),
            on="previewed_on",
            due=False,
            mine=everybodys,
        ),
    ),
    address="assessments",
    roles=READERS,
    nothing=_("还没有履职考核。"),
    template="scores/assessments.html",
    order=80,
)


# ------------------------------------------------------------------ tables and samples
class StandardTable(listing.Table):
    noun = pgettext_lazy("评分标准的量词", "份")
    default_sort = "-released"
    columns: ClassVar = (
        tables.Column("name", _("名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("source", _("标准来源"), lambda row: row.table.source),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("released", _("启用日期"), "released_on", sort="released_on", nullable=True),
    )


STANDARDS = listing.Listing(
    "score-standards",
    _("评分标准"),
    StandardTable,
    rows=Standard.objects.visible_to,
    filters=lambda post: [filters.Choice("stage", _("状态"), "stage", StandardStage.choices, several=True)],
    piles=(),
    address="score-standards",
    roles=OFFICE | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR},
    nothing=_("还没有自己的评分标准，可以从自带的标准开始。"),
    template="scores/standards.html",
    order=81,
)


class SampleTable(listing.Table):
    noun = pgettext_lazy("履职样本的量词", "个")
    default_sort = "-published"
    columns: ClassVar = (
        tables.Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("published", _("公开日期"), "published_on", sort="published_on", nullable=True),
    )


SAMPLES = listing.Listing(
    "duty-samples",
    _("履职样本"),
    SampleTable,
    rows=Sample.objects.visible_to,
    filters=lambda post: [filters.Choice("stage", _("状态"), "stage", SampleStage.choices, several=True)],
    piles=(),
    address="duty-samples",
    roles=READERS,
    nothing=_("还没有履职样本。"),
    template="scores/samples.html",
    order=82,
)
