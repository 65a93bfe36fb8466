from django.urls import path

from lianxinqiao.activities import listing_sheet, lists
from lianxinqiao.activities.importing import SHEET
from lianxinqiao.activities.views import (
    activities,
    booking,
    committees,
    evidence,
    ledgers,
    mine,
    offline,
    papers,
    plans,
    rolls,
)
from lianxinqiao.acts import offline as on_phones
from lianxinqiao.acts.doors import door_urls
from lianxinqiao.acts.intakes import intake_urls
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.rowsheets import sheet_path
from lianxinqiao.acts.views import life_urls

urlpatterns = [
    *listing_urls(lists.ACTIVITIES, "activities"),
    path("activities/new", activities.new, name="activity-new"),
    path("activities/held", activities.held, name="activity-held"),
    *life_urls(activities.ACTIVITIES, "activities/<int:pk>"),
    *intake_urls(SHEET, "activities/import"),
    path("activities/mine", mine.mine, name="activities-mine"),
    path("activities/<int:pk>/typed", mine.typed, name="activity-typed"),
    path("committees", committees.every, name="committees"),
    path("committees/<int:pk>", committees.one, name="committee"),
    path("activities/kinds", plans.kinds, name="activity-kinds"),
    path("activities/kinds/<slug:code>", plans.kind, name="activity-kind"),
    path("activities/coverage", plans.covered, name="activity-coverage"),
    path("activities/<int:pk>/papers/<slug:paper>.<slug:kind>", papers.of_activity, name="activity-paper"),
    path("activities/<int:pk>/seats/<int:seat>.<slug:kind>", papers.certificate, name="activity-certificate"),
    path("activities/<int:pk>/bookings/<int:booking>/who", booking.who, name="booking-who"),
    sheet_path(listing_sheet.SHEET, "findings/sheet"),
    path("findings/note", offline.page, name="finding-note"),
    path("findings/worker.js", offline.worker, name="finding-worker"),
    path("findings/token", on_phones.token, name="finding-token"),
    path("findings/send", offline.send, name="finding-send"),
    path("rolls/list", rolls.page, name="roll"),
    path("rolls/worker.js", rolls.worker, name="roll-worker"),
    path("rolls/<int:pk>.json", rolls.listed, name="roll-list"),
    path("rolls/send", rolls.send, name="roll-send"),
    path("evidence/<int:pk>", evidence.file, name="activity-evidence"),
    *listing_urls(lists.WORKPLANS, "activity-plans"),
    path("activity-plans/new", plans.new, name="workplan-new"),
    *life_urls(plans.WORKPLANS, "activity-plans/<int:pk>"),
    path("activities/<int:pk>/edit", activities.edit, name="activity-edit"),
    path("activities/<int:pk>/findings/<int:finding>/picture", activities.picture, name="activity-finding-picture"),
    *door_urls(activities.DOOR, "activities/<int:pk>"),
    *listing_urls(lists.PROBLEMS, "problems"),
    path("problems/new", ledgers.new_problem, name="problem-new"),
    *life_urls(ledgers.PROBLEMS, "problems/<int:pk>"),
    *listing_urls(lists.CAMPAIGNS, "campaigns"),
    path("campaigns/new", ledgers.new_campaign, name="campaign-new"),
    *life_urls(ledgers.CAMPAIGNS, "campaigns/<int:pk>"),
    path("campaigns/<int:pk>/photos/<int:photo>", ledgers.photo, name="campaign-photo"),
    path("campaigns/<int:pk>/rows/<slug:code>", ledgers.rows, name="campaign-rows"),
    path("campaigns/<int:pk>/report.docx", ledgers.closing, name="campaign-report"),
    *listing_urls(lists.HOSTS, "hosts"),
    path("hosts/new", ledgers.new_host, name="host-new"),
    path("hosts/<int:pk>", ledgers.host, name="host"),
    path("ledgers/<slug:ledger>/new", ledgers.new_line, name="line-new"),
]
for name, life in ledgers.LINES.items():
    urlpatterns += [*listing_urls(lists.LEDGERS[name], f"{name}s"), *life_urls(life, f"{name}s/<int:pk>")]
