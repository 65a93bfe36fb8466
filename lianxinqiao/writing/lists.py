"""The list of written reports, and what waits for whoever writes or signs."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.acts.lists import Listing, Table
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables
from lianxinqiao.writing import kinds
from lianxinqiao.writing.models import WRITERS, Remark, WorkReport
from lianxinqiao.writing.stages import Stage

SIGNERS = frozenset({RoleCode.OFFICE_HEAD, RoleCode.CHAIRPERSONS})


class ReportTable(Table):
    noun = pgettext_lazy("报告", "份")
    default_sort = "-year"
    columns = (
        tables.Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("kind", pgettext_lazy("报告", "种类"), "get_kind_display", sort="kind"),
        tables.Column("year", _("年度"), "year", sort="year"),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("signed", _("签发时间"), "signed_at", sort="signed_at", nullable=True),
    )


def declared(post: Post) -> list[filters.Filter]:
    return [
        filters.Text("q", _("标题"), ("title",)),
        filters.Choice("kind", pgettext_lazy("报告", "种类"), "kind", kinds.CHOICES, several=True),
        filters.Choice("stage", _("状态"), "stage", Stage.choices),
    ]


def _of_body(post: Post) -> Q:
    return Q(body=post.body_id)


PILES = (
    Pile(
        "work-reports-to-sign",
        _("待签发的报告"),
        SIGNERS,
        WorkReport,
        lambda post, today: _of_body(post) & Q(stage=Stage.REVIEW),
        tone="warn",
    ),
    Pile(
        "work-report-remarks",
        _("待处理的批注"),
        OFFICE,
        Remark,
        lambda post, today: Q(section__report__body=post.body_id, section__report__stage="draft", settled_at=None),
        path="section__report",
    ),
    Pile(
        "work-reports-drafted",
        _("起草中的报告"),
        OFFICE,
        WorkReport,
        lambda post, today: _of_body(post) & Q(stage=Stage.DRAFT),
        watched=True,
    ),
)


def rows(post: Post | None) -> Any:
    return WorkReport.objects.visible_to(post).select_related("body")


REPORTS = Listing(
    "work-reports",
    _("工作报告"),
    ReportTable,
    rows=rows,
    filters=declared,
    address="work-reports",
    piles=PILES,
    roles=frozenset(map(str, WRITERS)),
    template="writing/list.html",
    nothing=_("还没有起草报告。"),
    order=90,
)
