"""Acts by which it reaches its units: assigned, accepted, given back, handed on."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.matters.players import OFFICE, RUNNING, SUPERVISION, UNIT, H, S

ROWS = (
    Act(
        "suggestion.assign",
        _("交办"),
        (OFFICE, SUPERVISION),
        when=codes(S.REGISTERED),
        tells=("units", "deputies"),
        needs=("units",),
        told=_("“%(thing)s”已交办，由承办单位签收办理。"),
        rule=_("代表法第五十一条"),
        then=_("交办后各承办单位收到通知，办理期限从交办之日起计算。"),
        moves=True,
        sensible=lambda s: s.merged_into_id is None,
    ),
    Act("meeting.call", _("安排交办会"), (OFFICE, SUPERVISION), "beginning", shows=False),
    Act("meeting.plan", _("列入交办会"), (OFFICE, SUPERVISION), "meeting", shows=False),
    Act("meeting.take_off", _("移出交办会"), (OFFICE, SUPERVISION), "meeting", shows=False),
    Act("meeting.hold", _("整批交办"), (OFFICE, SUPERVISION), "meeting"),
    Act(
        "suggestion.add_unit",
        _("增加承办单位"),
        (OFFICE, SUPERVISION),
        when=RUNNING,
        tells=("units",),
        needs=("units",),
        told=_("“%(thing)s”增加了承办单位，请签收。"),
    ),
    # accept or return
    Act(
        "handling.accept",
        _("签收"),
        (UNIT,),
        "handling",
        when=RUNNING,
        at=codes(H.ASSIGNED),
        tells=("supervision",),
        needs=(),
        told=_("%(actor)s签收了“%(thing)s”。"),
        then=_("签收后由本单位办理；不属本单位职责的，应当申请退回，不要签收。"),
        moves=True,
        speaks=False,
    ),
    Act(
        "handling.ask_return",
        pgettext_lazy("动作", "申请退回"),
        (UNIT,),
        "handling",
        when=RUNNING,
        at=codes(H.ASSIGNED),
        tells=("supervision", "office"),
        needs=("supervision",),
        told=_("%(actor)s申请退回“%(thing)s”，请改派或答复。"),
        then=_("由政府督查室决定改派，或者说明理由后仍由本单位办理。"),
        speaks=False,
    ),
    Act(
        "handling.reassign",
        _("改派"),
        (SUPERVISION,),
        "handling",
        when=RUNNING,
        at=codes(H.RETURN_ASKED),
        tells=("units", "former_unit", "deputies", "office"),
        needs=("units",),
        told=_("“%(thing)s”已改派承办单位。"),
        moves=True,
        speaks=False,
    ),
    Act(
        "handling.refuse_return",
        _("不同意退回"),
        (SUPERVISION,),
        "handling",
        when=RUNNING,
        at=codes(H.RETURN_ASKED),
        tells=("this_unit",),
        needs=("this_unit",),
        told=_("“%(thing)s”不同意退回，仍由本单位办理。"),
        speaks=False,
    ),
)
