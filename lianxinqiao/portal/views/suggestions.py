"""The public site: what is published, for everyone, without a login."""

import io
from typing import Any

import segno
from django.core.cache import cache
from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control

from lianxinqiao.acts import first_pages
from lianxinqiao.database.prepared import Prepared
from lianxinqiao.figures import queries as figures
from lianxinqiao.figures.suggestions import HANDLED_OR_ON_RECORD
from lianxinqiao.journal.answers import about
from lianxinqiao.matters import listed, public, units
from lianxinqiao.matters.gathering import FOLLOWED
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.stages import COUNTED, Stage
from lianxinqiao.people import names
from lianxinqiao.people.models import Body, Field, Mandate, Post, Session
from lianxinqiao.people.models.spoken import options
from lianxinqiao.portal import followed, telling
from lianxinqiao.portal.followed import NEAR
from lianxinqiao.search import queries
from lianxinqiao.ui import filters, tables

DEPUTIES_MOST = 2000
COUNTED_SECONDS = 600
PUBLIC_STAGES = [(stage.value, stage.label) for stage in Stage if stage in COUNTED]


FIELDS_OF = Prepared(lambda kind: Field.objects.filter(body__kind=kind).values_list("pk", "name", "name_en"), str)
FIELDS = Prepared(lambda: Field.objects.values_list("pk", "name", "name_en"))
UNITS = Prepared(lambda: units.taking_part().values_list("pk", "name", "name_en"))
YEARS = Prepared(
    lambda: Session.objects.order_by("-opens_on__year").values_list("opens_on__year", flat=True).distinct()
)


class PublicTable(tables.Table):
    noun = _("件")
    default_sort = "-published"
    columns = (
        tables.Column("number", _("编号"), "full_number"),
        tables.Column("title", _("标题"), "title", main=True, link=lambda row: f"/p/{row.reference}"),
        tables.Column("lead", _("领衔代表"), "lead_spoken"),
        tables.Column("field", _("类别"), "field.spoken"),
        tables.Column("year", _("年度"), "year"),
        tables.Column("stage", _("办理阶段"), "mark"),
        tables.Column(
            "published", _("公开日期"), lambda row: timezone.localdate(row.published_at), sort="published_at"
        ),
    )


class Unit(filters.Choice):
    """By the units that the public page names: those that take part, not those that gave it back."""

    def apply(self, rows: filters.Rows, values: dict[str, list[str]]) -> filters.Rows:
        return rows.handled_by(pk__in=filters.keys(values[self.key]))  # type: ignore[attr-defined]  # of suggestions


def _filters() -> list[filters.Filter]:
    return [
        filters.Text("q", _("找建议"), search=lambda rows, words: queries.narrow(words, rows, public=True)),
        filters.Choice(
            "field",
            _("类别"),
            "field_id",
            lambda: options(FIELDS_OF(Body.Kind.CONGRESS) or FIELDS()),
        ),
        Unit("unit", _("承办单位"), "", lambda: options(UNITS())),
        filters.Choice("stage", _("办理阶段"), "stage", PUBLIC_STAGES),
        filters.Choice(
            "year",
            _("年度"),
            "year",
            # From the sessions: the years of all suggestions would be read from all suggestions.
            lambda: [(str(year), str(year)) for year in YEARS()],
        ),
    ]


def _of_congresses() -> list[Body]:
    """The bodies whose deputies raise suggestions; a CPPCC committee that stands alone shows what it has."""
    found = list(Body.objects.order_by("pk"))
    return [body for body in found if body.kind == Body.Kind.CONGRESS] or found


def home(request: HttpRequest) -> HttpResponse:
    """What this is, a search, the year's numbers, the newest replies; on the first day, the door to the setting up."""
    bodies = _of_congresses()
    if not bodies and not Post.objects.exists():
        return redirect("people:setup")
    newest = Suggestion.objects.published().select_related(*NEAR).order_by("-published_at", "-pk")[:8]
    return render(
        request,
        "portal/home.html",
        {
            "newest": newest,
            "fields": Field.objects.filter(body__in=bodies),
            "bodies": [_numbers(body) for body in bodies],
        },
    )


def _numbers(body: Body) -> dict[str, Any]:
    years = Suggestion.objects.filter(body=body, number__isnull=False).order_by("-year").values_list("year", flat=True)
    shown = [year for year in dict.fromkeys(body.terms.values_list("sessions__opens_on__year", flat=True)) if year]
    year = max(shown, default=years.first() or 0)
    public = figures.public_years(body)
    return {
        "body": body,
        "public": public[0] if public else None,
        "years": [_year(body, each) for each in sorted(shown, reverse=True)[:3]],
        "year": year,
    }


def _year(body: Body, year: int) -> dict[str, Any]:
    counted = Suggestion.objects.filter(body=body, year=year, stage__in=[str(stage) for stage in COUNTED])
    numbers = counted.aggregate(
        raised=Count("pk"),
        handled=Count("pk", filter=HANDLED_OR_ON_RECORD),
        known=Count("pk", filter=~Q(stage="recorded", answered_on=None)),
        published=Count("pk", filter=Q(published_at__isnull=False)),
    )
    return {"year": year, "text": str(year), **numbers}


def _shown() -> Any:
    """The published suggestions with what a list shows of them, and no more."""
    return Suggestion.objects.published().select_related(*listed.NEAR).only(*listed.SHOWN)


def browse(request: HttpRequest) -> HttpResponse:
    chosen = filters.Filters(request.GET, _filters())
    table = PublicTable(chosen.apply(_shown()), request.GET)
    table.ask = None if chosen.narrow else first_pages.of_everybody("portal-browse", _shown)
    query = followed.canonical(request.GET)
    return render(request, "portal/browse.html", {"table": table, "filters": chosen, "follow": query})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    """A published suggestion: text or summary by the decision, delivered replies as far as each is open."""
    suggestion = followed.published(reference)
    about(request, suggestion)
    life = public.life(suggestion)
    reader = request.user.pk if request.user.is_authenticated else 0
    context = {
        "suggestion": suggestion,
        "summary": (suggestion.cause if suggestion.openness == "full" else suggestion.public_summary)[:120],
        "address": request.build_absolute_uri(request.path),
        "full": suggestion.openness == "full",
        "requests": suggestion.requests.all(),
        "replies": sorted(life.replies, key=lambda reply: -reply.round),
        "lead_units": [row.unit.spoken for row in life.units if row.answers],
        "assisting": [row.unit.spoken for row in life.units if not row.answers],
        "timeline": telling.timeline(suggestion, life),
        "steps": telling.steps(suggestion, life),
        "promises": life.promises,
        "followed": bool(reader and FOLLOWED(suggestion.pk, reader)),
    }
    return render(request, "portal/suggestion.html", context)


@cache_control(public=True, max_age=86400)
def qr(request: HttpRequest, reference: str) -> HttpResponse:
    """The page's address for a notice board or a letter."""
    suggestion = followed.published(reference)
    address = request.build_absolute_uri(reverse("portal-suggestion", args=[suggestion.reference]))
    out = io.BytesIO()
    segno.make(address, error="m").save(out, kind="svg", scale=6, border=2, xmldecl=True, svgclass=None, lineclass=None)
    return HttpResponse(out.getvalue(), content_type="image/svg+xml")


def deputies(request: HttpRequest) -> HttpResponse:
    """The deputies in office, found by name or constituency, with how many of their suggestions are public."""
    words = request.GET.get("q", "").replace("\x00", "").strip()[:50]
    rows = Mandate.objects.filter(term__body__in=_of_congresses()).held(timezone.localdate())
    rows = rows.select_related("person", "delegation", "term__body")
    if words:
        rows = names.search("person__", "constituency")(rows, words)
    rows = rows.order_by("term__body_id", "delegation_id", "person__pinyin")[:DEPUTIES_MOST]
    counts = cache.get_or_set("portal.deputies", _counts, COUNTED_SECONDS) or {}
    return render(
        request, "portal/deputies.html", {"words": words, "rows": [(row, counts.get(row.pk, 0)) for row in rows]}
    )


def _counts() -> dict[int, int]:
    """How many published suggestions each deputy led; counted at most once in ten minutes."""
    rows = Suggestion.objects.published().order_by().values_list("lead_id").annotate(n=Count("pk"))
    return dict(rows)


def deputy(request: HttpRequest, pk: int) -> HttpResponse:
    mandate = get_object_or_404(
        Mandate.objects.select_related("person", "delegation", "township", "committee", "term__body"), pk=pk
    )
    rows = mandate.led_suggestions.published().select_related(*NEAR).order_by("-published_at", "-pk")
    page = Paginator(rows, 30).get_page(request.GET.get("page"))
    return render(request, "portal/deputy.html", {"mandate": mandate, "listing": page})
