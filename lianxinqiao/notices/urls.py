from django.urls import path

from lianxinqiao.notices import views

app_name = "notices"
urlpatterns = [
    path("notices", views.inbox, name="inbox"),
    path("notices/read", views.read, name="read"),
    path("notices/channels", views.channels, name="channels"),
    path("notices/<int:pk>", views.opened, name="open"),
    path("outbox", views.outbox, name="outbox"),
    path("outbox/take-over", views.take_over, name="take_over"),
    path("outbox/<int:pk>", views.letter, name="letter"),
    path("outbox/<int:pk>/again", views.again, name="again"),
]
