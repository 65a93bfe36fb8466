from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.conveners import community_lists, community_views, lists, views

urlpatterns = [
    path("conveners", views.conveners, name="conveners"),
    path("conveners/<int:pk>", views.convener, name="convener"),
    path("sectors", views.sectors, name="sectors"),
    *listing_urls(lists.PLANS, "year-plans"),
    path("year-plans/new", views.new, name="year-plan-new"),
    *listing_urls(community_lists.CHECK_INS, "check-ins"),
    path("check-ins/new", community_views.new_check_in, name="check-in-new"),
    *life_urls(community_views.CHECK_INS, "check-ins/<int:pk>"),
    *listing_urls(community_lists.STUDIOS, "studios"),
    path("studios/new", community_views.new_studio, name="studio-new"),
    path("studios/<int:pk>/edit", community_views.edit_studio, name="studio-edit"),
    *life_urls(community_views.STUDIOS, "studios/<int:pk>"),
    *life_urls(views.PLANS, "year-plans/<int:pk>"),
]
