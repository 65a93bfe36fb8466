"""How an opinion comes in, is held or freed, and is sorted."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.opinions.players import ANYBODY, BODY_DEPUTY, OFFICE, STATION
from lianxinqiao.opinions.stages import Stage

ROWS = (
    Act("opinion.receive", _("登记意见"), (ANYBODY, STATION, OFFICE, BODY_DEPUTY), "beginning", shows=False),
    Act("opinion.import", _("导入群众意见"), (OFFICE,), "beginning", shows=False),
    Act(
        "opinion.release",
        _("放行"),
        (OFFICE,),
        when=codes(Stage.HELD),
        then=_("放行后按正常意见分办。"),
        moves=True,
        shows=False,
    ),
    Act(
        "opinion.discard",
        pgettext_lazy("动作", "不予登记"),
        (OFFICE,),
        when=codes(Stage.HELD),
        then=_("三十天内可以恢复。"),
        shows=False,
    ),
    Act(
        "opinion.restore",
        pgettext_lazy("动作", "恢复"),
        (OFFICE,),
        when=codes(Stage.DISCARDED),
        moves=True,
        shows=False,
    ),
    Act(
        "opinion.sort",
        _("确定性质和类别"),
        (OFFICE,),
        when=codes(Stage.HELD, Stage.RECEIVED),
        rule=_("信访工作条例第二十九条至第三十一条"),
        shows=False,
    ),
)
