from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.conveners import lists, views

urlpatterns = [
    path("conveners", views.conveners, name="conveners"),
    path("conveners/<int:pk>", views.convener, name="convener"),
    path("sectors", views.sectors, name="sectors"),
    *listing_urls(lists.PLANS, "year-plans"),
    path("year-plans/new", views.new, name="year-plan-new"),
    *life_urls(views.PLANS, "year-plans/<int:pk>"),
]
