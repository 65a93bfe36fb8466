"""Acts on whoever is nominated, and on seats."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.meetings.players import OFFICE, RUNNING, UNFINISHED
from lianxinqiao.meetings.stages import BEFORE, HELD, Nomination, SeatStage

QUIET: dict[str, Any] = {"shows": False, "speaks": False}
NOMINATED: dict[str, Any] = {"on": "appointment", "when": BEFORE | RUNNING, "at": codes(Nomination.NOMINATED), **QUIET}
UNDER_ITS_ITEM: dict[str, Any] = {
    "who": (OFFICE,),
    "on": "item",
    "when": BEFORE | RUNNING,
    "at": UNFINISHED,
    "rule": _("政协章程第三十一条、第三十八条"),
    "then": _("常委会会议通过当日生效；新委员的账号由系统管理员发放。"),
    **QUIET,
}
ROWS = (
    Act(
        "appointment.examine",
        _("登记法律知识考试"),
        (OFFICE,),
        rule=_("重庆市人事任免条例（法律知识考试）"),
        sensible=lambda subject: subject.begins and subject.meeting.rules.exam_pass is not None,
        **NOMINATED,
    ),
    Act("appointment.accuse", _("登记反映的问题"), (OFFICE,), rule=_("重庆市人事任免条例第二十条"), **NOMINATED),
    Act(
        "appointment.clear",
        _("登记核查结论"),
        (OFFICE,),
        rule=_("重庆市人事任免条例第二十条"),
        sensible=lambda subject: subject.is_accused,
        **NOMINATED,
    ),
    Act(
        "appointment.approve_above",
        _("登记上一级批准"),
        (OFFICE,),
        on="appointment",
        when=HELD,
        at=codes(Nomination.PASSED),
        sensible=lambda subject: subject.waits_above,
    ),
    Act(
        "appointment.object",
        _("登记审议时的异议"),
        (OFFICE,),
        rule=_("北京市任免条例第十九条"),
        sensible=lambda subject: not subject.objected and subject.meeting.rules.merging_votes == "unless_objected",
        then=_("这一项单独表决。"),
        **NOMINATED,
    ),
    Act(
        "appointment.file_above",
        _("登记报上一级备案"),
        (OFFICE,),
        on="appointment",
        when=HELD,
        at=codes(Nomination.PASSED),
        rule=_("组织法第五十条第一款第十三项"),
        sensible=lambda subject: subject.to_file_above,
        **QUIET,
    ),
    Act(
        "item.seat",
        _("登记代表变动"),
        (OFFICE,),
        on="item",
        when=BEFORE | RUNNING,
        at=UNFINISHED,
        sensible=lambda subject: subject.kind == "deputies",
        **QUIET,
    ),
    Act("item.co_opt", _("提名增补委员"), sensible=lambda subject: subject.kind == "members", **UNDER_ITS_ITEM),
    Act(
        "item.let_go", _("提请委员辞去、撤销资格"), sensible=lambda subject: subject.kind == "members", **UNDER_ITS_ITEM
    ),
    Act(
        "seatchange.agree",
        _("登记协商情况和主席会议意见"),
        (OFFICE,),
        on="seatchange",
        when=BEFORE | RUNNING,
        at=codes(SeatStage.PROPOSED),
        rule=_("政协章程第四十条"),
        sensible=lambda subject: subject.of_members and not subject.agreed_on,
        **QUIET,
    ),
    Act(
        "seatchange.drop",
        pgettext_lazy("代表变动", "撤回"),
        (OFFICE,),
        on="seatchange",
        when=BEFORE | RUNNING,
        at=codes(SeatStage.PROPOSED),
        **QUIET,
    ),
)
