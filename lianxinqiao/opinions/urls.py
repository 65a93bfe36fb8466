from django.urls import path, re_path

from lianxinqiao.acts.intakes import intake_urls
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.rowsheets import sheet_path
from lianxinqiao.acts.views import life_urls
from lianxinqiao.opinions import assigning_sheet
from lianxinqiao.opinions.importing import SHEET
from lianxinqiao.opinions.lists import OPINIONS
from lianxinqiao.opinions.views import citizens, extras, office, offline, outside, reception, rules

urlpatterns = [
    path("opinion/new", citizens.new, name="opinion-new"),
    path("opinion/worker.js", offline.worker, name="opinion-worker"),
    path("opinion/send", offline.send, name="opinion-send"),
    path("opinion/find", citizens.find, name="opinion-find"),
    path("opinion/outside/<str:code>", outside.answer, name="opinion-outside"),
    path("opinion/outside/<str:code>/photos/<int:pk>", outside.photo, name="opinion-outside-photo"),
    path("opinion/support/<str:reference>", citizens.support, name="opinion-support"),
    path("opinion/<str:code>", citizens.follow, name="opinion-follow"),
    path("opinion/<str:code>/<str:what>", citizens.act, name="opinion-follow-act"),
    *listing_urls(OPINIONS, "opinions"),
    *intake_urls(SHEET, "opinions/import"),
    sheet_path(assigning_sheet.SHEET, "opinions/assign-sheet"),
    path("opinions/extras", extras.extras, name="opinion-extras"),
    path("opinions/extras/<int:pk>/end", extras.end, name="opinion-extra-end"),
    path("opinions/rules", rules.rules, name="opinion-rules"),
    path("opinions/rules/proposals", rules.proposals, name="opinion-proposals"),
    path("opinions/rules/<int:pk>", rules.rule, name="opinion-rule"),
    re_path(r"^opinions/rules/(?P<pk>\d{1,18})/(?P<what>put-in-force|end)$", rules.change, name="opinion-rule-change"),
    path("opinions/register", reception.register, name="opinion-register"),
    path("opinions/register/join/<str:reference>", reception.join, name="opinion-join"),
    path("opinions/<str:reference>/sender", office.sender, name="opinion-sender"),
    path("opinions/<str:reference>/photos/<int:pk>", office.photo, name="opinion-photo"),
    re_path(
        r"^opinions/(?P<reference>[^/]+)/papers/(?P<kind>record|notice|reply|told)-(?P<pk>\d{1,18})\.(?P<written>docx|pdf)$",
        office.paper,
        name="opinion-paper",
    ),
    *life_urls(office.LIFE, "opinions/<str:reference>"),
]
