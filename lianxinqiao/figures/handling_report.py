"""The yearly handling report （建议办理情况报告）: a paper made of figures."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from lianxinqiao.figures import breakdowns, counting, coverage, registry
from lianxinqiao.figures.breakdowns import Breakdown
from lianxinqiao.figures.counting import Counts
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.figures.suggestion_rows import SUGGESTIONS
from lianxinqiao.paper.letter import Column, Paragraph, Report, Section, Table
from lianxinqiao.people.models import Body

SHOWN = (
    "suggestions.raised",
    "suggestions.in_session",
    "suggestions.between",
    "suggestions.handled",
    "suggestions.on_time",
    "suggestions.merged",
    "suggestions.rehandled",
    "suggestions.key",
    "handlings.returned",
    "contacts.confirmed",
    "promises.made",
    "promises.kept",
    "promises.open",
    "suggestions.published",
)


def tables(body: Body, period: Period, *, nudged: bool) -> list[Table]:
    """Every table of the report, the same for .docx, .pdf and .xlsx."""
    return _tables(body, period, counting.counts(body, period, registry.of_room(SUGGESTIONS)), nudged=nudged)


def _tables(body: Body, period: Period, numbers: Counts, *, nudged: bool) -> list[Table]:
    return [
        overview(numbers, counting.counts_before(body, period, SHOWN)),
        rates(numbers),
        _shares(breakdowns.by_class(body, period, nudged=nudged), nudged),
        _shares(breakdowns.by_field(body, period, nudged=nudged), nudged),
        _shares(breakdowns.by_grade(body, period, final=False, nudged=nudged), nudged),
        _shares(breakdowns.by_grade(body, period, final=True, nudged=nudged), nudged),
        units(body, period),
    ]


def overview(now: Counts, before: Counts) -> Table:
    columns = (Column(_("项目"), width=14), Column(_("数量"), "number"), Column(_("单位")), Column(_("上年"), "number"))
    rows = [
        (str(figure.name), now[figure.code], str(figure.unit), before.get(figure.code))
        for figure in (FIGURES[code] for code in SHOWN)
    ]
    return Table.of(columns, rows, _("基本情况"))


def rates(numbers: Counts) -> Table:
    columns = (
        Column(_("项目"), width=14),
        Column(_("分子"), "number"),
        Column(_("分母"), "number"),
        Column(_("比率"), "percent"),
    )
    rows = [
        (
            str(rate.name),
            numbers[rate.part],
            numbers[rate.whole],
            registry.percent(numbers[rate.part], numbers[rate.whole]),
        )
        for rate in RATES.values()
        if rate.part in numbers
    ]
    note = _("经催请仍未反馈的征询意见表不计入满意率的基数。")
    return Table(columns, tuple(rows), _("比率"), note)


def _shares(breakdown: Breakdown, nudged: bool) -> Table:
    columns = (Column(_("分类"), width=16), Column(_("件数"), "number"), Column(_("占比"), "percent"))
    rows = [(line.label, line.count, line.share) for line in breakdown.lines]
    share = sum((line.share for line in breakdown.lines), start=Decimal(0))
    rows.append((_("合计"), breakdown.total, share))
    note = _("占比按最大余额法调整，使各项之和为100%。") if nudged else _("占比各自四舍五入，各项之和可能不等于100%。")
    return Table(columns, tuple(rows), str(breakdown.title), note, total=True)


def units(body: Body, period: Period) -> Table:
    labels = (
        _("承办单位"),
        _("主办分办"),
        _("会办"),
        _("已答复"),
        _("按期"),
        _("满意"),
        _("基本满意"),
        _("不满意"),
        _("承诺"),
        _("兑现"),
    )
    columns = [Column(labels[0], width=8), *(Column(label, "number") for label in labels[1:])]
    rows = [
        (
            line.name,
            line.answering,
            line.assisting,
            line.answered,
            line.on_time,
            line.satisfied,
            line.basically,
            line.unsatisfied,
            line.promises,
            line.kept,
        )
        for line in breakdowns.by_unit(body, period)
    ]
    return Table.of(columns, rows, _("按承办单位"))


def report(body: Body, period: Period, *, nudged: bool, on: date) -> Report:
    """The report as a paper: every number in its sentences is a figure's value, none is typed."""
    numbers = counting.counts(body, period, registry.of_room(SUGGESTIONS))
    shown = _tables(body, period, numbers, nudged=nudged)
    sections = (
        Section("一、基本情况", 1, _opening_of(body, period, numbers), tuple(shown[:2])),
        Section("二、答复类别和分类情况", 1, (), tuple(shown[2:4])),
        Section("三、代表评价", 1, (Paragraph(satisfaction(numbers)),), tuple(shown[4:6])),
        Section("四、承办单位办理情况", 1, (), (shown[6],)),
        Section("五、承诺事项", 1, (Paragraph(promises(numbers)),)),
    )
    title = f"{period.year}年度代表建议、批评和意见办理情况报告"
    return Report(title=title, sections=sections, unit=body.on(on).office_name or body.on(on).name, on=on)


def _opening_of(body: Body, period: Period, numbers: Counts) -> tuple[Paragraph, ...]:
    """The year in one paragraph, and where a part of it is not on record, which."""
    known = coverage.of(body, period)
    first = Paragraph(opening(period, numbers))
    return (first, Paragraph(known.words)) if known else (first,)


def _percent(code: str, numbers: Counts) -> str:
    value = registry.percent(numbers[RATES[code].part], numbers[RATES[code].whole])
    return "—" if value is None else f"{value.normalize():f}%"


def opening(period: Period, numbers: Counts) -> str:
    return (
        f"{period.year}年度共收到代表建议{numbers['suggestions.raised']}件，其中会议期间提出{numbers['suggestions.in_session']}件、"
        f"闭会期间提出{numbers['suggestions.between']}件。已办理{numbers['suggestions.handled']}件，办理率"
        f"{_percent('suggestions.handled_rate', numbers)}；按期答复{numbers['suggestions.on_time']}件，按期答复率"
        f"{_percent('suggestions.on_time_rate', numbers)}。并案办理{numbers['suggestions.merged']}件，退回改派"
        f"{numbers['handlings.returned']}件次，重点督办{numbers['suggestions.key']}件。"
    )


def satisfaction(numbers: Counts) -> str:
    return (
        f"首次评价满意率（含基本满意）{_percent('suggestions.first_rate', numbers)}，其中满意"
        f"{_percent('suggestions.first_only_rate', numbers)}；对不满意的{numbers['suggestions.rehandled']}件"
        f"重新办理后，最终满意率（含基本满意）{_percent('suggestions.final_rate', numbers)}。"
    )


def promises(numbers: Counts) -> str:
    return (
        f"答复中作出承诺{numbers['promises.made']}项，已兑现{numbers['promises.kept']}项，"
        f"兑现率{_percent('promises.kept_rate', numbers)}；未兑现的{numbers['promises.open']}项继续跟踪办理。"
        # A date that was moved may have been kept since: these are no part of the open ones.
        f"作出的承诺中，推迟期限、转下年度跟踪办理的有{numbers['promises.carried_over']}项。"
    )
