"""The life of an activity, of a part in it and of a problem found on it, as tables. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    PLANNED = "planned", _("计划中")
    CALLED = "called", _("报名中")
    HELD = "held", pgettext_lazy("活动", "已开展")
    REPORTED = "reported", _("已形成报告")
    FORWARDED = "forwarded", _("已转交，待反馈")
    ANSWERED = "answered", pgettext_lazy("活动", "已反馈")
    CLOSED = "closed", pgettext_lazy("活动", "已归档")
    CANCELLED = "cancelled", pgettext_lazy("活动", "已取消")


S = Stage
ACTIVITY = Stages(
    Stage,
    {
        S.PLANNED: to(S.CALLED, S.HELD, S.CANCELLED, move="organiser"),
        S.CALLED: to(S.HELD, S.CANCELLED, move="organiser"),
        S.HELD: to(S.REPORTED, S.CLOSED, move="organiser"),
        S.REPORTED: to(S.FORWARDED, S.CLOSED, move="organiser"),
        S.FORWARDED: to(S.ANSWERED, move="unit"),
        S.ANSWERED: to(S.CLOSED, move="organiser"),
        S.CLOSED: to(),
        S.CANCELLED: to(),
    },
    title="An activity （代表活动）",
    tones={S.CALLED: "info", S.HELD: "info", S.FORWARDED: "warn", S.ANSWERED: "good", S.CLOSED: "good"},
)
BEFORE = codes(S.PLANNED, S.CALLED)
AFTER = codes(S.HELD, S.REPORTED, S.FORWARDED, S.ANSWERED, S.CLOSED)  # it took place


class Seat(models.TextChoices):
    """How somebody stands to an activity, until they have come."""

    INVITED = "invited", pgettext_lazy("活动", "已通知")
    SIGNED_UP = "signed_up", _("已报名")
    WAITING = "waiting", _("候补")
    WITHDRAWN = "withdrawn", _("已取消报名")
    LEAVE_ASKED = "leave_asked", _("请假待批")
    ON_LEAVE = "on_leave", _("请假")


SEAT = Stages(
    Seat,
    {
        Seat.INVITED: to(Seat.SIGNED_UP, Seat.WAITING, Seat.LEAVE_ASKED, move="self"),
        Seat.SIGNED_UP: to(Seat.WITHDRAWN, Seat.LEAVE_ASKED),
        Seat.WAITING: to(Seat.SIGNED_UP, Seat.WITHDRAWN),
        Seat.WITHDRAWN: to(Seat.SIGNED_UP, Seat.WAITING),
        Seat.LEAVE_ASKED: to(Seat.ON_LEAVE, Seat.INVITED, move="organiser"),
        Seat.ON_LEAVE: to(),
    },
    title="A part in an activity （参加）",
    tones={Seat.SIGNED_UP: "good", Seat.WAITING: "warn", Seat.LEAVE_ASKED: "warn"},
)


class ProblemStage(models.TextChoices):
    LISTED = "listed", _("已挂号")
    DONE = "done", _("已解决，待确认")
    STRUCK_OFF = "struck_off", _("已销号")


SP = ProblemStage
PROBLEM = Stages(
    ProblemStage,
    {
        SP.LISTED: to(SP.DONE, move="unit"),
        SP.DONE: to(SP.STRUCK_OFF, SP.LISTED, move="organiser"),
        SP.STRUCK_OFF: to(),
    },
    title="A problem followed to its end （挂号、销号）",
    tones={SP.LISTED: "warn", SP.DONE: "info", SP.STRUCK_OFF: "good"},
)


class Kept(models.TextChoices):
    """A line of a ledger: entered by whoever did it, counted once the office has confirmed it."""

    ENTERED = "entered", _("待核实")
    CONFIRMED = "confirmed", _("已核实")
    STRUCK = "struck", pgettext_lazy("台账", "已撤销")


LEDGER = Stages(
    Kept,
    {
        Kept.ENTERED: to(Kept.CONFIRMED, Kept.STRUCK, move="office"),
        Kept.CONFIRMED: to(Kept.STRUCK),
        Kept.STRUCK: to(),
    },
    title="A line of a ledger （台账）",
    tones={Kept.ENTERED: "warn", Kept.CONFIRMED: "good"},
)


class WorkPlanStage(models.TextChoices):
    DRAFTED = "drafted", pgettext_lazy("代表工作计划", "起草中")
    ADOPTED = "adopted", pgettext_lazy("代表工作计划", "已通过")
    PUBLISHED = "published", pgettext_lazy("代表工作计划", "已公布")


SW = WorkPlanStage
WORKPLAN = Stages(
    WorkPlanStage,
    {
        SW.DRAFTED: to(SW.ADOPTED, move="office"),
        SW.ADOPTED: to(SW.PUBLISHED, move="office"),
        SW.PUBLISHED: to(),
    },
    title="The yearly plan of activities （代表工作计划）",
    tones={SW.ADOPTED: "info", SW.PUBLISHED: "good"},
)


class BookingStage(models.TextChoices):
    BOOKED = "booked", _("已预约")
    CANCELLED = "cancelled", pgettext_lazy("预约", "已取消")
    CAME = "came", _("已到场")
    MISSED = "missed", _("未到场")


SB = BookingStage
BOOKING = Stages(
    BookingStage,
    {
        SB.BOOKED: to(SB.CANCELLED, SB.CAME, SB.MISSED, move="citizen"),
        SB.CANCELLED: to(),
        SB.CAME: to(SB.MISSED),
        SB.MISSED: to(SB.CAME),
    },
    title="A place that a citizen booked （预约）",
    tones={SB.BOOKED: "info", SB.CAME: "good", SB.MISSED: "warn"},
)


class PhotoStage(models.TextChoices):
    OFFERED = "offered", _("待审看")
    CLEARED = "cleared", _("可以公开")
    WITHHELD = "withheld", _("不公开")


SPH = PhotoStage
PHOTO = Stages(
    PhotoStage,
    {
        SPH.OFFERED: to(SPH.CLEARED, SPH.WITHHELD, move="office"),
        SPH.CLEARED: to(SPH.WITHHELD),
        SPH.WITHHELD: to(SPH.CLEARED),
    },
    title="A picture of a campaign （照片）",
    tones={SPH.OFFERED: "warn", SPH.CLEARED: "good"},
)
