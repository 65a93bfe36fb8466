from django.urls import path

from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls
from lianxinqiao.filings import lists
from lianxinqiao.filings.views import filings

urlpatterns = [
    *listing_urls(lists.FILINGS, "filings"),
    path("filings/new", filings.new, name="filing-new"),
    *life_urls(filings.FILINGS, "filings/<int:pk>"),
    *listing_urls(lists.REQUESTS, "review-requests"),
    path("review-requests/new", filings.new_request, name="review-request-new"),
    *life_urls(filings.REQUESTS, "review-requests/<int:pk>"),
]
