"""The list of motions, and what waits for whom."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, IN_CONGRESS, OFFICE, READERS, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.motions.models import Motion, Signature
from lianxinqiao.motions.stages import Signing, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

CHAIRS = frozenset({RoleCode.CHAIRPERSONS})
NEAR = ("body", "session__term", "lead__person", "committee", "item")


class MotionTable(listing.Table):
    noun = pgettext_lazy("议案", "件")
    default_sort = "-handed"
    columns: ClassVar = (
        tables.Column("handed", pgettext_lazy("议案", "提出日期"), "handed_on", sort="handed_on", nullable=True),
        tables.Column("number", _("编号"), "number_text", default=False),
        tables.Column(
            "title", pgettext_lazy("议案", "案由"), "title", main=True, link=lambda row: row.get_absolute_url()
        ),
        tables.Column("by", _("提案人"), "moved_by"),
        tables.Column("forum", _("向哪次会议提出"), "forum"),
        tables.Column("committee", _("委员会"), "committee.spoken", default=False),
        tables.Column("due", _("期限"), "due_on", sort="due_on", nullable=True, default=False),
        tables.Column("stage", _("状态"), "mark"),
    )


def rows(post: Post | None) -> Any:
    return Motion.objects.visible_to(post).select_related(*NEAR).prefetch_related("signatures")


def _decide(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage__in=[Stage.HANDED, Stage.REPORTED])


def _review(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage=Stage.REFERRED)


def _late(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage=Stage.REFERRED, due_on__lt=today)


def _asked(post: Post, today: date) -> Q:
    mine = Signature.objects.filter(mandate=post.mandate_id, stage=Signing.ASKED)
    return Q(stage=Stage.DRAFTED, pk__in=mine.values("motion"))


def _left_out(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage=Stage.LEFT_OUT, lead__isnull=False)


MOTIONS = listing.Listing(
    "motions",
    _("议案"),
    MotionTable,
    rows=rows,
    filters=lambda post: [
        filters.Text("q", _("案由、案据或方案"), ("title", "grounds", "proposal")),
        filters.Choice("mover", _("提案人类别"), "mover", Motion.Mover.choices, several=True),
        places.by_committee(post),
        filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True),
    ],
    piles=(
        Pile("to-sign", _("邀请您联名的议案"), DEPUTIES, Motion, _asked, tone="warn", act="signature.sign"),
        Pile(
            "drafts",
            _("您领衔的、还没有提出的议案"),
            DEPUTIES,
            Motion,
            lambda post, today: Q(lead=post.mandate_id, stage=Stage.DRAFTED),
            act="motion.hand_in",
        ),
        Pile("to-decide", _("待决定是否列入议程的议案"), OFFICE | CHAIRS, Motion, _decide),
        Pile("to-report", _("待委员会报告的议案"), OFFICE, Motion, _review, due="due_on", act="motion.report"),
        Pile("to-turn", _("不列入议程、待转为建议的议案"), OFFICE, Motion, _left_out, act="motion.turn"),
        Pile(
            "late",
            _("委员会逾期没有报告的议案"),
            OFFICE | CHAIRS,
            Motion,
            _late,
            tone="bad",
            due="due_on",
            watched=True,
        ),
    ),
    address="motions",
    bodies=IN_CONGRESS,
    due="due_on",
    days=(
        Days(
            "motion",
            _("议案审议报告期限"),
            lambda post: rows(post).filter(stage=Stage.REFERRED),
            on="due_on",
            roles=OFFICE | CHAIRS,
        ),
    ),
    roles=READERS,
    nothing=_("没有符合条件的议案。"),
    template="motions/list.html",
    order=13,
)
