from django.urls import path

from lianxinqiao.journal import public, views

app_name = "journal"
urlpatterns = [
    path("journal/", views.entries, name="entries"),
    path("journal/doors", views.knocks, name="doors"),
    path("journal/verify", views.verify, name="verify"),
    path("journal/checkpoints", views.signed, name="checkpoints"),
    path("journal/checkpoints/sign", views.sign, name="sign"),
    path("journal/checkpoints/<int:size>/consistency", views.consistency, name="consistency"),
    path("checkpoint.txt", public.newest, name="raw"),
    path("checkpoint.vkey", public.vkey, name="vkey"),
    path("checkpoint/<int:size>.txt", public.of_size, name="raw-of"),
    path("journal/<int:pk>", views.entry, name="entry"),
    path("journal/<int:pk>/proof", views.proof, {"what": "proof"}, name="proof"),
    path("journal/<int:pk>/text", views.proof, {"what": "text"}, name="text"),
]
