from django.urls import path

from lianxinqiao.ui import views

app_name = "ui"
urlpatterns = [
    path("elder", views.elder, name="elder"),
    path("language", views.language, name="language"),
    path("styleguide", views.styleguide, name="styleguide"),
]
