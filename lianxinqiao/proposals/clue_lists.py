"""The list of clues: the office puts them in order, members choose a subject among the published ones."""

from typing import ClassVar

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CPPCC, OFFICE, READERS
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Post
from lianxinqiao.proposals.models import Clue
from lianxinqiao.proposals.stages import RECEIVED, ClueStage
from lianxinqiao.ui import filters, tables


class ClueTable(listing.Table):
    noun = pgettext_lazy("提案线索", "条")
    default_sort = "-id"
    columns: ClassVar = (
        tables.Column("title", _("题目"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("source", _("来源"), lambda row: row.named or row.get_source_display()),
        tables.Column("given", _("收到日期"), "given_on", sort="given_on"),
        tables.Column("published", _("发布日期"), "published_on", sort="published_on", nullable=True),
        tables.Column("taken", _("已写提案（件）"), "taken_by", number=True),
        tables.Column("stage", _("状态"), "mark"),
    )


def rows(post: Post | None) -> object:
    handed_in = Count("taken", filter=Q(taken__matter__stage__in=[str(stage) for stage in RECEIVED]))
    return Clue.objects.visible_to(post).select_related("body").annotate(taken_by=handed_in)


CLUES = listing.Listing(
    "clues",
    _("提案线索"),
    ClueTable,
    rows=rows,
    filters=lambda post: [
        filters.Text("q", _("题目或内容"), ("title", "text")),
        filters.Choice("stage", _("状态"), "stage", ClueStage.choices, several=True),
        filters.Choice("source", _("来源"), "source", Clue.Source.choices),
    ],
    piles=(
        Pile(
            "clues",
            _("待整理的提案线索"),
            OFFICE,
            Clue,
            lambda post, today: Q(body=post.body_id, stage=ClueStage.RECEIVED),
            act="clue.publish",
        ),
    ),
    address="clues",
    roles=READERS,
    nothing=_("还没有提案线索。"),
    template="proposals/clues.html",
    order=13,
    bodies=IN_CPPCC,
)
