from django.urls import path

from lianxinqiao.acts import offline
from lianxinqiao.acts.doors import door_urls
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.learning import lists
from lianxinqiao.learning.views import away, courses, groups, reading, studies

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
    path("studies/<int:pk>/materials/<int:key>", groups.material, name="study-material"),
    *listing_urls(lists.COURSES, "courses"),
    path("courses/new", courses.new, name="course-new"),
    path("courses/away/lessons", away.page, name="course-away"),
    path("courses/away/worker.js", away.worker, name="course-worker"),
    path("courses/away/token", offline.token, name="course-token"),
    path("courses/away/send", away.send, name="course-send"),
    path("takings/<int:pk>/lessons.json", away.lessons, name="taking-lessons"),
    *life_urls(courses.COURSES, "courses/<int:pk>"),
    path("courses/<int:pk>/edit", courses.edit, name="course-edit"),
    path("courses/<int:pk>/begin", courses.begin, name="course-begin"),
    *life_urls(courses.TAKINGS, "takings/<int:pk>"),
    path("takings/<int:pk>/lessons/<int:number>", courses.lesson, name="lesson"),
    path("takings/<int:pk>/lessons/<int:number>/file", courses.file, name="lesson-file"),
    path("takings/<int:pk>/certificate.pdf", courses.certificate, name="certificate"),
    path("certificates/<str:number>", courses.check, name="certificate-check"),
    *listing_urls(lists.GROUPS, "reading-groups"),
    path("reading-groups/new", groups.new, name="reading-group-new"),
    *life_urls(groups.GROUPS, "reading-groups/<int:pk>"),
    path("my-learning", groups.my_learning, name="my-learning"),
]
