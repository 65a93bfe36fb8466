"""Every act of this room, as tables: on what is filed, and on a request that something be reviewed."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access import roles
from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.acts.table import Act, Acts, Who, of_body, of_unit
from lianxinqiao.filings.stages import ENDED, Asked, Stage

OFFICE = of_body("office", _("备案审查工作人员"), *roles.OFFICE)
CHAIR = of_body("chair", _("主任会议"), roles.RoleCode.CHAIRPERSONS)
UNIT = of_unit("unit", _("制定机关"), *roles.UNIT)
EITHER = (UNIT, OFFICE)
S = Stage
ACTS = Acts(
    (
        Act("filing.file", _("报送备案"), EITHER, shows=False),
        Act("filing.register", _("备案登记"), (OFFICE,), when=codes(S.FILED), tells=("unit",), needs=(), moves=True),
        Act(
            "filing.ask_more",
            _("要求补正"),
            (OFFICE,),
            when=codes(S.FILED),
            tells=("unit",),
            told=_("“%(thing)s”的备案材料要补正，请补齐后再次报送。"),
            needs=("unit",),
            shows=False,
        ),
        Act(
            "filing.complete",
            _("补正报送"),
            EITHER,
            when=codes(S.INCOMPLETE),
            tells=("office",),
            told=_("“%(thing)s”的备案材料已经补正，请再次核对。"),
            needs=("office",),
            moves=True,
            shows=False,
        ),
        Act(
            "filing.return",
            pgettext_lazy("备案", "退回"),
            (OFFICE,),
            when=codes(S.FILED, S.INCOMPLETE),
            tells=("unit",),
            needs=(),
            shows=False,
        ),
        Act(
            "filing.share",
            _("分送委员会审查"),
            (OFFICE,),
            when=codes(S.REGISTERED, S.CLEARED),
            moves=lambda filing: filing.stage == S.REGISTERED,  # one that was cleared may be looked at anew
        ),
        Act("filing.clear", _("审查未发现问题，结束"), (OFFICE,), when=codes(S.SHARED, S.OPINED), moves=True),
        Act(
            "filing.promise",
            _("登记制定机关承诺"),
            (OFFICE,),
            when=codes(S.SHARED),
            tells=("unit",),
            told=_("“%(thing)s”的制定机关承诺已经登记，请按期修改或者废止。"),
            needs=("unit",),
            then=_("审查中止；到期没有修改的，发书面审查意见。"),
        ),
        Act(
            "filing.opine",
            _("发书面审查意见"),
            (OFFICE,),
            when=codes(S.SHARED, S.PROMISED),
            tells=("unit",),
            told=_("对“%(thing)s”的书面审查意见已发出，请按期答复。"),
            needs=("unit",),
            moves=True,
        ),
        Act(
            "filing.answer",
            _("答复审查意见"),
            (UNIT,),
            when=codes(S.OPINED),
            tells=("office",),
            told=_("制定机关答复了对“%(thing)s”的审查意见，请看是否采纳。"),
            needs=("office",),
            moves=True,
        ),
        Act(
            "filing.mend",
            _("登记修改或者废止"),
            EITHER,
            when=codes(S.PROMISED, S.OPINED, S.RAISED),
            tells=("office",),
            needs=(),
            moves=True,
        ),
        Act(
            "filing.raise",
            _("提请主任会议"),
            (OFFICE,),
            when=codes(S.OPINED),
            tells=("chairs", "unit"),
            told=_("“%(thing)s”提请主任会议研究，请决定是否提请常委会撤销。"),
            needs=("chairs",),
            then=_("制定机关不修改的，由主任会议决定提请常委会撤销。"),
        ),
        Act(
            "filing.revoke",
            _("登记常委会撤销决定"),
            (CHAIR,),
            when=codes(S.RAISED),
            tells=("unit", "office"),
            told=_("“%(thing)s”已被常委会决定撤销，请执行并公布。"),
            needs=("unit",),
            final=True,
            rule=_("监督法第六章"),
        ),
    ),
    root="filings.Filing",
    thing=_("这份备案文件"),
)
R = Asked


def _asker(post: Any, subject: Any) -> bool:
    """By the code of the one suggestion that they sent."""
    return isinstance(post, Stranger) and post.opens == subject.pk


ANYBODY = Who("anybody", _("公民、组织"), lambda post, _subject: isinstance(post, Stranger))
ASKER = Who("asker", _("提出人本人"), _asker)
REQUESTS = Acts(
    (
        Act(
            "request.suggest",
            _("提出审查建议"),
            (ANYBODY,),
            tells=("office",),
            told=_("收到审查建议“%(thing)s”，请按期告知是否启动审查。"),
            needs=("office",),
            shows=False,
            speaks=False,
            rule=_("监督法第六章"),
        ),
        Act("request.enter", _("登记审查要求、建议"), (OFFICE,), shows=False, speaks=False),
        Act("request.ask_more", _("告知补充"), (OFFICE,), when=codes(R.RECEIVED), shows=False),
        Act("request.complete", _("登记补充材料"), (OFFICE, ASKER), when=codes(R.INCOMPLETE), moves=True, shows=False),
        Act(
            "request.start",
            _("启动审查"),
            (OFFICE,),
            when=codes(R.RECEIVED),
            moves=True,
            then=_("所指的备案文件重新分送委员会审查。"),
        ),
        Act(
            "request.decline",
            _("告知不启动审查"),
            (OFFICE,),
            when=codes(R.RECEIVED, R.INCOMPLETE),
            shows=False,
        ),
        Act("request.answer", _("反馈审查结果"), (OFFICE,), when=codes(R.STARTED), moves=True, shows=False),
    ),
    root="filings.ReviewRequest",
    thing=_("这件审查要求、建议"),
)
TABLES = (ACTS, REQUESTS)
OVER = ENDED
