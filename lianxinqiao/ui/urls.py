from django.urls import path

from lianxinqiao.ui import views

app_name = "ui"
urlpatterns = [
    path("elder", views.elder, name="elder"),
    path("language", views.language, name="language"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("styleguide", views.styleguide, name="styleguide"),
]
