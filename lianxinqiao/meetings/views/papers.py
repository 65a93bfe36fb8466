"""A meeting's papers as downloads: each as .docx and .pdf, all of them in one archive, and what was filed for an item."""

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from lianxinqiao.files import responses
from lianxinqiao.meetings import certificates, letters, offices, papers, queries, seat_papers
from lianxinqiao.meetings.models import DeliberationOpinion, Meeting, Paper, Vote, YearPlan
from lianxinqiao.meetings.seats import Change
from lianxinqiao.meetings.stages import Nomination, VoteStage
from lianxinqiao.paper.letter import Letter
from lianxinqiao.people.requests import Request


def _meeting(request: Request, pk: int) -> Meeting:
    return get_object_or_404(Meeting.objects.visible_to(request.post).select_related("body", "term"), pk=pk)


def _sent(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _written(letter: Letter, kind: str) -> HttpResponse:
    with translation.override("zh-hans"):
        content = papers.written(letter, kind)
    return _sent(content, papers.CONTENT_TYPES[kind], f"{letter.title}.{kind}")


@login_required
@require_safe
def of_meeting(request: Request, pk: int, paper: str, kind: str) -> HttpResponse:
    meeting = _meeting(request, pk)
    if paper not in papers.there_are(meeting):
        raise Http404
    with translation.override("zh-hans"):
        letter = papers.OF_MEETING[paper](meeting)
    return _written(letter, kind)


@login_required
@require_safe
def package(request: Request, pk: int) -> HttpResponse:
    """Everything in one archive, in one click."""
    meeting = _meeting(request, pk)
    with translation.override("zh-hans"):
        return _sent(papers.package(meeting), "application/zip", f"{letters.called(meeting)}.zip")


@login_required
@require_safe
def of_vote(request: Request, pk: int, vote: int, kind: str) -> HttpResponse:
    """The certificate of a secret ballot, once its result stands."""
    rows = Vote.objects.filter(meeting=_meeting(request, pk), method__in=certificates.CERTIFIED)
    found = get_object_or_404(rows.filter(stage__in=[VoteStage.PASSED, VoteStage.FAILED]), pk=vote)
    with translation.override("zh-hans"):
        letter = certificates.certificate(found)
    return _written(letter, kind)


@login_required
@require_safe
def of_election(request: Request, pk: int, election: int, kind: str) -> HttpResponse:
    """The certificate of an election that was counted."""
    found = get_object_or_404(certificates.of_elections(_meeting(request, pk)), pk=election)
    with translation.override("zh-hans"):
        letter = certificates.of_election(found)
    return _written(letter, kind)


@login_required
@require_safe
def to_member(request: Request, pk: int, change: int, kind: str) -> HttpResponse:
    """The letter to whoever was co-opted."""
    rows = seat_papers.passed(_meeting(request, pk)).filter(change=Change.CO_OPTED)
    with translation.override("zh-hans"):
        letter = seat_papers.to_member(get_object_or_404(rows, pk=change))
    return _written(letter, kind)


@login_required
@require_safe
def filed_above(request: Request, pk: int, kind: str) -> HttpResponse:
    """What is sent up of who acts as head of the procuratorate."""
    rows = queries.appointments(request.post).filter(queries.FILED_ABOVE)
    with translation.override("zh-hans"):
        letter = certificates.filed_above(get_object_or_404(rows, pk=pk))
    return _written(letter, kind)


@login_required
@require_safe
def of_decision(request: Request, pk: int, kind: str) -> HttpResponse:
    row = get_object_or_404(queries.decisions(request.post), pk=pk)
    return _written(papers.decision(row), kind)


@login_required
@require_safe
def of_appointment(request: Request, pk: int, kind: str) -> HttpResponse:
    """The warrant of whoever is appointed."""
    rows = queries.appointments(request.post).filter(stage=Nomination.PASSED, action=offices.Action.APPOINT)
    with translation.override("zh-hans"):
        letter = certificates.warrant(get_object_or_404(rows, pk=pk))
    return _written(letter, kind)


@login_required
@require_safe
def of_plan(request: Request, pk: int, kind: str) -> HttpResponse:
    rows = YearPlan.objects.visible_to(request.post).select_related("body").prefetch_related("items__unit")
    with translation.override("zh-hans"):
        letter = papers.plan(get_object_or_404(rows, pk=pk))
    return _written(letter, kind)


@login_required
@require_safe
def of_opinion(request: Request, pk: int, kind: str) -> HttpResponse:
    rows = DeliberationOpinion.objects.visible_to(request.post).select_related("body__district", "unit")
    with translation.override("zh-hans"):
        letter = papers.opinion(get_object_or_404(rows, pk=pk))
    return _written(letter, kind)


@login_required
@require_safe
def filed(request: Request, pk: int, paper: int) -> FileResponse:
    """What was filed for an item, as its file."""
    meeting = _meeting(request, pk)
    row = get_object_or_404(Paper.objects.exclude(file=None).select_related("file"), pk=paper, item__meeting=meeting)
    assert row.file is not None
    return responses.serve(row.file)
