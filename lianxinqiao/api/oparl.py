"""Meetings by OParl 1.1: system, bodies, organisations, persons, meetings with their agenda items, papers. Reads only.

What comes out is what the portal publishes: meetings once they are called, decisions once published, names of deputies.
A paper is a published decision or resolution. Ids are addresses, as the standard asks; lists have pages.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone, translation

from lianxinqiao.api.responses import data
from lianxinqiao.meetings import queries
from lianxinqiao.meetings.models import AgendaItem, Decision, Meeting
from lianxinqiao.meetings.stages import Stage
from lianxinqiao.people.models import Body, Mandate
from lianxinqiao.ui import limits

SCHEMA = "https://schema.oparl.org/1.1"
PAGE = 50
Said = dict[str, Any]
View = Callable[..., Said]


def _at(name: str, *args: Any) -> str:
    return f"{settings.SITE_URL}{reverse(f'oparl-{name}', args=args)}"


def answered(view: View) -> Callable[..., HttpResponse]:
    """Counted for the stranger's address, in Chinese whatever the reader speaks, for any other site's scripts too."""

    def answer(request: HttpRequest, **keywords: Any) -> HttpResponse:
        try:
            limits.count(request)
        except limits.TooOften as too_often:
            response = data({"error": "too many requests"})
            response.status_code, response.headers["Retry-After"] = 429, str(too_often.wait)
            return response
        with translation.override("zh-hans"):
            response = data(
                {name: value for name, value in view(request, **keywords).items() if value not in (None, "")}
            )
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return answer


def listed(request: HttpRequest, rows: QuerySet[Any], tell: Callable[[Any], Said]) -> Said:
    """One page of a list, with the ways to the others."""
    pages = Paginator(rows, PAGE)
    page = pages.get_page(request.GET.get("page"))
    here = request.build_absolute_uri(request.path)
    links: Said = {"first": here, "self": f"{here}?page={page.number}", "last": f"{here}?page={pages.num_pages}"}
    if page.has_next():
        links["next"] = f"{here}?page={page.next_page_number()}"
    if page.has_previous():
        links["prev"] = f"{here}?page={page.previous_page_number()}"
    numbers = {
        "totalElements": pages.count,
        "elementsPerPage": PAGE,
        "currentPage": page.number,
        "totalPages": pages.num_pages,
    }
    return {"data": [tell(row) for row in page], "pagination": numbers, "links": links}


# ------------------------------------------------------------------ objects
def system(request: HttpRequest) -> Said:
    return {
        "id": _at("system"),
        "type": f"{SCHEMA}/System",
        "oparlVersion": f"{SCHEMA}/",
        "name": "连心桥",
        "body": _at("bodies"),
        "product": "lianxinqiao",
    }


def of_body(body: Body) -> Said:
    return {
        "id": _at("body", body.code),
        "type": f"{SCHEMA}/Body",
        "system": _at("system"),
        "name": body.name,
        "shortName": body.short_name,
        "organization": _at("organizations", body.code),
        "person": _at("people", body.code),
        "meeting": _at("meetings", body.code),
        "paper": _at("papers", body.code),
        "classification": body.kind,
    }


def of_organization(body: Body) -> Said:
    return {
        "id": _at("organization", body.code),
        "type": f"{SCHEMA}/Organization",
        "body": _at("body", body.code),
        "name": body.assembly,
        "shortName": body.short_name,
        "meeting": _at("meetings", body.code),
    }


def of_person(mandate: Mandate) -> Said:
    code = mandate.term.body.code
    return {
        "id": _at("person", mandate.pk),
        "type": f"{SCHEMA}/Person",
        "body": _at("body", code),
        "name": mandate.person.name,
        "membership": [
            {
                "id": f"{_at('person', mandate.pk)}#membership",
                "type": f"{SCHEMA}/Membership",
                "organization": _at("organization", code),
                "votingRight": True,
                "startDate": mandate.from_on,
                **({"endDate": mandate.to_on} if mandate.to_on else {}),
            }
        ],
    }


def of_meeting(meeting: Meeting) -> Said:
    items = list(meeting.items.all())
    return {
        "id": _at("meeting", meeting.pk),
        "type": f"{SCHEMA}/Meeting",
        "name": str(meeting),
        "meetingState": meeting.get_stage_display(),
        "cancelled": meeting.stage == Stage.CANCELLED,
        "start": meeting.starts_at,
        "end": meeting.ends_at,
        "location": {
            "id": f"{_at('meeting', meeting.pk)}#place",
            "type": f"{SCHEMA}/Location",
            "description": meeting.place,
        },
        "organization": [_at("organization", meeting.body.code)],
        "agendaItem": [of_item(item) for item in items],
        "web": f"{settings.SITE_URL}{reverse('portal-meeting', args=[meeting.pk])}",
    }


def of_item(item: AgendaItem) -> Said:
    return {
        "id": _at("item", item.pk),
        "type": f"{SCHEMA}/AgendaItem",
        "meeting": _at("meeting", item.meeting_id),
        "number": str(item.position),
        "order": item.position,
        "name": item.title,
        "public": True,
    }


def of_paper(decision: Decision) -> Said:
    meeting = decision.meeting
    return {
        "id": _at("paper", decision.pk),
        "type": f"{SCHEMA}/Paper",
        "body": _at("body", meeting.body.code),
        "name": decision.title,
        "reference": str(decision.number or ""),
        "date": decision.adopted_on,
        "paperType": decision.get_kind_display(),
        "consultation": [
            {
                "id": f"{_at('paper', decision.pk)}#consultation",
                "type": f"{SCHEMA}/Consultation",
                "agendaItem": _at("item", decision.item_id),
                "meeting": _at("meeting", decision.meeting_id),
                "authoritative": True,
            }
        ],
        "web": f"{settings.SITE_URL}{reverse('portal-decision', args=[decision.pk])}",
    }


# ------------------------------------------------------------------ what is asked
def _bodies() -> QuerySet[Body]:
    return Body.objects.filter(ended_on=None).order_by("pk")


def _meetings() -> QuerySet[Meeting]:
    return (
        Meeting.objects.public().select_related("body", "term").prefetch_related("items").order_by("-starts_at", "-pk")
    )


def _people() -> QuerySet[Mandate]:
    return Mandate.objects.held(timezone.localdate()).select_related("person", "term__body").order_by("pk")


def bodies(request: HttpRequest) -> Said:
    return listed(request, _bodies(), of_body)


def body(request: HttpRequest, code: str) -> Said:
    return of_body(get_object_or_404(_bodies(), code=code))


def organization(request: HttpRequest, code: str) -> Said:
    return of_organization(get_object_or_404(_bodies(), code=code))


def organizations(request: HttpRequest, code: str) -> Said:
    return listed(request, _bodies().filter(code=code), of_organization)


def people(request: HttpRequest, code: str) -> Said:
    return listed(request, _people().filter(term__body__code=code), of_person)


def meetings(request: HttpRequest, code: str) -> Said:
    return listed(request, _meetings().filter(body__code=code), of_meeting)


def papers(request: HttpRequest, code: str) -> Said:
    return listed(request, queries.public_decisions().filter(meeting__body__code=code), of_paper)


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
    return of_paper(get_object_or_404(queries.public_decisions(), pk=pk))


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
]
