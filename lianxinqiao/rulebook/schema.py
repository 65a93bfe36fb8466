"""What a rule profile holds (规则方案). Every value names the authority and the article it comes from.

Only a few of these numbers are national law; the rest differ from place to place. None of them may appear
as a constant in code. `assumed` marks a value that the profile's own text does not give: it is taken from
the profile named in `inherited_from` and should be confirmed by the office that uses it.
"""

from collections.abc import Mapping
from datetime import time
from enum import StrEnum
from string import Formatter
from typing import Annotated, Literal, Self

from django.utils.translation import gettext as _
from pydantic import BaseModel, ConfigDict, Field, model_validator


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


class Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Source(Part):
    """Where a value comes from: the text, the article, its words where they matter."""

    authority: str = Field(min_length=1, max_length=200)
    article: str = Field(default="", max_length=200)
    quote: str = Field(default="", max_length=1000)
    assumed: bool = False
    inherited_from: str = Field(default="", max_length=60)

    def __str__(self) -> str:
        return f"{self.authority}{self.article}"


class Term(Part):
    """An amount of time, its unit and the day it counts from."""

    amount: int = Field(ge=1, le=730)
    unit: Unit
    counted_from: CountedFrom
    source: Source


class Extension(Part):
    """How more time may be had.

    by_classification: not at all; six months by class at the assignment (代表法 §51). by_consent: up to `term`
    if `decided_by` agrees. plus_months: `plus` more on written request. In both, `term` is the whole term
    after the extension, counted from the same day as the ordinary one.
    """

    mode: Literal["by_classification", "by_consent", "plus_months"]
    decided_by: Literal["none", "deputy", "office"] = "none"
    term: Term | None = None
    plus: int | None = Field(default=None, ge=1, le=24)
    source: Source

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.mode != "by_classification" and self.term is None:
            raise ValueError(_("可以延期的，要写明最长的期限"))
        if self.mode == "plus_months" and self.plus is None:
            raise ValueError(_("要写明可以加几个月"))
        return self


class FixedDate(Part):
    """A calendar date set once for all matters of a session, e.g. 30 June; never later than `within`, if set."""

    month: int = Field(ge=1, le=12)
    day: int = Field(ge=1, le=31)
    label: str = Field(default="", max_length=60)
    within: Term | None = None
    source: Source

    @model_validator(mode="after")
    def _is_a_day(self) -> Self:
        longest = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(self.month, 31)
        if self.day > longest:
            raise ValueError(_("%(month)s月%(day)s日不是每年都有") % {"month": self.month, "day": self.day})
        return self


class FixedDates(Part):
    """Fixed dates for matters of a session (reply) and for progress reports of the units."""

    reply: FixedDate | None = None
    progress: tuple[FixedDate, ...] = ()


class ReplyClass(Part):
    semantic: Semantic
    letter: str = Field(default="", max_length=10)
    label: str = Field(min_length=1, max_length=80)
    source: Source


class Ground(Part):
    """A ground on which something is not a suggestion (不作为建议的情形)."""

    code: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
    text: str = Field(min_length=1, max_length=300)
    source: Source


class Numbering(Part):
    """Patterns of the numbers for the series of a session and the one between sessions; fields: number, year."""

    session: str = Field(default="{number:03d}", max_length=60)
    between: str = Field(default="闭{number:03d}", max_length=60)
    source: Source

    @model_validator(mode="after")
    def _patterns(self) -> Self:
        for pattern in (self.session, self.between):
            check_pattern(pattern, required={"number"}, allowed={"number", "year"}, sample={"number": 7, "year": 2026})
        if self.session == self.between:
            raise ValueError(_("两列编号的写法不能相同"))
        return self


class Cosigning(Part):
    """Joint signing: until when, and what the lead signer owes the co-signers."""

    closes: Literal["session_deadline", "set_by_lead"] = "set_by_lead"
    confirm_each: bool = True
    delegation_only_in_session: bool = True
    source: Source


class Withdraw(Part):
    """Until when the lead signer may withdraw in writing."""

    until: Literal["assignment", "reply"]
    source: Source


class Merging(Part):
    allowed: bool = True
    reply_separately: bool = True
    source: Source


class Statistics(Part):
    """What stands outside the base of the satisfaction rate."""

    exclude_not_returned: bool = True
    reminders_before_excluding: int = Field(default=1, ge=0, le=5)
    source: Source


class StillUnsatisfied(Part):
    """What happens after a second 不满意."""

    way: Literal["office_convenes", "office_with_government", "expert_evaluation", "none"]
    text: str = Field(max_length=300)
    source: Source


class Reminders(Part):
    """Days before the due date on which the unit is reminded; never in the quiet hours, never on a free day."""

    days_before: tuple[Annotated[int, Field(ge=0, le=180)], ...]
    quiet_from: time = time(20, 0)
    quiet_to: time = time(8, 0)
    on_free_days: bool = False
    source: Source


class Lengths(Part):
    """Limits in characters."""

    title_max: int = Field(ge=10, le=200)
    body_max: int = Field(ge=100, le=50_000)
    source: Source


class Rolling(Part):
    """Whether a last day that is a free day moves to the next workday (民法典 §203)."""

    display: bool = True
    statistics: bool = False
    source: Source


# Of the other roles the house itself asks a second factor, wherever they are.
Askable = Literal["deputy", "delegation_head", "station_staff", "unit_clerk", "unit_head"]


class SecondFactor(Part):
    """Who needs a second factor at the door besides those whose role always asks one."""

    roles: tuple[Askable, ...]
    source: Source


# As `people.Organization.Kind` has them.
UnitKind = Literal["government", "town", "court", "procuratorate", "party", "enterprise"]


class BelowUnits(Part):
    """Of which kinds a unit below another （街道站所、局属单位） may be assigned by itself."""

    unit_kinds: tuple[UnitKind, ...]
    source: Source


class Promises(Part):
    """What is kept of replies of class solving or planned (承诺事项台账)."""

    classes: tuple[Semantic, ...] = (Semantic.SOLVING, Semantic.PLANNED)
    assess_again: Term | None = None
    carries_over: bool = True
    source: Source


class UnitReport(Part):
    """A report that a handling unit owes on its whole load."""

    label: str = Field(max_length=80)
    month: int | None = Field(default=None, ge=1, le=12)
    day: int | None = Field(default=None, ge=1, le=31)
    source: Source


class Templates(Part):
    """The parts of a reply that the system writes; `{…}` are filled in (DOMAIN.md 1.6)."""

    reply_title: str = "关于{body_short}{term}届人大{session}次会议第{number}号建议的答复"
    opinion_title: str = "关于{body_short}{term}届人大{session}次会议第{number}号建议的会办意见"
    salutation: str = "{deputies}代表："
    opening: str = "{you}提出的《{title}》（第{number}号）收悉。"
    transition: str = "现答复如下："
    closing: str = "感谢{you}对我们工作的关心和支持。"
    reply_number: str = "{prefix}复〔{year}〕{serial}号"
    opinion_number: str = "{prefix}函〔{year}〕{serial}号"
    contact: str = "联系人及电话：{contact_name}，{contact_phone}"
    enclosure: str = "代表建议办理情况征询意见表"
    copied_to: tuple[str, ...] = ("{office}", "{government_office}")
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

    assign: Term | None = None
    acceptance_notice: Term | None = None
    return_window: Term | None = None
    reassign: Term | None = None
    first_contact: Term | None = None
    assist_opinion: Term | None = None
    assist_redo: Term | None = None
    reply_ordinary: Term
    reply_complex: Term
    extension: Extension
    assess: Term | None = None
    contest: Term | None = None
    rehandle: Term | None = None
    still_unsatisfied: StillUnsatisfied
    fixed_dates: FixedDates = FixedDates()
    reply_classes: tuple[ReplyClass, ...] = ()
    not_a_suggestion: tuple[Ground, ...] = ()
    numbering: Numbering
    cosigning: Cosigning
    withdraw: Withdraw
    merging: Merging
    joint_reply: Literal["every_cosigner", "lead"]
    assessment_by: Literal["lead", "each"]
    assessor_must_be_deputy: bool = True
    reassignment_restarts_clock: bool = False
    statistics: Statistics
    reminders: Reminders
    lengths: Lengths
    roll_to_next_workday: Rolling
    promises: Promises
    unit_reports: tuple[UnitReport, ...] = ()
    templates: Templates
    second_factor: SecondFactor | None = None
    below_units: BelowUnits | None = None
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
            raise ValueError(_("没有写明依据：%(names)s") % {"names": "、".join(missing)})
        for rows, key in ((self.reply_classes, "semantic"), (self.not_a_suggestion, "code")):
            keys = [getattr(row, key) for row in rows]
            if len(keys) != len(set(keys)):
                raise ValueError(_("同一“%(key)s”列了两次") % {"key": key})
        return self


def check_pattern(
    pattern: str, *, required: set[str], allowed: set[str] | frozenset[str], sample: Mapping[str, object]
) -> None:
    """Refuse a pattern with unknown or missing fields; ValueError names them."""
    try:
        names = {name for _text, name, _spec, _conversion in Formatter().parse(pattern) if name is not None}
        if unknown := names - allowed:
            raise ValueError(_("不认识的占位：%(names)s") % {"names": "、".join(sorted(unknown))})
        if missing := required - names:
            raise ValueError(_("缺少占位：%(names)s") % {"names": "、".join(sorted(missing))})
        pattern.format(**sample)
    except (KeyError, IndexError) as error:
        raise ValueError(_("不认识的占位：%(names)s") % {"names": error}) from error
