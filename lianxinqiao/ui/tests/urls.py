"""The room alone, so that its tests stand without the rest of the house."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def nothing(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [
    path("", include("lianxinqiao.ui.urls")),
    path("suggestions/", nothing, name="suggestions"),
    path("suggestions/late", nothing, name="late"),
    path("saved", nothing, name="saved"),
    path("search", nothing, name="search"),  # the box in the header leads there
]
