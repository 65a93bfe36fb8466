"""The result of a check, to take away: plain text, JSON, a page on its own, a Word document with comments."""

import json
from collections.abc import Iterable, Iterator
from html import escape

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lianxinqiao.figures.checking import drawing
from lianxinqiao.figures.checking.verdicts import Checked, Report
from lianxinqiao.figures.claims.consistency import Contradiction
from lianxinqiao.paper import comments, layout
from lianxinqiao.paper.comments import Comment
from lianxinqiao.paper.layout import Block

TONES = {"agrees": "good", "contradicts": "bad", "other_period": "other"}
# The page stands alone, outside our site: its style goes with it.
STYLE = """body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:48rem;margin:2rem auto;
padding:0 1rem;color:#1f2933;background:#fff}p{margin:.4rem 0}mark{color:inherit;padding:0 .15em;border-radius:.2em;
background:#eceff1;border-bottom:2px solid #78909c}mark.agrees{background:#e3f4e4;border-color:#2e7d32}
mark.doubtful{border-bottom:3px dashed #b26a00}mark.contradicts{background:#fde3e1;border-color:#b3261e}mark.other_period{background:#e6ecfb;border-color:#3949ab}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #cfd8dc;padding:.3rem .6rem;text-align:left;
vertical-align:top}td table{margin:.3rem 0}td p{margin:0}p:empty{min-height:1.7em}@media print{body{margin:0}}"""


def as_json(report: Report) -> str:
    return "".join(json_pieces(report))


def json_pieces(report: Report) -> Iterator[str]:
    """The JSON bit by bit, a claim at a time: a text of 5 MB may have a hundred thousand with long sentences."""
    whole = report.as_json(claims=[])
    first, _empty, last = json.dumps(whole, ensure_ascii=False, indent=2).partition('"claims": []')
    yield first + '"claims": ['
    for number, each in enumerate(report.claims):
        yield ("," if number else "") + "\n" + _indented(each.as_json(report.text))
    yield ("\n  ]" if report.claims else "]") + last


def _indented(content: dict[str, object]) -> str:
    lines = json.dumps(content, ensure_ascii=False, indent=2).split("\n")
    return "\n".join(f"    {line}" for line in lines)


def text_pieces(report: Report) -> Iterator[str]:
    for each in report.claims:
        thing = f" {each.claim.object}" if each.claim.object else ""
        why = f"  {each.sentence}" if each.figure else ""
        yield f"{each.claim.start:>7}  {each.claim.text}{thing}  {each.label}{why}\n"
    for found in report.contradictions:
        places = f"{found.first.start:>7}  ✗ [{found.first.text}] … {found.second.start} [{found.second.text}]"
        yield f"{places}  {found.sentence}\n"
    yield summary(report)


def summary(report: Report) -> str:
    """How many of how many numbers were held against the records, with what result; what there is none of is left out."""
    counted = _("、").join(f"{label} {number}" for _verdict, label, number in report.verdicts())
    if report.body is None or not counted:
        return header(report)
    words = {"coverage": report.coverage, "counted": counted, "contradictions": contradicted(report)}
    return _("%(coverage)s（%(counted)s）；%(contradictions)s。") % words


def header(report: Report) -> str:
    """The same without the verdicts, for a page that shows them beside it."""
    words = {"coverage": report.coverage, "contradictions": contradicted(report)}
    return _("%(coverage)s；%(contradictions)s。") % words


def contradicted(report: Report) -> str:
    found = len(report.contradictions)
    return _("文中前后矛盾 %(n)s 处") % {"n": found} if found else _("文中没有发现前后矛盾")


def as_html(report: Report, blocks: Iterable[Block] | None = None) -> str:
    """One page without a script and without anything from elsewhere; `blocks` says how the text is laid out."""
    title = _("核数结果")
    rows = "".join(_row(each) for each in report.claims if each.figure)
    wrong = "".join(map(_contradiction, report.contradictions))
    return (
        f'<!doctype html><html lang="{get_language()}"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width"><title>{title}</title><style>{STYLE}</style>'
        f"<h1>{title}</h1><p>{escape(summary(report))}</p>"
        + (f"<ul>{wrong}</ul>" if wrong else "")
        + (f"<table><tbody>{rows}</tbody></table>" if rows else "")
        + _marked(report, layout.of_text(report.text) if blocks is None else blocks)
        + "</html>"
    )


def _contradiction(found: Contradiction) -> str:
    """The sentence behind both places, each a link into the text."""
    places = "、".join(f'<a href="#c{claim.start}">{escape(claim.text)}</a>' for claim in (found.first, found.second))
    return f"<li>{places}：{escape(found.sentence)}</li>"


def _row(each: Checked) -> str:
    cells = (each.claim.text, each.claim.object, each.label, each.sentence)
    return "<tr>" + "".join(f"<td>{escape(str(cell))}</td>" for cell in cells) + "</tr>"


def _marked(report: Report, blocks: Iterable[Block]) -> SafeString:
    """The text with its claims in the colours of their verdicts; those that contradict each other are underlined too."""

    def mark(words: str, _number: int, each: Checked) -> SafeString:
        return format_html(
            '<mark id="c{}" class="{}{}" title="{}">{}</mark>',
            each.claim.start,
            each.verdict,
            " doubtful" if each.claim.start in report.doubtful else "",
            each.sentence,
            words,
        )

    return drawing.drawn(report, blocks, mark)


def as_docx(report: Report, original: bytes | None = None) -> bytes:
    """Comments at the claims that speak of a figure, and at both places of each contradiction.

    `original` is the .docx that was checked: it comes back as it was, with the comments.
    """
    remarks = [
        Comment(each.claim.start, each.claim.end, each.sentence, TONES[each.verdict])
        for each in report.claims
        if each.verdict in TONES
    ]
    for found in report.contradictions:
        remarks += _both_places(found)
    return comments.written(original or comments.of_text(report.text), remarks, author=_("连心桥核数"))


def _both_places(found: Contradiction) -> Iterator[Comment]:
    for claim in (found.first, found.second):
        yield Comment(claim.start, claim.end, found.sentence, "doubtful")
