from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.halls.lists import TOPICS
from lianxinqiao.halls.views import public, topics

urlpatterns = [
    *listing_urls(TOPICS, "topics"),
    path("topics/new", topics.new, name="topic-new"),
    path("topics/<int:pk>/edit", topics.edit, name="topic-edit"),
    path("halls", public.every, name="halls"),
    path("halls/<int:pk>", public.one, name="hall-topic"),
    path("halls/<int:pk>/materials/<int:key>", public.material, name="hall-material"),
    *life_urls(topics.TOPICS, "topics/<int:pk>"),
]
