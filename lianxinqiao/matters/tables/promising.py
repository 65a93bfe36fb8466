"""Acts on what a unit promised."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.matters.players import AFTER_REPLY, LEAD_DEPUTY, OFFICE, UNIT, UNIT_HEAD, P

ROWS = (
    Act(
        "promise.report",
        _("报告进展"),
        (UNIT,),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.OPEN),
        tells=("deputies",),
        needs=(),
        told=_("%(actor)s报告了“%(thing)s”承诺事项的进展。"),
        moves=True,
    ),
    Act(
        "promise.carry_over",
        _("转下年度跟踪办理"),
        (UNIT_HEAD,),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.OPEN),
        tells=("deputies", "office", "supervision"),
        needs=(),
    ),
    Act(
        "promise.declare",
        _("报告兑现"),
        (UNIT,),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.OPEN),
        tells=("deputies", "office"),
        needs=("deputies",),
        told=_("%(actor)s报告“%(thing)s”的承诺已经兑现，请代表确认。"),
        then=_("由代表确认是否兑现。"),
    ),
    Act(
        "promise.confirm",
        _("确认兑现"),
        (LEAD_DEPUTY, OFFICE),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.DECLARED, P.KEPT),  # kept: where the deputy's own word replaces what was entered from paper
        tells=("this_unit", "deputies"),
        needs=(),
        told=_("“%(thing)s”的承诺已确认兑现。"),
        then=_("确认后按已兑现统计，不能撤销。"),
        final=True,
        moves=True,
    ),
    Act(
        "promise.enter",
        _("录入纸质再评价"),
        (OFFICE,),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.DECLARED),
        tells=("this_unit", "deputies"),
        needs=(),
    ),
    Act(
        "promise.reject",
        _("尚未兑现"),
        (LEAD_DEPUTY, OFFICE),
        "promise",
        when=AFTER_REPLY,
        at=codes(P.DECLARED, P.KEPT),
        tells=("this_unit", "supervision"),
        needs=("this_unit",),
        told=_("“%(thing)s”的承诺尚未兑现，请继续办理。"),
        then=_("承诺事项回到承办单位继续办理。"),
    ),
)
