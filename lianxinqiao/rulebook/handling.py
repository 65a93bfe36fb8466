"""How a matter is numbered, handled, answered and assessed: parts of a rule profile."""

from collections.abc import Mapping
from datetime import time
from string import Formatter
from typing import Annotated, Literal, Self

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from pydantic import Field, model_validator

from lianxinqiao.rulebook.choices import (
    ASKABLE,
    COSIGN_CLOSES,
    DECIDERS,
    EXTENSION_MODES,
    SEMANTICS,
    UNIT_KINDS,
    WAYS,
    WITHDRAW_UNTIL,
    Said,
    Semantic,
)
from lianxinqiao.rulebook.parts import Part, Source, Term


class Extension(Part):
    """How more time may be had.

    by_classification: not at all; six months by class at the assignment (代表法 §51). by_consent: up to `term`
    if `decided_by` agrees. plus_months: `plus` more on written request. In both, `term` is the whole term
    after the extension, counted from the same day as the ordinary one.
    """

    mode: Annotated[Literal["by_classification", "by_consent", "plus_months"], Said(_("方式"), EXTENSION_MODES)]
    decided_by: Annotated[Literal["none", "deputy", "office"], Said(_("由谁同意"), DECIDERS)] = "none"
    term: Annotated[Term | None, Said(_("延长后的期限"))] = None
    plus: Annotated[int | None, Said(_("延长的月数"))] = Field(default=None, ge=1, le=24)
    source: Source

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.mode != "by_classification" and self.term is None:
            raise ValueError(gettext("可以延期的，要写明最长的期限"))
        if self.mode == "plus_months" and self.plus is None:
            raise ValueError(gettext("要写明可以加几个月"))
        return self


class FixedDate(Part):
    """A calendar date set once for all matters of a session, e.g. 30 June; never later than `within`, if set."""

    month: Annotated[int, Said(_("月份"))] = Field(ge=1, le=12)
    day: Annotated[int, Said(_("几号"))] = Field(ge=1, le=31)
    label: Annotated[str, Said(_("名称"))] = Field(default="", max_length=60)
    within: Annotated[Term | None, Said(_("不晚于"))] = None
    source: Source

    @model_validator(mode="after")
    def _is_a_day(self) -> Self:
        longest = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(self.month, 31)
        if self.day > longest:
            raise ValueError(gettext("%(month)s月%(day)s日不是每年都有") % {"month": self.month, "day": self.day})
        return self


class FixedDates(Part):
    """Fixed dates for matters of a session (reply) and for progress reports of the units."""

    reply: Annotated[FixedDate | None, Said(_("大会建议统一答复"))] = None
    progress: Annotated[tuple[FixedDate, ...], Said(_("进展报告"))] = ()


class ReplyClass(Part):
    semantic: Annotated[Semantic, Said(_("含义"), SEMANTICS)]
    letter: Annotated[str, Said(_("字母或序号"))] = Field(default="", max_length=10)
    label: Annotated[str, Said(_("名称"))] = Field(min_length=1, max_length=80)
    source: Source


class Ground(Part):
    """A ground on which something is not a suggestion (不作为建议的情形)."""

    code: Annotated[str, Said(_("代码"))] = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
    text: Annotated[str, Said(_("内容"))] = Field(min_length=1, max_length=300)
    source: Source


class Numbering(Part):
    """Patterns of the numbers for the series of a session and the one between sessions; fields: number, year."""

    session: Annotated[str, Said(_("大会期间"))] = Field(default="{number:03d}", max_length=60)
    between: Annotated[str, Said(_("闭会期间"))] = Field(default="闭{number:03d}", max_length=60)
    source: Source

    @model_validator(mode="after")
    def _patterns(self) -> Self:
        for pattern in (self.session, self.between):
            check_pattern(pattern, required={"number"}, allowed={"number", "year"}, sample={"number": 7, "year": 2026})
        if self.session == self.between:
            raise ValueError(gettext("两列编号的写法不能相同"))
        return self


class Cosigning(Part):
    """Joint signing: until when, and what the lead signer owes the co-signers."""

    closes: Annotated[Literal["session_deadline", "set_by_lead"], Said(_("截止"), COSIGN_CLOSES)] = "set_by_lead"
    confirm_each: Annotated[bool, Said(_("每位联名代表本人确认"))] = True
    delegation_only_in_session: Annotated[bool, Said(_("代表团名义只在会议期间"))] = True
    source: Source


class Withdraw(Part):
    """Until when the lead signer may withdraw in writing."""

    until: Annotated[Literal["assignment", "reply"], Said(_("可撤回到"), WITHDRAW_UNTIL)]
    source: Source


class Merging(Part):
    allowed: Annotated[bool, Said(_("可以合并"))] = True
    reply_separately: Annotated[bool, Said(_("分别答复"))] = True
    source: Source


class Statistics(Part):
    """What stands outside the base of the satisfaction rate."""

    exclude_not_returned: Annotated[bool, Said(_("未反馈的不计入基数"))] = True
    reminders_before_excluding: Annotated[int, Said(_("先催促的次数"))] = Field(default=1, ge=0, le=5)
    source: Source


class StillUnsatisfied(Part):
    """What happens after a second 不满意."""

    way: Annotated[
        Literal["office_convenes", "office_with_government", "expert_evaluation", "none"], Said(_("处理方式"), WAYS)
    ]
    text: Annotated[str, Said(_("内容"))] = Field(max_length=300)
    source: Source


class Reminders(Part):
    """Days before the due date on which the unit is reminded; never in the quiet hours, never on a free day."""

    days_before: Annotated[tuple[Annotated[int, Field(ge=0, le=180)], ...], Said(_("提前几日（用逗号分开）"))]
    quiet_from: Annotated[time, Said(_("免打扰自"))] = time(20, 0)
    quiet_to: Annotated[time, Said(_("免打扰至"))] = time(8, 0)
    on_free_days: Annotated[bool, Said(_("休息日也提醒"))] = False
    source: Source


class Lengths(Part):
    """Limits in characters."""

    title_max: Annotated[int, Said(_("标题字数上限"))] = Field(ge=10, le=200)
    body_max: Annotated[int, Said(_("正文字数上限"))] = Field(ge=100, le=50_000)
    source: Source


class Rolling(Part):
    """Whether a last day that is a free day moves to the next workday (民法典 §203)."""

    display: Annotated[bool, Said(_("期限顺延到工作日"))] = True
    statistics: Annotated[bool, Said(_("统计按顺延后的日期"))] = False
    source: Source


# Of the other roles the house itself asks a second factor, wherever they are.
Askable = Literal["deputy", "delegation_head", "station_staff", "unit_clerk", "unit_head"]


class SecondFactor(Part):
    """Who needs a second factor at the door besides those whose role always asks one."""

    roles: Annotated[tuple[Askable, ...], Said(_("登录另须二次验证的角色"), ASKABLE, ticked=True)]
    source: Source


# As `people.Organization.Kind` has them.
UnitKind = Literal["government", "town", "court", "procuratorate", "party", "enterprise"]


class BelowUnits(Part):
    """Of which kinds a unit below another （街道站所、局属单位） may be assigned by itself."""

    unit_kinds: Annotated[tuple[UnitKind, ...], Said(_("可以直接交办的下属单位的类别"), UNIT_KINDS, ticked=True)]
    source: Source


class Promises(Part):
    """What is kept of replies of class solving or planned (承诺事项台账)."""

    classes: Annotated[tuple[Semantic, ...], Said(_("开立台账的类别"), SEMANTICS, ticked=True)] = (
        Semantic.SOLVING,
        Semantic.PLANNED,
    )
    assess_again: Annotated[Term | None, Said(_("承诺事项的再评价"))] = None
    carries_over: Annotated[bool, Said(_("未完成的转下年度"))] = True
    source: Source


class UnitReport(Part):
    """A report that a handling unit owes on its whole load."""

    label: Annotated[str, Said(_("名称"))] = Field(max_length=80)
    month: Annotated[int | None, Said(_("月份"))] = Field(default=None, ge=1, le=12)
    day: Annotated[int | None, Said(_("几号"))] = Field(default=None, ge=1, le=31)
    source: Source


class Templates(Part):
    """The parts of a reply that the system writes; `{…}` are filled in (DOMAIN.md 1.6)."""

    reply_title: Annotated[str, Said(_("答复标题"))] = (
        "关于{body_short}{term}届人大{session}次会议第{number}号建议的答复"
    )
    opinion_title: Annotated[str, Said(_("会办意见标题"))] = (
        "关于{body_short}{term}届人大{session}次会议第{number}号建议的会办意见"
    )
    salutation: Annotated[str, Said(_("主送"))] = "{deputies}代表："
    opening: Annotated[str, Said(_("开头"))] = "{you}提出的《{title}》（第{number}号）收悉。"
    transition: Annotated[str, Said(_("承接语"))] = "现答复如下："
    closing: Annotated[str, Said(_("结尾"))] = "感谢{you}对我们工作的关心和支持。"
    reply_number: Annotated[str, Said(_("答复文号"))] = "{prefix}复〔{year}〕{serial}号"
    opinion_number: Annotated[str, Said(_("会办意见文号"))] = "{prefix}函〔{year}〕{serial}号"
    contact: Annotated[str, Said(_("联系人一行"))] = "联系人及电话：{contact_name}，{contact_phone}"
    enclosure: Annotated[str, Said(_("答复所附的表"))] = "代表建议办理情况征询意见表"
    copied_to: Annotated[tuple[str, ...], Said(_("抄送"))] = ("{office}", "{government_office}")
    source: Source

    @model_validator(mode="after")
    def _patterns(self) -> Self:
        allowed = TEMPLATE_FIELDS
        sample = dict.fromkeys(allowed, "…")
        for name in TEMPLATE_PATTERNS:
            required = {"serial", "year"} if name.endswith("_number") else set()
            check_pattern(getattr(self, name), required=required, allowed=allowed, sample=sample)
        for line in self.copied_to:
            check_pattern(line, required=set(), allowed=allowed, sample=sample)
        return self

    def fill(self, name: str, **values: object) -> str:
        """One part with its fields filled in; a field that is not given stays empty."""
        return str(getattr(self, name)).format_map(dict.fromkeys(TEMPLATE_FIELDS, "") | values)


TEMPLATE_FIELDS = frozenset(
    {
        *("body", "body_short", "term", "session", "number", "title", "deputies", "you", "prefix", "year", "serial"),
        *("unit", "date", "contact_name", "contact_phone", "office", "government_office"),
    }
)
TEMPLATE_PATTERNS = (
    *("reply_title", "opinion_title", "salutation", "opening", "transition", "closing"),
    *("reply_number", "opinion_number", "contact", "enclosure"),
)


def check_pattern(
    pattern: str, *, required: set[str], allowed: set[str] | frozenset[str], sample: Mapping[str, object]
) -> None:
    """Refuse a pattern with unknown or missing fields; ValueError names them."""
    try:
        names = {name for _text, name, _spec, _conversion in Formatter().parse(pattern) if name is not None}
        if unknown := names - allowed:
            raise ValueError(gettext("不认识的占位：%(names)s") % {"names": "、".join(sorted(unknown))})
        if missing := required - names:
            raise ValueError(gettext("缺少占位：%(names)s") % {"names": "、".join(sorted(missing))})
        pattern.format(**sample)
    except (KeyError, IndexError) as error:
        raise ValueError(gettext("不认识的占位：%(names)s") % {"names": error}) from error
