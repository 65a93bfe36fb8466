from django.urls import path, re_path

from lianxinqiao.figures import views

urlpatterns = [
    path("figures", views.overview, name="figures"),
    re_path(r"^figures/report\.(?P<kind>docx|pdf|xlsx)$", views.report, name="handling-report"),
    re_path(r"^figures/compilation\.(?P<kind>docx|pdf)$", views.compilation, name="compilation"),
    path("figures/public", views.make_public, name="figures-public"),
    path("figures/<str:code>", views.rows, name="figure"),
]
