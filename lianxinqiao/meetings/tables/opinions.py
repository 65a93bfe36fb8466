"""Acts on an opinion that is sent after deliberation."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act, Acts
from lianxinqiao.meetings.players import BOTH, CHAIR, OFFICE, UNIT
from lianxinqiao.meetings.stages import OpinionStage

OPINIONS = Acts(
    (
        Act("deliberation.change", _("修改审议意见"), (OFFICE,), when=codes(OpinionStage.DRAFTED), shows=False),
        Act(
            "deliberation.send",
            _("签发并送达"),
            (CHAIR,),
            when=codes(OpinionStage.DRAFTED),
            tells=("unit",),
            told=_("审议意见“%(thing)s”已送达你单位，请研究处理并按期报告。"),
            needs=("unit",),
            moves=True,
        ),
        Act(
            "deliberation.plan", _("提交办理方案"), (UNIT,), when=codes(OpinionStage.SENT), tells=("office",), needs=()
        ),
        Act(
            "deliberation.answer",
            _("报告研究处理情况"),
            (UNIT,),
            when=codes(OpinionStage.SENT),
            tells=("office",),
            told=_("“%(thing)s”的研究处理情况已经报告，请征求委员会的意见。"),
            needs=("office",),
            moves=True,
        ),
        Act("deliberation.comment", _("登记委员会意见"), (OFFICE,), when=codes(OpinionStage.ANSWERED), shows=False),
        Act("deliberation.test", _("登记满意度测评"), (OFFICE,), when=codes(OpinionStage.ANSWERED)),
        Act(
            "deliberation.close",
            pgettext_lazy("审议意见", "办结"),
            (OFFICE,),
            when=codes(OpinionStage.ANSWERED),
            moves=True,
        ),
        Act(
            "deliberation.again",
            _("退回重新研究处理"),
            BOTH,
            when=codes(OpinionStage.ANSWERED),
            tells=("unit",),
            told=_("“%(thing)s”退回重新研究处理，请看理由后再次报告。"),
            needs=("unit",),
            moves=lambda subject: subject.passed is False,
        ),
        Act(
            "deliberation.publish",
            _("通报代表并向社会公布"),
            (OFFICE,),
            when=codes(OpinionStage.CLOSED),
            tells=("deputies",),
            needs=(),
            rule=_("监督法第十七条"),
            then=_("审议意见、研究处理情况和测评结果一起公布。"),
            sensible=lambda subject: subject.published_on is None,
        ),
    ),
    root="meetings.DeliberationOpinion",
    thing=_("这份审议意见"),
)
