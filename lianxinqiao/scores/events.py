"""What a table of scores may count: each event by its code, and what people call it. New ones are named here."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Text = str | Promise

NAMES: dict[str, Text] = {
    "plenary.attended": _("出席全体会议"),
    "plenary.half_day": _("出席全体会议（半天）"),
    "plenary.leave": _("全体会议请假"),
    "plenary.half_day_leave": _("全体会议请假（半天）"),
    "plenary.late": _("全体会议迟到"),
    "plenary.unexcused": _("全体会议无故缺席"),
    "sc_meeting.attended": _("出席常委会会议"),
    "sc_meeting.late": _("常委会会议迟到"),
    "sc_meeting.leave": _("常委会会议请假"),
    "sc_meeting.unexcused": _("常委会会议无故缺席"),
    "meeting.attended": _("出席其他会议"),
    "meeting.late": _("其他会议迟到"),
    "meeting.leave": _("其他会议请假"),
    "meeting.unexcused": _("其他会议无故缺席"),
    "group.absent": _("分组讨论缺席"),
    "speech.at_meeting": _("审议发言"),
    "question.asked": pgettext_lazy("积分", "提出询问"),
    "interpellation.signed": _("提出质询案"),
    "amendment.moved": pgettext_lazy("积分", "提出修正案"),
    "vote.taken": _("参加表决"),
    "speech.spoken": _("大会口头发言"),
    "speech.written": _("大会书面发言"),
    "speech.accepted": _("书面发言被采用"),
    "suggestion.lead": _("领衔提出建议"),
    "suggestion.joint": _("联名提出建议"),
    "motion.lead": _("领衔提出议案"),
    "motion.joint": _("联名提出议案"),
    "proposal.submitted": _("提交提案"),
    "proposal.cosigned": _("联名提交提案"),
    "proposal.filed": _("提案立案"),
    "proposal.joint": _("参与联名提案"),
    "proposal.joint_first": _("联名提案第一提案人"),
    "proposal.key": pgettext_lazy("积分", "重点提案"),
    "proposal.key_joint": _("参与重点提案"),
    "proposal.excellent": _("优秀提案"),
    "proposal.excellent_joint": _("参与优秀提案"),
    "proposal.to_sqmy": _("提案转为社情民意"),
    "proposal.to_sqmy_joint": _("参与的提案转为社情民意"),
    "sqmy.reported": _("报送社情民意"),
    "sqmy.adopted": _("社情民意被采用"),
    "sqmy.upper": _("社情民意被上级采用"),
    "history.written": _("撰写文史资料"),
    "inspection.attended": _("参加视察、检查、调研"),
    "activity.attended": _("参加其他活动"),
    "activity.late": _("活动迟到"),
    "activity.unexcused": _("活动无故缺席"),
    "visit.attended": _("走访联系"),
    "to_voters.attended": _("向选民述职"),
    "training.attended": _("参加学习培训"),
    "training.part": _("参加部分培训"),
    "reception.held": _("联络站接待"),
    "hall.spoken": _("参加议题讨论"),
    "book.read": _("读完一本书"),
    "course.passed": _("完成课程"),
    "study.notebook": _("学习笔记"),
    "study.essay": _("学习心得"),
    "deed.done": _("办实事"),
    "donation.made": _("捐助"),
    "article.published": _("发表文章"),
    "award.national": _("全国表彰"),
    "award.province": _("省级表彰"),
    "award.prefecture": _("设区市表彰"),
    "award.city": _("县市级表彰"),
    "claim.other": _("其他履职"),
    "claim.article": _("宣传信息"),
    "claim.enterprise": _("服务企业、项目"),
    "claim.family": _("帮扶困难户"),
    "claim.plan": _("计划和总结"),
    "claim.archives": _("登记和档案"),
    "claim.ledgers": _("台账"),
    "claim.politics": _("政治表现"),
    "claim.conduct": _("作风表现"),
    "claim.expense": _("经费使用"),
    "claim.four_meetings": _("小组活动四次"),
    "claim.guides": _("带动村民"),
    "claim.households": _("联系十户"),
    "claim.outstanding": _("先进"),
    "claim.presidium": _("列席主席团会议"),
    "claim.presidium_speech": _("主席团会议发言"),
    "claim.records": _("活动记录"),
}
MISSED = (".leave", ".half_day_leave", ".late", ".unexcused", ".absent")
# What strangers read in a person's record （代表法第五十八条）: duty done, never what was missed or how it was marked.
PUBLIC = frozenset(
    code
    for code in NAMES
    if not code.endswith(MISSED) and code not in {"claim.politics", "claim.conduct", "claim.expense"}
)


def is_duty(code: str) -> bool:
    """Whether something was done, other than leave, lateness and absence."""
    return not code.endswith(MISSED)


def called(code: str) -> str:
    return str(NAMES.get(code, code))


# How many of what there is are counted with; what is attended is counted by times.
MEASURES = {
    **dict.fromkeys(("suggestion", "motion", "proposal", "interpellation", "amendment", "deed"), "件"),
    **dict.fromkeys(("sqmy", "history", "article", "study"), "篇"),
    **dict.fromkeys(("award", "claim"), "项"),
    "book": "本",
    "course": "门",
}


def measure(code: str) -> str:
    """The measure word of an event in a Chinese paper: 提案立案2件, 参加其他活动3次."""
    return MEASURES.get(code.partition(".")[0], "次")
