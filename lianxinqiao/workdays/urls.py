"""The screens of the work calendar stand in the rulebook room, which knows who may change it; here is only data."""

from django.urls import path

from lianxinqiao.workdays import views

app_name = "workdays"
urlpatterns = [path("workdays/<int:year>.json", views.year_as_json, name="year_json")]
