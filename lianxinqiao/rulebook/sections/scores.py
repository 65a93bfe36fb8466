"""Duty records and scores （履职档案、履职考核）."""

from typing import Annotated, Literal

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import Field

from lianxinqiao.rulebook.choices import Said
from lianxinqiao.rulebook.parts import Section

COMPARED = {"office": _("只有机关和领导"), "all": _("全体代表、委员")}


class Scores(Section):
    """Who sees names beside each other, how long one may appeal, and whether a record stands on the portal."""

    compared_by: Annotated[
        Literal["office", "all"], Said(_("谁看得到全体的得分"), COMPARED, article=_("连心桥默认值"))
    ] = "office"
    appeal_days: Annotated[int, Said(_("公示后可以申诉"), unit=_("天"), article=_("各地考核办法（假定）"))] = Field(
        default=10, ge=1, le=90
    )
    group_meetings: Annotated[
        int,
        Said(
            _("代表小组每年活动至少"),
            unit=pgettext_lazy("活动", "次"),
            article=_("山东省实施代表法办法4次、浙江省3次；没有规定的填0"),
        ),
    ] = Field(default=0, ge=0, le=60)
    public_record: Annotated[bool, Said(_("公开代表的履职情况"), article=_("代表法第五十八条"))] = True
