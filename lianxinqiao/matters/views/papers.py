"""Take a paper of a suggestion away, as .docx or PDF/A."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404

from lianxinqiao.files.responses import serve
from lianxinqiao.matters import documents, papers, rules, visibility
from lianxinqiao.matters.models import Assessment, Matter, Promise
from lianxinqiao.matters.views import fetching
from lianxinqiao.people.requests import Request


@login_required
def download(request: Request, reference: str, paper: str, pk: str, kind: str) -> HttpResponse:
    """Only what the suggestion's page offers this person; anything else is not there."""
    suggestion = fetching.suggestion(request, reference)
    wanted = (paper, int(pk))
    label = {(row.kind, row.pk): row.label for row in papers.offered(suggestion, request.post)}.get(wanted)
    if label is None:
        raise Http404
    return documents.answer(papers.make(suggestion, *wanted), kind, f"{suggestion.full_number}-{label}")


@login_required
def scan(request: Request, reference: str, of: str, pk: str, kind: str = Matter.Kind.SUGGESTION) -> FileResponse:
    """The signed paper from which the office entered an assessment."""
    suggestion = fetching.suggestion(request, reference, kind)
    if "grades" not in visibility.facts(suggestion, request.post):
        raise Http404
    forms: dict[str, Any] = {
        "assessment": Assessment.objects.filter(reply__handling__suggestion=suggestion),
        "promise": Promise.objects.filter(suggestion=suggestion),
    }
    signed = get_object_or_404(forms[of].exclude(scan=None), pk=pk)
    mandate = signed.mandate_id if of == "assessment" else suggestion.lead_id
    if not rules.may_see_scan(request.post, mandate):
        raise Http404
    return serve(signed.scan, request.GET)
