"""Terms of citizens' opinions （群众意见） and of the petitions that are told apart from them （信访）."""

from typing import Annotated

from django.utils.translation import gettext_lazy as _
from pydantic import Field

from lianxinqiao.rulebook.choices import CountedFrom, Said, Unit
from lianxinqiao.rulebook.parts import OURS, Section, Source, Term


def _ours(amount: int, unit: Unit, counted_from: CountedFrom) -> Term:
    return Term(amount=amount, unit=unit, counted_from=counted_from, source=OURS)


def _petition(amount: int, article: str) -> Term:
    source = Source(authority="信访工作条例（2022）", article=article)
    return Term(amount=amount, unit=Unit.DAYS, counted_from=CountedFrom.RECEIPT, source=source)


class Opinions(Section):
    """`routing`: until when the office says who handles it; `answering`: the citizen's own date, which never moves;
    `handling`: a unit's; `asking`: how long a question waits; `keeping`: how long personal data is kept after the end.
    """

    routing: Annotated[Term, Said(_("群众意见分办"))] = _ours(3, Unit.WORKDAYS, CountedFrom.RECEIPT)
    answering: Annotated[Term, Said(_("答复群众"))] = _ours(15, Unit.WORKDAYS, CountedFrom.RECEIPT)
    handling: Annotated[Term, Said(_("群众意见承办"))] = _ours(10, Unit.WORKDAYS, CountedFrom.ASSIGNMENT)
    asking: Annotated[Term, Said(_("请群众补充情况"))] = _ours(7, Unit.DAYS, CountedFrom.RECEIPT)
    rating: Annotated[Term, Said(_("群众评价"))] = _ours(30, Unit.DAYS, CountedFrom.DELIVERY)
    reopening: Annotated[Term, Said(_("群众要求重新办理"))] = _ours(60, Unit.DAYS, CountedFrom.DELIVERY)
    restoring: Annotated[Term, Said(_("不予登记后恢复"))] = _ours(30, Unit.DAYS, CountedFrom.RECEIPT)
    keeping: Annotated[Term, Said(_("群众个人信息保存"))] = _ours(12, Unit.MONTHS, CountedFrom.DELIVERY)
    petition_notice: Annotated[Term, Said(_("信访事项书面告知"))] = _petition(15, "第二十三条")
    petition_decision: Annotated[Term, Said(_("信访事项办结"))] = _petition(60, "第三十四条")
    petition_extension: Annotated[Term, Said(_("信访事项延长"))] = _petition(30, "第三十四条")
    representatives: Annotated[
        int, Said(_("多人共同走访推选的代表，不超过"), unit=_("人"), article=_("信访工作条例第二十条"))
    ] = Field(default=5, ge=1, le=50)
