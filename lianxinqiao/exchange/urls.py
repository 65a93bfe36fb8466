from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.exchange import lists
from lianxinqiao.exchange.views import door, pages

urlpatterns = [
    path("exchange/in/<uuid:slot>", door.taken, name="exchange-in"),
    path("exchange/in/<uuid:slot>/file", door.fetched, name="exchange-file"),
    *listing_urls(lists.PARTNERS, "partners"),
    path("partners/new", pages.invite, name="partner-new"),
    path("partners/join", pages.join, name="partner-join"),
    *life_urls(pages.PARTNERS, "partners/<int:pk>"),
    *listing_urls(lists.HANDOVERS, "handovers"),
    path("handovers/new", pages.hand, name="handover-new"),
    *life_urls(pages.HANDOVERS, "handovers/<int:pk>"),
    path("handovers/<int:pk>/files/<int:key>", pages.sent_file, name="handover-file"),
    *listing_urls(lists.ARRIVALS, "arrivals"),
    *life_urls(pages.ARRIVALS, "arrivals/<int:pk>"),
    path("arrivals/<int:pk>/files/<int:key>", pages.came_file, name="arrival-file"),
]
