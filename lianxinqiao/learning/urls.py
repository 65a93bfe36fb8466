from django.urls import path

from lianxinqiao.acts.doors import door_urls
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.learning import lists
from lianxinqiao.learning.views import reading, studies

urlpatterns = [
    *listing_urls(lists.STUDIES, "studies"),
    path("studies/new", studies.new, name="study-new"),
    path("studies/held", studies.held, name="study-held"),
    *life_urls(studies.STUDIES, "studies/<int:pk>"),
    path("studies/<int:pk>/edit", studies.edit, name="study-edit"),
    *door_urls(studies.DOOR, "studies/<int:pk>"),
    *listing_urls(lists.BOOKLISTS, "booklists"),
    path("booklists/new", reading.new_list, name="booklist-new"),
    *life_urls(reading.LISTS, "booklists/<int:pk>"),
    *listing_urls(lists.READINGS, "readings"),
    path("readings/new", reading.new, name="reading-new"),
    path("readings/behind", reading.behind, name="readers"),
    *life_urls(reading.READINGS, "readings/<int:pk>"),
]
