"""Government investment （政府投资项目） and livelihood projects that deputies choose by vote （民生实事票决）."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from lianxinqiao.rulebook.choices import Said
from lianxinqiao.rulebook.parts import Section


class Projects(Section):
    """`inclusive`: whether just the share is in already. 政府投资条例 says 超过, 郑州市政府投资项目管理条例 says 以上."""

    estimate_share: Annotated[
        int, Said(_("概算超过估算多少要报告或重新报批"), unit="%", article=_("政府投资条例第十二条"))
    ] = Field(default=10, ge=1, le=100)
    estimate_inclusive: Annotated[
        bool, Said(_("正好达到这个比例的也要"), article=_("郑州市政府投资项目管理条例第九条“百分之十以上”"))
    ] = False
    total_share: Annotated[
        int,
        Said(_("年度计划总额调整多少要再经批准"), unit="%", article=_("郑州市政府投资项目管理条例第十七条")),
    ] = Field(default=10, ge=1, le=100)
    total_inclusive: Annotated[bool, Said(_("总额调整正好达到这个比例的也要"))] = False
    three_approvals_from: Annotated[
        int,
        Said(
            _("总投资达到多少要先有三项批复（建议书、可研、初设）"),
            unit=_("万元"),
            article=_("郑州市政府投资项目管理条例第十条"),
        ),
    ] = Field(default=5000, ge=0, le=1_000_000)
