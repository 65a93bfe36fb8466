"""Days and terms of activities （代表活动）: what a place's own measures set, each with the article it is taken from."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from lianxinqiao.rulebook.choices import CountedFrom, Said, Unit
from lianxinqiao.rulebook.parts import OURS, Section, Source, Term


class Activities(Section):
    """`feedback`: how long the organ has to which a report was forwarded. 代表法第三十一条 says 及时 and no number: the
    three months are those of 浙江 and 山东, assumed where a profile does not say its own.
    """

    notice_inspection: Annotated[
        int, Said(_("集中视察通知提前"), unit=_("天"), article=_("河南省代表视察办法第四条（假定）"))
    ] = Field(default=10, ge=0, le=60)
    notice_other: Annotated[int, Said(_("其他代表活动通知提前"), unit=_("天"), article=_("连心桥默认值"))] = Field(
        default=3, ge=0, le=60
    )
    inspection_least: Annotated[int, Said(_("集中视察至少"), unit=_("天"), article=_("没有规定的填0"))] = Field(
        default=0, ge=0, le=30
    )
    inspection_most: Annotated[int, Said(_("集中视察至多"), unit=_("天"), article=_("没有规定的填0"))] = Field(
        default=0, ge=0, le=30
    )
    feedback: Annotated[Term | None, Said(_("视察、调研、检查报告的反馈"))] = Term(
        amount=3,
        unit=Unit.MONTHS,
        counted_from=CountedFrom.ASSIGNMENT,
        source=Source(authority="浙江省实施代表法办法", article="第二十四条", assumed=True),
    )
    no_sponsors: Annotated[
        bool, Said(_("代表活动不得接受赞助"), article=_("上海市实施代表法办法第五十二条（其他地方为假定）"))
    ] = True
    sign_in_margin: Annotated[int, Said(_("开始前、结束后可以签到"), unit=_("分钟"), article=_("连心桥默认值"))] = (
        Field(default=120, ge=0, le=1440)
    )
    sign_in_metres: Annotated[int, Said(_("签到位置超过多远提示存疑"), unit=_("米"), article=_("连心桥默认值"))] = (
        Field(default=500, ge=50, le=20_000)
    )
    bookings: Annotated[Term, Said(_("预约人信息保存"))] = Term(
        amount=6, unit=Unit.MONTHS, counted_from=CountedFrom.DELIVERY, source=OURS
    )
