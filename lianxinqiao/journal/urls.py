from django.urls import path

from lianxinqiao.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.entries, name="entries"),
    path("doors", views.doors, name="doors"),
    path("verify", views.verify, name="verify"),
    path("<int:pk>", views.entry, name="entry"),
]
