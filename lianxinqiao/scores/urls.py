from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.scores import lists
from lianxinqiao.scores.views import assessments, samples, standards

PERSON = "assessments/<int:pk>/persons/<int:mandate>"
STANDARD = "score-standards/<int:pk>"

urlpatterns = [
    path("my-year", assessments.my_year, name="my-year"),
    *listing_urls(lists.ASSESSMENTS, "assessments"),
    path("assessments/new", assessments.new, name="assessment-new"),
    *life_urls(assessments.ASSESSMENTS, "assessments/<int:pk>"),
    path(PERSON, assessments.person, name="assessment-person"),
    path(f"{PERSON}/<slug:what>.<slug:kind>", assessments.paper, name="assessment-paper"),
    path("assessments/<int:pk>/proofs/<int:point>", assessments.proof, name="assessment-proof"),
    *listing_urls(lists.STANDARDS, "score-standards"),
    path("score-standards/new", standards.new, name="score-standard-new"),
    *life_urls(standards.STANDARDS, STANDARD),
    path(f"{STANDARD}/head", standards.head, name="score-standard-head"),
    path(f"{STANDARD}/items/new", standards.item, name="score-standard-item"),
    path(f"{STANDARD}/items/<slug:code>", standards.item, name="score-standard-item"),
    path(f"{STANDARD}/items/<slug:code>/drop", standards.drop, name="score-standard-drop"),
    path(f"{STANDARD}/parts/<slug:what>", standards.part, name="score-standard-part"),
    *listing_urls(lists.SAMPLES, "duty-samples"),
    path("duty-samples/new", samples.new, name="duty-sample-new"),
    *life_urls(samples.SAMPLES, "duty-samples/<int:pk>"),
]
