"""Which way it goes: answered on the spot, to units, outside, to a deputy, to another organ."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.opinions.moments import is_ours, is_outside, is_petition
from lianxinqiao.opinions.players import DEPUTY, FRONT, OFFICE, OUTSIDE
from lianxinqiao.opinions.stages import ShareStage, Stage

ROWS = (
    Act("extra.make", _("增加附加问题"), (OFFICE,), "beginning", shows=False),
    Act("extra.end", _("停问附加问题"), (OFFICE,), "beginning", shows=False),
    Act("rule.make", _("拟定分办规则"), (OFFICE,), "beginning", shows=False),
    Act("rule.put_in_force", _("启用分办规则"), (OFFICE,), "beginning", shows=False),
    Act("rule.end", _("停用分办规则"), (OFFICE,), "beginning", shows=False),
    Act(
        "opinion.answer",
        pgettext_lazy("动作", "当场答复"),
        (FRONT,),
        when=codes(Stage.RECEIVED),
        tells=("deputy",),
        needs=(),
        then=_("反映人在查询页看到答复，并可以评价。"),
        sensible=is_ours,
        shows=False,
    ),
    Act(
        "opinion.assign",
        pgettext_lazy("群众意见", "交办"),
        (FRONT,),
        when=codes(Stage.RECEIVED, Stage.HANDLING),
        tells=("units",),
        told=_("“%(thing)s”已交给你单位办理，请按期答复群众。"),
        needs=("units",),
        then=_("各单位按自己的期限办理；对群众的答复期限从收到之日起算，不因转办改变。"),
        moves=lambda opinion: opinion.stage == Stage.RECEIVED,
        sensible=is_ours,
        shows=False,
    ),
    Act(
        "opinion.ask_outside",
        _("请外单位答复"),
        (FRONT,),
        when=codes(Stage.RECEIVED, Stage.HANDLING),
        then=_(
            "得到一个一次性的链接，由您发给对方，对方不用账号。出去的只有您写的内容和勾选的照片；对方的答复由您核对后告知群众。"
        ),
        sensible=is_ours,
        shows=False,
    ),
    Act(
        "share.ask_again",
        _("换一个链接再请答复"),
        (FRONT,),
        "share",
        when=codes(Stage.HANDLING),
        at=codes(ShareStage.ASSIGNED),
        then=_("原来的链接不能再用。"),
        sensible=is_outside,
        shows=False,
    ),
    Act(
        "share.reply",
        _("外单位答复"),
        (OUTSIDE,),
        "share",
        when=codes(Stage.HANDLING),
        at=codes(ShareStage.ASSIGNED),
        tells=("office", "station"),
        told=_("外单位答复了“%(thing)s”，请审看后转给群众。"),
        needs=(
            "office",
            "station",
        ),
        sensible=is_outside,
        shows=False,
    ),
    Act(
        "opinion.propose",
        _("请代表提出建议"),
        (FRONT,),
        when=codes(Stage.RECEIVED),
        tells=("deputy",),
        told=_("请您看看“%(thing)s”：可以转为代表建议，也可以退回。"),
        needs=("deputy",),
        then=_("代表可以转为自己的建议，也可以说明理由退回。"),
        sensible=is_ours,
        shows=False,
    ),
    Act(
        "opinion.take_up",
        _("转为我的建议"),
        (DEPUTY,),
        when=codes(Stage.PROPOSED),
        tells=("office",),
        needs=(),
        then=_("生成一份建议草稿，意见内容已经写入，不用重新录入。"),
        moves=True,
        shows=False,
    ),
    Act(
        "opinion.hand_back",
        _("退回联络站"),
        (DEPUTY,),
        when=codes(Stage.PROPOSED),
        tells=("office",),
        told=_("代表退回了“%(thing)s”，请重新分办。"),
        needs=("office",),
        shows=False,
    ),
    Act(
        "opinion.forward",
        _("转送有权机关"),
        (OFFICE,),
        when=codes(Stage.RECEIVED),
        then=_("反映人会看到转送到哪里、依据哪一条、多长时间内会收到告知。"),
        rule=_("信访工作条例第二十三条"),
        moves=is_petition,
        final=True,
        shows=False,
    ),
)
