"""Rows of the acts on what hangs on an activity: who takes part, what was found, places that citizens book. `acts` gathers them."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.access.roles import CONGRESS, CPPCC
from lianxinqiao.activities.stages import AFTER, BEFORE, BookingStage, Seat, Stage
from lianxinqiao.activities.who import ANYBODY, BOOKER, DEPUTY, OFFICE, ORGANISER, PRESENT, SELF, TOWNSHIP
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act

OPEN_AFTER = AFTER - codes(Stage.CLOSED)  # it took place and is not filed away

TAKING_PART = (
    Act("activity.sign_up", _("报名"), (DEPUTY,), when=codes(Stage.CALLED), moves=True, shows=False, speaks=False),
    Act(
        "participation.withdraw",
        _("取消报名"),
        (SELF,),
        on="participation",
        when=codes(Stage.CALLED),
        at=codes(Seat.SIGNED_UP, Seat.WAITING),
        shows=False,
        speaks=False,
    ),
    Act(
        "participation.ask_leave",
        _("请假"),
        (SELF,),
        on="participation",
        when=codes(Stage.CALLED),
        at=codes(Seat.INVITED, Seat.SIGNED_UP),
        tells=("organisers",),
        needs=("organisers",),
        shows=False,
        speaks=False,
    ),
    Act(
        "participation.grant_leave",
        _("准假"),
        (ORGANISER,),
        on="participation",
        when=BEFORE | AFTER,
        at=codes(Seat.LEAVE_ASKED),
        tells=("participant",),
        needs=(),
        moves=True,
        shows=False,
        speaks=False,
    ),
    Act(
        "activity.sign_in",
        _("签到"),
        (DEPUTY,),
        when=codes(Stage.CALLED, Stage.HELD),
        moves=True,
        shows=False,
        speaks=False,
    ),
    Act(
        "participation.mark",
        _("登记到场"),
        (ORGANISER,),
        on="participation",
        when=codes(Stage.CALLED) | OPEN_AFTER,
        shows=False,
        speaks=False,
    ),
    Act(
        "participation.leave",
        _("签退"),
        (SELF,),
        on="participation",
        when=codes(Stage.CALLED, Stage.HELD),
        sensible=lambda seat: bool(seat.came_at and not seat.left_at),
        shows=False,
        speaks=False,
    ),
    Act(
        "participation.dispute",
        _("对出席登记有异议"),
        (SELF,),
        on="participation",
        when=OPEN_AFTER,
        tells=("organisers",),
        needs=("organisers",),
        rule=_("上海市实施代表法办法第五十一条"),
        shows=False,
        speaks=False,
    ),
)

FINDINGS = (
    Act("activity.note", _("记录发现的问题"), (PRESENT, ORGANISER), when=codes(Stage.CALLED) | AFTER, shows=False),
    Act(
        "finding.suggest",
        _("转为建议草稿"),
        (SELF,),
        on="finding",
        when=codes(Stage.CALLED) | AFTER,
        then=_("会生成一份您的建议草稿，内容不用重新输入；提交后按代表建议的期限办理。"),
        sensible=lambda finding: finding.activity.body.kind == CONGRESS,
        shows=False,
        speaks=False,
    ),
    Act(
        "finding.propose",
        _("转为提案草稿"),
        (SELF,),
        on="finding",
        when=codes(Stage.CALLED) | AFTER,
        then=_("会生成一份您的提案草稿，内容不用重新输入；提交后由提案委员会审查立案。"),
        sensible=lambda finding: finding.activity.body.kind == CPPCC,
        shows=False,
        speaks=False,
    ),
    Act(
        "finding.list",
        _("转为问题挂号"),
        (OFFICE,),
        on="finding",
        when=codes(Stage.CALLED) | AFTER,
        then=_("责任单位会收到，按期办理到销号。"),
        shows=False,
        speaks=False,
    ),
    Act(
        "finding.opinion",
        _("转为群众意见"),
        (OFFICE, TOWNSHIP),
        on="finding",
        when=codes(Stage.CALLED) | AFTER,
        then=_("按群众意见分办、答复，内容不用重新输入。"),
        shows=False,
        speaks=False,
    ),
)

BOOKINGS = (
    Act(
        "activity.offer_times",
        _("开放预约时段"),
        (ORGANISER,),
        when=BEFORE,
        sensible=lambda activity: activity.of_kind.bookable,
        speaks=False,
    ),
    Act("slot.book", _("预约"), (ANYBODY,), on="slot", when=codes(Stage.CALLED), speaks=False),
    Act(
        "booking.cancel",
        _("取消预约"),
        (BOOKER,),
        on="booking",
        when=codes(Stage.CALLED),
        at=codes(BookingStage.BOOKED),
        final=True,
        speaks=False,
    ),
    Act(
        "booking.note",
        _("登记预约结果"),
        (ORGANISER,),
        on="booking",
        when=codes(Stage.CALLED) | OPEN_AFTER,
        at=codes(BookingStage.BOOKED, BookingStage.CAME, BookingStage.MISSED),
        shows=False,
        speaks=False,
    ),
    Act(
        "booking.read",
        _("查看预约人"),
        (ORGANISER,),
        on="booking",
        when=codes(Stage.CALLED) | OPEN_AFTER,
        sensible=lambda booking: bool(booking.sealed),
        shows=False,
        speaks=False,
    ),
)
