from django.urls import path, re_path

from lianxinqiao.figures.views import across, compilations, drafts, proposals, together, yearly

urlpatterns = [
    path("figures", yearly.overview, name="figures"),
    re_path(r"^figures/report\.(?P<kind>docx|pdf|xlsx)$", yearly.report, name="handling-report"),
    re_path(
        r"^figures/proposals-(?P<which>review|work)\.(?P<kind>docx|pdf)$", proposals.report, name="proposal-report"
    ),
    re_path(r"^figures/compilation\.(?P<kind>docx|pdf|xlsx)$", compilations.compile_, name="compilation"),
    path("figures/books/<int:pk>", compilations.book, name="book"),
    path("figures/books/<int:pk>/file", compilations.take, name="book-file"),
    path("figures/public", yearly.make_public, name="figures-public"),
    path("figures/districts", across.districts, name="figures-districts"),
    path("figures/drafts", drafts.drafts, name="report-drafts"),
    path("figures/drafts/together", together.together, name="report-drafts-together"),
    path("figures/drafts/<int:pk>", drafts.draft, name="report-draft"),
    path("figures/drafts/<int:pk>/bind", drafts.bind, name="report-draft-bind"),
    path("figures/drafts/<int:pk>/discard", drafts.discard, name="report-draft-discard"),
    re_path(r"^figures/drafts/(?P<pk>\d+)\.(?P<kind>docx|html|json)$", drafts.take_away, name="report-draft-file"),
    path("figures/<str:code>", yearly.rows, name="figure"),
]
