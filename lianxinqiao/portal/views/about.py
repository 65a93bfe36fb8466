"""What this is, in plain words; and what crawlers ask for."""

from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control

from lianxinqiao.journal import checkpoints
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.proposals.models import Proposal


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "portal/about.html")


def checkpoint(request: HttpRequest) -> HttpResponse:
    """The signed summary of the journal, for whoever wants to keep it."""
    return render(request, "portal/checkpoint.html", {"checkpoint": checkpoints.newest()})


@cache_control(public=True, max_age=86400)
def robots(request: HttpRequest) -> HttpResponse:
    """The public part may be read by everybody; the doors and desks need not be."""
    closed = "".join(
        f"Disallow: /{path}\n"
        for path in ("desk", "login", "account", "suggestions", "follow", "opinion/", "opinions", "api/")
    )
    words = f"User-agent: *\n{closed}Sitemap: {request.build_absolute_uri('/sitemap.xml')}\n"
    return HttpResponse(words, content_type="text/plain; charset=utf-8")


class Published(Sitemap):
    """Every published suggestion, ten thousand to a page."""

    limit = 10_000

    def items(self):  # type: ignore[no-untyped-def]  # the stub knows lists only
        return Suggestion.objects.published().select_related("body", "session").order_by("pk")

    def lastmod(self, item: Suggestion):  # type: ignore[no-untyped-def]
        return item.published_at

    def location(self, item: Suggestion) -> str:
        return reverse("portal-suggestion", args=[item.reference])


class PublishedProposals(Sitemap):
    """Every published proposal of a CPPCC committee."""

    limit = 10_000

    def items(self):  # type: ignore[no-untyped-def]  # as above
        return Proposal.objects.published().select_related("body", "session").order_by("pk")

    def lastmod(self, item: Proposal):  # type: ignore[no-untyped-def]
        return item.published_at

    def location(self, item: Proposal) -> str:
        return reverse("portal-proposal", args=[item.reference])
