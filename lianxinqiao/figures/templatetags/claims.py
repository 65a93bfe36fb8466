"""`{% load claims %}`: the text of a draft report with its claims, each a link that explains it."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lianxinqiao.figures.checking import drawing
from lianxinqiao.figures.checking.verdicts import Checked, Report
from lianxinqiao.paper.layout import Block

register = template.Library()


@register.simple_tag
def report_text(report: Report, blocks: list[Block], chosen: int | None = None) -> SafeString:
    """The text as it is laid out. In Python: a long report has thousands of claims."""

    def link(words: str, number: int, each: Checked) -> SafeString:
        return format_html(
            '<a class="claim claim-{verdict}{doubtful}" id="claim-{number}" href="?claim={number}#claim-{number}"'
            ' title="{label}"{current}>{words}</a>',
            verdict=each.verdict,
            doubtful=" claim-doubtful" if each.claim.start in report.doubtful else "",
            number=number,
            label=each.label,
            current=SafeString(' aria-current="true"') if number == chosen else "",
            words=words,
        )

    return drawing.drawn(report, blocks, link)
