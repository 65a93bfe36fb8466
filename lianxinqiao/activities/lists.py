"""The lists of this room: activities, problems, campaigns, and a ledger each for what deputies did."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT, RoleCode
from lianxinqiao.activities import pages, queries
from lianxinqiao.activities.kinds import CHOICES, KINDS, Organiser
from lianxinqiao.activities.models import (
    Activity,
    Article,
    Building,
    Campaign,
    Deed,
    Donation,
    Participation,
    Problem,
    Support,
    Team,
)
from lianxinqiao.activities.stages import Kept, ProblemStage, Seat, Stage
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.people.choosers import townships
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

STAFF = frozenset({RoleCode.STATION_STAFF})
READERS = DEPUTIES | OFFICE | STAFF | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR}


ANSWERED = [code for code, kind in KINDS.items() if kind.answered]


# ------------------------------------------------------------------ activities
class ActivityTable(listing.Table):
    noun = pgettext_lazy("活动", "次")
    default_sort = "-starts"
    columns: ClassVar = (
        tables.Column("starts", _("时间"), pages.span, sort="starts_at"),
        tables.Column("title", _("名称"), "title", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("kind", pgettext_lazy("活动", "类别"), "get_kind_display", sort="kind"),
        tables.Column("organiser", _("组织者"), "organiser_spoken"),
        tables.Column("came", _("到场（人）"), "came", number=True),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("place", _("地点"), "place", default=False),
        tables.Column("campaign", _("主题活动"), "campaign", default=False),
        tables.Column("due", _("反馈期限"), "due_on", sort="due_on", nullable=True, default=False),
    )


def campaigns(post: Post | None) -> list[tuple[int, str]]:
    return list(Campaign.objects.visible_to(post).values_list("pk", "name"))


def declared(post: Post | None) -> list[filters.Filter]:
    return [
        filters.Text("q", _("名称、内容或地点"), ("title", "purpose", "place")),
        filters.Choice("kind", pgettext_lazy("活动", "类别"), "kind", CHOICES, several=True),
        filters.Choice("organiser", _("组织者"), "organiser", Organiser.choices, several=True),
        filters.Choice("township", _("街道、乡镇"), "township", lambda: townships(post), several=True),
        filters.Choice("campaign", _("主题活动"), "campaign", lambda: campaigns(post)),
        filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True),
    ]


def _invited(post: Post, today: date) -> Q:
    return Q(
        mandate=post.mandate_id, stage=Seat.INVITED, activity__stage=Stage.CALLED, activity__ends_at__date__gte=today
    )


def _mine_soon(post: Post, today: date, near: date) -> Q:
    return Q(
        mandate=post.mandate_id,
        stage=Seat.SIGNED_UP,
        activity__stage=Stage.CALLED,
        activity__starts_at__date__range=(today, near),
    )


def _organised(post: Post) -> Q:
    """What this post runs: the office all of its body's, a township's staff their own."""
    if post.role in OFFICE:
        return Q(body=post.body_id)
    return Q(body=post.body_id, township=post.township_id or 0)


def _over(post: Post, today: date) -> Q:
    return _organised(post) & Q(stage__in=[Stage.PLANNED, Stage.CALLED], ends_at__date__lt=today)


def _to_report(post: Post, _today: date) -> Q:
    """What the standing committee and its committees organised; groups and townships report where they want to."""
    reporting = [code for code, kind in KINDS.items() if kind.reports]
    organisers = [Organiser.STANDING, Organiser.COMMITTEE]
    return _organised(post) & Q(stage=Stage.HELD, kind__in=reporting, organiser__in=organisers)


def _leaves(post: Post, _today: date) -> Q:
    if post.role in OFFICE:
        return Q(activity__body=post.body_id, stage=Seat.LEAVE_ASKED)
    return Q(activity__body=post.body_id, activity__township=post.township_id or 0, stage=Seat.LEAVE_ASKED)


def _taken_part_in(post: Post) -> Q:
    """What somebody is called to or goes to; of those who organise, what they run."""
    if not post.mandate_id:
        return _organised(post)
    seats = Participation.objects.filter(mandate=post.mandate_id).exclude(stage__in=[Seat.WITHDRAWN, Seat.ON_LEAVE])
    return Q(pk__in=seats.values("activity"))


HELD = Days(
    "activity",
    _("代表活动"),
    lambda post: queries.activities(post).exclude(stage=Stage.CANCELLED),
    on="starts_at__date",
    to="ends_at__date",
    due=False,
    mine=_taken_part_in,
    times=lambda activity: (activity.starts_at, activity.ends_at),
    place=lambda activity: activity.place,
    roles=READERS,
)
ANSWERS = Days(
    "feedback",
    _("视察、检查报告反馈期限"),
    lambda post: queries.activities(post).filter(stage=Stage.FORWARDED),
    on="due_on",
    mine=lambda post: Q(unit=post.organization_id or 0),
)
ACTIVITIES = listing.Listing(
    "activities",
    _("代表活动"),
    ActivityTable,
    rows=queries.activities,
    filters=declared,
    piles=(
        Pile("invited", _("邀请您参加的活动"), DEPUTIES, Participation, _invited, path="activity", tone="warn"),
        Pile("coming", _("您近期的活动"), DEPUTIES, Participation, _mine_soon, path="activity"),
        Pile("over", _("已过时间，待登记结果"), OFFICE | STAFF, Activity, _over, tone="warn"),
        Pile("leaves", _("请假待批"), OFFICE | STAFF, Participation, _leaves, path="activity"),
        Pile("to-report", _("待形成报告"), OFFICE | STAFF, Activity, _to_report),
        Pile(
            "to-forward",
            _("报告待转交"),
            OFFICE,
            Activity,
            lambda post, today: Q(body=post.body_id, stage=Stage.REPORTED, kind__in=ANSWERED),
        ),
        Pile(
            "feedback",
            _("视察、检查报告待反馈"),
            UNIT,
            Activity,
            lambda post, today: Q(unit=post.organization_id, stage=Stage.FORWARDED),
            due="due_on",
        ),
        Pile(
            "feedback-late",
            _("逾期未反馈"),
            OFFICE,
            Activity,
            lambda post, today: Q(body=post.body_id, stage=Stage.FORWARDED, due_on__lt=today),
            tone="bad",
            due="due_on",
            watched=True,
        ),
    ),
    address="activities",
    roles=READERS | UNIT,
    nothing=_("没有符合条件的活动。"),
    template="activities/list.html",
    order=40,
    in_cppcc=_("委员活动"),
    days=(HELD, ANSWERS),
)


# ------------------------------------------------------------------ problems
class ProblemTable(listing.Table):
    noun = _("个")
    default_sort = "due"
    columns: ClassVar = (
        tables.Column("host", _("企业、村"), "host"),
        tables.Column("text", _("问题"), "text", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("unit", _("责任单位"), "organization.spoken"),
        tables.Column("due", _("办理期限"), "due_on", sort="due_on"),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("listed", _("挂号日期"), "listed_on", sort="listed_on", default=False),
        tables.Column("struck", _("销号日期"), "struck_off_on", sort="struck_off_on", nullable=True, default=False),
    )


PROBLEMS = listing.Listing(
    "problems",
    _("企业和村的问题"),
    ProblemTable,
    rows=queries.problems,
    filters=lambda post: [
        filters.Text("q", _("问题或企业、村"), ("text", "host__name")),
        filters.Choice("stage", _("状态"), "stage", ProblemStage.choices, several=True),
        filters.Choice("campaign", _("主题活动"), "campaign", lambda: campaigns(post)),
    ],
    piles=(
        Pile(
            "listed",
            _("待解决的企业和村的问题"),
            UNIT,
            Problem,
            lambda post, today: Q(organization=post.organization_id, stage=ProblemStage.LISTED),
            due="due_on",
        ),
        Pile(
            "to-strike",
            _("待确认销号"),
            OFFICE,
            Problem,
            lambda post, today: Q(body=post.body_id, stage=ProblemStage.DONE),
        ),
        Pile(
            "problems-late",
            _("逾期未解决"),
            OFFICE,
            Problem,
            lambda post, today: Q(body=post.body_id, stage=ProblemStage.LISTED, due_on__lt=today),
            tone="bad",
            due="due_on",
            watched=True,
        ),
    ),
    due="due_on",
    address="problems",
    roles=OFFICE | UNIT | DEPUTIES | {RoleCode.CHAIRPERSONS, RoleCode.AUDITOR},
    nothing=_("没有符合条件的问题。"),
    days=(
        Days(
            "problem",
            _("问题办理期限"),
            lambda post: queries.problems(post).filter(stage=ProblemStage.LISTED),
            on="due_on",
            mine=lambda post: Q(organization=post.organization_id or 0),
        ),
    ),
    order=42,
)


# ------------------------------------------------------------------ campaigns
class CampaignTable(listing.Table):
    noun = _("个")
    default_sort = "-from"
    columns: ClassVar = (
        tables.Column("name", _("名称"), "name", main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("from", _("自"), "from_on", sort="from_on"),
        tables.Column("to", _("至"), "to_on", sort="to_on", nullable=True),
        tables.Column("stage", _("状态"), "mark"),
    )


CAMPAIGNS = listing.Listing(
    "campaigns",
    _("主题活动"),
    CampaignTable,
    rows=Campaign.objects.visible_to,
    filters=lambda post: [filters.Text("q", _("名称或目标"), ("name", "aim"))],
    address="campaigns",
    roles=READERS,
    nothing=_("还没有主题活动。"),
    template="activities/campaigns.html",
    order=41,
)


# ------------------------------------------------------------------ ledgers
def _on(label: Any) -> tables.Column:
    return tables.Column("on", label, "on", sort="on")


def _what(label: Any) -> tables.Column:
    return tables.Column("what", label, "what", main=True, link=lambda row: row.get_absolute_url())


STAGE = tables.Column("stage", _("状态"), "mark")
TOWNSHIP = tables.Column("township", _("街道、乡镇"), "township.spoken", default=False)
CAMPAIGN = tables.Column("campaign", _("主题活动"), "campaign", default=False)


def _value(label: Any) -> tables.Column:
    return tables.Column("value", label, "value", sort="value", nullable=True, number=True)


SHOWN: dict[Any, tuple[Any, Any, tuple[tables.Column, ...]]] = {
    Team: (
        _("志愿服务队"),
        _("支"),
        (
            _on(_("成立日期")),
            _what(_("名称")),
            tables.Column("members", _("人数"), "members", number=True),
            tables.Column("does", _("服务内容"), "does"),
        ),
    ),
    Deed: (
        _("为民办实事"),
        pgettext_lazy("台账", "件"),
        (_on(_("日期")), _what(_("做了什么")), tables.Column("whom", _("受益群众"), "whom"), _value(_("价值（元）"))),
    ),
    Support: (
        _("支持村"),
        pgettext_lazy("台账", "件"),
        (
            _on(_("日期")),
            tables.Column("host", _("村"), "host"),
            _what(_("内容")),
            tables.Column("kind", pgettext_lazy("支持", "类别"), "get_kind_display"),
        ),
    ),
    Donation: (
        _("捐款捐物"),
        _("笔"),
        (
            _on(_("日期")),
            _what(_("用途或物品")),
            tables.Column("recipient", _("受赠人"), "recipient"),
            tables.Column("kind", pgettext_lazy("捐赠", "类别"), "get_kind_display"),
            _value(_("金额（元）")),
        ),
    ),
    Article: (
        _("发表文章"),
        _("篇"),
        (
            _on(_("发表日期")),
            _what(_("标题")),
            tables.Column("outlet", _("刊播媒体"), "outlet"),
            tables.Column("level", _("级别"), "get_level_display"),
        ),
    ),
    Building: (
        _("无主管楼院"),
        _("个"),
        (_on(_("分包日期")), _what(_("楼院")), tables.Column("contracted", _("分包人员"), "contracted")),
    ),
}


PENDING = {
    Team: _("待核实的志愿服务队"),
    Deed: _("待核实的实事"),
    Support: _("待核实的支持事项"),
    Donation: _("待核实的捐赠"),
    Article: _("待核实的文章"),
    Building: _("待核实的楼院"),
}


def _ledger(model: Any, order: int) -> listing.Listing:
    title, noun, columns = SHOWN[model]
    name = model.ledger()
    shown = {"noun": noun, "default_sort": "-on", "columns": (*columns, STAGE, TOWNSHIP, CAMPAIGN)}
    return listing.Listing(
        f"{name}s",
        title,
        type(f"{model.__name__}Table", (listing.Table,), shown),
        rows=lambda post: queries.lines(model, post),
        filters=lambda post: [
            filters.Text("q", _("内容"), ("what",)),
            filters.Choice("campaign", _("主题活动"), "campaign", lambda: campaigns(post)),
            filters.Choice("township", _("街道、乡镇"), "township", lambda: townships(post), several=True),
            filters.Choice("stage", _("状态"), "stage", Kept.choices, several=True),
        ],
        piles=(
            Pile(
                f"{name}-confirm",
                PENDING[model],
                OFFICE,
                model,
                lambda post, today: Q(body=post.body_id, stage=Kept.ENTERED),
            ),
        ),
        address=f"{name}s",
        roles=READERS,
        nothing=_("没有符合条件的记录。"),
        template="activities/ledger.html",
        order=order,
    )


LEDGERS = {model.ledger(): _ledger(model, 43 + place) for place, model in enumerate(SHOWN)}
