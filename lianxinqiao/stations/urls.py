from django.urls import path

from lianxinqiao.stations.views import stations

urlpatterns = [
    path("stations/<str:reference>", stations.show, name="station"),
]
