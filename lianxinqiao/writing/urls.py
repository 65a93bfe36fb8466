from typing import Any

from django.urls import path, re_path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.journal.answers import for_everybody
from lianxinqiao.writing.lists import REPORTS
from lianxinqiao.writing.views import public, reports, sections

PAGED: dict[str, Any] = {"one": ("page",)}

urlpatterns = [
    *listing_urls(REPORTS, "writing"),
    path("writing/new", reports.new, name="work-report-new"),
    re_path(r"^writing/(?P<pk>\d+)/paper\.(?P<kind>docx|pdf)$", reports.paper, name="work-report-paper"),
    path("writing/<int:pk>/since", reports.since, name="work-report-since"),
    path("writing/<int:pk>/figures/<int:row>", reports.figure, name="work-report-figure"),
    path("writing/sections/<int:pk>", sections.write, name="work-section"),
    path("writing/sections/<int:pk>/autosave", sections.autosave, name="work-section-autosave"),
    path("writing/sections/<int:pk>/present", sections.present, name="work-section-present"),
    path("writing/sections/<int:pk>/versions", sections.versions, name="work-section-versions"),
    path("work-reports", for_everybody(public.every), name="work-reports-public"),
    path("work-reports/<int:pk>", for_everybody(public.one), name="work-report-public"),
    re_path(r"^work-reports/(?P<pk>\d+)/paper\.(?P<kind>docx|pdf)$", public.paper, name="work-report-public-paper"),
    path(
        "work-reports/<int:pk>/figures/<int:row>",
        for_everybody(public.figure, **PAGED),
        name="work-report-public-figure",
    ),
    path("work-reports/<int:pk>/explained", for_everybody(public.explain), name="work-report-explained"),
    path("work-reports/<int:pk>/explained.pdf", for_everybody(public.half_page), name="work-report-half-page"),
    path("work-reports/<int:pk>/explained.png", for_everybody(public.picture), name="work-report-picture"),
    *life_urls(reports.REPORTS, "writing/<int:pk>"),
]
