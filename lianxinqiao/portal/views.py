"""The public site: what is published, for everyone, without a login."""

from typing import Any

from django.contrib.syndication.views import Feed
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext_lazy as _

from lianxinqiao.matters.models import Reply, Suggestion
from lianxinqiao.matters.page import timeline
from lianxinqiao.matters.stages import COUNTED, HANDLED, Stage
from lianxinqiao.people.models import Body, Field, Mandate, Organization, Session
from lianxinqiao.search import queries
from lianxinqiao.ui import filters, tables

NEAR = ("lead__person", "field", "body", "session__term")
PUBLIC_STAGES = [(stage.value, stage.label) for stage in Stage if stage in COUNTED]


class PublicTable(tables.Table):
    noun = _("件")
    default_sort = "-published"
    columns = (
        tables.Column("number", _("编号"), "number_text"),
        tables.Column("title", _("标题"), "title", main=True, link=lambda row: f"/p/{row.reference}"),
        tables.Column("lead", _("领衔代表"), "lead.person.name"),
        tables.Column("field", _("类别"), "field.name"),
        tables.Column("year", _("年度"), "year"),
        tables.Column("stage", _("办理阶段"), lambda row: row.get_stage_display()),
        tables.Column("published", _("公开日期"), lambda row: row.published_at.date(), sort="published_at"),
    )


def _filters() -> list[filters.Filter]:
    return [
        filters.Text("q", _("找建议"), search=lambda rows, words: queries.narrow(words, rows, public=True)),
        filters.Choice("field", _("类别"), "field_id", lambda: Field.objects.values_list("pk", "name")),
        filters.Choice(
            "unit",
            _("承办单位"),
            "handlings__organization_id",
            lambda: Organization.objects.filter(parent=None).values_list("pk", "name"),
        ),
        filters.Choice("stage", _("办理阶段"), "stage", PUBLIC_STAGES),
        filters.Choice(
            "year",
            _("年度"),
            "year",
            # From the sessions: the years of all suggestions would be read from all suggestions.
            lambda: [(str(day.year), str(day.year)) for day in Session.objects.dates("opens_on", "year", order="DESC")],
        ),
    ]


def home(request: HttpRequest) -> HttpResponse:
    """What this is, a search, the year's numbers, the newest replies."""
    newest = Suggestion.objects.published().select_related(*NEAR).order_by("-published_at", "-pk")[:8]
    return render(
        request, "portal/home.html", {"newest": newest, "bodies": [_numbers(body) for body in Body.objects.all()]}
    )


def _numbers(body: Body) -> dict[str, Any]:
    years = Suggestion.objects.filter(body=body, number__isnull=False).order_by("-year").values_list("year", flat=True)
    shown = [year for year in dict.fromkeys(body.terms.values_list("sessions__opens_on__year", flat=True)) if year]
    year = max(shown, default=years.first() or 0)
    return {"body": body, "years": [_year(body, each) for each in sorted(shown, reverse=True)[:3]], "year": year}


def _year(body: Body, year: int) -> dict[str, Any]:
    counted = Suggestion.objects.filter(body=body, year=year, stage__in=[str(stage) for stage in COUNTED])
    numbers = counted.aggregate(
        raised=Count("pk"),
        handled=Count("pk", filter=Q(stage__in=[str(stage) for stage in HANDLED])),
        published=Count("pk", filter=Q(published_at__isnull=False)),
    )
    return {"year": year, "text": str(year), **numbers}


def browse(request: HttpRequest) -> HttpResponse:
    chosen = filters.Filters(request.GET, _filters())
    table = PublicTable(chosen.apply(Suggestion.objects.published().select_related(*NEAR)), request.GET)
    return render(request, "portal/browse.html", {"table": table, "filters": chosen})


def show(request: HttpRequest, reference: str) -> HttpResponse:
    """A published suggestion: text or summary by the decision, delivered replies as far as each is open."""
    suggestion = _published(reference)
    handlings = list(suggestion.handlings.select_related("organization").prefetch_related("contacts", "replies"))
    replies = Reply.objects.filter(handling__suggestion=suggestion, stage="delivered").select_related(
        "handling__organization"
    )
    context = {
        "suggestion": suggestion,
        "full": suggestion.openness == "full",
        "requests": suggestion.requests.all(),
        "replies": replies.order_by("round", "pk"),
        "units": [row for row in handlings if row.stage not in {"returned", "ended"}],
        "timeline": [event for event in timeline(suggestion, handlings) if event.icon != "arrow-back-up"],
        # A promise is words of its reply: where the reply is closed or a summary only, its plan is not public.
        "promises": suggestion.promises.filter(reply__in=replies.filter(openness="full")).select_related(
            "organization"
        ),
    }
    return render(request, "portal/suggestion.html", context)


def _published(reference: str) -> Suggestion:
    head, _dash, number = reference.rpartition("-")
    code, _dash, year = head.rpartition("-")
    between, digits = number.startswith("b"), number.removeprefix("b")
    if not (code and year.isdecimal() and len(year) == 4 and digits.isdecimal() and len(digits) < 10):
        raise Http404
    rows = Suggestion.objects.published().select_related(*NEAR)
    return get_object_or_404(
        rows, body__code=code, session__opens_on__year=int(year), number=int(digits), between_sessions=between
    )


def deputies(request: HttpRequest) -> HttpResponse:
    """The deputies in office with how many of their suggestions are public."""
    rows = Mandate.objects.filter(to_on=None).select_related("person", "delegation", "term__body")
    rows = rows.annotate(n=Count("led_suggestions", filter=Q(led_suggestions__published_at__isnull=False)))
    return render(request, "portal/deputies.html", {"rows": rows.order_by("delegation_id", "person__pinyin")[:2000]})


def deputy(request: HttpRequest, pk: int) -> HttpResponse:
    mandate = get_object_or_404(Mandate.objects.select_related("person", "delegation", "term__body"), pk=pk)
    rows = mandate.led_suggestions.published().select_related(*NEAR).order_by("-published_at")[:200]
    return render(request, "portal/deputy.html", {"mandate": mandate, "rows": rows})


class Newest(Feed):
    """Published suggestions, of a field where one is asked for, as an Atom feed."""

    feed_type = Atom1Feed
    title = _("连心桥：已公开的代表建议")
    link = "/browse"

    def get_object(self, request: HttpRequest) -> str:
        return request.GET.get("field", "")

    def items(self, field: str) -> Any:
        rows = Suggestion.objects.published().select_related(*NEAR).order_by("-published_at", "-pk")
        return rows.filter(field_id=field)[:50] if field.isdecimal() and len(field) < 18 else rows[:50]

    def item_title(self, item: Suggestion) -> str:
        return item.title

    def item_description(self, item: Suggestion) -> str:
        return item.public_summary if item.openness == "summary" else item.cause

    def item_link(self, item: Suggestion) -> str:
        return f"/p/{item.reference}"

    def item_pubdate(self, item: Suggestion) -> Any:
        return item.published_at
