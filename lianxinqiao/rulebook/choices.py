"""The words among which a rule chooses, with what the screen says for each; and `Said`, the words for a rule itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from pydantic.fields import FieldInfo

from lianxinqiao.access.roles import ROLES, RoleCode

Text = str | Promise


@dataclass(frozen=True, eq=False)
class Said:
    """Stands in the metadata of a field of the schema: its label, and the words of what it chooses from.

    `unit` follows its number, `article` names the law or rule that speaks of it, beside the question. A list that is
    `ticked` shows a box for each value; others are written with commas between.
    """

    label: Text
    options: Mapping[Any, Text] | None = None
    ticked: bool = False
    unit: Text = ""
    article: Text = ""


def said(info: FieldInfo) -> Said | None:
    return next((each for each in info.metadata if isinstance(each, Said)), None)


class Unit(StrEnum):
    WORKDAYS = "workdays"  # 工作日
    DAYS = "days"  # 日
    MONTHS = "months"  # 个月


class CountedFrom(StrEnum):
    """The day a term counts from; that day itself is not counted (民法典 §201)."""

    RECEIPT = "receipt"  # 收到之日
    ASSIGNMENT = "assignment"  # 交办之日
    RETURN = "return"  # 退回之日
    DELIVERY = "delivery"  # 答复送达之日
    FEEDBACK = "feedback"  # 收到重新办理要求之日
    SESSION_END = "session_end"  # 大会闭幕之日


class Semantic(StrEnum):
    """What a class of reply means; its letter differs from place to place (DOMAIN.md 1.4)."""

    SOLVED = "SOLVED"
    SOLVING = "SOLVING"
    PLANNED = "PLANNED"
    REFERENCE = "REFERENCE"
    UPPER_LEVEL = "UPPER_LEVEL"


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
# Of the other roles the house itself asks a second factor, wherever they are.
ASKABLE: dict[str, Text] = {
    role: ROLES[RoleCode(role)].name
    for role in ("deputy", "delegation_head", "station_staff", "unit_clerk", "unit_head")
}
