"""The papers of an activity as downloads, and the certificate of whoever was there."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from lianxinqiao.access.refused import can
from lianxinqiao.activities import papers, queries
from lianxinqiao.activities.rules import RULES
from lianxinqiao.activities.stages import AFTER
from lianxinqiao.people.requests import Request


@login_required
@require_safe
def of_activity(request: Request, pk: int, paper: str, kind: str) -> HttpResponse:
    activity = get_object_or_404(queries.activities(request.post), pk=pk)
    there = {code: kinds for code, _word, kinds in papers.there_are(activity)}
    if kind not in there.get(paper, ()):
        raise Http404
    with translation.override("zh-hans"):
        _word, make, _kinds = papers.OF_ACTIVITY[paper]
        content = papers.written(make(activity), kind)
        name = f"{activity.title}{_word}.{kind}"
    return _sent(content, kind, name)


@login_required
@require_safe
def certificate(request: Request, pk: int, seat: int, kind: str) -> HttpResponse:
    """To whoever was there themselves, and to whoever organised it."""
    activity = get_object_or_404(queries.activities(request.post), pk=pk)
    found = get_object_or_404(
        activity.participations.select_related("mandate__person").filter(came_at__isnull=False), pk=seat
    )
    is_own = request.post is not None and request.post.mandate_id == found.mandate_id
    if activity.stage not in AFTER or not (
        is_own or can(RULES.may_who, RULES.acts["activity.hold"], request.post, activity)
    ):
        raise Http404
    found.activity = activity
    with translation.override("zh-hans"):
        content = papers.written(papers.certificate(found), kind)
    return _sent(content, kind, f"{found.mandate.person.name}{activity.title}.{kind}")


def _sent(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=papers.CONTENT_TYPES[kind])
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
