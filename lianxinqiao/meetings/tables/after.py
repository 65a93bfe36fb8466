"""Acts after a meeting: signed, published, sworn, minuted; and opinions that follow."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.meetings.players import CHAIR, OFFICE
from lianxinqiao.meetings.stages import BEFORE, HELD, DecisionStage, ItemStage, Nomination, Stage

ROWS = (
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
        "meeting.send_minutes",
        _("报送协商纪要"),
        (OFFICE,),
        when=codes(Stage.MINUTED, Stage.PUBLISHED),
        sensible=lambda meeting: meeting.of_kind.consults and not meeting.minutes_sent_on,
        moves=True,
        then=_("报送日期记入协商会议的期限，收到的采纳反馈登记在这次会议。"),
        shows=False,
        speaks=False,
    ),
    Act(
        "meeting.enter_answer",
        _("登记采纳反馈"),
        (OFFICE,),
        when=codes(Stage.MINUTED, Stage.PUBLISHED),
        sensible=lambda meeting: meeting.minutes_sent_on and not meeting.answered_on,
        speaks=False,
    ),
    Act(
        "meeting.send_letters",
        _("登记任免通知送达"),
        (OFFICE,),
        when=HELD | codes(Stage.IN_SESSION),
        rule=_("北京市任免条例第二十一条"),
        sensible=lambda meeting: any(row.letter_due_on and not row.letter_on for row in meeting.appointments.all()),
        shows=False,
        speaks=False,
    ),
    Act(
        "meeting.publish",
        pgettext_lazy("会议", "公布"),
        (OFFICE,),
        when=codes(Stage.MINUTED),
        moves=True,
        then=_("会议情况和尚未公布的任免同时公布。"),
    ),
    Act("meeting.cancel", _("取消会议"), (OFFICE,), when=BEFORE, tells=("attendees",), needs=(), final=True),
)
