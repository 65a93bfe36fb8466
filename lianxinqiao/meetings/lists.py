"""The lists of this room: meetings and plans; what meetings decided has its own (decided_lists.py)."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.db.models import DateField, DateTimeField, Exists, ExpressionWrapper, OuterRef, Q, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import DEPUTIES, OFFICE, UNIT
from lianxinqiao.acts import lists as listing
from lianxinqiao.acts import places
from lianxinqiao.acts.days import Days
from lianxinqiao.acts.piles import Pile
from lianxinqiao.meetings import consulting_piles, kinds, offices, pages, profile, queries
from lianxinqiao.meetings.decided_lists import APPOINTMENTS, CHAIRS, DECISIONS, DELIBERATIONS, HOLDERS, READERS
from lianxinqiao.meetings.models import (
    AgendaItem,
    Appointment,
    Attendee,
    Cast,
    Decision,
    Interpellation,
    Meeting,
    Speech,
    Vote,
)
from lianxinqiao.meetings.plan_lists import PLANS
from lianxinqiao.meetings.stages import (
    AFTER,
    Coming,
    DecisionStage,
    Interpellated,
    Nomination,
    SpeechStage,
    Stage,
    VoteStage,
)
from lianxinqiao.people.models import Post
from lianxinqiao.ui import filters, tables


def days_before(today: date, days: int) -> ExpressionWrapper:
    """Counted by the database: a pile's condition is put together once, for every day."""
    return ExpressionWrapper(Value(today, DateField()) - Value(timedelta(days=days)), DateTimeField())


# ------------------------------------------------------------------ meetings
class MeetingTable(listing.Table):
    noun = pgettext_lazy("会议", "次")
    default_sort = "-starts"
    columns: ClassVar = (
        tables.Column("starts", _("时间"), pages.span, sort="starts_at"),
        tables.Column("name", pgettext_lazy("列表", "会议"), str, main=True, link=lambda row: row.get_absolute_url()),
        tables.Column("kind", pgettext_lazy("会议", "类别"), lambda row: row.of_kind.word, sort="kind", default=False),
        tables.Column("came", _("实到（人）"), "came", number=True),
        tables.Column("called", _("应到（人）"), "called", number=True),
        tables.Column("stage", _("状态"), "mark"),
        tables.Column("place", _("地点"), "place", default=False),
    )


class OfCommittee(places.NamedCommittee):
    """A committee's own meetings, and those whose agenda has something that it prepared."""

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        prepared = AgendaItem.objects.filter(committee__in=self.names(values))
        return rows.filter(Q(committee__in=self.asked(values)) | Q(pk__in=prepared.values("meeting")))


def meeting_filters(post: Post | None) -> list[filters.Filter]:
    body = post.body.kind if post and post.body else "congress"
    rules = profile.of(post.body, timezone.localdate()) if post and post.body else None
    return [
        filters.Text("q", _("议题、议程或地点"), ("title", "place", "items__title")),
        filters.Choice("kind", pgettext_lazy("会议", "类别"), "kind", kinds.of_body(body, rules), several=True),
        filters.Choice("stage", _("状态"), "stage", Stage.choices, several=True),
        OfCommittee.of(post),
    ]


def _with(rows: Any, **more: Any) -> Q:
    """Meetings on which something hangs: asked of the meeting's own row, so that a desk asks one query for all of it."""
    return Q(Exists(rows.filter(meeting=OuterRef("pk"))), **more)


def _invited(post: Post, today: date) -> Q:
    mine = Attendee.objects.filter(mandate=post.mandate_id, stage=Coming.CALLED)
    return _with(mine, stage=Stage.CALLED, ends_at__from_day=today)


def _to_vote(post: Post, _today: date) -> Q:
    """A named vote that is open now, of somebody who is in the hall and has not voted."""
    here = Attendee.objects.filter(mandate=post.mandate_id, presences__isnull=False, presences__until=None)
    cast = Cast.objects.filter(vote=OuterRef("pk"), mandate=post.mandate_id)
    votes = Vote.objects.filter(~Exists(cast), stage=VoteStage.OPEN, method=Vote.Method.NAMED)
    return _with(here, stage=Stage.IN_SESSION) & _with(votes)


def _leaves(post: Post, _today: date) -> Q:
    return _with(Attendee.objects.filter(stage=Coming.LEAVE_ASKED), stage=Stage.CALLED, body=post.body_id)


def _decided(stage: DecisionStage) -> Any:
    return lambda post, today: _with(Decision.objects.filter(stage=stage), body=post.body_id)


def _unsworn(post: Post, today: date) -> Q:
    rows = Appointment.objects.filter(
        stage=Nomination.PASSED, action__in=[*offices.BEGINS], sworn_on=None, ended_on=None
    )
    rows = rows.filter(office__single=True)
    return _with(rows, stage__in=AFTER, starts_at__gt=days_before(today, 365), body=post.body_id)


def _to_check(post: Post, _today: date) -> Q:
    return _with(Speech.objects.filter(mandate=post.mandate_id, stage=SpeechStage.RECORDED))


def _interpellated(stage: Interpellated) -> Any:
    return lambda post, today: _with(Interpellation.objects.filter(stage=stage), body=post.body_id)


def _to_answer(post: Post, _today: date) -> Q:
    return _with(Interpellation.objects.filter(unit=post.organization_id, stage=Interpellated.HANDED))


def _to_mend(post: Post, _today: date, near: date) -> Q:
    """An audit report was heard, and the report on what was mended is due soon and not heard (监督法第二十七条)."""
    heard = AgendaItem.objects.filter(kind="mending", heard_at__gt=OuterRef("heard_at"))
    heard = heard.filter(meeting__body=OuterRef("meeting__body"))
    return _with(AgendaItem.objects.filter(~Exists(heard), follow_by__lte=near), body=post.body_id)


GAP = 50  # days after which the next meeting should be called: at least every two months (组织法第五十一条)


def _gap(post: Post, today: date) -> Q:
    """The last meeting of the standing committee, if it was long ago and no later one is called."""
    later = Meeting.objects.filter(body=OuterRef("body"), kind=OuterRef("kind"), starts_at__gt=OuterRef("starts_at"))
    later = later.filter(stage__in=[Stage.CALLED, Stage.IN_SESSION, *AFTER])
    old = Q(body=post.body_id, kind="standing", stage__in=AFTER, starts_at__lt=days_before(today, GAP))
    return old & ~Q(Exists(later))


def _mine(post: Post) -> Q:
    """The meetings to which somebody is called; for those who run meetings, all of their body's."""
    if not post.mandate_id:
        run = Q(body=post.body_id) & Meeting.within(post)
        return run if post.role in OFFICE | CHAIRS else Q(items__unit=post.organization_id or 0)
    rows = Attendee.objects.filter(mandate=post.mandate_id).exclude(stage=Coming.ON_LEAVE)
    return Q(pk__in=rows.values("meeting"))


HELD = Days(
    "meeting",
    pgettext_lazy("列表", "会议"),
    lambda post: queries.meetings(post).exclude(stage__in=[Stage.CANCELLED, Stage.DRAFTED]),
    on="starts_at__date",
    to="ends_at__date",
    due=False,
    mine=_mine,
    times=lambda meeting: (meeting.starts_at, meeting.ends_at),
    place=lambda meeting: meeting.place,
    roles=READERS | UNIT,
)
MEETINGS = listing.Listing(
    "meetings",
    pgettext_lazy("列表", "会议"),
    MeetingTable,
    rows=queries.meetings,
    filters=meeting_filters,
    piles=(
        Pile("to-vote", _("正在等您表决"), DEPUTIES, Meeting, _to_vote, tone="bad"),
        Pile("called", _("通知您参加的会议"), DEPUTIES, Meeting, _invited, tone="warn", act="attendee.accept"),
        Pile(
            "in-session",
            _("正在召开的会议"),
            OFFICE | CHAIRS,
            Meeting,
            lambda post, today: Q(body=post.body_id, stage=Stage.IN_SESSION),
            tone="warn",
        ),
        Pile(
            "to-open",
            _("今天的会议"),
            OFFICE | CHAIRS,
            Meeting,
            lambda post, today: Q(body=post.body_id, stage=Stage.CALLED, starts_at__to_day=today),
            tone="warn",
            act="meeting.open",
        ),
        Pile(
            "to-call",
            _("待发通知的会议"),
            OFFICE,
            Meeting,
            lambda post, today, near: Q(body=post.body_id, stage=Stage.DRAFTED, starts_at__to_day=near),
            act="meeting.call",
        ),
        Pile("leaves", _("会议请假待批"), OFFICE | CHAIRS, Meeting, _leaves),
        Pile("to-sign", _("有决议、决定待签发的会议"), CHAIRS, Meeting, _decided(DecisionStage.ADOPTED)),
        Pile("decisions-to-publish", _("有决议、决定待公布的会议"), OFFICE, Meeting, _decided(DecisionStage.SIGNED)),
        Pile("to-swear", _("待登记宪法宣誓"), OFFICE, Meeting, _unsworn, act="meeting.swear"),
        Pile("to-check", _("发言记录待您核对"), DEPUTIES, Meeting, _to_check),
        Pile("to-hand", _("待决定的质询案"), CHAIRS, Meeting, _interpellated(Interpellated.FILED)),
        Pile("to-judge", _("质询案已答复，待登记是否满意"), OFFICE, Meeting, _interpellated(Interpellated.ANSWERED)),
        Pile("to-answer", _("待答复的质询案"), UNIT, Meeting, _to_answer, tone="bad"),
        Pile(
            "to-mend",
            _("审计整改报告快到期"),
            OFFICE | CHAIRS,
            Meeting,
            _to_mend,
            tone="bad",
            watched=True,
        ),
        Pile(
            "gap",
            _("快满两个月没有召开常委会会议"),
            OFFICE | CHAIRS,
            Meeting,
            _gap,
            tone="bad",
            watched=True,
        ),
        Pile(
            "to-minute",
            _("待写会议纪要"),
            OFFICE,
            Meeting,
            lambda post, today: Q(body=post.body_id, stage=Stage.CLOSED, minutes=""),
            act="meeting.write_minutes",
        ),
        Pile(
            "to-approve",
            _("待审定的会议纪要"),
            CHAIRS,
            Meeting,
            lambda post, today: Q(body=post.body_id, stage=Stage.CLOSED) & ~Q(minutes=""),
            act="meeting.approve_minutes",
        ),
        *consulting_piles.PILES,
        Pile(
            "to-publish",
            _("待公布的会议"),
            OFFICE,
            Meeting,
            lambda post, today: Q(body=post.body_id, stage=Stage.MINUTED),
            act="meeting.publish",
        ),
    ),
    address="meetings",
    roles=READERS | UNIT,
    nothing=_("没有符合条件的会议。"),
    template="meetings/list.html",
    order=30,
    days=(HELD, *consulting_piles.DAYS),
)


__all__ = ["APPOINTMENTS", "CHAIRS", "DECISIONS", "DELIBERATIONS", "HOLDERS", "MEETINGS", "PLANS", "READERS"]
