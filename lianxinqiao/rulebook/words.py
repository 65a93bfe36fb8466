"""The words for the parts of a profile: one place, for the page, the form, the comparison and the explanations."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.rulebook.schema import CountedFrom, Semantic, Term, Unit

Text = str | Promise

# The terms in the order in which a suggestion meets them.
TERMS: dict[str, Text] = {
    "acceptance_notice": _("受理告知"),
    "assign": _("闭会期间交办"),
    "return_window": pgettext_lazy("规则", "申请退回"),
    "reassign": _("重新交办"),
    "first_contact": _("首次联系代表"),
    "assist_opinion": _("会办意见"),
    "assist_redo": _("重提会办意见"),
    "reply_ordinary": _("答复（一般）"),
    "reply_complex": _("答复（涉及面广、处理难度大）"),
    "assess": _("代表评价"),
    "contest": _("对录入的纸质评价提出异议"),
    "rehandle": pgettext_lazy("规则", "重新办理"),
}
UNITS: dict[Unit, Text] = {
    Unit.WORKDAYS: _("个工作日"),
    Unit.DAYS: pgettext_lazy("期限的单位", "日"),
    Unit.MONTHS: _("个月"),
}
STARTS: dict[CountedFrom, Text] = {
    CountedFrom.RECEIPT: _("收到之日"),
    CountedFrom.ASSIGNMENT: _("交办之日"),
    CountedFrom.RETURN: _("退回或者要求重提之日"),
    CountedFrom.DELIVERY: _("答复送达之日"),
    CountedFrom.FEEDBACK: _("收到重新办理要求之日"),
    CountedFrom.SESSION_END: _("大会闭幕之日"),
}
SEMANTICS: dict[Semantic, Text] = {
    Semantic.SOLVED: _("已经解决"),
    Semantic.SOLVING: _("正在解决"),
    Semantic.PLANNED: _("列入计划"),
    Semantic.REFERENCE: _("留作参考"),
    Semantic.UPPER_LEVEL: _("涉及上级职权"),
}
EXTENSION_MODES: dict[str, Text] = {
    "by_classification": _("不设延期，交办时按难易定三个月或六个月"),
    "by_consent": _("经同意可以延长"),
    "plus_months": _("书面报告，经同意加若干个月"),
}
DECIDERS: dict[str, Text] = {"none": _("无须"), "deputy": pgettext_lazy("规则", "代表"), "office": _("代表工作机构")}
WAYS: dict[str, Text] = {
    "office_convenes": _("代表工作机构召集双方"),
    "office_with_government": _("代表工作机构会同政府办公室研究"),
    "expert_evaluation": _("专家或者第三方评估"),
    "none": _("没有规定"),
}
JOINT_REPLIES: dict[str, Text] = {"every_cosigner": _("答复每位联名代表"), "lead": _("答复领衔代表，由其转告")}
ASSESSORS: dict[str, Text] = {"lead": _("领衔代表"), "each": _("每位联名代表")}
WITHDRAW_UNTIL: dict[str, Text] = {"assignment": _("交办之前"), "reply": _("答复之前")}
COSIGN_CLOSES: dict[str, Text] = {"set_by_lead": _("由领衔代表定截止时间"), "session_deadline": _("大会截止时间")}
UNIT_KINDS: dict[str, Text] = {
    "government": _("政府部门"),
    "town": _("乡镇、街道"),
    "court": _("人民法院"),
    "procuratorate": _("人民检察院"),
    "party": _("党委部门、群团组织"),
    "enterprise": _("企事业单位"),
}
TEMPLATES: dict[str, Text] = {
    "reply_title": _("答复标题"),
    "opinion_title": _("会办意见标题"),
    "salutation": _("主送"),
    "opening": _("开头"),
    "transition": _("承接语"),
    "closing": _("结尾"),
    "reply_number": _("答复文号"),
    "opinion_number": _("会办意见文号"),
    "contact": _("联系人一行"),
    "enclosure": _("答复所附的表"),
    "copied_to": _("抄送"),
}


def amount(term: Term) -> str:
    """“3个月”, in the reader's language."""
    return str(_("%(n)s%(unit)s") % {"n": term.amount, "unit": UNITS[term.unit]})


def term(value: Term) -> str:
    """“交办之日起3个月”, in the reader's language."""
    return str(_("%(start)s起%(amount)s") % {"start": STARTS[value.counted_from], "amount": amount(value)})


def yes(value: bool) -> str:
    return str(_("是") if value else _("否"))
