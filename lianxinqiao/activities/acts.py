"""Every act of this room: on an activity and its parts here, on what stands beside it in `lesser_acts`."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.activities.acts_of_parts import BOOKINGS, FINDINGS, OPEN_AFTER, TAKING_PART
from lianxinqiao.activities.lesser_acts import CAMPAIGNS, HOSTS, LEDGERS, OWN, PROBLEMS, WORKPLANS
from lianxinqiao.activities.stages import AFTER, BEFORE, Stage
from lianxinqiao.activities.who import (
    DEPUTY,
    OFFICE,
    ORGANISER,
    PRESENT,
    UNIT,
)
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts

# ------------------------------------------------------------------ the tables
ACTS = Acts(
    (
        Act("activity.plan", _("安排活动"), (ORGANISER,)),
        Act("activity.record", _("补登活动"), (ORGANISER,)),
        Act("activity.change", _("修改安排"), (ORGANISER,), when=BEFORE, tells=("listed",), needs=()),
        Act(
            "activity.call",
            _("发通知"),
            (ORGANISER,),
            when=codes(Stage.PLANNED),
            tells=("listed",),
            needs=("listed",),
            moves=True,
            then=_("名单上的人会收到通知，可以报名或者请假。"),
        ),
        Act("activity.invite", _("列入名单"), (ORGANISER,), when=BEFORE, shows=False, speaks=False),
        *TAKING_PART,
        Act(
            "activity.hold",
            _("活动结束"),
            (ORGANISER,),
            when=BEFORE,
            moves=True,
            then=_("到场人数按签到记录统计，不再填写。"),
        ),
        *FINDINGS,
        Act(
            "activity.visit",
            _("登记走访了谁"),
            (ORGANISER, PRESENT),
            when=codes(Stage.CALLED) | AFTER,
            then=_("走访的企业、村按这里的登记统计，不填数。"),
            speaks=False,
        ),
        Act("activity.attach", _("添加活动材料"), (ORGANISER,), when=BEFORE | OPEN_AFTER, shows=False, speaks=False),
        Act("activity.detach", _("去掉一份材料"), (ORGANISER,), when=BEFORE | OPEN_AFTER, shows=False, speaks=False),
        Act(
            "activity.set_out",
            _("拟定执法检查方案"),
            (OFFICE,),
            when=BEFORE | codes(Stage.HELD),
            rule=_("监督法第三十三条"),
            sensible=lambda activity: activity.of_kind.inspects_law,
            shows=False,
            speaks=False,
        ),
        Act(
            "activity.draft_report",
            _("起草活动报告"),
            (ORGANISER,),
            when=codes(Stage.HELD),
            then=_("报告分几个部分，到场的人可以分头写，互不覆盖。"),
            sensible=lambda activity: activity.of_kind.reports and not activity.of_kind.inspects_law,
            shows=False,
            speaks=False,
        ),
        Act(
            "report_part.write",
            _("写这一部分"),
            (ORGANISER, PRESENT),
            on="report_part",
            when=codes(Stage.HELD),
            shows=False,
            speaks=False,
        ),
        Act(
            "activity.report_law",
            _("提交执法检查报告"),
            (OFFICE,),
            when=codes(Stage.HELD, Stage.REPORTED),
            moves=lambda activity: activity.of_kind.inspects_law,
            rule=_("监督法第三十五条"),
            sensible=lambda activity: activity.of_kind.inspects_law,
        ),
        Act(
            "activity.table",
            _("列入会议议程"),
            (OFFICE,),
            when=OPEN_AFTER - codes(Stage.HELD),
            then=_("报告会作为议题和材料进入所选的会议，不用重新输入。"),
            sensible=lambda activity: activity.of_kind.inspects_law,
            shows=False,
            speaks=False,
        ),
        Act(
            "activity.testify",
            _("提交述职报告"),
            (DEPUTY,),
            when=codes(Stage.CALLED, Stage.HELD),
            sensible=lambda activity: activity.of_kind.testifies,
        ),
        Act(
            "testimony.assess",
            _("登记评议结果"),
            (ORGANISER,),
            on="testimony",
            when=OPEN_AFTER,
            speaks=False,
        ),
        *BOOKINGS,
        Act("activity.tell", _("对外公布情况"), (ORGANISER,), when=AFTER),
        Act(
            "activity.report",
            _("提交报告"),
            (ORGANISER,),
            when=codes(Stage.HELD, Stage.REPORTED),
            moves=True,
            sensible=lambda activity: not activity.of_kind.inspects_law,
        ),
        Act(
            "activity.forward",
            _("转交研究处理"),
            (OFFICE,),
            when=codes(Stage.REPORTED),
            tells=("unit",),
            needs=("unit",),
            moves=True,
            speaks=False,
        ),
        Act(
            "activity.answer",
            _("反馈研究处理情况"),
            (UNIT,),
            when=codes(Stage.FORWARDED),
            tells=("participants", "organisers"),
            needs=("organisers",),
            moves=True,
        ),
        Act(
            "activity.close",
            _("归档"),
            (ORGANISER,),
            when=codes(Stage.HELD, Stage.REPORTED, Stage.ANSWERED),
            moves=lambda subject: subject.stage == Stage.ANSWERED or not subject.of_kind.reports,
            speaks=False,
        ),
        Act("activity.cancel", _("取消活动"), (ORGANISER,), when=BEFORE, tells=("listed",), needs=(), final=True),
    ),
    root="activities.Activity",
    thing=_("这次活动"),
    parts={
        "participation": "activities.Participation",
        "finding": "activities.Finding",
        "report_part": "activities.ReportPart",
        "testimony": "activities.Testimony",
        "slot": "activities.Slot",
        "booking": "activities.Booking",
    },
    events={
        "participation.move_up": _("候补转为报名"),
        "booking.erase_by_term": _("预约人信息到期删除"),
    },
)

TABLES = (ACTS, HOSTS, PROBLEMS, CAMPAIGNS, WORKPLANS, OWN, *LEDGERS.values())
