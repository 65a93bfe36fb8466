from django.urls import path

from lianxinqiao.acts.boards import board_url
from lianxinqiao.acts.intakes import intake_urls
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.projects import lists
from lianxinqiao.projects.importing import SHEET
from lianxinqiao.projects.views import calls, plans, projects

urlpatterns = [
    *listing_urls(lists.PROJECTS, "projects"),
    path("projects/new", projects.new, name="project-new"),
    path("projects/map", projects.drawn, name="project-map"),
    board_url(lists.BOARD, "projects/board", name="project-board"),
    *life_urls(projects.PROJECTS, "projects/<int:pk>"),
    path("projects/<int:pk>/edit", projects.edit, name="project-edit"),
    path("projects/<int:pk>/photo/<int:report>", projects.photo, name="project-photo"),
    *listing_urls(lists.PLANS, "investment-plans"),
    path("investment-plans/new", plans.new, name="investment-plan-new"),
    *life_urls(plans.PLANS, "investment-plans/<int:pk>"),
    path("investment-plans/<int:pk>/edit", plans.edit, name="investment-plan-edit"),
    *listing_urls(lists.CALLS, "livelihood"),
    path("livelihood/new", calls.new, name="call-new"),
    *life_urls(calls.CALLS, "livelihood/<int:pk>"),
    path("livelihood/<int:pk>/edit", calls.edit, name="call-edit"),
    *intake_urls(SHEET, "investment-plans/import"),
]
