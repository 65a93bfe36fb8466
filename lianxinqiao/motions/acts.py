"""Every act of this room, as a table."""

from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts, Who, of_body
from lianxinqiao.motions.stages import BEFORE_THE_AGENDA, TO_DECIDE, Signing, Stage

S = Stage


def _leads(post: Any, subject: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == subject.root.lead_id


def _asked(post: Any, subject: Any) -> bool:
    return post.mandate_id is not None and post.mandate_id == subject.mandate_id


OFFICE = of_body("office", _("常委会办事机构工作人员"), *roles.OFFICE)
CHAIR = of_body("chair", _("主席团、主任会议"), roles.RoleCode.CHAIRPERSONS)
DEPUTY = of_body("deputy", pgettext_lazy("一位", "代表"), *roles.DEPUTIES)
LEAD = Who("lead", _("领衔代表"), _leads, lambda subject: Q(mandate_id=subject.root.lead_id or 0))
ASKED = Who("asked", _("联名代表"), _asked, lambda subject: Q(mandate_id=subject.mandate_id))
BOTH = (OFFICE, CHAIR)
DRAFTED = codes(S.DRAFTED)
LAW = _("组织法第二十二条、第五十二条")

ACTS = Acts(
    (
        Act("motion.begin", _("起草议案"), (DEPUTY,), shows=False, speaks=False),
        Act(
            "motion.change",
            _("修改议案"),
            (LEAD,),
            when=DRAFTED,
            tells=("asked",),
            told=_("%(actor)s改动了议案“%(thing)s”，请看过新的文字再签名。"),
            needs=("asked",),
            shows=False,
            then=_("改动以后，联名要重新签名。"),
        ),
        Act(
            "motion.invite",
            pgettext_lazy("议案", "邀请联名"),
            (LEAD,),
            when=DRAFTED,
            tells=("asked",),
            told=_("%(actor)s请您在议案“%(thing)s”上签名，请答复。"),
            needs=("asked",),
            shows=False,
        ),
        Act(
            "signature.sign",
            pgettext_lazy("议案", "签名"),
            (ASKED,),
            on="signature",
            when=DRAFTED,
            at=codes(Signing.ASKED, Signing.DECLINED),
            tells=("lead",),
            needs=(),
            moves=True,
            shows=False,
        ),
        Act(
            "signature.decline",
            pgettext_lazy("议案", "不联名"),
            (ASKED,),
            on="signature",
            when=DRAFTED,
            at=codes(Signing.ASKED),
            tells=("lead",),
            needs=(),
            shows=False,
        ),
        Act(
            "motion.hand_in",
            _("提出议案"),
            (LEAD,),
            when=DRAFTED,
            tells=("office", "chairs"),
            told=_("议案“%(thing)s”已经提出，请交付有关委员会审议。"),
            needs=("office", "chairs"),
            moves=True,
            shows=False,
            rule=LAW,
        ),
        Act("motion.drop", _("不再提出"), (LEAD,), when=DRAFTED, tells=("signers",), needs=(), shows=False),
        Act(
            "motion.enter",
            _("登记议案"),
            (OFFICE,),
            tells=("chairs",),
            told=_("议案“%(thing)s”已经登记，请决定交付哪个委员会审议。"),
            needs=("chairs",),
            shows=False,
            rule=LAW,
        ),
        Act(
            "motion.refer",
            _("交付委员会审议"),
            BOTH,
            when=codes(S.HANDED),
            tells=("office", "signers"),
            told=_("议案“%(thing)s”已交付委员会审议，请按期提出审议报告。"),
            needs=("office",),
            moves=True,
            shows=False,
            rule=LAW,
        ),
        Act(
            "motion.report",
            _("提出审议报告"),
            (OFFICE,),
            when=codes(S.REFERRED),
            tells=("office", "chairs"),
            told=_("议案“%(thing)s”有了审议报告，请决定是否列入会议议程。"),
            needs=("chairs",),
            moves=True,
            shows=False,
        ),
        Act(
            "motion.list",
            pgettext_lazy("议案", "列入会议议程"),
            BOTH,
            when=TO_DECIDE,
            tells=("office", "signers"),
            needs=(),
            moves=True,
            rule=LAW,
            then=_("表决的结果在会议上登记，这里跟着显示。"),
        ),
        Act(
            "motion.leave_out",
            pgettext_lazy("议案", "不列入议程"),
            BOTH,
            when=TO_DECIDE,
            tells=("office", "signers"),
            needs=(),
            rule=LAW,
        ),
        Act(
            "motion.turn",
            pgettext_lazy("议案", "转为建议办理"),
            (OFFICE,),
            when=TO_DECIDE | codes(S.LEFT_OUT),
            tells=("signers",),
            needs=(),
            moves=lambda motion: motion.stage == S.LEFT_OUT,
            rule=_("重庆市人民代表大会代表建议批评和意见工作条例第十一条"),
            then=_("生成一件待登记的代表建议，由领衔代表评价办理。"),
            sensible=lambda motion: motion.is_joint,
        ),
        Act(
            "motion.withdraw",
            pgettext_lazy("议案", "撤回"),
            (LEAD, OFFICE),
            when=BEFORE_THE_AGENDA,
            tells=("office", "chairs", "signers"),
            needs=(),
            shows=False,
            final=True,
        ),
    ),
    root="motions.Motion",
    thing=_("这件议案"),
    parts={"signature": "motions.Signature"},
)
