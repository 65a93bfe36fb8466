from django.urls import path, re_path

from lianxinqiao.acts.boards import board_url
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.matters.views import attaching, papers, suggestion
from lianxinqiao.proposals import clue_lists, lists
from lianxinqiao.proposals.views import clues, proposals
from lianxinqiao.proposals.views import papers as own_papers

# What is done beside the acts of the table is the same for every matter.
KIND = {"kind": proposals.KIND}
urlpatterns = [
    *listing_urls(lists.PROPOSALS, "proposals"),
    board_url(lists.BOARD, "proposals/board", name="proposal-board"),
    *listing_urls(clue_lists.CLUES, "proposal-clues"),
    path("proposal-clues/new", clues.new, name="clue-new"),
    *life_urls(clues.CLUES, "proposal-clues/<int:pk>"),
    path("proposals/new", proposals.new, name="proposal-new"),
    path("proposals/begin", proposals.begin, name="proposal-begin"),
    *life_urls(proposals.PROPOSALS, "proposals/<str:reference>", show=proposals.show),
    path("proposals/<str:reference>/edit", proposals.edit, name="proposal-edit"),
    path("proposals/<str:reference>/autosave", proposals.autosave, name="proposal-autosave"),
    path("proposals/<str:reference>/follow", suggestion.follow, KIND, name="proposal-follow"),
    path("proposals/<str:reference>/uninvite/<int:pk>", suggestion.uninvite, KIND, name="proposal-uninvite"),
    path("proposals/<str:reference>/files/<int:pk>", suggestion.download, KIND, name="proposal-file"),
    path("proposals/<str:reference>/files/<int:pk>/remove", attaching.detach, KIND, name="proposal-file-remove"),
    re_path(
        r"^proposals/(?P<reference>[^/]+)/scans/(?P<of>assessment|promise)-(?P<pk>\d{1,18})$",
        papers.scan,
        KIND,
        name="proposal-scan",
    ),
    re_path(
        r"^proposals/(?P<reference>[^/]+)/papers/(?P<paper>sheet|filing|refusal|merging|notice|opinion)-(?P<pk>\d{1,18})\.(?P<kind>docx|pdf)$",
        own_papers.download,
        name="proposal-paper-document",
    ),
]
