"""A profile as lines to read: section, label, value, source. Pure but for the reader's language."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from lianxinqiao.access.roles import ROLES, RoleCode
from lianxinqiao.rulebook import choices, parts, words
from lianxinqiao.rulebook.choices import Text
from lianxinqiao.rulebook.handling import FixedDate
from lianxinqiao.rulebook.parts import Source
from lianxinqiao.rulebook.schema import Rules

TERMS = gettext_lazy("各项期限")
HANDLING = gettext_lazy("提出和办理")
CLASSES = pgettext_lazy("规则", "答复类别")
GROUNDS = gettext_lazy("不作为建议的情形")
ASSESSMENT = gettext_lazy("评价和统计")
DATES = gettext_lazy("固定日期和报告")
LETTERS = gettext_lazy("编号和文书")
CLOCK = gettext_lazy("提醒和计时")


@dataclass(frozen=True)
class Line:
    """One value of a profile. `key` is stable, the rest is for reading."""

    key: str
    section: Text
    label: Text
    value: str
    source: Source | None

    @property
    def shares_source(self) -> bool:
        """The parts of a letter rest on one text together: the page names it once."""
        return self.key.startswith("templates.")


@dataclass(frozen=True)
class Section:
    title: Text
    lines: list[Line]


def sections(rules: Rules) -> list[Section]:
    """The page: its sections in order, each with its lines."""
    found: dict[str, Section] = {}
    for line in lines(rules):
        found.setdefault(str(line.section), Section(line.section, [])).lines.append(line)
    return list(found.values())


def at_a_glance(rules: Rules) -> dict[str, str]:
    """The present value of each part of a profile by its name in the schema, where there is such a rule."""
    found: dict[str, list[str]] = {}
    for line in lines(rules):
        if line.value:
            name = line.key.split(".")[0]
            own = isinstance(getattr(rules, name), parts.Section)
            said = _("%(label)s：%(value)s") % {"label": line.label, "value": line.value} if own else line.value
            found.setdefault(name, []).append(said)
    return {name: _joined(values) for name, values in found.items()}


def lines(rules: Rules) -> Iterator[Line]:
    for part in (_terms, _handling, _classes, _assessment, _dates, _letters, _clock, _of_rooms):
        yield from part(rules)


def _terms(rules: Rules) -> Iterator[Line]:
    for name, label in words.terms().items():
        term = rules.contest_term if name == "contest" else getattr(rules, name)
        yield Line(name, TERMS, label, words.term(term) if term else "", term.source if term else None)
    extension = rules.extension
    value = str(choices.EXTENSION_MODES[extension.mode])
    if extension.term:
        value = _("%(way)s，最长自%(term)s，由%(decider)s同意") % {
            "way": value,
            "term": words.term(extension.term),
            "decider": choices.DECIDERS[extension.decided_by],
        }
    yield Line("extension", TERMS, _("延期"), value, extension.source)
    restarts = rules.reassignment_restarts_clock
    text = _("重新交办后重新计算") if restarts else _("从首次交办起连续计算")
    key = "reassignment_restarts_clock"
    yield Line(key, TERMS, _("重新交办与答复期限"), text, rules.sources[key])


def _handling(rules: Rules) -> Iterator[Line]:
    cosigning = rules.cosigning
    said = [str(choices.COSIGN_CLOSES[cosigning.closes])]
    if cosigning.confirm_each:
        said.append(_("每位联名代表本人确认"))
    if cosigning.delegation_only_in_session:
        said.append(_("以代表团名义的只在会议期间提出"))
    yield Line("cosigning", HANDLING, _("联名"), _joined(said), cosigning.source)
    until = str(choices.WITHDRAW_UNTIL[rules.withdraw.until])
    yield Line(
        "withdraw",
        HANDLING,
        pgettext("规则", "撤回"),
        _("%(until)s可以书面撤回") % {"until": until},
        rules.withdraw.source,
    )
    merging = rules.merging
    text = _("可以合并办理") if merging.allowed else _("不合并")
    if merging.allowed and merging.reply_separately:
        text = _("可以合并办理，分别答复")
    yield Line("merging", HANDLING, _("内容相同的"), text, merging.source)
    if below := rules.below_units:
        kinds = "、".join(str(choices.UNIT_KINDS[kind]) for kind in below.unit_kinds)
        yield Line("below_units", HANDLING, _("可以直接交办的下属单位"), kinds, below.source)
    lengths = rules.lengths
    text = _("标题不超过%(title)s字，正文不超过%(body)s字") % {"title": lengths.title_max, "body": lengths.body_max}
    yield Line("lengths", HANDLING, _("篇幅"), text, lengths.source)
    for ground in rules.not_a_suggestion:
        yield Line(f"not_a_suggestion.{ground.code}", GROUNDS, "", ground.text, ground.source)


def _classes(rules: Rules) -> Iterator[Line]:
    for row in rules.reply_classes:
        label = f"{row.letter} {choices.SEMANTICS[row.semantic]}".strip()
        yield Line(f"reply_classes.{row.semantic}", CLASSES, label, row.label, row.source)
    yield Line(
        "joint_reply",
        CLASSES,
        _("联名建议的答复"),
        str(choices.JOINT_REPLIES[rules.joint_reply]),
        rules.sources["joint_reply"],
    )


def _assessment(rules: Rules) -> Iterator[Line]:
    by, sources = rules.assessment_by, rules.sources
    yield Line("assessment_by", ASSESSMENT, _("由谁评价"), str(choices.ASSESSORS[by]), sources["assessment_by"])
    own = rules.assessor_must_be_deputy
    text = _("代表本人，或者凭扫描的评价表录入") if own else _("可以代填")
    yield Line("assessor_must_be_deputy", ASSESSMENT, _("谁来填写"), text, sources["assessor_must_be_deputy"])
    statistics = rules.statistics
    text = _("没有规定")
    if statistics.exclude_not_returned:
        text = _("催促%(n)s次后仍未反馈的，不计入满意率的基数") % {"n": statistics.reminders_before_excluding}
    yield Line("statistics", ASSESSMENT, _("未反馈的"), text, statistics.source)
    last = rules.still_unsatisfied
    text = f"{choices.WAYS[last.way]}。{last.text}" if last.text else str(choices.WAYS[last.way])
    yield Line("still_unsatisfied", ASSESSMENT, _("再次不满意"), text, last.source)
    promises = rules.promises
    classes = _joined([str(choices.SEMANTICS[each]) for each in promises.classes])
    text = _("%(classes)s的答复开立承诺台账") % {"classes": classes}
    if promises.carries_over:
        text = _("%(classes)s的答复开立承诺台账，年内未完成的转下年度") % {"classes": classes}
    yield Line("promises", ASSESSMENT, _("承诺事项"), text, promises.source)
    if promises.assess_again:
        again = promises.assess_again
        yield Line("promises.assess_again", ASSESSMENT, _("承诺事项的再评价"), words.term(again), again.source)


def _dates(rules: Rules) -> Iterator[Line]:
    if rules.fixed_dates.reply:
        yield _fixed("fixed_dates.reply", _("大会建议统一答复"), rules.fixed_dates.reply)
    for n, row in enumerate(rules.fixed_dates.progress, 1):
        yield _fixed(f"fixed_dates.progress.{n}", row.label or _("进展报告"), row)
    for n, report in enumerate(rules.unit_reports, 1):
        when = _day(report.month, report.day) if report.month and report.day else _("日期由当地定")
        yield Line(f"unit_reports.{n}", DATES, report.label, when, report.source)


def _fixed(key: str, label: str, row: FixedDate) -> Line:
    text = _day(row.month, row.day)
    if row.within:
        text = _("%(day)s，且不晚于%(term)s") % {"day": text, "term": words.term(row.within)}
    return Line(key, DATES, label, text, row.source)


def _day(month: int, day: int) -> str:
    return _("%(month)s月%(day)s日") % {"month": month, "day": day}


def _letters(rules: Rules) -> Iterator[Line]:
    numbering = rules.numbering
    for key, label, pattern in (
        ("numbering.session", _("大会建议编号"), numbering.session),
        ("numbering.between", _("闭会建议编号"), numbering.between),
    ):
        sample = pattern.format(number=7, year=2026)
        yield Line(
            key,
            LETTERS,
            label,
            _("%(sample)s（写法：%(pattern)s）") % {"sample": sample, "pattern": pattern},
            numbering.source,
        )
    for name, what in words.templates().items():
        value = getattr(rules.templates, name)
        text = "、".join(value) if isinstance(value, tuple) else value
        yield Line(f"templates.{name}", LETTERS, what, text, rules.templates.source)


def _clock(rules: Rules) -> Iterator[Line]:
    reminders = rules.reminders
    days = "、".join(str(day) for day in reminders.days_before)
    yield Line("reminders", CLOCK, _("到期前提醒"), _("提前%(days)s日") % {"days": days}, reminders.source)
    hours = _("%(from)s至次日%(to)s不提醒") % {
        "from": f"{reminders.quiet_from:%H:%M}",
        "to": f"{reminders.quiet_to:%H:%M}",
    }
    if not reminders.on_free_days:
        hours = _joined([hours, _("休息日不提醒")])
    yield Line("reminders.quiet", CLOCK, _("免打扰"), hours, reminders.source)
    roll = rules.roll_to_next_workday
    for key, label, on in (
        ("roll_to_next_workday.display", _("最后一日是休息日的，期限顺延"), roll.display),
        ("roll_to_next_workday.statistics", _("统计是否按时，按顺延后的日期"), roll.statistics),
    ):
        yield Line(key, CLOCK, label, words.yes(on), roll.source)
    if door := rules.second_factor:
        names = "、".join(str(ROLES[RoleCode(role)].name) for role in door.roles)
        yield Line("second_factor", CLOCK, _("登录另须二次验证的角色"), names, door.source)


def _of_rooms(rules: Rules) -> Iterator[Line]:
    """The sections of the rooms, from what their fields say of themselves."""
    for room in type(rules).model_fields:
        section = getattr(rules, room)
        if isinstance(section, parts.Section):
            for name, label, value, source in words.parts(section):
                yield Line(f"{room}.{name}", words.label(type(rules), room), label, value, source)


def _joined(said: list[str]) -> str:
    return pgettext("列举的连接", "；").join(said)
