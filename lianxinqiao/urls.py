"""One address book: each room brings its own; this file only says where they hang."""

from django.urls import URLPattern, URLResolver, include, path

from lianxinqiao.ui.addresses import ByFirstWord

_rooms: list[URLPattern | URLResolver] = [
    path("", include("lianxinqiao.ui.urls")),
    path("", include("lianxinqiao.accounts.urls")),
    path("", include("lianxinqiao.people.urls")),
    path("", include("lianxinqiao.notices.urls")),
    path("", include("lianxinqiao.journal.urls")),
    path("", include("lianxinqiao.rulebook.urls")),
    path("", include("lianxinqiao.workdays.urls")),
    path("", include("lianxinqiao.acts.urls")),
    path("", include("lianxinqiao.stations.urls")),
    path("", include("lianxinqiao.matters.urls")),
    path("", include("lianxinqiao.reports.urls")),
    path("", include("lianxinqiao.proposals.urls")),
    path("", include("lianxinqiao.opinions.urls")),
    path("", include("lianxinqiao.halls.urls")),
    path("", include("lianxinqiao.activities.urls")),
    path("", include("lianxinqiao.ballots.urls")),
    path("", include("lianxinqiao.meetings.urls")),
    path("", include("lianxinqiao.projects.urls")),
    path("", include("lianxinqiao.learning.urls")),
    path("", include("lianxinqiao.filings.urls")),
    path("", include("lianxinqiao.motions.urls")),
    path("", include("lianxinqiao.conveners.urls")),
    path("", include("lianxinqiao.scores.urls")),
    path("", include("lianxinqiao.exchange.urls")),
    path("", include("lianxinqiao.roster.urls")),
    path("", include("lianxinqiao.figures.urls")),
    path("", include("lianxinqiao.search.urls")),
    path("", include("lianxinqiao.writing.urls")),
    path("", include("lianxinqiao.desk.urls")),
    path("", include("lianxinqiao.demo.urls")),
    path("", include("lianxinqiao.portal.urls")),
    path("", include("lianxinqiao.fediverse.urls")),
    path("", include("lianxinqiao.api.urls")),
    path("", include("lianxinqiao.operating.urls")),
]
urlpatterns = [ByFirstWord(_rooms)]

handler400 = "lianxinqiao.ui.views.bad_request"
handler403 = "lianxinqiao.ui.views.forbidden"
handler404 = "lianxinqiao.ui.views.not_found"
handler500 = "lianxinqiao.ui.views.server_error"
