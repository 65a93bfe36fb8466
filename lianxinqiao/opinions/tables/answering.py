"""What a unit and the office do until it is answered and closed."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.opinions.moments import not_asked
from lianxinqiao.opinions.players import FRONT, OFFICE, SHARE_UNIT
from lianxinqiao.opinions.stages import ShareStage, Stage

ROWS = (
    Act(
        "share.answer",
        _("答复群众"),
        (SHARE_UNIT,),
        "share",
        when=codes(Stage.HANDLING),
        at=codes(ShareStage.ASSIGNED),
        then=_("几个单位同时办理的，最后一个单位答复后一并告知群众。"),
        moves=True,
        shows=False,
    ),
    Act(
        "share.return",
        pgettext_lazy("动作", "申请退回"),
        (SHARE_UNIT,),
        "share",
        when=codes(Stage.HANDLING),
        at=codes(ShareStage.ASSIGNED),
        tells=("office", "station"),
        told=_("承办单位申请退回“%(thing)s”，请重新分办。"),
        needs=(
            "office",
            "station",
        ),
        sensible=lambda share: share.organization_id is not None or share.outside != "",
        shows=False,
    ),
    Act(
        "opinion.ask",
        _("请群众补充"),
        (FRONT, SHARE_UNIT),
        when=codes(Stage.RECEIVED, Stage.HANDLING),
        then=_("只有最新的一个问题有效；到期没有回复，继续办理。"),
        sensible=not_asked,
        shows=False,
    ),
    Act(
        "opinion.close",
        pgettext_lazy("群众意见", "办结归档"),
        (OFFICE,),
        when=codes(Stage.ANSWERED),
        then=_("评价期已过、群众没有评价的，可以办结。办结不等于解决，统计分开计算。"),
        shows=False,
    ),
)
