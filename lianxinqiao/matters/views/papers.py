"""Take a paper of a suggestion away, as .docx or PDF/A."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse

from lianxinqiao.matters import documents, papers
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
    return documents.answer(papers.make(suggestion, *wanted), kind, f"{suggestion.number_text}-{label}")
