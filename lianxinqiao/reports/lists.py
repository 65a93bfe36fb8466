"""The lists of this room: reports, issues, speeches, opinions drawn from speeches."""

from datetime import date
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import DEPUTIES, IN_CPPCC, OFFICE, UNIT, RoleCode
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places, ways
from lianxinqiao.acts.boards import Board
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.models import Field, Post, Session
from lianxinqiao.people.models.spoken import options
from lianxinqiao.people.requests import Request
from lianxinqiao.reports.actions import issuing
from lianxinqiao.reports.models import Issue, Point, Report, Sending, Speech
from lianxinqiao.reports.readers import BODY_READERS
from lianxinqiao.reports.stages import OUT, REPORT, IssueStage, PointStage, SpeechStage, Stage
from lianxinqiao.ui import filters, tables

HEADS = frozenset({RoleCode.OFFICE_HEAD})
READERS = DEPUTIES | BODY_READERS


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
    bodies=IN_CPPCC,
)


# ------------------------------------------------------------------ speeches
class SpeechTable(listing.Table):
    noun = pgettext_lazy("大会发言", "篇")
    default_sort = "place"
    columns: ClassVar = (
        tables.Column("place", _("顺序"), "place", sort="place", nullable=True, number=True),
        tables.Column("topic", _("发言题目"), "topic", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("speaker", _("发言人"), "speaker"),
        tables.Column("session", pgettext_lazy("大会发言", "会议"), "session"),
        tables.Column("way", _("发言方式"), "get_way_display"),
        tables.Column("stage", _("状态"), "mark"),
    )


def _sessions(post: Post) -> list[tuple[int, str]]:
    found = Session.objects.filter(term__body=post.body_id).select_related("term")
    return [(session.pk, str(session)) for session in found]


SPEECHES = listing.Listing(
    "speeches",
    _("大会发言"),
    SpeechTable,
    rows=lambda post: Speech.objects.visible_to(post).select_related("mandate__person", "session__term", "body"),
    filters=lambda post: [
        filters.Text("q", _("题目"), ("topic", "in_name_of")),
        filters.Choice("session", pgettext_lazy("大会发言", "会议"), "session", lambda: _sessions(post)),
        filters.Choice("stage", _("状态"), "stage", SpeechStage.choices, several=True),
        filters.Choice("way", _("发言方式"), "way", Speech.Way.choices),
        *places.by_seat(post, "mandate"),
    ],
    piles=(
        Pile(
            "speech-invited",
            _("请您准备的大会发言"),
            DEPUTIES,
            Speech,
            lambda post, today: Q(mandate=post.mandate_id, stage=SpeechStage.INVITED),
            act="speech.hand_in",
            tone="warn",
        ),
        Pile(
            "speech-choose",
            _("待遴选的大会发言"),
            OFFICE,
            Speech,
            lambda post, today: Q(body=post.body_id, stage=SpeechStage.HANDED_IN),
            act="speech.choose",
        ),
        Pile(
            "speech-draw",
            _("待梳理意见建议的大会发言"),
            OFFICE,
            Speech,
            lambda post, today: Q(body=post.body_id, stage=SpeechStage.GIVEN, points=None),
            act="speech.draw",
        ),
    ),
    address="speeches",
    roles=READERS,
    nothing=_("没有符合条件的发言。"),
    template="reports/speeches.html",
    order=22,
    bodies=IN_CPPCC,
)


# ------------------------------------------------------------------ opinions from speeches
class PointTable(listing.Table):
    noun = pgettext_lazy("大会意见", "条")
    default_sort = "topic"
    columns: ClassVar = (
        tables.Column("topic", _("发言题目"), "speech.topic", sort="speech__topic"),
        tables.Column("text", _("意见建议"), "text", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("unit", _("转送单位"), "unit.spoken"),
        tables.Column("due", _("反馈期限"), "due_on", sort="due_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


def _late(post: Post, today: date) -> Q:
    return Q(body=post.body_id, stage=PointStage.FORWARDED, due_on__lt=today)


POINTS = listing.Listing(
    "points",
    _("全会意见建议"),
    PointTable,
    rows=lambda post: Point.objects.visible_to(post).select_related("speech__mandate__person", "unit", "body"),
    filters=lambda post: [
        filters.Text("q", _("意见建议或题目"), ("text", "speech__topic")),
        filters.Choice("stage", _("状态"), "stage", PointStage.choices, several=True),
    ],
    piles=(
        Pile(
            "point-forward",
            _("待转送的全会意见"),
            OFFICE,
            Point,
            lambda post, today: Q(body=post.body_id, stage=PointStage.DRAWN),
            act="point.forward",
        ),
        Pile(
            "point-answer",
            _("政协全会意见，待反馈"),
            UNIT,
            Point,
            lambda post, today: Q(unit=post.organization_id, stage=PointStage.FORWARDED),
            act="point.answer",
            due="due_on",
        ),
        Pile(
            "point-close",
            _("已反馈，待告知发言人"),
            OFFICE,
            Point,
            lambda post, today: Q(body=post.body_id, stage=PointStage.ANSWERED),
            act="point.close",
        ),
        Pile("point-late", _("全会意见逾期未反馈"), OFFICE, Point, _late, tone="bad", due="due_on", watched=True),
    ),
    due="due_on",
    address="points",
    roles=READERS | UNIT,
    nothing=_("没有符合条件的意见建议。"),
    order=23,
    bodies=IN_CPPCC,
)
