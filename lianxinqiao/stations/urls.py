from django.urls import path, re_path

from lianxinqiao.acts.intakes import intake_urls
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.rowsheets import sheet_path
from lianxinqiao.acts.views import life_urls
from lianxinqiao.stations import duty_sheet, score_sheet, seat_sheet
from lianxinqiao.stations.importing import SHEET
from lianxinqiao.stations.lists import STATIONS
from lianxinqiao.stations.views import ground, ratings, stations, townships

urlpatterns = [
    *listing_urls(STATIONS, "stations"),
    path("stations/register.xlsx", stations.register, name="station-register"),
    path("stations/map", stations.drawn, name="station-map"),
    path("stations/map/ground", ground.ground, name="station-ground"),
    path("stations/coverage", stations.covered, name="station-coverage"),
    path("stations/new", stations.new, name="station-new"),
    path("stations/rubric", ratings.rubric, name="station-rubric"),
    *intake_urls(SHEET, "stations/import"),
    sheet_path(seat_sheet.SHEET, "stations/seats-sheet"),
    sheet_path(duty_sheet.SHEET, "duties/sheet"),
    sheet_path(score_sheet.SHEET, "ratings/sheet"),
    path("townships", townships.every, name="townships"),
    path("townships/<int:pk>", townships.one, name="township"),
    path("duties", stations.mine, name="duties"),
    path("duties.ics", stations.calendar, name="duties-calendar"),
    *life_urls(stations.STATIONS, "stations/<str:reference>"),
    path("stations/<str:reference>/rate", ratings.apply, name="station-rate"),
    path("stations/<str:reference>/evidence/<int:pk>", ratings.evidence, name="station-evidence"),
    path("stations/<str:reference>/edit", stations.edit, name="station-edit"),
    path("stations/<str:reference>/plate.pdf", stations.plate, name="station-plate"),
    re_path(
        r"^stations/(?P<reference>[^/]+)/pictures/(?P<pk>\d{1,18})-(?P<which>before|after)$",
        stations.picture,
        name="station-picture",
    ),
]
