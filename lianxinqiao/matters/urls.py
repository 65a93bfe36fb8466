from django.urls import path, re_path

from lianxinqiao.acts.boards import board_url
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.rowsheets import sheet_path
from lianxinqiao.acts.views import life_urls
from lianxinqiao.matters import assigning_sheet
from lianxinqiao.matters.lists import BOARD, PROMISES, SUGGESTIONS
from lianxinqiao.matters.views import (
    attaching,
    drafts,
    imports,
    meetings,
    motions,
    overviews,
    papers,
    replies,
    suggestion,
    templates,
)

urlpatterns = [
    *listing_urls(SUGGESTIONS, "desk/suggestions", views="desk/views"),
    board_url(BOARD, "desk/board", name="desk-board"),
    path("desk/unit", overviews.unit, name="desk-unit"),
    path("desk/sticking", overviews.stuck, name="desk-sticking"),
    *listing_urls(PROMISES, "desk/promises"),
    path("suggestions/new", drafts.new, name="suggestion-new"),
    path("suggestions/new/autosave", drafts.begin, name="suggestion-begin"),
    path("suggestions/from-docx", drafts.from_docx, name="suggestion-from-docx"),
    path("suggestions/help", drafts.helped, name="suggestion-help"),
    path("suggestions/paper", drafts.paper, name="suggestion-paper"),
    path("suggestions/motion", motions.convert, name="suggestion-motion"),
    path("suggestions/assign", meetings.assign_many, name="suggestions-assign"),
    sheet_path(assigning_sheet.SHEET, "suggestions/assign-sheet"),
    path("suggestions/import", imports.upload, name="suggestion-import"),
    path("suggestions/import/template", imports.template, name="suggestion-import-template"),
    path("suggestions/import/<uuid:pk>", imports.confirm, name="suggestion-import-confirm"),
    path("suggestions/import/<uuid:pk>/result", imports.result, name="suggestion-import-result"),
    path("suggestions/import/<uuid:pk>/take-back", imports.take_back, name="suggestion-import-take-back"),
    path("assigning-meetings", meetings.meetings, name="assigning-meetings"),
    path("assigning-meetings/<int:pk>", meetings.meeting, name="assigning-meeting"),
    re_path(
        r"^assigning-meetings/(?P<pk>\d{1,18})\.(?P<kind>xlsx|docx)$", meetings.paper, name="assigning-meeting-paper"
    ),
    path("assigning-meetings/<int:pk>/hold", meetings.hold, name="assigning-meeting-hold"),
    path("assigning-meetings/<int:pk>/<int:suggestion>/take-off", meetings.take_off, name="assigning-meeting-take-off"),
    path("reply-templates", templates.templates, name="reply-templates"),
    path("reply-templates/<int:pk>", templates.templates, name="reply-template"),
    path("reply-templates/<int:pk>/drop", templates.drop, name="reply-template-drop"),
    path("replies/release", templates.release, name="replies-release"),
    *life_urls(suggestion.SUGGESTIONS, "suggestions/<str:reference>", show=suggestion.show),
    path("suggestions/<str:reference>/edit", drafts.edit, name="suggestion-edit"),
    path("suggestions/<str:reference>/autosave", drafts.autosave, name="suggestion-autosave"),
    path("suggestions/<str:reference>/follow", suggestion.follow, name="suggestion-follow"),
    path("suggestions/<str:reference>/uninvite/<int:pk>", suggestion.uninvite, name="suggestion-uninvite"),
    path("suggestions/<str:reference>/files/<int:pk>", suggestion.download, name="suggestion-file"),
    path("suggestions/<str:reference>/files/<int:pk>/remove", attaching.detach, name="suggestion-file-remove"),
    re_path(
        r"^suggestions/(?P<reference>[^/]+)/scans/(?P<of>assessment|promise)-(?P<pk>\d{1,18})$",
        papers.scan,
        name="suggestion-scan",
    ),
    re_path(
        r"^suggestions/(?P<reference>[^/]+)/papers/(?P<paper>slip|notice|opinion|promise)-(?P<pk>\d{1,18})\.(?P<kind>docx|pdf)$",
        papers.download,
        name="suggestion-paper-document",
    ),
    path("replies/<int:pk>", replies.edit, name="reply"),
    path("replies/<int:pk>/autosave", replies.autosave, name="reply-autosave"),
    re_path(r"^replies/(?P<pk>\d+)\.(?P<kind>docx|pdf)$", replies.download, name="reply-document"),
]
