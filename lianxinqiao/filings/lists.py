"""The lists of this room: what is filed, and requests that something be reviewed."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, OFFICE, READERS, UNIT, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.filings.models import Filing, ReviewRequest
from lianxinqiao.filings.stages import ENDED, UNDER_REVIEW, Asked, Stage
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

CHAIRS = frozenset({RoleCode.CHAIRPERSONS})


class FilingTable(listing.Table):
    noun = pgettext_lazy("备案", "件")
    default_sort = "-filed"
    columns: ClassVar = (
        tables.Column("filed", _("报备日期"), "filed_on", sort="filed_on"),
        tables.Column("title", _("文件名称"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("issuer", _("制定机关"), "issuer"),
        tables.Column("number", _("备案号"), "number_text"),
        tables.Column("late", _("迟报（天）"), "late", sort="late", number=True, default=False),
        tables.Column("due", _("期限"), "due_on", sort="due_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


def _office(code: str, label: Any, stage: Stage, **more: Any) -> Pile:
    return Pile(
        code, label, OFFICE, Filing, lambda post, today: Q(body=post.body_id, stage=stage), due="due_on", **more
    )


def _unit(code: str, label: Any, condition: Q, **more: Any) -> Pile:
    return Pile(
        code, label, UNIT, Filing, lambda post, today: condition & Q(unit=post.organization_id), due="due_on", **more
    )


def _late(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage__in=UNDER_REVIEW, due_on__lt=today)


def _running(post: Post) -> Any:
    """Whose day still counts: until the review is over and what it found is mended."""
    return Filing.objects.visible_to(post).exclude(stage__in=[Stage.RETURNED, *ENDED]).select_related("body")


def _undecided(post: Post) -> Any:
    return ReviewRequest.objects.visible_to(post).filter(stage=Asked.RECEIVED).select_related("body")


FILINGS = listing.Listing(
    "filings",
    _("备案审查"),
    FilingTable,
    rows=lambda post: Filing.objects.visible_to(post).select_related("body", "unit", "township"),
    filters=lambda post: [
        filters.Text("q", _("文件名称、文号或正文"), ("title", "document_number", "text")),
        filters.Choice("kind", pgettext_lazy("备案", "类别"), "kind", Filing.Kind.choices, several=True),
        places.by_township(post),
        places.NamedCommittee.of(post),
        filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True),
    ],
    piles=(
        _office("to-check", _("待形式审查的报备文件"), Stage.FILED, act="filing.register"),
        _office("to-share", _("待分送委员会的备案文件"), Stage.REGISTERED, act="filing.share"),
        _office("to-review", _("委员会审查中的备案文件"), Stage.SHARED),
        Pile(
            "answered",
            _("制定机关已答复审查意见"),
            OFFICE,
            Filing,
            lambda post, today: Q(body=post.body_id, stage=Stage.OPINED, answered_on__isnull=False),
        ),
        Pile(
            "raised",
            _("提请主任会议的备案文件"),
            CHAIRS,
            Filing,
            lambda post, today: Q(body=post.body_id, stage=Stage.RAISED),
            due="due_on",
            act="filing.revoke",
        ),
        _unit("to-complete", _("待补正的报备文件"), Q(stage=Stage.INCOMPLETE), tone="warn", act="filing.complete"),
        _unit("to-mend", _("承诺修改的文件"), Q(stage=Stage.PROMISED), act="filing.mend"),
        _unit(
            "to-answer",
            _("待答复的审查意见"),
            Q(stage=Stage.OPINED, answered_on=None),
            tone="warn",
            act="filing.answer",
        ),
        Pile("late", _("审查中逾期的文件"), OFFICE | CHAIRS, Filing, _late, tone="bad", due="due_on", watched=True),
    ),
    address="filings",
    bodies=IN_CONGRESS,
    due="due_on",
    days=(
        Days("filing", _("备案审查期限"), _running, on="due_on", mine=lambda post: Q(unit=post.organization_id or 0)),
    ),
    roles=READERS | UNIT,
    nothing=_("没有符合条件的备案文件。"),
    template="filings/list.html",
    order=36,
)


class RequestTable(listing.Table):
    noun = pgettext_lazy("审查建议", "件")
    default_sort = "-received"
    columns: ClassVar = (
        tables.Column("received", _("收到日期"), "received_on", sort="received_on"),
        tables.Column("document", _("要求审查的文件"), "document", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("by", _("提出人"), "asked_by"),
        tables.Column("due", _("期限"), "due_on", sort="due_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


REQUESTS = listing.Listing(
    "review-requests",
    _("审查要求和建议"),
    RequestTable,
    rows=lambda post: ReviewRequest.objects.visible_to(post).select_related("body", "filing"),
    filters=lambda post: [
        filters.Text("q", _("文件、提出人或理由"), ("document", "asked_by", "reason")),
        filters.Choice("stage", _("状态"), "stage", Asked.choices, several=True),
    ],
    piles=(
        Pile(
            "to-decide",
            _("待决定是否启动审查"),
            OFFICE,
            ReviewRequest,
            lambda post, today: Q(body=post.body_id, stage=Asked.RECEIVED),
            due="due_on",
        ),
        Pile(
            "to-tell",
            _("待反馈审查结果"),
            OFFICE,
            ReviewRequest,
            lambda post, today: Q(body=post.body_id, stage=Asked.STARTED),
            act="request.answer",
        ),
    ),
    address="review-requests",
    bodies=IN_CONGRESS,
    due="due_on",
    days=(Days("review-request", _("审查要求和建议期限"), _undecided, on="due_on", roles=OFFICE),),
    roles=OFFICE | CHAIRS | {RoleCode.AUDITOR},
    nothing=_("没有符合条件的审查要求和建议。"),
    template="filings/requests.html",
    order=37,
)
