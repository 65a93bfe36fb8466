"""The list of stations, the map, a station's page and its acts, the register's form, the plate."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.begun import WRITING
from lianxinqiao.acts.forms import refuse
from lianxinqiao.acts.lives import Life
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.files.responses import serve
from lianxinqiao.paper import pdf, sheets
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request, acting
from lianxinqiao.stations import calendars, coverage, exporting, lists, maps, pages, plates, queries, rules
from lianxinqiao.stations.actions import keeping
from lianxinqiao.stations.models import Duty, Improvement, Member, Station, Worker
from lianxinqiao.stations.next_steps import SCREENS, gather
from lianxinqiao.stations.register_forms import RegisterForm
from lianxinqiao.stations.stages import STATION
from lianxinqiao.ui.filters import Filters


def find(request: Request, reference: str) -> Station:
    try:
        return queries.by_reference(reference, queries.visible_to(request.post))
    except Station.DoesNotExist as error:
        raise Http404 from error


STATIONS = Life(
    Station,
    STATION,
    SCREENS,
    template="stations/station.html",
    listing="stations",
    word=gettext_lazy("联络站"),
    find=find,
    gather=gather,
    facts=pages.facts,
    context=pages.context,
    on_their_page=frozenset({"duty.record", "duty.note_visit"}),
)


# ------------------------------------------------------------------ the list
@login_required
@require_safe
def register(request: Request) -> HttpResponse:
    """The register of the stations that the list shows, in the columns that the import reads."""
    post = acting(request)
    rules.may_import(post)
    found = Filters(request.GET, lists.declared(post)).apply(lists.rows(post))
    return _download(sheets.write(exporting.table(found)), sheets.CONTENT_TYPE, f"{_('联络站')}.xlsx")


@login_required
@require_safe
def drawn(request: Request) -> HttpResponse:
    """The district's stations on a schematic map, each township opening its list."""
    post = acting(request)
    if post.body is None:
        raise Http404
    chosen = Filters(request.GET, lists.declared(post))
    rows = chosen.apply(lists.rows(post)).exclude(stage="closed")
    pattern = reverse("station", args=[f"{post.body.code}-0"])[:-1]
    drawing = maps.of(
        post.body,
        rows,
        township_url=lambda row: f"{reverse('stations')}?township={row.pk}",
        station_url=lambda _code, number: f"{pattern}{number}",
    )
    context = {"drawing": drawing, "filters": chosen, "total": rows.count()}
    return render(request, "stations/map.html", context)


@login_required
@require_safe
def covered(request: Request) -> HttpResponse:
    """Which township, station and deputy has had nothing for how long."""
    post = acting(request)
    if not post.in_the_office or post.body is None:
        raise Refused(_("覆盖情况由代工委查看。"))
    return render(request, "stations/coverage.html", coverage.of(post.body, timezone.localdate()))


# ------------------------------------------------------------------ the register's form
@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    post = acting(request)
    rules.may("station.found", post, Beginning(post.body_id))
    assert post.body is not None
    form = RegisterForm(request.POST or None, body=post.body)
    if request.method == "POST" and form.is_valid():
        try:
            station = keeping.found(body=post.body, values=form.values(), by=post, at=timezone.now())
        except (ValidationError, Refused) as error:
            refuse(form, error)
        else:
            messages.success(request, _("已登记联络站：%(name)s") % {"name": station})
            return redirect(station.get_absolute_url())
    return render(request, "stations/register.html", {"form": form})


@login_required
@WRITING
def edit(request: Request, reference: str) -> HttpResponse:
    post, station = acting(request), find(request, reference)
    rules.may("station.change", post, station)
    form = RegisterForm(request.POST or None, instance=station, body=station.body)
    if request.method == "POST" and form.is_valid():
        try:
            keeping.change(station, values=form.values(), by=post, at=timezone.now())
        except (ValidationError, Refused) as error:
            refuse(form, error)
        else:
            messages.success(request, _("已更改登记：%(name)s") % {"name": station})
            return redirect(station.get_absolute_url())
    return render(request, "stations/register.html", {"form": form, "root": station, "life": STATIONS})


# ------------------------------------------------------------------ what is taken away
@login_required
@require_safe
def plate(request: Request, reference: str) -> HttpResponse:
    """The plate for the wall as an A4 PDF."""
    station = find(request, reference)
    content = plates.write(station, address(request, station))
    return _download(content, pdf.CONTENT_TYPE, f"{station.name}.pdf")


def address(request: Request, station: Station) -> str:
    """Of its public page, as the code on the plate carries it."""
    return request.build_absolute_uri(reverse("portal-station", args=[station.code]))


def _download(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": str(content_disposition_header(True, name))}
    return HttpResponse(content, content_type=kind, headers=headers)


@login_required
@require_safe
def picture(request: Request, reference: str, pk: int, which: str) -> FileResponse:
    """Before or after an improvement."""
    station = find(request, reference)
    row = get_object_or_404(Improvement.objects.select_related("before", "after"), station=station, pk=pk)
    found = {"before": row.before, "after": row.after}[which]
    if found is None:
        raise Http404
    return serve(found, request.GET)


# ------------------------------------------------------------------ a deputy's own
@login_required
@require_safe
def mine(request: Request) -> HttpResponse:
    """The turns of the deputy who looks, what they are asked, what may be done now."""
    post = acting(request)
    rows = []
    for station in _own(post):
        gather(station)
        shown = pages.rows(station, post, SCREENS.offers(post, station, timezone.now()))
        rows.append({"station": station, **pages.of_one(shown, post)})
    quiet = [row["station"] for row in rows if not (row["asked"] or row["ahead"] or row["past"])]
    return render(request, "stations/mine.html", {"rows": rows, "quiet": quiet})


def _own(post: Post) -> list[Station]:
    today = timezone.localdate()
    own = queries.visible_to(post).exclude(stage="closed")
    if post.mandate_id:
        there = Member.objects.held(today).filter(mandate=post.mandate_id)
        return list(own.filter(pk__in=there.values("station")))
    return list(own.filter(pk__in=Worker.objects.held(today).filter(post=post).values("station")))


@login_required
@require_safe
def calendar(request: Request) -> HttpResponse:
    """One's own turns for the calendar of a telephone."""
    post = acting(request)
    rows = Duty.objects.filter(turns__mandate=post.mandate_id).distinct() if post.mandate_id else Duty.objects.none()
    near = rows.select_related("station").prefetch_related("turns__mandate__person")
    content = calendars.of(near, _("我的值班"), cancelled_for=post.mandate_id or 0)
    return _download(content, calendars.CONTENT_TYPE, "duties.ics")
