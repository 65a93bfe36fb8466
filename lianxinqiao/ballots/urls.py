from django.urls import path

from lianxinqiao.ballots import views

# The slot of the box (…/cast, …/now, …/papers/…) is answered before any of this: box.BoxMiddleware.
urlpatterns = [
    path("ballots", views.slips, name="ballots"),
    path("ballots/recount.py", views.recount, name="ballots-recount"),
]
