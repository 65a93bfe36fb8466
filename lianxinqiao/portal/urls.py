from typing import Any

from django.contrib.sitemaps import views as sitemaps
from django.http import HttpRequest
from django.urls import path

from lianxinqiao.journal.answers import for_everybody
from lianxinqiao.matters.models.rows import body_of
from lianxinqiao.portal.followed import KEYS
from lianxinqiao.portal.views import (
    about,
    activities,
    booking,
    calls,
    campaigns,
    clues,
    committees,
    filings,
    finding,
    following,
    meetings,
    motions,
    numbers,
    opinions,
    plenary,
    projects,
    proposals,
    records,
    reviews,
    stations,
    suggestions,
)

MAP: dict[str, Any] = {"sitemaps": {"suggestions": about.Published, "proposals": about.PublishedProposals}}

BROWSED: dict[str, Any] = {"one": ("q", "year", "sort", "after", "before", "page")}
FOLLOWED: dict[str, Any] = {"one": KEYS}
PAGED: dict[str, Any] = {"one": ("page",)}


def addressed(request: HttpRequest, reference: str, **_more: Any) -> str:
    """The body whose suggestion it is."""
    return body_of(reference)


def coded(request: HttpRequest, code: str, **_more: Any) -> str:
    return code


# What is the same for every stranger is made once after each act, not once a reader; an address asks what stands here.
urlpatterns = [
    path("", for_everybody(suggestions.home), name="portal"),
    path("about", for_everybody(about.about), name="portal-about"),
    path("checkpoint", about.checkpoint, name="portal-checkpoint"),
    path(
        "browse", for_everybody(suggestions.browse, "field", "unit", "stage", "cols", **BROWSED), name="portal-browse"
    ),
    path("find", for_everybody(finding.find, one=("q", "kind", "page")), name="portal-find"),
    path("p/<str:reference>", for_everybody(suggestions.show, of=addressed), name="portal-suggestion"),
    path("p/<str:reference>/qr.svg", for_everybody(suggestions.qr, of=addressed), name="portal-qr"),
    path("p/<str:reference>/feed.atom", for_everybody(following.Steps(), of=addressed), name="portal-steps"),
    path("s", for_everybody(stations.stations, one=("q", "code", "township")), name="portal-stations"),
    path("s/ground/<int:pk>", stations.base_map, name="portal-base-map"),
    path("s/<str:code>", for_everybody(stations.station), name="portal-station"),
    path("s/<str:code>/pictures/<int:pk>-<str:which>", stations.picture, name="portal-station-picture"),
    path("s/<str:code>/qr.svg", for_everybody(stations.qr), name="portal-station-qr"),
    path("s/<str:code>/calendar.ics", for_everybody(stations.calendar), name="portal-station-calendar"),
    path("t/<int:pk>", for_everybody(stations.township), name="portal-township"),
    path("c", for_everybody(committees.committees), name="portal-committees"),
    path("c/<int:pk>", for_everybody(committees.committee), name="portal-committee"),
    path("m", for_everybody(meetings.meetings, **PAGED), name="portal-meetings"),
    path("m/decisions", for_everybody(meetings.decisions, **PAGED), name="portal-decisions"),
    path("m/decisions/<int:pk>", for_everybody(meetings.decision), name="portal-decision"),
    path("m/plans/<int:pk>", for_everybody(meetings.plan), name="portal-plan"),
    path("m/deliberations", for_everybody(meetings.opinions, **PAGED), name="portal-deliberations"),
    path("m/deliberations/<int:pk>", for_everybody(meetings.opinion), name="portal-deliberation"),
    path("m/holders", for_everybody(meetings.holders, one=("q", "page")), name="portal-holders"),
    path("m/filings", for_everybody(filings.filings, **PAGED), name="portal-filings"),
    path("m/filings/<int:pk>", for_everybody(filings.filing), name="portal-filing"),
    path("m/filings/<int:pk>/suggest", reviews.suggest, name="portal-review-of"),
    path("m/motions", for_everybody(motions.motions, **PAGED), name="portal-motions"),
    path("m/motions/<int:pk>", for_everybody(motions.motion), name="portal-motion"),
    path("m/reviews/new", reviews.suggest, name="portal-review-new"),
    path("m/reviews", reviews.find, name="portal-review-find"),
    path("m/reviews/<str:code>", reviews.review, name="portal-review"),
    path("m/<int:pk>", for_everybody(meetings.meeting), name="portal-meeting"),
    path("deputies", for_everybody(suggestions.deputies, one=("q",)), name="portal-deputies"),
    path("deputies/<int:pk>", for_everybody(suggestions.deputy, **PAGED), name="portal-deputy"),
    path("deputies/<int:pk>/record", for_everybody(records.record, one=("year",)), name="portal-record"),
    path("samples", for_everybody(records.samples), name="portal-samples"),
    path("samples/<int:pk>", for_everybody(records.sample), name="portal-sample"),
    path("plenary", for_everybody(plenary.plenaries, one=("session",)), name="portal-plenary"),
    path(
        "cppcc/proposals",
        for_everybody(proposals.browse, "field", one=("q", "year", "key", "page")),
        name="portal-proposals",
    ),
    path("cppcc/clues", clues.clues, name="portal-clues"),
    path("cppcc/proposals/<str:reference>", for_everybody(proposals.show, of=addressed), name="portal-proposal"),
    path(
        "cppcc/proposals/<str:reference>/feed.atom",
        for_everybody(following.StepsOfProposal(), of=addressed),
        name="portal-proposal-steps",
    ),
    path(
        "voices",
        for_everybody(opinions.browse, one=("year", "township", "committee", "station", "page")),
        name="portal-opinions",
    ),
    path("voices/<str:reference>", for_everybody(opinions.show, of=addressed), name="portal-opinion"),
    path(
        "works", for_everybody(projects.projects, one=("purpose", "year", "township", "page")), name="portal-projects"
    ),
    path("works/calls", for_everybody(calls.calls), name="portal-calls"),
    path("works/calls/<int:pk>", calls.call, name="portal-call"),
    path("works/<int:pk>", for_everybody(projects.project), name="portal-project"),
    path("works/<int:pk>/photo/<int:report>", projects.photo, name="portal-project-photo"),
    path("a", for_everybody(activities.activities, one=("kind", "page")), name="portal-activities"),
    path("a/<int:pk>", activities.activity, name="portal-activity"),
    path("a/plans/<int:pk>", for_everybody(activities.plan), name="portal-workplan"),
    path("a/volunteering", for_everybody(activities.volunteering), name="portal-volunteering"),
    path("a/campaigns/<int:pk>", for_everybody(campaigns.campaign), name="portal-campaign"),
    path("a/campaigns/<int:pk>/rows/<slug:code>", for_everybody(campaigns.rows, **PAGED), name="portal-campaign-rows"),
    path("a/campaigns/<int:pk>/photos/<int:photo>", campaigns.photo, name="portal-campaign-photo"),
    path("a/book/<int:slot>", booking.book, name="portal-book"),
    path("a/booked", booking.find, name="portal-booking-find"),
    path("a/booked/<str:code>", booking.booked, name="portal-booking"),
    path("a/booked/<str:code>/cancel", booking.cancel, name="portal-booking-cancel"),
    path("numbers/<str:code>/<int:year>", for_everybody(numbers.numbers, of=coded), name="portal-numbers"),
    path(
        "numbers/<str:code>/<int:year>/<str:figure>",
        for_everybody(numbers.rows, of=coded, **PAGED),
        name="portal-number",
    ),
    path("feed.atom", for_everybody(following.Newest(), **FOLLOWED), name="portal-feed"),
    path("follow", for_everybody(following.follow, **FOLLOWED), name="portal-follow"),
    path("follow/<str:token>", following.confirm, name="portal-follow-confirm"),
    path("follow/<str:token>/end", following.end, name="portal-follow-end"),
    path("robots.txt", about.robots, name="robots"),
    path("sitemap.xml", for_everybody(sitemaps.index), MAP | {"sitemap_url_name": "sitemap-part"}, name="sitemap"),
    path("sitemap-<section>.xml", for_everybody(sitemaps.sitemap, one=("p",)), MAP, name="sitemap-part"),
]
