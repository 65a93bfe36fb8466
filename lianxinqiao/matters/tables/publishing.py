"""Acts on key suggestions, and on what the public reads."""

from django.utils.translation import gettext_lazy as _

from lianxinqiao.acts.stages import codes
from lianxinqiao.acts.table import Act
from lianxinqiao.matters.players import (
    CHAIRPERSONS,
    HAS_NUMBER,
    OFFICE,
    OFFICE_HEAD,
    OVER,
    SUPERVISION,
    S,
    waits_for_openness,
)

ROWS = (
    Act(
        "suggestion.choose_key",
        _("确定为重点督办建议"),
        (CHAIRPERSONS,),
        when=HAS_NUMBER - OVER,
        tells=("units", "deputies", "office", "supervision"),
        needs=(),
        told=_("“%(thing)s”确定为重点督办建议。"),
        rule=_("代表法第五十二条"),
        sensible=lambda s: not s.is_key,
    ),
    Act(
        "suggestion.supervise",
        _("登记督办"),
        (CHAIRPERSONS, OFFICE, SUPERVISION),
        when=HAS_NUMBER - codes(S.REGISTERED, S.RECORDED),
        tells=("units", "deputies"),
        needs=(),
    ),
    # publish
    Act(
        "suggestion.decide_openness",
        _("公开决定"),
        (OFFICE,),
        when=HAS_NUMBER,
        then=_("作出决定后，还要另外办理“公开”，公众才能看到。"),
        moves=waits_for_openness,
    ),
    Act(
        "suggestion.publish",
        _("公开"),
        (OFFICE,),
        when=codes(S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED),
        tells=("deputies",),
        needs=(),
        told=_("“%(thing)s”已向公众公开。"),
        rule=_("代表法第五十一条；国办发〔2014〕46号"),
        then=_("公众可以在门户上读到建议和已送达的答复；代工委负责人可以撤下。"),
        moves=True,
        sensible=lambda s: s.published_at is None,
    ),
    Act(
        "suggestion.unpublish",
        _("撤下"),
        (OFFICE_HEAD,),
        when=codes(S.ANSWERED, S.MEDIATION, S.CLOSED, S.RECORDED, S.HANDLING),
        then=_("公众不再能读到；已经被转载的无法收回。"),
        sensible=lambda s: s.published_at is not None,
    ),
)
