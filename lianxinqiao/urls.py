"""One address book: each room brings its own; this file only says where they hang."""

from django.urls import include, path

urlpatterns = [
    path("ui/", include("lianxinqiao.ui.urls")),
    path("", include("lianxinqiao.accounts.urls")),
    path("", include("lianxinqiao.people.urls")),
    path("", include("lianxinqiao.notices.urls")),
    path("", include("lianxinqiao.rulebook.urls")),
    path("", include("lianxinqiao.workdays.urls")),
    path("journal/", include("lianxinqiao.journal.urls")),
    path("", include("lianxinqiao.matters.urls")),
    path("", include("lianxinqiao.figures.urls")),
    path("desk", include("lianxinqiao.desk.urls")),
    path("api/", include("lianxinqiao.api.urls")),
    path("", include("lianxinqiao.demo.urls")),
    path("", include("lianxinqiao.portal.urls")),
]

handler400 = "lianxinqiao.ui.views.bad_request"
handler403 = "lianxinqiao.ui.views.forbidden"
handler404 = "lianxinqiao.ui.views.not_found"
handler500 = "lianxinqiao.ui.views.server_error"
