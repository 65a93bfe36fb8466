"""Take a paper of a proposal away, as .docx or PDF/A."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse

from lianxinqiao.matters import documents
from lianxinqiao.people.requests import Request
from lianxinqiao.proposals import papers
from lianxinqiao.proposals.views.proposals import found


@login_required
def download(request: Request, reference: str, paper: str, pk: str, kind: str) -> HttpResponse:
    """Only what the proposal's page offers this person; anything else is not there."""
    proposal = found(request, reference)
    wanted = (paper, int(pk))
    label = {(row.kind, row.pk): row.label for row in papers.offered(proposal, request.post)}.get(wanted)
    if label is None:
        raise Http404
    return documents.answer(papers.make(proposal, *wanted), kind, f"{proposal.full_number or '提案'}-{label}")
