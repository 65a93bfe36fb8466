from django.urls import path

from lianxinqiao.rulebook.views import calendars, profiles

app_name = "rulebook"
urlpatterns = [
    path("rules", profiles.profiles, name="profiles"),
    path("rules/compare", profiles.compare, name="compare"),
    path("rules/<slug:code>", profiles.profile, name="profile"),
    path("rules/<slug:code>/copy", profiles.copy, name="copy"),
    path("rules/<slug:code>/draft", profiles.begin_draft, name="begin_draft"),
    path("rules/<slug:code>/edit", profiles.edit, name="edit"),
    path("rules/<slug:code>/review", profiles.review, name="review"),
    path("rules/<slug:code>/discard", profiles.discard, name="discard"),
    path("workdays", calendars.overview, name="calendar"),
    path("workdays/<int:year>", calendars.year, name="year"),
    path("workdays/<int:year>/remove", calendars.remove, name="remove_year"),
    path("workdays/import/file", calendars.preview_file, name="import_file"),
    path("workdays/import/hand", calendars.preview_hand, name="import_hand"),
    path("workdays/import/confirm", calendars.confirm, name="import_confirm"),
]
