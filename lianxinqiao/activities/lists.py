"""The lists of this room: activities here; problems, campaigns and plans in `lists_beside`, ledgers in `lists_ledgers`."""

from datetime import date
from typing import Any, ClassVar

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT
from lianxinqiao.activities import listing_sheet, pages, queries
from lianxinqiao.activities.kinds import BY_BODY, KINDS, Organiser, organiser_word
from lianxinqiao.activities.lists_beside import CAMPAIGNS, HOSTS, PROBLEMS, READERS, STAFF, WORKPLANS, campaigns
from lianxinqiao.activities.lists_ledgers import LEDGERS, SHOWN
from lianxinqiao.activities.models import Activity, Participation, PlanLine, WorkPlan
from lianxinqiao.activities.stages import Seat, Stage
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places, searching
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.acts.rowsheets import of_ticked
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables

__all__ = ["ACTIVITIES", "CAMPAIGNS", "HOSTS", "LEDGERS", "PROBLEMS", "READERS", "SHOWN", "WORKPLANS"]

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


def plan_lines(post: Post | None) -> list[tuple[int, str]]:
    rows = PlanLine.objects.filter(plan__in=WorkPlan.objects.visible_to(post)).select_related("plan")
    return [(row.pk, f"{row.plan.year} {row.title}") for row in rows]


def organisers(post: Post | None) -> list[tuple[str, Any]]:
    """Those that a body of this kind has; all for who stands outside any body."""
    known = BY_BODY[post.body.kind][0] if post and post.body else frozenset(Organiser)
    of = post.body.kind if post and post.body else ""
    return [(code, organiser_word(code, of)) for code in Organiser.values if code in known]


def kinds_of(post: Post | None) -> list[tuple[str, Any]]:
    return queries.kind_words(post.body if post else None)


def declared(post: Post | None) -> list[filters.Filter]:
    return [
        searching.words("q", _("名称、内容、地点或发现的问题"), post, fields=("title", "purpose", "place")),
        filters.Choice("kind", pgettext_lazy("活动", "类别"), "kind", lambda: kinds_of(post), several=True),
        filters.Choice("organiser", _("组织者"), "organiser", lambda: organisers(post), several=True),
        places.by_township(post),
        filters.Dates("on", pgettext_lazy("活动", "开展日期"), "starts_at", moments=True),
        places.by_committee(post),
        filters.Choice("campaign", _("主题活动"), "campaign", lambda: campaigns(post)),
        filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True),
        filters.Flag("joint", _("只看联合开展"), lambda rows: rows.exclude(occasion=None)),
        filters.Choice("line", _("年度计划中的安排"), "line", lambda: plan_lines(post)),
    ]


def _invited(post: Post, today: date) -> Q:
    return Q(
        mandate=post.mandate_id, stage=Seat.INVITED, activity__stage=Stage.CALLED, activity__ends_at__from_day=today
    )


def _mine_soon(post: Post, today: date, near: date) -> Q:
    return Q(
        mandate=post.mandate_id,
        stage=Seat.SIGNED_UP,
        activity__stage=Stage.CALLED,
        activity__starts_at__from_day=today,
        activity__starts_at__to_day=near,
    )


def _organised(post: Post) -> Q:
    """What this post runs: the office all of its body's, whoever works for a township their own."""
    if post.role in OFFICE:
        return Q(body=post.body_id)
    return Q(body=post.body_id, township=post.township_id or 0)


def _over(post: Post, today: date) -> Q:
    return _organised(post) & Q(stage__in=[Stage.PLANNED, Stage.CALLED], ends_at__before_day=today)


def _to_report(post: Post, _today: date) -> Q:
    """What the standing committee and its committees organised; groups and townships report where they want to."""
    reporting = [code for code, kind in KINDS.items() if kind.reports]
    organisers = [Organiser.STANDING, Organiser.COMMITTEE]
    return _organised(post) & Q(stage=Stage.HELD, kind__in=reporting, organiser__in=organisers)


def _of_own(post: Post) -> Q:
    """Seats of the activities that this post runs."""
    own = Q(activity__body=post.body_id)
    return own if post.role in OFFICE else own & Q(activity__township=post.township_id or 0)


def _leaves(post: Post, _today: date) -> Q:
    return _of_own(post) & Q(stage=Seat.LEAVE_ASKED)


def _disputed(post: Post, _today: date) -> Q:
    return _of_own(post) & ~Q(dispute="") & ~Q(activity__stage=Stage.CLOSED)


def _taken_part_in(post: Post) -> Q:
    """What somebody is called to or goes to; of those who organise, what they run."""
    if not post.mandate_id:
        return _organised(post) & Activity.within(post)
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
    in_cppcc=_("委员活动"),
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
        Pile(
            "invited",
            _("邀请您参加的活动"),
            DEPUTIES,
            Participation,
            _invited,
            path="activity",
            tone="warn",
            act="activity.sign_up",
        ),
        Pile("coming", _("您近期的活动"), DEPUTIES, Participation, _mine_soon, path="activity"),
        Pile("over", _("已过时间，待登记结果"), OFFICE | STAFF, Activity, _over, tone="warn", act="activity.hold"),
        Pile("leaves", _("请假待批"), OFFICE | STAFF, Participation, _leaves, path="activity"),
        Pile("disputed", _("对出席登记有异议"), OFFICE | STAFF, Participation, _disputed, path="activity", tone="warn"),
        Pile("to-report", _("待形成报告"), OFFICE | STAFF, Activity, _to_report),
        Pile(
            "to-forward",
            _("报告待转交"),
            OFFICE,
            Activity,
            lambda post, today: Q(body=post.body_id, stage=Stage.REPORTED, kind__in=ANSWERED),
            act="activity.forward",
        ),
        Pile(
            "feedback",
            _("视察、检查报告待反馈"),
            UNIT,
            Activity,
            lambda post, today: Q(unit=post.organization_id, stage=Stage.FORWARDED),
            due="due_on",
            act="activity.answer",
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
    ticked=(listing.Ticked("list", _("把发现的问题挂号"), OFFICE, of_ticked(listing_sheet.SHEET, "activity")),),
    days=(HELD, ANSWERS),
)
