from django.urls import path

from lianxinqiao.acts import offline
from lianxinqiao.acts.boards import board_url
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.rowsheets import sheet_path
from lianxinqiao.acts.views import life_urls
from lianxinqiao.reports import forwarding_sheet, lists, sending_sheet
from lianxinqiao.reports.views import away, reports, speeches

urlpatterns = [
    *listing_urls(lists.REPORTS, "public-opinion"),
    board_url(lists.BOARD, "public-opinion/board", name="report-board"),
    path("public-opinion/away/", away.page, name="report-away"),
    path("public-opinion/away/worker.js", away.worker, name="report-away-worker"),
    path("public-opinion/away/token", offline.token, name="report-away-token"),
    path("public-opinion/away/send", away.send, name="report-away-send"),
    path("public-opinion/new", reports.new, name="report-new"),
    path("public-opinion/begin", reports.begin, name="report-begin"),
    *life_urls(reports.REPORTS, "public-opinion/<int:pk>"),
    path("public-opinion/<int:pk>/edit", reports.edit, name="report-edit"),
    path("public-opinion/<int:pk>/autosave", reports.autosave, name="report-autosave"),
    *listing_urls(lists.ISSUES, "issues"),
    *life_urls(reports.ISSUES, "issues/<int:pk>"),
    sheet_path(sending_sheet.SHEET, "issues/sending"),
    path("issues/<int:pk>/paper", reports.paper, name="issue-paper"),
    *listing_urls(lists.SPEECHES, "speeches"),
    path("speeches/invite", speeches.invite, name="speech-invite"),
    path("speeches/offer", speeches.offer, name="speech-offer"),
    path("speeches/volume/<int:session>", speeches.volume, name="speech-volume"),
    *life_urls(speeches.SPEECHES, "speeches/<int:pk>"),
    *listing_urls(lists.POINTS, "plenary-opinions"),
    sheet_path(forwarding_sheet.SHEET, "plenary-opinions/forward-sheet"),
    *life_urls(speeches.POINTS, "plenary-opinions/<int:pk>"),
]
