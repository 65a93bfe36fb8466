"""The two papers about proposals, as .docx or .pdf: of a year, and of any span what concerns the work."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils import timezone

from lianxinqiao.figures import proposal_reports
from lianxinqiao.figures.views.yearly import _written, asked_body, asked_period, asked_year
from lianxinqiao.journal.exporting import attachment
from lianxinqiao.people.requests import Request


@login_required
def report(request: Request, which: str, kind: str) -> HttpResponse:
    body = asked_body(request)
    period = asked_period(request, body) if which == "work" else asked_year(request, body)
    title, make = proposal_reports.REPORTS[which]
    paper = make(body, period, on=timezone.localdate())
    return attachment(*_written(paper, kind), f"{body.short_name}{proposal_reports.called(period)}{title}.{kind}")
