from django.urls import path

from lianxinqiao.journal import views

app_name = "journal"
urlpatterns = [
    path("journal/", views.entries, name="entries"),
    path("journal/doors", views.doors, name="doors"),
    path("journal/verify", views.verify, name="verify"),
    path("journal/<int:pk>", views.entry, name="entry"),
]
