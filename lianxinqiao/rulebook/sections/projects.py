"""Government investment （政府投资项目） and livelihood projects that deputies choose by vote （民生实事票决）."""

from typing import Annotated, Literal, Self

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from lianxinqiao.rulebook.choices import Said
from lianxinqiao.rulebook.parts import Section

BALLOTS = {"marks": _("画圈：得票多的当选"), "ranking": _("编号：按轻重缓急编号")}
TESTERS = {"deputies": _("全体代表"), "members": _("常委会全体组成人员")}


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

    # ---- livelihood projects by vote
    collect_days: Annotated[
        int, Said(_("民生实事征集不少于"), unit=_("天"), article=_("景洪市民生实事项目票决制办法（2025）"))
    ] = Field(default=30, ge=1, le=180)
    surplus: Annotated[
        int, Said(_("候选项目至少多于应选"), unit=pgettext_lazy("项目的量词", "项"), article=_("各地做法（假定）"))
    ] = Field(default=1, ge=0, le=20)
    ballot: Annotated[
        Literal["marks", "ranking"],
        Said(_("票决怎样填票"), BALLOTS, article=_("力洋镇2010年按轻重缓急编号；其他地方画圈")),
    ] = "marks"
    tested_by: Annotated[
        Literal["deputies", "members"], Said(_("满意度测评由谁进行"), TESTERS, article=_("各地做法（假定）"))
    ] = "deputies"
    half_is_enough: Annotated[
        bool, Said(_("满意和基本满意正好半数算基本满意"), article=_("镇海区人大常委会（原文自相矛盾，假定）"))
    ] = False

    # ---- a score out of several judgements （综合评分）
    mixed_citizens: Annotated[
        int, Said(_("综合评分中群众评分占"), unit="%", article=_("镇海区2013年民生实事项目考评"))
    ] = Field(default=60, ge=0, le=100)
    mixed_leaders: Annotated[int, Said(_("综合评分中领导评分占"), unit="%")] = Field(default=30, ge=0, le=100)
    mixed_web: Annotated[int, Said(_("综合评分中网上评分占"), unit="%")] = Field(default=10, ge=0, le=100)
    mixed_households: Annotated[int, Said(_("群众评分每个项目抽取"), unit=pgettext_lazy("量词", "户"))] = Field(
        default=300, ge=1, le=10_000
    )

    @model_validator(mode="after")
    def _mixed_is_whole(self) -> Self:
        if self.mixed_citizens + self.mixed_leaders + self.mixed_web != 100:
            raise ValueError(gettext("综合评分的三个比例加起来要等于100。"))
        return self
