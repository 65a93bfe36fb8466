"""The list of issues: reports signed together and sent on."""

from typing import ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CPPCC, OFFICE
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.piles import Pile
from lianxinqiao.acts.rowsheets import of_ticked
from lianxinqiao.reports import sending_sheet
from lianxinqiao.reports.models import Issue
from lianxinqiao.reports.readers import HEADS, READERS
from lianxinqiao.reports.stages import IssueStage
from lianxinqiao.ui import filters, tables


# ------------------------------------------------------------------ issues
class IssueTable(listing.Table):
    noun = pgettext_lazy("期刊", "期")
    default_sort = "-all"
    columns: ClassVar = (
        tables.Column("all", _("总期数"), "in_all", sort="in_all", nullable=True, number=True),
        tables.Column("number", pgettext_lazy("期刊", "期数"), "number_spoken"),
        tables.Column("title", _("标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("on", _("签发日期"), "signed_on", sort="signed_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


ISSUES = listing.Listing(
    "issues",
    _("社情民意期刊"),
    IssueTable,
    rows=lambda post: Issue.objects.visible_to(post).select_related("body"),
    filters=lambda post: [
        filters.Text("q", _("标题"), ("title",)),
        filters.Choice("stage", _("状态"), "stage", IssueStage.choices, several=True),
    ],
    piles=(
        Pile(
            "issue-sign",
            _("待签发的社情民意"),
            HEADS,
            Issue,
            lambda post, today: Q(body=post.body_id, stage=IssueStage.PREPARED),
            act="issue.sign",
            tone="warn",
        ),
        Pile(
            "issue-send",
            _("已签发，待报送"),
            OFFICE,
            Issue,
            lambda post, today: Q(body=post.body_id, stage=IssueStage.SIGNED),
            act="issue.send",
        ),
    ),
    address="issues",
    roles=READERS,
    nothing=_("还没有编发的期刊。"),
    order=21,
    ticked=(listing.Ticked("sheet", _("分别报送"), OFFICE, of_ticked(sending_sheet.SHEET)),),
    bodies=IN_CPPCC,
)
