from django.urls import path

from lianxinqiao.activities import lists
from lianxinqiao.activities.views import activities, ledgers
from lianxinqiao.acts.doors import door_urls
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.views import life_urls

urlpatterns = [
    *listing_urls(lists.ACTIVITIES, "activities"),
    path("activities/new", activities.new, name="activity-new"),
    path("activities/held", activities.held, name="activity-held"),
    *life_urls(activities.ACTIVITIES, "activities/<int:pk>"),
    path("activities/<int:pk>/edit", activities.edit, name="activity-edit"),
    path("activities/<int:pk>/findings/<int:finding>/picture", activities.picture, name="activity-finding-picture"),
    *door_urls(activities.DOOR, "activities/<int:pk>"),
    *listing_urls(lists.PROBLEMS, "problems"),
    path("problems/new", ledgers.new_problem, name="problem-new"),
    *life_urls(ledgers.PROBLEMS, "problems/<int:pk>"),
    *listing_urls(lists.CAMPAIGNS, "campaigns"),
    path("campaigns/new", ledgers.new_campaign, name="campaign-new"),
    *life_urls(ledgers.CAMPAIGNS, "campaigns/<int:pk>"),
    path("hosts/<int:pk>", ledgers.host, name="host"),
    path("ledgers/<slug:ledger>/new", ledgers.new_line, name="line-new"),
]
for name, life in ledgers.LINES.items():
    urlpatterns += [*listing_urls(lists.LEDGERS[name], f"{name}s"), *life_urls(life, f"{name}s/<int:pk>")]
