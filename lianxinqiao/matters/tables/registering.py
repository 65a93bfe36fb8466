"""Acts by which the office takes it in, sorts it and merges those alike."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.matters.players import HAS_NUMBER, OFFICE, OVER, S, not_merged

ROWS = (
    Act(
        "suggestion.send_back",
        pgettext_lazy("动作", "退回修改"),
        (OFFICE,),
        when=codes(S.SUBMITTED),
        tells=("deputies",),
        needs=("deputies",),
        told=_("“%(thing)s”退回修改，请修改后重新提交。"),
        then=_("代表按要求修改后重新提交。"),
        shows=False,
    ),
    Act(
        "suggestion.decline",
        _("不作为建议处理"),
        (OFFICE,),
        when=codes(S.SUBMITTED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”不作为建议处理。"),
        then=_("不再编号、交办；代表会收到理由。"),
        final=True,
        shows=False,
    ),
    Act(
        "suggestion.forward",
        _("转送参考"),
        (OFFICE,),
        when=codes(S.DECLINED),
        tells=("deputies", "forwarded_unit"),
        needs=(),
        told=_("“%(thing)s”已转送有关单位参考。"),
        shows=False,
    ),
    Act(
        "suggestion.register",
        _("登记编号"),
        (OFFICE,),
        when=codes(S.SUBMITTED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”已登记编号，等待交办。"),
        then=_("登记后取得编号，等待交办；代表会收到通知。"),
        moves=True,
    ),
    Act("suggestion.classify", pgettext_lazy("动作", "分类"), (OFFICE,), when=HAS_NUMBER - OVER),
    # merge
    Act(
        "suggestion.merge",
        _("并案"),
        (OFFICE,),
        when=codes(S.REGISTERED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”已并案办理。"),
        sensible=not_merged,
    ),
    Act(
        "suggestion.unmerge",
        _("取消并案"),
        (OFFICE,),
        when=codes(S.REGISTERED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”不再并案，单独办理。"),
        then=_("取消后单独交办、答复。"),
        sensible=lambda s: s.merged_into_id is not None,
    ),
)
