from django.urls import path

from lianxinqiao.search import views

urlpatterns = [path("search", views.search, name="search")]
