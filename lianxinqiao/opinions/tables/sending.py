"""What its sender does, who has no account."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.opinions.moments import LIVE, TOLD, unrated
from lianxinqiao.opinions.players import ANYBODY, BODY_DEPUTY, CITIZEN, FRONT
from lianxinqiao.opinions.stages import Stage

ROWS = (
    Act(
        "opinion.add", _("补充情况"), (CITIZEN,), when=LIVE | codes(Stage.HELD), tells=("units",), needs=(), shows=False
    ),
    Act(
        "question.answer",
        _("回复询问"),
        (CITIZEN,),
        "question",
        when=LIVE,
        tells=("asker",),
        told=_("群众答复了关于“%(thing)s”的询问，请继续办理。"),
        needs=("asker",),
        shows=False,
    ),
    Act("opinion.rate", pgettext_lazy("群众意见", "评价"), (CITIZEN,), when=TOLD, sensible=unrated, shows=True),
    Act(
        "opinion.reopen",
        pgettext_lazy("群众意见", "要求重新办理"),
        (CITIZEN, FRONT),
        when=TOLD,
        tells=("units", "deputy"),
        told=_("群众要求重新办理“%(thing)s”，请看理由后再次办理。"),
        needs=("units",),
        then=_("请说明哪里没有解决；原来的答复保留，承办单位会收到您的话。"),
    ),
    Act(
        "opinion.withdraw",
        pgettext_lazy("群众意见", "撤回"),
        (CITIZEN,),
        when=codes(Stage.HELD, Stage.RECEIVED, Stage.HANDLING, Stage.PROPOSED),
        tells=("units",),
        needs=(),
        final=True,
        shows=False,
    ),
    Act("opinion.support", _("我也遇到"), (ANYBODY, FRONT, BODY_DEPUTY), when=LIVE | TOLD, shows=True),
)
