"""What a CPPCC committee's rules say of reports on public opinion （社情民意信息） and of speeches at the plenary."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import Field

from lianxinqiao.rulebook.choices import CountedFrom, Said, Unit
from lianxinqiao.rulebook.parts import OURS, Section, Source, Term

FEEDBACK = Term(amount=3, unit=Unit.MONTHS, counted_from=CountedFrom.ASSIGNMENT, source=OURS)


class Reports(Section):
    """`longest`: of one report, in characters; `a_member_a_year` and `a_standing_member_a_year`: how many each owes;
    `speaking`: minutes of an oral speech; `feedback`: of a unit to whom an opinion of the plenary was forwarded.
    """

    source: Source = Source(authority="地方政协社情民意信息工作办法的通行规定", assumed=True)
    longest: Annotated[int, Said(_("社情民意信息每篇，不超过"), unit=_("字"))] = Field(default=1500, ge=200, le=10_000)
    a_member_a_year: Annotated[
        int,
        Said(_("委员每年反映社情民意，不少于"), unit=pgettext_lazy("信息", "篇"), article=_("重庆市政协2024年的规定")),
    ] = Field(default=1, ge=0, le=50)
    a_standing_member_a_year: Annotated[
        int,
        Said(_("常委每年反映社情民意，不少于"), unit=pgettext_lazy("信息", "篇"), article=_("重庆市政协2024年的规定")),
    ] = Field(default=3, ge=0, le=50)
    speaking: Annotated[int, Said(_("大会口头发言，不超过"), unit=_("分钟"), article=_("全国政协的做法"))] = Field(
        default=8, ge=1, le=60
    )
    feedback: Annotated[Term, Said(_("全会意见建议的反馈"))] = FEEDBACK
