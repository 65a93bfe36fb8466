"""What a rule profile holds (规则方案). Every value names the authority and the article it comes from.

Only a few of these numbers are national law; the rest differ from place to place. None of them may appear
as a constant in code. `assumed` marks a value that the profile's own text does not give: it is taken from
the profile named in `inherited_from` and should be confirmed by the office that uses it.
"""

from typing import Annotated, Literal, Self

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from pydantic import model_validator

from lianxinqiao.rulebook.choices import (
    ASSESSORS,
    JOINT_REPLIES,
    CountedFrom,
    Said,
    Unit,
)
from lianxinqiao.rulebook.handling import (
    BelowUnits,
    Cosigning,
    Extension,
    FixedDates,
    Ground,
    Lengths,
    Merging,
    Numbering,
    Promises,
    Reminders,
    ReplyClass,
    Rolling,
    SecondFactor,
    Statistics,
    StillUnsatisfied,
    Templates,
    UnitReport,
    Withdraw,
)
from lianxinqiao.rulebook.parts import Part, Source, Term
from lianxinqiao.rulebook.sections.activities import Activities
from lianxinqiao.rulebook.sections.filings import Filings
from lianxinqiao.rulebook.sections.learning import Learning
from lianxinqiao.rulebook.sections.meetings import Meetings
from lianxinqiao.rulebook.sections.motions import Motions
from lianxinqiao.rulebook.sections.opinions import Opinions
from lianxinqiao.rulebook.sections.projects import Projects
from lianxinqiao.rulebook.sections.proposals import Proposals
from lianxinqiao.rulebook.sections.reports import Reports
from lianxinqiao.rulebook.sections.scores import Scores

# Plain choices have no place of their own for a source: it stands in `Rules.sources` under their name.
CHOICES = ("joint_reply", "assessment_by", "assessor_must_be_deputy", "reassignment_restarts_clock")


# No rule that we know says how long a deputy may object to a form that was entered from paper: our own, said so.
CONTEST = Term(
    amount=5,
    unit=Unit.WORKDAYS,
    counted_from=CountedFrom.RECEIPT,
    source=Source(authority="连心桥默认值", article="代表对录入的纸质评价提出异议", assumed=True),
)


class Rules(Part):
    """A whole profile. What is None does not exist in this place: no window, no term, no duty."""

    acceptance_notice: Annotated[Term | None, Said(_("受理告知"))] = None
    assign: Annotated[Term | None, Said(_("闭会期间交办"))] = None
    return_window: Annotated[Term | None, Said(pgettext_lazy("规则", "申请退回"))] = None
    reassign: Annotated[Term | None, Said(_("重新交办"))] = None
    first_contact: Annotated[Term | None, Said(_("首次联系代表"))] = None
    assist_opinion: Annotated[Term | None, Said(_("会办意见"))] = None
    assist_redo: Annotated[Term | None, Said(_("重提会办意见"))] = None
    reply_ordinary: Annotated[Term, Said(_("答复（一般）"))]
    reply_complex: Annotated[Term, Said(_("答复（涉及面广、处理难度大）"))]
    extension: Annotated[Extension, Said(_("延期"))]
    assess: Annotated[Term | None, Said(_("代表评价"))] = None
    contest: Annotated[Term | None, Said(_("对录入的纸质评价提出异议"))] = None
    rehandle: Annotated[Term | None, Said(pgettext_lazy("规则", "重新办理"))] = None
    still_unsatisfied: Annotated[StillUnsatisfied, Said(_("再次不满意"))]
    fixed_dates: Annotated[FixedDates, Said(_("固定日期"))] = FixedDates()
    reply_classes: Annotated[tuple[ReplyClass, ...], Said(pgettext_lazy("规则", "答复类别"))] = ()
    not_a_suggestion: Annotated[tuple[Ground, ...], Said(_("不作为建议的情形"))] = ()
    numbering: Annotated[Numbering, Said(_("编号方法"))]
    cosigning: Annotated[Cosigning, Said(_("联名"))]
    withdraw: Annotated[Withdraw, Said(pgettext_lazy("规则", "撤回"))]
    merging: Annotated[Merging, Said(_("内容相同的"))]
    joint_reply: Annotated[Literal["every_cosigner", "lead"], Said(_("联名建议的答复"), JOINT_REPLIES)]
    assessment_by: Annotated[Literal["lead", "each"], Said(_("由谁评价"), ASSESSORS)]
    assessor_must_be_deputy: bool = True
    reassignment_restarts_clock: Annotated[bool, Said(_("重新交办后重新计算答复期限"))] = False
    statistics: Annotated[Statistics, Said(_("未反馈的"))]
    reminders: Annotated[Reminders, Said(_("到期前提醒"))]
    lengths: Annotated[Lengths, Said(_("篇幅"))]
    roll_to_next_workday: Annotated[Rolling, Said(_("最后一日是休息日的"))]
    promises: Annotated[Promises, Said(_("承诺事项"))]
    unit_reports: Annotated[tuple[UnitReport, ...], Said(_("承办单位的报告"))] = ()
    templates: Annotated[Templates, Said(_("文书"))]
    second_factor: Annotated[SecondFactor | None, Said(_("登录二次验证"))] = None
    below_units: Annotated[BelowUnits | None, Said(_("可以直接交办的下属单位"))] = None
    opinions: Annotated[Opinions, Said(_("群众意见"))] = Opinions()
    reports: Annotated[Reports, Said(_("社情民意和大会发言"))] = Reports()
    proposals: Annotated[Proposals, Said(_("政协提案"))] = Proposals()
    projects: Annotated[Projects, Said(_("政府投资项目"))] = Projects()
    meetings: Annotated[Meetings, Said(pgettext_lazy("规则", "会议"))] = Meetings()
    motions: Annotated[Motions, Said(_("议案"))] = Motions()
    filings: Annotated[Filings, Said(_("备案审查"))] = Filings()
    learning: Annotated[Learning, Said(_("学习和读书"))] = Learning()
    activities: Annotated[Activities, Said(pgettext_lazy("规则", "代表活动"))] = Activities()
    scores: Annotated[Scores, Said(_("履职档案和考核"))] = Scores()
    sources: dict[str, Source]

    @property
    def contest_term(self) -> Term:
        """The profile's own, else the one that we assume and say so."""
        return self.contest or CONTEST

    def assigns_below(self, kind: str) -> bool:
        """Whether a unit of this kind may be assigned that stands below another."""
        return self.below_units is not None and kind in self.below_units.unit_kinds

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if missing := [name for name in CHOICES if name not in self.sources]:
            raise ValueError(gettext("没有写明依据：%(names)s") % {"names": "、".join(missing)})
        for rows, key in ((self.reply_classes, "semantic"), (self.not_a_suggestion, "code")):
            keys = [getattr(row, key) for row in rows]
            if len(keys) != len(set(keys)):
                raise ValueError(gettext("同一“%(key)s”列了两次") % {"key": key})
        return self
