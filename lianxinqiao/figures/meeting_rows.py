"""The rows that figures of meetings count: meetings, items, decisions, appointments, opinions, seats, planned items."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import IN_CONGRESS, IN_CPPCC
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import Figure
from lianxinqiao.figures.subjects import Subject
from lianxinqiao.figures.ways import ByMonth, ByWord, by_committee, by_committee_name, by_seat
from lianxinqiao.meetings import kinds, offices, pages, profile
from lianxinqiao.meetings.models import (
    AgendaItem,
    Appointment,
    Decision,
    DeliberationOpinion,
    Meeting,
    PlanItem,
    SeatChange,
)
from lianxinqiao.people.models import Body
from lianxinqiao.ui.tables import Column

ROOM = pgettext_lazy("列表", "会议")
STANDING = ("standing", "cppcc_standing")
CHAIRS = ("chairs", "cppcc_chairs")
TIMES = pgettext_lazy("会议", "次")


def _kinds(body: Body, period: Period) -> Mapping[Any, str]:
    ours = [*kinds.CHOICES, *kinds.of_body(body.kind, profile.of(body, period.to_on))]
    return {code: str(word) for code, word in ours}


def _posts(body: Body, period: Period) -> Mapping[Any, str]:
    return {code: str(word) for code, word in offices.CHOICES}


def _meeting_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("when", _("时间"), pages.span),
        Column("title", _("名称"), str, main=True, link=lambda row: row.get_absolute_url()),
    )


def _item_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("title", _("议题名称"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("unit", _("报告机关"), "unit.spoken"),
        Column("meeting", pgettext_lazy("列表", "会议"), "meeting"),
    )


def _decision_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("on", _("通过日期"), "adopted_on"),
        Column("title", pgettext_lazy("决议", "标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("kind", pgettext_lazy("决议", "类别"), "get_kind_display"),
        Column("meeting", pgettext_lazy("列表", "会议"), "meeting"),
    )


def _appointment_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("on", _("生效日期"), "effective_on"),
        Column("person", _("姓名"), "person.spoken", main=True, link=lambda row: row.get_absolute_url()),
        Column("verb", _("任免"), "verb"),
        Column("office", _("职务"), "office"),
    )


def _opinion_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("on", _("送达日期"), "sent_on"),
        Column("title", pgettext_lazy("审议意见", "标题"), "title", main=True, link=lambda row: row.get_absolute_url()),
        Column("unit", _("研究处理机关"), "unit.spoken"),
    )


def _planned_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column(
            "title", pgettext_lazy("计划", "事项"), "title", main=True, link=lambda row: row.plan.get_absolute_url()
        ),
        Column("kind", _("方式"), "get_kind_display"),
        Column("month", _("月份"), "month", number=True),
        Column("plan", _("年度工作计划"), "plan"),
    )


def _planned_kinds(body: Body, period: Period) -> Mapping[Any, str]:
    return {code: str(word) for code, word in PlanItem.Kind.choices}


MEETINGS = Subject(
    Meeting,
    ROOM,
    on="starts_at__date",
    columns=_meeting_columns,
    near=("body", "term", "committee"),
    ways=(ByWord("kind", _("按会议类别"), "kind", _kinds), by_committee(), ByMonth("month", _("按月份"), "starts_at")),
)
ITEMS = Subject(
    AgendaItem,
    ROOM,
    body="meeting__body",
    on="heard_at__date",
    columns=_item_columns,
    near=("meeting__body", "meeting__term", "unit"),
    ways=(by_committee_name(), ByMonth("month", _("按月份"), "heard_at")),
)
DECISIONS = Subject(
    Decision,
    ROOM,
    body="meeting__body",
    on="adopted_on",
    columns=_decision_columns,
    near=("meeting__body", "meeting__term"),
    ways=(by_committee_name("item__committee"), ByMonth("month", _("按月份"), "adopted_on")),
)
APPOINTMENTS = Subject(
    Appointment,
    ROOM,
    body="meeting__body",
    on="effective_on",
    columns=_appointment_columns,
    near=("meeting__body", "meeting__term", "person", "office"),
    ways=(ByWord("post", _("按职务类别"), "office__kind", _posts), ByMonth("month", _("按月份"), "effective_on")),
)
OATHS = Subject(
    Appointment,
    ROOM,
    body="meeting__body",
    on="sworn_on",
    columns=_appointment_columns,
    near=("meeting__body", "meeting__term", "person", "office"),
    ways=(ByMonth("month", _("按月份"), "sworn_on"),),
)
OPINIONS = Subject(
    DeliberationOpinion,
    ROOM,
    on="sent_on",
    columns=_opinion_columns,
    near=("unit", "body"),
    ways=(by_committee_name("item__committee"), ByMonth("month", _("按月份"), "sent_on")),
)


def _seat_columns(figure: Figure) -> Sequence[Column]:
    return (
        Column("on", _("生效日期"), "effective_on"),
        Column("person", _("姓名"), "whom.spoken", main=True, link=lambda row: row.meeting.get_absolute_url()),
        Column("change", pgettext_lazy("代表", "变动"), "get_change_display"),
        Column("cause", _("法定情形"), "get_cause_display"),
    )


SEATS = Subject(
    SeatChange,
    ROOM,
    body="meeting__body",
    on="effective_on",
    columns=_seat_columns,
    near=("meeting__body", "meeting__term", "mandate__person", "person"),
    ways=(ByMonth("month", _("按月份"), "effective_on"),),
    bodies=IN_CONGRESS,
)


def _member_columns(figure: Figure) -> Sequence[Column]:
    on, whom, change, _cause = _seat_columns(figure)
    return (on, whom, change, Column("sector", _("界别"), "mandate.sector_spoken"))


MEMBERS = replace(
    SEATS,
    columns=_member_columns,
    ways=(ByMonth("month", _("按月份"), "effective_on"), *by_seat("mandate")),
    bodies=IN_CPPCC,
)
PLANNED = Subject(
    PlanItem,
    ROOM,
    body="plan__body",
    year="plan__year",
    columns=_planned_columns,
    near=("plan__body",),
    ways=(ByWord("kind", _("按方式"), "kind", _planned_kinds), by_committee_name()),
)
