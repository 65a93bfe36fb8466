from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.scores import lists, views

urlpatterns = [
    path("my-year", views.my_year, name="my-year"),
    *listing_urls(lists.ASSESSMENTS, "assessments"),
    path("assessments/new", views.new, name="assessment-new"),
    *life_urls(views.ASSESSMENTS, "assessments/<int:pk>"),
    path("assessments/<int:pk>/persons/<int:mandate>", views.person, name="assessment-person"),
]
