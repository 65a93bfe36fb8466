from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.roster import lists, views

urlpatterns = [
    *listing_urls(lists.ROSTER, "roster"),
    path("roster/<int:pk>", views.seat, name="seat"),
]
