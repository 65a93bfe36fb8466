"""The lists of this room: reports here; issues in `issue_lists`, speeches and what is drawn from them in `speech_lists`."""

from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import DEPUTIES, IN_CPPCC, OFFICE, UNIT
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places, ways
from lianxinqiao.acts.boards import Board
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Field, Post
from lianxinqiao.people.models.spoken import options
from lianxinqiao.people.requests import Request
from lianxinqiao.reports.actions import issuing
from lianxinqiao.reports.issue_lists import ISSUES
from lianxinqiao.reports.models import Report, Sending
from lianxinqiao.reports.readers import READERS
from lianxinqiao.reports.speech_lists import POINTS, SPEECHES
from lianxinqiao.reports.stages import OUT, REPORT, Stage
from lianxinqiao.ui import filters, tables

__all__ = ["BOARD", "ISSUES", "POINTS", "REPORTS", "SPEECHES"]


# ------------------------------------------------------------------ reports
class ReportTable(listing.Table):
    noun = pgettext_lazy("信息", "篇")
    default_sort = "-urgent"
    columns: ClassVar = (
        tables.Column("number", _("编号"), "number_text", sort="number", nullable=True),
        tables.Column("title", _("标题"), "called", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("urgent", _("急件"), lambda row: _("急") if row.urgent else "", sort="urgent"),
        tables.Column("writer", pgettext_lazy("信息", "反映人"), "writer"),
        tables.Column("on", _("提交日期"), "handed_in_on", sort="handed_in_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("source", _("以谁的名义"), "get_source_display", default=False),
        tables.Column("field", _("类别"), "field.spoken", default=False),
    )


def rows(post: Post | None) -> Any:
    return Report.objects.visible_to(post).select_related("mandate__person", "field", "body", "issue")


def _fields(post: Post) -> list[tuple[int, str]]:
    return options(Field.objects.filter(body=post.body_id).values_list("pk", "name", "name_en"))


def declared(post: Post) -> list[filters.Filter]:
    return [
        filters.Text("q", _("标题或内容"), ("title", "text", "edited_title", "edited_text", "in_name_of")),
        filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True),
        filters.Choice("source", _("以谁的名义"), "source", Report.Source.choices, several=True),
        filters.Choice("field", _("类别"), "field", lambda: _fields(post)),
        *places.by_seat(post, "mandate"),
        filters.Choice("urgent", _("急件"), "urgent", [("True", _("急件"))]),
    ]


def _begin(post: Post) -> listing.Beginning | None:
    if post.role not in DEPUTIES or post.body is None or post.body.kind not in IN_CPPCC:
        return None
    return listing.Beginning(_("今天没有等您办的事"), "", "mood-smile", "report-new", _("写社情民意"))


def _compile(request: Request, post: Post, chosen: list[Any]) -> HttpResponse:
    try:
        issue = issuing.begin(chosen, by=post, at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(ways.back(request) or REPORTS.url)
    return redirect(issue.get_absolute_url())


def _of_body(post: Post, *stages: str) -> Q:
    return Q(body=post.body_id, stage__in=stages)


REPORTS = listing.Listing(
    "reports",
    _("社情民意信息"),
    ReportTable,
    rows=rows,
    filters=declared,
    piles=(
        Pile(
            "report-drafts",
            _("您没有提交的草稿"),
            DEPUTIES,
            Report,
            lambda post, today: Q(mandate=post.mandate_id, stage=Stage.DRAFT),
            act="report.hand_in",
        ),
        Pile(
            "report-urgent",
            _("急件，待编辑编发"),
            OFFICE,
            Report,
            lambda post, today: _of_body(post, Stage.HANDED_IN, Stage.EDITED) & Q(urgent=True, issue=None),
            tone="bad",
        ),
        Pile(
            "report-edit",
            _("待编辑的社情民意"),
            OFFICE,
            Report,
            lambda post, today: _of_body(post, Stage.HANDED_IN),
            act="report.edit",
        ),
        Pile(
            "report-compile",
            _("待编成一期的社情民意"),
            OFFICE,
            Report,
            lambda post, today: _of_body(post, Stage.EDITED) & Q(issue=None),
            act="report.compile",
        ),
        Pile(
            "report-answer",
            _("政协转来的社情民意，待反馈"),
            UNIT,
            Sending,
            lambda post, today: Q(organization=post.organization_id, answered_on=None, report__stage__in=OUT),
            path="report",
        ),
        Pile(
            "report-mine",
            _("您反映的、正在办理的"),
            DEPUTIES,
            Report,
            lambda post, today: Q(
                mandate=post.mandate_id, stage__in=[Stage.HANDED_IN, Stage.EDITED, Stage.ISSUED, Stage.SENT]
            ),
            watched=True,
        ),
    ),
    address="reports",
    roles=READERS | UNIT,
    nothing=_("没有符合条件的信息。"),
    template="reports/list.html",
    item="reports/item.html",
    order=20,
    begin=_begin,
    ticked=(listing.Ticked("compile", _("编成一期"), OFFICE, _compile),),
    bodies=IN_CPPCC,
)
BOARD = Board(
    REPORTS,
    REPORT,
    _("社情民意看板"),
    _("没有正在办理的信息"),
    filters=frozenset({"source", "field", "urgent"}),
    sort=lambda rows: "-urgent",
)
