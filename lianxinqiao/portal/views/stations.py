"""Liaison stations for everybody: the map, the list, and each one's page, which the code on its plate opens."""

import io
from typing import Any

import segno
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control

from lianxinqiao.files.responses import serve
from lianxinqiao.halls.models import Topic
from lianxinqiao.opinions import summary
from lianxinqiao.people.models import Body, Township
from lianxinqiao.stations import calendars, days, maps, shortcodes, townships
from lianxinqiao.stations.models import BaseMap, Duty, Improvement, Station
from lianxinqiao.stations.stages import DutyStage

AHEAD = 4  # reception days that a station's page shows


def stations(request: HttpRequest) -> HttpResponse:
    """Find a station: by the code of its plate, by its street on the map, by a word."""
    typed = request.GET.get("code", "")
    code = shortcodes.read(typed)
    if code and Station.objects.filter(code=code).exists():
        return redirect("portal-station", code)
    words = request.GET.get("q", "").replace("\x00", "").strip()[:50]
    context = {
        "words": words,
        "unknown": bool(typed),
        "districts": [_district(body, words, request.GET.get("township", "")) for body in _bodies()],
    }
    return render(request, "portal/stations.html", context)


def _bodies() -> list[Body]:
    keys = Station.objects.exclude(stage="closed").values("body")
    return list(Body.objects.filter(pk__in=keys).select_related("district"))


def _district(body: Body, words: str, township: str) -> dict[str, Any]:
    rows = Station.objects.filter(body=body).exclude(stage="closed").select_related("township")
    pattern = reverse("portal-station", args=["0"])[:-1]
    drawing = maps.of(
        body,
        rows,
        township_url=lambda row: f"?township={row.pk}#{row.code}",
        station_url=lambda code, _number: f"{pattern}{code}",
    )
    shown = _narrowed(rows, words, township).order_by("township__position", "number")
    return {"body": body, "drawing": drawing, "total": rows.count(), "stations": shown}


def _narrowed(rows: Any, words: str, township: str) -> Any:
    if township.isdecimal() and len(township) < 18:
        rows = rows.filter(township=int(township))
    if words:
        named = [f"{name}__icontains" for name in ("name", "name_en", "address", "specialty", "township__name")]
        found = Station.objects.none()
        for name in named:
            found |= Station.objects.filter(**{name: words})
        rows = rows.filter(pk__in=found.values("pk"))
    return rows


def _by_code(code: str) -> Station:
    try:
        return Station.objects.select_related("body", "township").get(code=shortcodes.read(code))
    except Station.DoesNotExist as error:
        raise Http404 from error


def station(request: HttpRequest, code: str) -> HttpResponse:
    """Where it is, when deputies are there, who they are, what was made of it."""
    found, today = _by_code(code), timezone.localdate()
    ahead = found.duties.filter(held_on__gte=today, stage__in=[DutyStage.PUBLISHED, DutyStage.CANCELLED])
    held = found.duties.filter(stage=DutyStage.HELD)
    members = found.members.held(today).select_related("mandate__person", "mandate__delegation")
    context = {
        "station": found,
        "address": request.build_absolute_uri(request.path),
        "reception": days.sentence(found.reception),
        "ahead": ahead.prefetch_related("turns__mandate__person")[:AHEAD],
        "members": members.order_by("mandate__person__pinyin"),
        "held": held.filter(held_on__year=today.year).count(),
        "key_years": found.key_years.all(),
        "numbers": summary.of_station(found),
        "topics": Topic.objects.public().filter(station=found).order_by("-pk")[:6],
        "improvements": found.improvements.select_related("before", "after")[:6],
    }
    return render(request, "portal/station.html", context)


def picture(request: HttpRequest, code: str, pk: int, which: str) -> FileResponse:
    """Before or after an improvement: what was done with public money is shown to everybody."""
    row = get_object_or_404(Improvement.objects.select_related("before", "after"), station=_by_code(code), pk=pk)
    found = {"before": row.before, "after": row.after}.get(which)
    if found is None:
        raise Http404
    return serve(found)


@cache_control(public=True, max_age=86400)
def base_map(_request: HttpRequest, pk: int) -> FileResponse:
    """The reviewed map that lies under the stations now."""
    rows = BaseMap.objects.filter(taken_off_at=None).select_related("picture")
    return serve(get_object_or_404(rows, pk=pk).picture)


def township(request: HttpRequest, pk: int) -> HttpResponse:
    """A street or township: its stations, its deputies, what was said there and what came of it."""
    found, today = get_object_or_404(Township.objects.select_related("district"), pk=pk), timezone.localdate()
    bodies = Body.objects.filter(district=found.district, kind=Body.Kind.CONGRESS, ended_on=None)
    context = {
        "township": found,
        "stations": townships.stations(found),
        "seats": townships.seats(found, today),
        "numbers": [(year, row) for body in bodies for year, row in summary.of_township(body, found.pk)],
    }
    return render(request, "portal/township.html", context)


@cache_control(public=True, max_age=86400)
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The page's address, for whoever passes it on."""
    address = request.build_absolute_uri(reverse("portal-station", args=[_by_code(code).code]))
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=6, border=2, xmldecl=True, svgclass=None, lineclass=None)
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")


def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """Its reception days, to be subscribed to."""
    found = _by_code(code)
    duties = Duty.objects.filter(station=found).select_related("station").prefetch_related("turns__mandate__person")
    content = calendars.of(duties, _("%(station)s接待日") % {"station": found.spoken})
    return HttpResponse(content, content_type=calendars.CONTENT_TYPE)
