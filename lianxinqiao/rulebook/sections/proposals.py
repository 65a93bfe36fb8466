"""What a CPPCC committee's rules say of proposals （提案）: the series, the review, key and excellent ones, what is printed."""

from enum import StrEnum
from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import Field

from lianxinqiao.rulebook.choices import Said
from lianxinqiao.rulebook.parts import Section, Source


class Printed(StrEnum):
    """Which of the two counts of what was filed a report prints: 全国2025 before merging, 通州2026 after."""

    BEFORE = "before"
    AFTER = "after"


class Proposals(Section):
    """`months_before`: since when a proposal is one of the plenary; `readers`: who each read it alone; `excellent` and
    `excellent_collective`: how many of a hundred filed ones are praised at the most, and how many of those are
    collective ones at the least.
    """

    source: Source = Source(authority="地方政协提案工作条例和提案审查细则的通行规定", assumed=True)
    months_before: Annotated[
        int, Said(_("大会提案自开幕前起算"), unit=pgettext_lazy("期限", "个月"), article=_("阜阳市2019年的规定"))
    ] = Field(default=3, ge=0, le=12)
    readers: Annotated[
        int, Said(_("每件提案独立审查的人数"), unit=_("人"), article=_("江苏省2024年提案审查工作细则"))
    ] = Field(default=2, ge=0, le=3)
    printed: Annotated[
        Printed,
        Said(
            _("报告所用的立案数"),
            options={"before": _("并案前"), "after": _("并案后")},
        ),
    ] = Printed.BEFORE
    excellent: Annotated[int, Said(_("优秀提案占立案数，不超过"), unit="%", article=_("有的地方约5%，有的8%至10%"))] = (
        Field(default=8, ge=0, le=100)
    )
    excellent_collective: Annotated[
        int, Said(_("优秀提案中集体提案，不少于"), unit="%", article=_("全国政协的做法"))
    ] = Field(default=20, ge=0, le=100)
