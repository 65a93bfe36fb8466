from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.motions import lists
from lianxinqiao.motions.views import motions

urlpatterns = [
    *listing_urls(lists.MOTIONS, "motions"),
    path("motions/new", motions.new, name="motion-new"),
    *life_urls(motions.MOTIONS, "motions/<int:pk>"),
]
