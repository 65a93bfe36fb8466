"""A report as it is read: on the page with its figures to open, as plain text to be checked, as a paper."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.utils import timezone, translation
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianxinqiao.paper import graphs, letter, rounding, text
from lianxinqiao.paper.graphs import Dot, Graph
from lianxinqiao.writing import references
from lianxinqiao.writing.models import Section, WorkReport
from lianxinqiao.writing.references import OVER_YEARS, Broken, Piece, Ref
from lianxinqiao.writing.values import Part, Shown, Values


@dataclass(frozen=True)
class Line:
    """A paragraph of the page, or a table or chart in its place; `drawn` is the chart's picture."""

    words: str = ""
    graph: Graph | None = None
    drawn: str = ""


@dataclass(frozen=True)
class Drawn:
    section: Section
    lines: list[Line]


def page(report: WorkReport, values: Values) -> list[Drawn]:
    """Its sections with their figures; asked for together."""
    sections = list(report.sections.all())
    values.gather([ref for section in sections for ref in references.refs(section.text)])
    return [Drawn(section, list(lines(section.text, values))) for section in sections]


def lines(words: str, values: Values) -> Iterator[Line]:
    for line in words.split("\n"):
        if ref := references.block_of(line):
            found = graph(ref, values)
            yield Line(graph=found, drawn=drawn(found) if ref.block == "图" else "")
        elif line.strip():
            yield Line(SafeString("".join(_piece(each, values) for each in references.pieces(line))))


def _piece(piece: Piece, values: Values) -> str:
    if isinstance(piece, str):
        return conditional_escape(piece)
    if isinstance(piece, Broken):
        return format_html('<mark class="figure-broken" title="{}">{{{}}}</mark>', why(piece), piece.words)
    if piece.block:
        return format_html('<mark class="figure-broken">{}</mark>', _("表和图要单独占一行"))
    return marked(values.shown(piece))


def why(piece: Broken) -> str:
    return _("没有这个数字") if piece.why == "unknown" else _("数字后面的要求看不懂")


def marked(shown: Shown) -> SafeString:
    """A number that says on hover what it counts and how old it is, and opens its list."""
    return format_html('<a class="figure" href="{}" title="{}">{}</a>', shown.address, told(shown), shown.words)


def told(shown: Shown) -> str:
    at = timezone.localtime(shown.at).strftime("%Y-%m-%d %H:%M")
    number = replace(shown, ref=Ref(shown.ref.code)).words  # as it is, however the text says it
    said = {"name": shown.name, "number": number, "unit": "" if shown.unit == "%" else shown.unit, "at": at}
    if shown.frozen:
        return _("%(name)s：%(number)s%(unit)s，%(at)s 签发时的数字，点开看清单。") % said
    return _("%(name)s：%(number)s%(unit)s，%(at)s 计算，点开看清单。") % said


def graph(ref: Ref, values: Values) -> Graph:
    """The parts of a figure, or its years, each with its number and its list."""
    over_years = ref.way == OVER_YEARS
    dots = tuple(
        Dot(each.label, float(each.number or 0), graphs.written(each.number), each.address)
        for each in values.parts(ref)
        if _has(each, over_years)
    )
    return Graph(heading(ref), str(ref.figure.unit), dots, "line" if over_years else "bar")


def drawn(found: Graph) -> str:
    """Drawn here: nothing moves, and a telephone loads no library for it."""
    return SafeString(graphs.svg(found))  # escaped where it is drawn


def _has(part: Part, over_years: bool) -> bool:
    return bool(part.number) or not over_years


def heading(ref: Ref) -> str:
    name = references.name_of(ref.code)
    if ref.way == OVER_YEARS:
        return f"{name}（{OVER_YEARS}）"
    title = next(title for title, way in references.ways_of(ref.code).items() if way == ref.way)
    return f"{name}（{title}）"


# ------------------------------------------------------------------ as words, as a paper
def words_of(line: str, values: Values) -> str:
    """A line with its numbers in it; what names nothing stays as it was written."""
    said = []
    for piece in references.pieces(line):
        if isinstance(piece, Ref) and not piece.block:
            said.append(values.shown(piece).words)
        else:
            said.append(piece if isinstance(piece, str) else f"{{{getattr(piece, 'words', '')}}}")
    return "".join(said)


def paper(report: WorkReport, values: Values, *, free: bool = False) -> letter.Report:
    """The same for .docx and PDF; by GB/T 9704, or on a free sheet."""
    sections = list(report.sections.all())
    values.gather([ref for section in sections for ref in references.refs(section.text)])
    with translation.override("zh-hans"):
        made = tuple(_section(each, values) for each in sections)
    return letter.Report(title=report.title, sections=made, unit=unit_of(report), on=signed_on(report), free=free)


def unit_of(report: WorkReport) -> str:
    names = report.body.on(signed_on(report))
    return str(names.name if report.kind in {"congress", "cppcc"} else names.office_name or names.name)


def signed_on(report: WorkReport) -> date:
    return timezone.localdate(report.signed_at or timezone.now())


def _section(section: Section, values: Values) -> letter.Section:
    paragraphs, tables, pictures = [], [], []
    for line in section.text.split("\n"):
        if ref := references.block_of(line):
            if ref.block == "图":
                pictures.append(graph(ref, values))
            else:
                tables.append(table(ref, values))
        elif line.strip():
            said = words_of(line.strip(), values)
            paragraphs.append(letter.Paragraph(said, text.level_of(said)))
    return letter.Section(section.heading, 1, tuple(paragraphs), tuple(tables), tuple(pictures))


def table(ref: Ref, values: Values) -> letter.Table:
    """All parts of a figure with their shares; over years without, since years are no parts."""
    found = values.parts(ref)
    name, unit = references.name_of(ref.code), str(ref.figure.unit)
    number = letter.Column(f"{name}（{unit}）", "percent" if unit == "%" else "number")
    if ref.way == OVER_YEARS:
        years = [(f"{each.label}年", each.number) for each in found]
        return letter.Table.of((letter.Column(_("年度"), width=8), number), years, heading(ref))
    whole = sum(Decimal(each.number or 0) for each in found)
    columns = (letter.Column(pgettext("统计表", "分类"), width=14), number, letter.Column(_("占比"), "percent"))
    shares = rounding.plain([int(each.number or 0) for each in found])
    rows = [(each.label, each.number, share) for each, share in zip(found, shares, strict=True)]
    return letter.Table(columns, (*rows, (_("合计"), whole, sum(shares, Decimal(0)))), heading(ref), total=True)


def plain(report: WorkReport, values: Values) -> str:
    """Its text, as the check reads it."""
    sections = list(report.sections.all())
    values.gather([ref for section in sections for ref in references.refs(section.text)])
    said = []
    for section in sections:
        said += [section.heading, *(words_of(line, values) for line in section.text.split("\n") if _is_prose(line))]
    return "\n".join(each for each in said if each)


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and references.block_of(line) is None
