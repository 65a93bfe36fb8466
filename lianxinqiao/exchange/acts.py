"""Every act of this room, as tables: on a partner, on what is handed to one, on what came from one."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Act, Acts, Who, of_body
from lianxinqiao.exchange.stages import HEARD_OF, NOT_TAKEN_UP, OPEN, ArrivalStage, PartnerStage, Stage


def _peer(post: Any, subject: Any) -> bool:
    """By a letter signed with the secret of this one partner."""
    return isinstance(post, Stranger) and post.part == subject.root.partner_key


HEAD = of_body("head", _("办公机构负责人"), roles.RoleCode.OFFICE_HEAD)
OFFICE = of_body("office", _("办公机构工作人员"), *roles.OFFICE)
PEER = Who("peer", _("交换对象"), _peer)
P, S, A = PartnerStage, Stage, ArrivalStage
# What passes between two organs: strangers read nothing else for it, and the words by which a thing is found stay.
Told = partial(Act, shows=False, speaks=False)
PARTNERS = Acts(
    (
        Told("partner.invite", _("邀请交换对象"), (HEAD,)),
        Told("partner.join", _("接受交换邀请"), (HEAD,)),
        Told(
            "partner.pair",
            _("配对完成"),
            (PEER,),
            when=codes(P.INVITED),
            tells=("office",),
            needs=(),
            moves=True,
        ),
        Told(
            "partner.renew",
            _("更换密钥"),
            (HEAD,),
            when=codes(P.PAIRED),
            then=_("新密钥由系统发给对方；对方收下后，旧密钥再有效七天。"),
        ),
        Told(
            "partner.renewed",
            _("对方更换密钥"),
            (PEER,),
            when=codes(P.PAIRED),
            tells=("office",),
            told=_("“%(thing)s”更换了密钥，系统已经换好。"),
            needs=(),
        ),
        Told(
            "partner.end",
            _("停止交换"),
            (HEAD,),
            when=codes(P.INVITED, P.PAIRED),
            final=True,
            then=_("对方再发来的一律不收；已经收发的留存。"),
        ),
    ),
    root="exchange.Partner",
    thing=_("这个交换对象"),
    events={
        "partner.renewal_taken": _("对方已换用新密钥"),
        "partner.renewal_failed": _("对方没有收下新密钥"),
    },
)


def _handed(code: str, word: Any, *more: str, needs: tuple[str, ...] = (), **told: Any) -> Act:
    """What the partner says of what was handed to it."""
    when = HEARD_OF | codes(*more)
    return Told(code, word, (PEER,), when=when, tells=("office",), needs=needs, **told)


ACTS = Acts(
    (
        Told("handover.send", pgettext_lazy("交换", "移送"), (OFFICE,)),
        Told(
            "handover.receipt",
            _("对方签收"),
            (PEER,),
            when=codes(S.SENT, S.FAILED),
            moves=True,
        ),
        _handed(
            "handover.accepted", pgettext_lazy("交换", "对方受理"), told=_("对方已经受理“%(thing)s”。"), moves=True
        ),
        _handed(
            "handover.refused",
            pgettext_lazy("交换", "对方退回"),
            needs=("office",),
            told=_("对方退回了“%(thing)s”，请看理由后办结。"),
            moves=True,
        ),
        _handed(
            "handover.answered",
            pgettext_lazy("交换", "对方反馈"),
            S.ANSWERED,
            needs=("office",),
            told=_("对方反馈了“%(thing)s”的办理情况，请告诉提出人后办结。"),
            moves=True,
        ),
        Told(
            "handover.urge",
            pgettext_lazy("交换", "催办"),
            (OFFICE,),
            when=codes(S.RECEIVED, S.ACCEPTED),
        ),
        Told(
            "handover.withdraw",
            pgettext_lazy("交换", "撤回"),
            (OFFICE,),
            when=NOT_TAKEN_UP,
            then=_("对方已经受理的，撤回不生效，进展照常反馈。"),
        ),
        Told(
            "handover.send_again",
            pgettext_lazy("交换", "重新发送"),
            (OFFICE,),
            when=codes(S.FAILED),
            moves=True,
        ),
        Told(
            "handover.close",
            pgettext_lazy("交换", "办结"),
            (OFFICE,),
            when=codes(S.ANSWERED, S.REFUSED),
            moves=True,
            then=_("这件移送就此办结，说明留在记录里。"),
        ),
    ),
    root="exchange.Handover",
    thing=_("这件移送件"),
    events={
        "handover.failed": _("没有送到"),
        "handover.file_kept": _("对方收下附件"),
        "handover.file_refused": _("对方没有收下附件"),
    },
)
ARRIVALS = Acts(
    (
        Told(
            "arrival.take",
            _("签收移送件"),
            (PEER,),
            tells=("office",),
            needs=("office",),
            told=_("收到移送来的“%(thing)s”，请受理或者退回。"),
        ),
        Act("arrival.accept", pgettext_lazy("交换", "受理"), (OFFICE,), when=codes(A.ARRIVED), moves=True, shows=False),
        Told(
            "arrival.refuse",
            pgettext_lazy("交换", "退回"),
            (OFFICE,),
            when=OPEN,
            then=_("理由会发给对方。"),
        ),
        Told(
            "arrival.answer",
            pgettext_lazy("交换", "反馈"),
            (OFFICE,),
            when=codes(A.ACCEPTED, A.ANSWERED),
            moves=lambda subject: subject.stage == A.ACCEPTED,
        ),
        Told(
            "arrival.withdrawn",
            _("对方撤回移送件"),
            (PEER,),
            when=codes(A.ARRIVED),
            tells=("office",),
            told=_("对方撤回了移送来的“%(thing)s”。"),
            needs=(),
        ),
        Told(
            "arrival.urged",
            _("对方催办"),
            (PEER,),
            when=OPEN,
            tells=("office",),
            told=_("对方催问移送来的“%(thing)s”，请尽快反馈。"),
            needs=("office",),
        ),
    ),
    root="exchange.Arrival",
    thing=_("这件移送件"),
    events={
        "arrival.untold": _("对方没有收下进展"),
        "arrival.too_late": _("对方要求撤回，已经受理"),
        "arrival.file_kept": _("收下附件"),
        "arrival.file_refused": _("附件没有收下"),
    },
)
TABLES = (PARTNERS, ACTS, ARRIVALS)
