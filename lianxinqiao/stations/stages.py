"""The life of a station as a table: what may follow, and whose move it is. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class Stage(models.TextChoices):
    OPEN = "open", _("开放")
    PAUSED = "paused", _("暂停开放")
    CLOSED = "closed", pgettext_lazy("联络站", "已撤销")


S = Stage
STATION = Stages(
    Stage,
    {
        S.OPEN: to(S.PAUSED, S.CLOSED),
        S.PAUSED: to(S.OPEN, S.CLOSED, move="office"),
        S.CLOSED: to(),
    },
    title="A station （联络站）",
    tones={S.OPEN: "good", S.PAUSED: "warn"},
)
STANDING = codes(S.OPEN, S.PAUSED)


class DutyStage(models.TextChoices):
    PLANNED = "planned", _("待公布")
    PUBLISHED = "published", _("已公布")
    HELD = "held", _("已接待")
    CANCELLED = "cancelled", _("已取消")


D = DutyStage
DUTY = Stages(
    DutyStage,
    {
        D.PLANNED: to(D.PUBLISHED, D.CANCELLED, move="staff"),
        D.PUBLISHED: to(D.HELD, D.CANCELLED, move="on_duty"),
        D.HELD: to(),
        D.CANCELLED: to(),
    },
    title="A reception day （接待日）",
    tones={D.PUBLISHED: "info", D.HELD: "good", D.CANCELLED: "warn"},
)


class TurnStage(models.TextChoices):
    SERVES = "serves", _("值班")
    GIVEN = "given", _("已换出")
    CAME = "came", _("到岗")
    MISSED = "missed", _("未到")


T = TurnStage
TURN = Stages(
    TurnStage,
    {T.SERVES: to(T.GIVEN, T.CAME, T.MISSED, move="on_duty"), T.GIVEN: to(T.SERVES), T.CAME: to(), T.MISSED: to()},
    title="A deputy's turn （值班）",
    tones={T.SERVES: "info", T.CAME: "good", T.MISSED: "warn"},
)


class SwapStage(models.TextChoices):
    ASKED = "asked", _("等对方同意")
    AGREED = "agreed", _("已换班")
    DECLINED = "declined", _("对方不同意")
    WITHDRAWN = "withdrawn", _("已撤回")
    UNDONE = "undone", _("已换回")


W = SwapStage
SWAP = Stages(
    SwapStage,
    {
        W.ASKED: to(W.AGREED, W.DECLINED, W.WITHDRAWN, move="asked_for"),
        W.AGREED: to(W.UNDONE),
        W.DECLINED: to(),
        W.WITHDRAWN: to(),
        W.UNDONE: to(),
    },
    title="A swap （换班）",
    tones={W.ASKED: "warn", W.AGREED: "good"},
)


class RatingStage(models.TextChoices):
    APPLIED = "applied", _("已申报")
    RETURNED = "returned", _("初审退回")
    CHECKED = "checked", _("初审通过")
    LISTED = "listed", _("公示中")
    DECIDED = "decided", _("已评定")


R = RatingStage
RATING = Stages(
    RatingStage,
    {
        R.APPLIED: to(R.CHECKED, R.RETURNED, move="township"),
        R.RETURNED: to(R.APPLIED, move="staff"),
        R.CHECKED: to(R.LISTED, move="rater"),
        R.LISTED: to(R.DECIDED, R.CHECKED, move="office_head"),
        R.DECIDED: to(),
    },
    title="A rating （星级评定）",
    tones={R.APPLIED: "info", R.RETURNED: "warn", R.CHECKED: "info", R.LISTED: "warn", R.DECIDED: "good"},
)
