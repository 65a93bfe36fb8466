from django.urls import path, re_path

from lianxinqiao.matters.views import drafts, replies, suggestion

urlpatterns = [
    path("suggestions/new", drafts.new, name="suggestion-new"),
    path("suggestions/from-docx", drafts.from_docx, name="suggestion-from-docx"),
    path("suggestions/paper", drafts.paper, name="suggestion-paper"),
    path("suggestions/<str:reference>", suggestion.show, name="suggestion"),
    path("suggestions/<str:reference>/edit", drafts.edit, name="suggestion-edit"),
    path("suggestions/<str:reference>/autosave", drafts.autosave, name="suggestion-autosave"),
    path("suggestions/<str:reference>/follow", suggestion.follow, name="suggestion-follow"),
    path("suggestions/<str:reference>/uninvite/<int:pk>", suggestion.uninvite, name="suggestion-uninvite"),
    path("suggestions/<str:reference>/files/<int:pk>", suggestion.download, name="suggestion-file"),
    path("suggestions/<str:reference>/files/<int:pk>/remove", drafts.detach, name="suggestion-file-remove"),
    path("suggestions/<str:reference>/<str:code>/<int:pk>", suggestion.act, name="suggestion-act"),
    path("replies/<int:pk>", replies.edit, name="reply"),
    path("replies/<int:pk>/autosave", replies.autosave, name="reply-autosave"),
    re_path(r"^replies/(?P<pk>\d+)\.(?P<kind>docx|pdf)$", replies.download, name="reply-document"),
]
