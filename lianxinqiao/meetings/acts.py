"""Every act of this room, as tables: on a meeting and what hangs on it, and on an opinion that is sent after deliberation."""

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body, of_unit
from lianxinqiao.meetings.stages import (
    BEFORE,
    HELD,
    AmendmentStage,
    Coming,
    DecisionStage,
    ItemStage,
    Nomination,
    OpinionStage,
    PlanItemStage,
    PlanStage,
    Stage,
    VoteStage,
)

if TYPE_CHECKING:
    from lianxinqiao.people.models import Post


# ------------------------------------------------------------------ who
def _self(post: "Post", subject: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == subject.mandate_id


def _self_posts(subject: Any) -> Q:
    return Q(mandate_id=subject.mandate_id)


def _called(post: "Post", subject: Any) -> bool:
    """Whoever stands on the list of this meeting."""
    rows = subject.root.attendees.all()
    return post.mandate_id is not None and any(row.mandate_id == post.mandate_id for row in rows)


def _reports(post: "Post", subject: Any) -> bool:
    """The organ that reports under this item."""
    return post.role in roles.UNIT and post.organization_id is not None and post.organization_id == subject.unit_id


def _reports_posts(subject: Any) -> Q:
    return Q(role__in=roles.UNIT, organization_id=subject.unit_id or 0)


OFFICE = of_body("office", _("常委会办事机构工作人员"), *roles.OFFICE)
CHAIR = of_body("chair", _("会议主持人"), roles.RoleCode.CHAIRPERSONS)
SELF = Who("self", _("本人"), _self, _self_posts)
CALLED = Who("called", _("应到人员"), _called)
REPORTS = Who("reports", _("报告机关"), _reports, _reports_posts)
UNIT = of_unit("unit", _("研究处理机关"), *roles.UNIT)
BOTH = (OFFICE, CHAIR)


RUNNING = codes(Stage.IN_SESSION)
UNFINISHED = codes(ItemStage.LISTED, ItemStage.HEARD)


# ------------------------------------------------------------------ the tables
ACTS = Acts(
    (
        Act("member.seat", _("登记常委会组成人员"), (OFFICE,), shows=False),
        Act("member.end", _("登记组成人员离任"), (OFFICE,), shows=False),
        Act("office.register", _("登记职务"), (OFFICE,), shows=False),
        Act("meeting.draft", _("筹备会议"), (OFFICE,)),
        Act("meeting.change", _("修改会议安排"), (OFFICE,), when=BEFORE, tells=("attendees",), needs=()),
        Act("meeting.list_in", _("列入名单"), (OFFICE,), when=BEFORE, shows=False, speaks=False),
        Act("item.add", _("列入议程"), (OFFICE,), when=BEFORE),
        Act("item.change", _("修改议程"), (OFFICE,), on="item", when=BEFORE),
        Act("item.strike", _("移出议程"), (OFFICE,), on="item", when=codes(Stage.DRAFTED)),
        Act(
            "item.file",
            _("提交会议材料"),
            (OFFICE, REPORTS),
            on="item",
            when=BEFORE | RUNNING,
            at=UNFINISHED,
            shows=False,
        ),
        Act(
            "item.draft",
            _("起草决议、决定"),
            (OFFICE,),
            on="item",
            when=BEFORE | RUNNING,
            at=UNFINISHED,
            shows=False,
        ),
        Act("item.nominate", _("提请任免"), (OFFICE,), on="item", when=BEFORE | RUNNING, at=UNFINISHED, shows=False),
        Act(
            "appointment.withdraw",
            _("撤回提名"),
            BOTH,
            on="appointment",
            when=BEFORE | RUNNING,
            at=codes(Nomination.NOMINATED),
            shows=False,
        ),
        Act(
            "decision.change",
            _("修改草案"),
            (OFFICE,),
            on="decision",
            when=BEFORE | RUNNING,
            at=codes(DecisionStage.DRAFT),
            shows=False,
        ),
        Act(
            "decision.amend",
            _("提出修正案"),
            (OFFICE,),
            on="decision",
            when=BEFORE,
            at=codes(DecisionStage.DRAFT),
            shows=False,
        ),
        Act(
            "amendment.withdraw",
            _("撤回修正案"),
            BOTH,
            on="amendment",
            when=BEFORE | RUNNING,
            at=codes(AmendmentStage.FILED),
            shows=False,
        ),
        Act(
            "amendment.put",
            _("修正案付表决"),
            BOTH,
            on="amendment",
            when=RUNNING,
            at=codes(AmendmentStage.FILED),
            moves=True,
            rule=_("全国人大常委会议事规则第四十六条"),
            shows=False,
            speaks=False,
        ),
        Act(
            "meeting.call",
            _("发会议通知"),
            (OFFICE,),
            when=codes(Stage.DRAFTED),
            tells=("attendees", "reporters"),
            needs=(
                "attendees",
                "reporters",
            ),
            moves=True,
            then=_("名单上的人员会收到通知，可以回复出席或者请假；会议取得本届次数。"),
        ),
        Act(
            "attendee.accept",
            _("回复出席"),
            (SELF,),
            on="attendee",
            when=codes(Stage.CALLED),
            at=codes(Coming.CALLED, Coming.ON_LEAVE),
            shows=False,
            speaks=False,
        ),
        Act(
            "attendee.ask_leave",
            pgettext_lazy("会议", "请假"),
            (SELF,),
            on="attendee",
            when=codes(Stage.CALLED),
            at=codes(Coming.CALLED, Coming.COMING),
            tells=("office",),
            needs=("office",),
            shows=False,
            speaks=False,
        ),
        Act(
            "attendee.grant_leave",
            _("准假"),
            BOTH,
            on="attendee",
            when=codes(Stage.CALLED, Stage.IN_SESSION),
            at=codes(Coming.LEAVE_ASKED),
            tells=("attendee",),
            needs=(),
            shows=False,
            speaks=False,
        ),
        Act(
            "meeting.sign_in",
            _("签到"),
            (CALLED,),
            when=codes(Stage.CALLED, Stage.IN_SESSION),
            moves=True,
            shows=False,
            speaks=False,
        ),
        Act(
            "meeting.mark_all",
            _("登记到会"),
            (OFFICE,),
            when=codes(Stage.CALLED, Stage.IN_SESSION),
            shows=False,
            speaks=False,
        ),
        Act(
            "attendee.leave_hall",
            _("登记离场"),
            (OFFICE,),
            on="attendee",
            when=RUNNING,
            sensible=lambda subject: subject.is_here,
            shows=False,
            speaks=False,
        ),
        Act(
            "attendee.come_back",
            _("登记到场"),
            (OFFICE,),
            on="attendee",
            when=codes(Stage.CALLED, Stage.IN_SESSION),
            sensible=lambda subject: not subject.is_here,
            shows=False,
            speaks=False,
        ),
        Act(
            "meeting.open",
            _("宣布开会"),
            BOTH,
            when=codes(Stage.CALLED),
            moves=True,
            then=_("先核对法定人数；全体会议先通过议程。"),
        ),
        Act("meeting.put_agenda", _("议程付表决"), BOTH, when=RUNNING, moves=True, shows=False, speaks=False),
        Act("item.hear", _("听取审议"), BOTH, on="item", when=RUNNING, at=codes(ItemStage.LISTED), moves=True),
        Act(
            "item.put",
            _("付表决"),
            BOTH,
            on="item",
            when=RUNNING,
            at=codes(ItemStage.HEARD),
            moves=True,
            shows=False,
            speaks=False,
        ),
        Act("item.withdraw", _("撤回议案"), BOTH, on="item", when=RUNNING, at=UNFINISHED),
        Act("item.postpone", _("暂不付表决"), BOTH, on="item", when=RUNNING, at=UNFINISHED),
        Act(
            "vote.cast",
            _("表决"),
            (CALLED,),
            on="vote",
            when=RUNNING,
            at=codes(VoteStage.OPEN),
            moves=True,
            shows=False,
            speaks=False,
        ),
        Act(
            "vote.count",
            _("监票人登记计票"),
            (OFFICE,),
            on="vote",
            when=RUNNING,
            at=codes(VoteStage.OPEN),
            shows=False,
            speaks=False,
        ),
        Act(
            "vote.close",
            _("结束表决，宣布结果"),
            BOTH,
            on="vote",
            when=RUNNING,
            at=codes(VoteStage.OPEN),
            moves=True,
        ),
        Act(
            "vote.annul",
            _("作废这次表决"),
            (CHAIR,),
            on="vote",
            when=RUNNING,
            at=codes(VoteStage.OPEN),
            rule=_("全国人大常委会议事规则第四十八条"),
        ),
        Act("meeting.close", _("宣布闭会"), BOTH, when=RUNNING, moves=True),
        Act(
            "decision.sign",
            _("签发"),
            (CHAIR,),
            on="decision",
            when=HELD,
            at=codes(DecisionStage.ADOPTED),
            moves=True,
        ),
        Act(
            "decision.publish",
            pgettext_lazy("决议", "公布"),
            (OFFICE,),
            on="decision",
            when=HELD,
            at=codes(DecisionStage.SIGNED),
            moves=True,
        ),
        Act(
            "appointment.announce",
            _("公布任免"),
            (OFFICE,),
            on="appointment",
            when=HELD,
            at=codes(Nomination.PASSED),
        ),
        Act(
            "appointment.swear",
            _("登记宪法宣誓"),
            (OFFICE,),
            on="appointment",
            when=HELD,
            at=codes(Nomination.PASSED),
            shows=False,
            speaks=False,
        ),
        Act("meeting.swear", _("登记集体宣誓"), (OFFICE,), when=HELD, shows=False, speaks=False),
        Act(
            "item.opine",
            _("起草审议意见"),
            (OFFICE,),
            on="item",
            when=HELD,
            at=codes(ItemStage.HEARD, ItemStage.DECIDED),
            shows=False,
        ),
        Act("meeting.write_minutes", _("起草会议纪要"), (OFFICE,), when=codes(Stage.CLOSED), moves=True, shows=False),
        Act("meeting.approve_minutes", _("审定会议纪要"), (CHAIR,), when=codes(Stage.CLOSED), moves=True, shows=False),
        Act(
            "meeting.publish",
            pgettext_lazy("会议", "公布"),
            (OFFICE,),
            when=codes(Stage.MINUTED),
            moves=True,
            then=_("会议情况和尚未公布的任免同时公布。"),
        ),
        Act("meeting.cancel", _("取消会议"), (OFFICE,), when=BEFORE, tells=("attendees",), needs=(), final=True),
    ),
    root="meetings.Meeting",
    thing=_("这次会议"),
    parts={
        "attendee": "meetings.Attendee",
        "item": "meetings.AgendaItem",
        "vote": "meetings.Vote",
        "decision": "meetings.Decision",
        "appointment": "meetings.Appointment",
        "amendment": "meetings.Amendment",
    },
)
OPINIONS = Acts(
    (
        Act("deliberation.change", _("修改审议意见"), (OFFICE,), when=codes(OpinionStage.DRAFTED), shows=False),
        Act(
            "deliberation.send",
            _("签发并送达"),
            (CHAIR,),
            when=codes(OpinionStage.DRAFTED),
            tells=("unit",),
            needs=("unit",),
            moves=True,
        ),
        Act(
            "deliberation.plan", _("提交办理方案"), (UNIT,), when=codes(OpinionStage.SENT), tells=("office",), needs=()
        ),
        Act(
            "deliberation.answer",
            _("报告研究处理情况"),
            (UNIT,),
            when=codes(OpinionStage.SENT),
            tells=("office",),
            needs=("office",),
            moves=True,
        ),
        Act("deliberation.comment", _("登记委员会意见"), (OFFICE,), when=codes(OpinionStage.ANSWERED), shows=False),
        Act("deliberation.test", _("登记满意度测评"), (OFFICE,), when=codes(OpinionStage.ANSWERED)),
        Act(
            "deliberation.close",
            pgettext_lazy("审议意见", "办结"),
            (OFFICE,),
            when=codes(OpinionStage.ANSWERED),
            moves=True,
        ),
        Act(
            "deliberation.again",
            _("退回重新研究处理"),
            BOTH,
            when=codes(OpinionStage.ANSWERED),
            tells=("unit",),
            needs=("unit",),
            moves=lambda subject: subject.passed is False,
        ),
    ),
    root="meetings.DeliberationOpinion",
    thing=_("这份审议意见"),
)
PLANS = Acts(
    (
        Act("plan.begin", _("起草年度计划"), (OFFICE,)),
        Act(
            "plan.add",
            _("增加计划事项"),
            (OFFICE,),
            when=codes(PlanStage.DRAFTED, PlanStage.ADOPTED, PlanStage.PUBLISHED),
        ),
        Act("plan.adopt", _("通过年度计划"), (CHAIR,), when=codes(PlanStage.DRAFTED), moves=True),
        Act("plan.publish", pgettext_lazy("年度计划", "公布"), (OFFICE,), when=codes(PlanStage.ADOPTED), moves=True),
        *(
            Act(code, word, (OFFICE,), on="planned", when=when, at=codes(PlanItemStage.PLANNED))
            for code, word, when in (
                ("planned.change", _("修改计划事项"), codes(*PlanStage)),
                ("planned.drop", _("取消计划事项"), codes(*PlanStage)),
                ("planned.put_on_agenda", _("列入会议议程"), codes(PlanStage.ADOPTED, PlanStage.PUBLISHED)),
                ("planned.carry_out", _("登记完成"), codes(PlanStage.ADOPTED, PlanStage.PUBLISHED)),
            )
        ),
    ),
    root="meetings.YearPlan",
    thing=_("这份年度工作计划"),
    parts={"planned": "meetings.PlanItem"},
)
TABLES = (ACTS, OPINIONS, PLANS)
