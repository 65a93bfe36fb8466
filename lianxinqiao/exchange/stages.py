"""The lives of a partner, of what is handed to one, and of what came from one, as tables. Pure."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import Stages, codes, to


class PartnerStage(models.TextChoices):
    INVITED = "invited", _("已邀请，等对方接受")
    PAIRED = "paired", _("已配对")
    ENDED = "ended", _("已停止交换")


P = PartnerStage
PARTNER = Stages(
    PartnerStage,
    {P.INVITED: to(P.PAIRED, P.ENDED, move="peer"), P.PAIRED: to(P.ENDED), P.ENDED: to()},
    title="A partner of the exchange （交换对象）",
    tones={P.INVITED: "warn", P.PAIRED: "good"},
)


class Stage(models.TextChoices):
    SENT = "sent", _("已发出，等对方签收")
    RECEIVED = "received", _("对方已签收")
    ACCEPTED = "accepted", _("对方已受理")
    REFUSED = "refused", _("对方已退回")
    ANSWERED = "answered", _("对方已反馈")
    FAILED = "failed", _("没有送到")
    WITHDRAWN = "withdrawn", pgettext_lazy("交换", "已撤回")
    CLOSED = "closed", pgettext_lazy("交换", "已办结")


S = Stage
# Letters cross: what is withdrawn here may have been taken up there at the same moment, and goes on then.
HANDOVER = Stages(
    Stage,
    {
        S.SENT: to(S.RECEIVED, S.ACCEPTED, S.REFUSED, S.ANSWERED, S.FAILED, S.WITHDRAWN, move="peer"),
        S.RECEIVED: to(S.ACCEPTED, S.REFUSED, S.ANSWERED, S.WITHDRAWN, move="peer"),
        S.ACCEPTED: to(S.REFUSED, S.ANSWERED, move="peer"),
        S.REFUSED: to(S.CLOSED, move="office"),
        S.ANSWERED: to(S.ANSWERED, S.CLOSED, move="office"),
        S.FAILED: to(S.SENT, S.RECEIVED, S.ACCEPTED, S.REFUSED, S.ANSWERED, S.WITHDRAWN, move="office"),
        S.WITHDRAWN: to(S.ACCEPTED, S.ANSWERED, S.REFUSED),
        S.CLOSED: to(),
    },
    title="What is handed to another organ （移送件）",
    tones={
        S.SENT: "warn",
        S.RECEIVED: "info",
        S.ACCEPTED: "info",
        S.REFUSED: "bad",
        S.ANSWERED: "good",
        S.FAILED: "bad",
    },
)
WAITS_FOR_THEM = codes(S.SENT, S.RECEIVED, S.ACCEPTED)
NOT_TAKEN_UP = codes(S.SENT, S.RECEIVED, S.FAILED)
HEARD_OF = codes(S.SENT, S.RECEIVED, S.ACCEPTED, S.FAILED, S.WITHDRAWN)  # what the partner may still say something of


class ArrivalStage(models.TextChoices):
    ARRIVED = "arrived", pgettext_lazy("交换", "待受理")
    ACCEPTED = "accepted", _("已受理，待反馈")
    ANSWERED = "answered", pgettext_lazy("交换", "已反馈")
    REFUSED = "refused", pgettext_lazy("交换", "已退回")
    WITHDRAWN = "withdrawn", _("对方已撤回")


A = ArrivalStage
ARRIVAL = Stages(
    ArrivalStage,
    {
        A.ARRIVED: to(A.ACCEPTED, A.REFUSED, A.WITHDRAWN, move="office"),
        A.ACCEPTED: to(A.ANSWERED, A.REFUSED, move="office"),
        A.ANSWERED: to(A.ANSWERED),
        A.REFUSED: to(),
        A.WITHDRAWN: to(),
    },
    title="What came from another organ （收到的移送件）",
    tones={A.ARRIVED: "warn", A.ACCEPTED: "info", A.ANSWERED: "good", A.REFUSED: "bad"},
)
OPEN = codes(A.ARRIVED, A.ACCEPTED)
