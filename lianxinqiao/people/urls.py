from django.urls import path

from lianxinqiao.people.views import confirmations, imports, own_data, persons, posts, registers, reorganizing, setup

app_name = "people"
urlpatterns = [
    path("post", posts.switch, name="switch"),
    path("roles", posts.roles, name="roles"),
    path("setup", setup.setup, name="setup"),
    path("setup/body", setup.setup_body, name="setup_body"),
    path("people", registers.home, name="home"),
    path("people/import", imports.imports, name="imports"),
    path("people/import/<slug:kind>", imports.upload, name="upload"),
    path("people/import/<slug:kind>/template", imports.template, name="template"),
    path("people/import/<slug:kind>/<uuid:pk>", imports.confirm, name="confirm"),
    path("people/bodies/<int:pk>/rules", registers.adopt, name="adopt"),
    path("people/units/<int:pk>", reorganizing.unit, name="unit"),
    path("people/units/<int:pk>/reorganize/<slug:way>", reorganizing.reorganize, name="reorganize"),
    path("people/persons/<int:pk>", persons.person, name="person"),
    path("people/persons/<int:pk>/account", persons.open_account, name="open_account"),
    path("people/persons/<int:pk>/account/<slug:act>", persons.account, name="account"),
    path("people/posts/<int:pk>/end", persons.end_post, name="end_post"),
    path("people/mandates/<int:pk>/end", persons.end_mandate, name="end_mandate"),
    path("people/confirmations", confirmations.confirmations, name="confirmations"),
    path("people/confirmations/<int:pk>/<slug:act>", confirmations.decide, name="decide"),
    path("setup/end-first-day", confirmations.end_first_day, name="end_first_day"),
    path("account/data", own_data.own_data, name="own_data"),
    path("account/data/export.<slug:kind>", own_data.export, name="personal_export"),
    path("account/data/erase", own_data.ask_erasure, name="ask_erasure"),
    path("people/<slug:key>/", registers.register, name="list"),
    path("people/<slug:key>/new", registers.enter, name="enter"),
    path("people/<slug:key>/<int:pk>/edit", registers.edit, name="edit"),
    path("people/<slug:key>/<int:pk>/remove", registers.remove, name="remove"),
    path("people/<slug:key>/<int:pk>/end", registers.end, name="end"),
]
