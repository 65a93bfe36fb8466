"""Meetings by OParl 1.1: what is asked; oparl_objects.py says what each object tells.

What comes out is what the portal publishes: meetings once they are called, decisions once published, names of deputies.
A paper is a published decision or resolution, its file the text. Ids are addresses, as the standard asks. Lists have
pages; `modified_since` and its kin narrow them to what changed, for whoever keeps a copy (oparl_since.py). Reads only.
"""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils import timezone, translation

from lianxinqiao.api import oparl_since as since
from lianxinqiao.api.oparl_objects import (
    PAGE,
    Said,
    View,
    of_body,
    of_file,
    of_item,
    of_meeting,
    of_organization,
    of_paper,
    of_person,
    system,
    text_of,
    told,
)
from lianxinqiao.api.responses import data
from lianxinqiao.meetings import queries
from lianxinqiao.meetings.models import AgendaItem, Decision, Meeting
from lianxinqiao.people.models import Body, Mandate
from lianxinqiao.ui import limits


def answered(view: View) -> Callable[..., HttpResponse]:
    """Counted for the stranger's address, in Chinese whatever the reader speaks, for any other site's scripts too."""

    def answer(request: HttpRequest, **keywords: Any) -> HttpResponse:
        try:
            limits.count(request)
        except limits.TooOften as too_often:
            response = data({"error": "too many requests"})
            response.status_code, response.headers["Retry-After"] = 429, str(too_often.wait)
            return response
        try:
            with translation.override("zh-hans"):
                response = data(told(view(request, **keywords)))
        except since.NoMoment as wrong:
            response = data({"error": str(wrong)})
            response.status_code = 400
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return limits.by_itself(answer)


def listed(request: HttpRequest, rows: QuerySet[Any], tell: Callable[[Any], Said]) -> Said:
    """One page of a list, with the ways to the others."""
    pages = Paginator(rows, PAGE)
    page = pages.get_page(request.GET.get("page"))
    here, asked = request.build_absolute_uri(request.path), since.told(request)

    def at(number: int) -> str:
        return f"{here}?{urlencode({**asked, 'page': number})}"

    links: Said = {"first": at(1), "self": at(page.number), "last": at(pages.num_pages)}
    if page.has_next():
        links["next"] = at(page.next_page_number())
    if page.has_previous():
        links["prev"] = at(page.previous_page_number())
    numbers = {
        "totalElements": pages.count,
        "elementsPerPage": PAGE,
        "currentPage": page.number,
        "totalPages": pages.num_pages,
    }
    return {"data": [tell(row) for row in page], "pagination": numbers, "links": links}


# ------------------------------------------------------------------ what is asked
def _bodies() -> QuerySet[Body]:
    return Body.objects.filter(ended_on=None).order_by("pk")


def _meetings(*, gone: bool = True) -> QuerySet[Meeting]:
    """With those that strangers were told of and that are cancelled since, where these are asked for too."""
    rows = Meeting.objects.public() | Meeting.objects.withdrawn() if gone else Meeting.objects.public()
    rows = rows.select_related("body", "term").prefetch_related("items").order_by("-starts_at", "-pk")
    return since.dated(rows, Meeting, "pk", begins="meeting.call")


def _papers() -> QuerySet[Decision]:
    return since.dated(queries.public_decisions(), Meeting, "meeting_id", begins="decision.publish")


def _people() -> QuerySet[Mandate]:
    rows = Mandate.objects.held(timezone.localdate()).select_related("person", "term__body").order_by("pk")
    return since.dated(rows, Mandate, "pk")


def bodies(request: HttpRequest) -> Said:
    return listed(request, _bodies(), of_body)


def body(request: HttpRequest, code: str) -> Said:
    return of_body(get_object_or_404(_bodies(), code=code))


def organization(request: HttpRequest, code: str) -> Said:
    return of_organization(get_object_or_404(_bodies(), code=code))


def organizations(request: HttpRequest, code: str) -> Said:
    return listed(request, _bodies().filter(code=code), of_organization)


def people(request: HttpRequest, code: str) -> Said:
    return listed(request, since.narrowed(request, _people().filter(term__body__code=code)), of_person)


def meetings(request: HttpRequest, code: str) -> Said:
    rows = _meetings(gone=since.keeps_a_copy(request)).filter(body__code=code)
    return listed(request, since.narrowed(request, rows), of_meeting)


def papers(request: HttpRequest, code: str) -> Said:
    return listed(request, since.narrowed(request, _papers().filter(meeting__body__code=code)), of_paper)


def person(request: HttpRequest, pk: int) -> Said:
    return of_person(get_object_or_404(_people(), pk=pk))


def meeting(request: HttpRequest, pk: int) -> Said:
    return of_meeting(get_object_or_404(_meetings(), pk=pk))


def item(request: HttpRequest, pk: int) -> Said:
    found = get_object_or_404(AgendaItem, pk=pk)
    if not Meeting.objects.public().filter(pk=found.meeting_id).exists():
        raise Http404
    return of_item(found)


def paper(request: HttpRequest, pk: int) -> Said:
    return of_paper(get_object_or_404(_papers(), pk=pk))


def file(request: HttpRequest, pk: int) -> Said:
    return of_file(get_object_or_404(_papers(), pk=pk))


def text(request: HttpRequest, pk: int) -> HttpResponse:
    """The text itself, as its file says."""
    found = get_object_or_404(queries.public_decisions(), pk=pk)
    return HttpResponse(text_of(found), content_type="text/plain; charset=utf-8")


urlpatterns = [
    path("oparl/v1/system", answered(system), name="oparl-system"),
    path("oparl/v1/bodies", answered(bodies), name="oparl-bodies"),
    path("oparl/v1/bodies/<str:code>", answered(body), name="oparl-body"),
    path("oparl/v1/bodies/<str:code>/organizations", answered(organizations), name="oparl-organizations"),
    path("oparl/v1/bodies/<str:code>/people", answered(people), name="oparl-people"),
    path("oparl/v1/bodies/<str:code>/meetings", answered(meetings), name="oparl-meetings"),
    path("oparl/v1/bodies/<str:code>/papers", answered(papers), name="oparl-papers"),
    path("oparl/v1/organizations/<str:code>", answered(organization), name="oparl-organization"),
    path("oparl/v1/people/<int:pk>", answered(person), name="oparl-person"),
    path("oparl/v1/meetings/<int:pk>", answered(meeting), name="oparl-meeting"),
    path("oparl/v1/agenda-items/<int:pk>", answered(item), name="oparl-item"),
    path("oparl/v1/papers/<int:pk>", answered(paper), name="oparl-paper"),
    path("oparl/v1/files/<int:pk>", answered(file), name="oparl-file"),
    path("oparl/v1/files/<int:pk>/text", text, name="oparl-text"),
]
