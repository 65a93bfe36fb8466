"""Acts by which the deputy assesses the reply, and the office closes the matter or has it handled again."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.matters.players import OFFICE, RAISER, S

ROWS = (
    Act(
        "assessment.give",
        pgettext_lazy("动作", "评价"),
        (RAISER,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING, S.MEDIATION),
        tells=("office",),
        needs=("office",),
        told=_("代表评价了“%(thing)s”的办理情况。"),
        then=_("提交后不能修改；办结以前承办单位看不到您的评价。"),
        final=True,
        moves=True,
        speaks=False,
    ),
    Act(
        "assessment.enter",
        _("录入纸质评价"),
        (OFFICE,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING),
        tells=("asked_deputy",),
        needs=("asked_deputy",),
        told=_(
            "代工委录入了您对“%(thing)s”的纸质评价，请核对。"
        ),  # whose word it is sees what was entered in their name
        sensible=lambda form: form.state == "asked",
        speaks=False,
    ),
    Act(
        "assessment.confirm",
        _("确认录入的评价"),
        (RAISER,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING, S.MEDIATION),
        tells=("office",),
        needs=(),
        speaks=False,
    ),
    Act(
        "assessment.remind",
        _("催请评价"),
        (OFFICE,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING),
        tells=("asked_deputy",),
        needs=("asked_deputy",),
        told=_("请您评价“%(thing)s”的答复。"),
        then=_("代表会收到催请；期限届满仍未反馈的，可以按未反馈处理。"),
        sensible=lambda form: form.state == "asked" and form.reminded_on is None,
        shows=False,
        speaks=False,
    ),
    Act(
        "assessment.not_returned",
        _("按未反馈处理"),
        (OFFICE,),
        "assessment",
        when=codes(S.ANSWERED, S.HANDLING),
        then=_("这份征询意见表按未反馈计，不计入满意率的基数。"),
        final=True,
        sensible=lambda form: form.state == "asked" and form.reminded_on is not None,
        speaks=False,
    ),
    Act(
        "suggestion.rehandle",
        _("重新办理"),
        (OFFICE,),
        when=codes(S.ANSWERED, S.MEDIATION),
        tells=("units", "deputies", "supervision"),
        needs=("units",),
        told=_("“%(thing)s”要求重新办理，由承办单位再次答复。"),
        then=_("承办单位按重新办理的期限再次答复，代表再次评价。"),
        moves=True,
    ),
    Act(
        "suggestion.convene",
        _("召集协调"),
        (OFFICE,),
        when=codes(S.ANSWERED, S.MEDIATION),
        tells=("units", "deputies", "supervision"),
        needs=("units",),
        told=_("就“%(thing)s”召集协调。"),
        moves=True,
        sensible=lambda s: s.round > 1 or s.profile_version.rules.rehandle is None,
    ),
    Act(
        "suggestion.conclude",
        _("协调结束"),
        (OFFICE,),
        when=codes(S.MEDIATION),
        tells=("units", "deputies"),
        needs=(),
        told=_("“%(thing)s”的协调已经结束。"),
        moves=True,
    ),
    Act(
        "suggestion.close",
        pgettext_lazy("动作", "办结"),
        (OFFICE,),
        when=codes(S.ANSWERED),
        tells=("deputies", "units"),
        needs=(),
        told=_("“%(thing)s”已经办结。"),
        then=_("办结后承办单位可以看到评价，承诺事项继续跟踪；办结不能撤销。"),
        final=True,
        moves=True,
    ),
)
