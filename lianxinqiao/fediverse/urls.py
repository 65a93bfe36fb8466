from django.urls import path

from lianxinqiao.fediverse import views

urlpatterns = [
    path(".well-known/webfinger", views.webfinger, name="fediverse-webfinger"),
    path("ap/<slug:code>", views.actor, name="fediverse-actor"),
    path("ap/<slug:code>/inbox", views.letter_box, name="fediverse-inbox"),
    path("ap/<slug:code>/outbox", views.outbox, name="fediverse-outbox"),
    path("ap/<slug:code>/followers", views.followers, name="fediverse-followers"),
    path("ap/<slug:code>/notes/<slug:kind>/<str:reference>/<int:stamp>", views.note, name="fediverse-note"),
    path("fediverse", views.page, name="fediverse"),
]
