"""Days of record review （备案审查）: by default those of Beijing's regulation of 2024; other places set their own."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic import Field

from lianxinqiao.rulebook.choices import CountedFrom, Said, Unit
from lianxinqiao.rulebook.parts import OURS, Section, Source, Term

BEIJING = "北京市各级人大常委会规范性文件备案审查条例（2024）"


def _term(amount: int, unit: Unit) -> Term:
    return Term(
        amount=amount, unit=unit, counted_from=CountedFrom.RECEIPT, source=Source(authority=BEIJING, assumed=True)
    )


class Filings(Section):
    """Shanghai checks in 5 workdays and waits 2 months for an answer, Henan reviews in 30 days: set so in a profile."""

    filed: Annotated[Term, Said(_("公布后报送备案"))] = _term(30, Unit.DAYS)
    checked: Annotated[Term, Said(_("形式审查"))] = _term(10, Unit.DAYS)
    completed: Annotated[Term, Said(_("补正"))] = _term(10, Unit.DAYS)
    shared: Annotated[Term | None, Said(_("登记后分送委员会"))] = _term(5, Unit.WORKDAYS)
    reviewed: Annotated[Term, Said(_("委员会提出审查意见"))] = _term(30, Unit.DAYS)
    answered: Annotated[Term, Said(_("制定机关答复书面审查意见"))] = _term(30, Unit.DAYS)
    carried_out: Annotated[Term, Said(_("制定机关执行主任会议意见"))] = _term(30, Unit.DAYS)
    request_completed: Annotated[Term, Said(_("告知审查建议人补充"))] = _term(5, Unit.WORKDAYS)
    request_told: Annotated[Term, Said(_("告知不启动审查"))] = _term(10, Unit.DAYS)
    copies: Annotated[int, Said(_("报送纸质文本"), unit=pgettext_lazy("备案", "份"))] = Field(default=2, ge=0, le=20)
    source: Source = OURS
