"""The two papers about proposals: what the review came to in a year （提案审查情况）, and the work of it （提案工作情况）.

The second is also the account of a half-year （半年账）: of what was handed in in it, as it stands on the day of the paper.

Every number in their sentences is a figure's value. Which of the two counts of what was filed leads is profile data;
the other one always stands beside it, so that nobody takes the one for the other.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from lianxinqiao.figures import counting, parts, registry
from lianxinqiao.figures.counting import Counts
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.proposals import PROPOSALS, filed_after_merging
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.paper import text
from lianxinqiao.paper.letter import Column, Paragraph, Report, Section, Table
from lianxinqiao.people.models import Body, BodyProfile
from lianxinqiao.rulebook.sections.proposals import Printed

HUNDRED = 100
REVIEWED = (
    *("proposals.received", "proposals.filed", "proposals.filed_after_merging", "proposals.merged"),
    *("proposals.not_filed", "proposals.turned", "proposals.collective", "proposals.ordinary"),
)
WORKED = (
    *("proposals.filed", "proposals.filed_after_merging", "proposals.answered", "proposals.closed", "proposals.rated"),
    *("proposals.satisfied", "proposals.key", "proposals.excellent"),
)


def counts(body: Body, period: Period) -> Counts:
    return counting.counts(body, period, registry.of_room(PROPOSALS))


def printed(body: Body, on: date) -> Printed:
    """Which count the body's own rules print."""
    try:
        return BodyProfile.of(body, on).rules.proposals.printed
    except LookupError:
        return Printed.BEFORE


def filed_words(numbers: Counts, which: Printed) -> str:
    """「立案133件，并案后123件」, or the other way round."""
    before, after = numbers["proposals.filed"], numbers["proposals.filed_after_merging"]
    if which == Printed.AFTER:
        return f"并案后立案{after}件（并案前{before}件）"
    return f"立案{before}件，并案后{after}件" if before != after else f"立案{before}件"


def percent(part: Any, whole: Any) -> str:
    """One place, as such papers write it: 42.6%."""
    value = registry.percent(part, whole)
    return "—" if value is None else f"{round(value, 1).normalize():f}%"


def review(body: Body, period: Period, *, on: date) -> Report:
    """提案审查情况的报告, for the plenary."""
    numbers = counts(body, period)
    n = {code.removeprefix("proposals."): value for code, value in numbers.items()}
    filed = filed_words(numbers, printed(body, on))
    opening = (
        f"{period.year}年度共收到提案{n['received']}件。经审查，{filed}；并案{n['merged']}件；未立案{n['not_filed']}件，"
        f"其中转为社情民意信息、作为来信转有关单位或提交上级政协{n['turned']}件。"
    )
    whose = (
        f"并案后立案的提案中，集体提案{n['collective']}件，占"
        f"{percent(n['collective'], n['filed_after_merging'])}；委员个人和联名提案"
        f"{n['of_members']}件。平时提案{n['ordinary']}件（并案前）。"
    )
    sections = (
        Section("一、提案审查的基本情况", 1, (Paragraph(opening), Paragraph(whose)), (overview(numbers, REVIEWED),)),
        Section("二、提案的类别", 1, (Paragraph(_by_class(body, period)),), (shares(body, period, "field", "类别"),)),
        Section(
            "三、提案者", 1, (), (shares(body, period, "origin", "提案者"), shares(body, period, "sector", "界别"))
        ),
        Section(
            "四、未立案的提案",
            1,
            (Paragraph("未立案的，都已书面告知提案者情形、理由和去向。"),),
            (_outcomes(body, period),),
        ),
    )
    return _report(body, f"{period.year}年度提案审查情况的报告", sections, on)


def called(period: Period) -> str:
    """Before a noun: a year, a half-year （上半年、下半年） or the days themselves."""
    halves = {
        half(period.year, first): f"{period.year}年{word}" for first, word in ((True, "上半年"), (False, "下半年"))
    }
    return f"{period.year}年度" if period.is_year else halves.get(period, period.words)


def half(year: int, first: bool) -> Period:
    """What was handed in from January to June, or from July to December."""
    return Period(date(year, 1, 1), date(year, 6, 30)) if first else Period(date(year, 7, 1), date(year, 12, 31))


def work(body: Body, period: Period, *, on: date) -> Report:
    """提案工作情况的报告: what was filed, answered, thought of it, led and praised; of a half-year as it stands on a day."""
    numbers = counts(body, period)
    n = {code.removeprefix("proposals."): value for code, value in numbers.items()}
    until = "" if period.is_year else f"其中截至{text.date_text(on)}，"
    opening = (
        f"{called(period)}共收到提案{n['received']}件，{filed_words(numbers, printed(body, on))}。{until}已答复{n['answered']}件，"
        f"答复率{percent(n['answered'], n['filed'])}；办结{n['closed']}件。"
    )
    rated = (
        f"委员已评价{n['rated']}件，其中满意和基本满意{n['satisfied']}件，占{percent(n['satisfied'], n['rated'])}。"
        f"重点提案{n['key']}件，优秀提案{n['excellent']}件。"
    )
    sections = (
        Section("一、基本情况", 1, (Paragraph(opening),), (overview(numbers, WORKED),)),
        Section(
            "二、办理结果", 1, (), (shares(body, period, "class", "答复类别"), shares(body, period, "unit", "承办单位"))
        ),
        Section(
            "三、委员评价和重点提案、优秀提案",
            1,
            (Paragraph(rated),),
            (_listed(body, period, "proposals.key", "重点提案"),),
        ),
    )
    return _report(body, f"{called(period)}提案工作情况的报告", sections, on)


def _report(body: Body, title: str, sections: tuple[Section, ...], on: date) -> Report:
    return Report(title=title, sections=sections, unit=body.on(on).office_name or body.on(on).name, on=on)


# ------------------------------------------------------------------ tables
def overview(numbers: Counts, codes: tuple[str, ...]) -> Table:
    columns = (Column("项目", width=14), Column("数量", "number"), Column("单位"))
    rows = [(str(FIGURES[code].name), numbers[code], str(FIGURES[code].unit)) for code in codes]
    return Table.of(columns, rows, "基本情况")


def shares(body: Body, period: Period, by: str, title: str) -> Table:
    """What was filed after merging, in parts: they add up to that count, not to the one before."""
    found = parts.of(FIGURES["proposals.filed_after_merging"], body, period, by)
    whole = filed_after_merging(body, period).count()
    columns = (Column(title, width=16), Column("件数", "number"), Column("占比", "percent"))
    rows = [(part.label, part.count, registry.percent(part.count, whole)) for part in found]
    return Table.of(columns, rows, f"按{title}（并案后）")


def _by_class(body: Body, period: Period) -> str:
    found = parts.of(FIGURES["proposals.filed_after_merging"], body, period, "field")
    whole = sum(part.count for part in found)
    said = "、".join(f"{part.label}类{part.count}件（占{percent(part.count, whole)}）" for part in found)
    return f"按类别分：{said}。" if said else "本期没有立案的提案。"


def _outcomes(body: Body, period: Period) -> Table:
    found = parts.of(FIGURES["proposals.not_filed"], body, period, "outcome")
    columns = (Column("审查结果", width=16), Column("件数", "number"))
    return Table.of(columns, [(part.label, part.count) for part in found], "未立案的去向")


def _listed(body: Body, period: Period, code: str, title: str) -> Table:
    rows = (
        FIGURES[code].rows(body, period).select_related("particulars", "lead__person", "key_choice").order_by("number")
    )
    columns = (Column("案号"), Column("案由", width=20), Column("提案者", width=10), Column("督办领导", width=8))
    listed = [
        (row.number_text, row.title, row.proposer, getattr(getattr(row, "key_choice", None), "leader", ""))
        for row in rows[:HUNDRED]
    ]
    return Table.of(columns, listed, title)


REPORTS: dict[str, tuple[str, Callable[..., Report]]] = {
    "review": ("提案审查情况的报告", review),
    "work": ("提案工作情况的报告", work),
}
