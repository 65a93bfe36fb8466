from django.urls import path, re_path

from lianxinqiao.acts import offline
from lianxinqiao.acts.list_views import listing_urls
from lianxinqiao.acts.rowsheets import sheet_path
from lianxinqiao.acts.views import life_urls
from lianxinqiao.meetings import exam_sheet, lists
from lianxinqiao.meetings.views import away, lives, meetings, papers, screens, secret

urlpatterns = [
    *listing_urls(lists.MEETINGS, "meetings"),
    path("meetings/new", meetings.new, name="meeting-new"),
    path("meetings/away/", away.page, name="meeting-away"),
    path("meetings/away/worker.js", away.worker, name="meeting-away-worker"),
    path("meetings/away/token", offline.token, name="meeting-away-token"),
    path("meetings/away/send", away.send, name="meeting-away-send"),
    path("meetings/<int:pk>/away.json", away.papers, name="meeting-away-papers"),
    path("meetings/members", meetings.members, name="members"),
    path("meetings/members/new", meetings.new_member, name="member-new"),
    *life_urls(lives.MEETINGS, "meetings/<int:pk>"),
    path("meetings/<int:pk>/edit", meetings.edit, name="meeting-edit"),
    path("meetings/<int:pk>/hall", meetings.hall, name="meeting-hall"),
    path("meetings/<int:pk>/hall/now", meetings.wall, name="meeting-wall"),
    path("meetings/<int:pk>/invitation.ics", screens.invitation, name="meeting-invitation"),
    path("screens/<str:code>", screens.screen, name="meeting-screen"),
    path("screens/<str:code>/now", screens.now, name="meeting-screen-now"),
    path("meetings/<int:pk>/chair", meetings.chair, name="meeting-chair"),
    path("meetings/<int:pk>/papers/<int:paper>", papers.filed, name="meeting-filed"),
    path("meetings/<int:pk>/slips", secret.draw, name="meeting-slips"),
    path("meetings/<int:pk>/boxes/<int:key>", secret.papers, name="box-papers"),
    path("meetings/<int:pk>/boxes/<int:key>.json", secret.recount, name="box-recount"),
    path("meetings/<int:pk>/package.zip", papers.package, name="meeting-package"),
    re_path(
        r"^meetings/(?P<pk>[0-9]{1,9})/(?P<paper>notice|minutes|appointments|oath|elected|seats|members|briefing|gazette)\.(?P<kind>docx|pdf)$",
        papers.of_meeting,
        name="meeting-paper",
    ),
    re_path(
        r"^meetings/(?P<pk>[0-9]{1,9})/votes/(?P<vote>[0-9]{1,9})\.(?P<kind>docx|pdf)$",
        papers.of_vote,
        name="vote-paper",
    ),
    re_path(
        r"^meetings/(?P<pk>[0-9]{1,9})/seats/(?P<change>[0-9]{1,9})\.(?P<kind>docx|pdf)$",
        papers.to_member,
        name="member-paper",
    ),
    re_path(
        r"^meetings/(?P<pk>[0-9]{1,9})/elections/(?P<election>[0-9]{1,9})\.(?P<kind>docx|pdf)$",
        papers.of_election,
        name="election-paper",
    ),
    *listing_urls(lists.PLANS, "plans"),
    path("plans/new", meetings.new_plan, name="work-plan-new"),
    *life_urls(lives.PLANS, "plans/<int:pk>"),
    re_path(r"^plans/(?P<pk>[0-9]{1,9})\.(?P<kind>docx|pdf)$", papers.of_plan, name="work-plan-paper"),
    *listing_urls(lists.DECISIONS, "decisions"),
    path("decisions/<int:pk>", meetings.decision, name="decision"),
    re_path(r"^decisions/(?P<pk>[0-9]{1,9})\.(?P<kind>docx|pdf)$", papers.of_decision, name="decision-paper"),
    *listing_urls(lists.APPOINTMENTS, "appointments"),
    sheet_path(exam_sheet.SHEET, "appointments/exams"),
    *listing_urls(lists.HOLDERS, "holders"),
    re_path(r"^appointments/(?P<pk>[0-9]{1,9})\.(?P<kind>docx|pdf)$", papers.of_appointment, name="appointment-paper"),
    re_path(
        r"^appointments/(?P<pk>[0-9]{1,9})/filed-above\.(?P<kind>docx|pdf)$",
        papers.filed_above,
        name="filed-above-paper",
    ),
    path("offices/<int:pk>/rename", meetings.rename_office, name="office-rename"),
    path("offices/<int:pk>/abolish", meetings.abolish_office, name="office-abolish"),
    path("offices/new", meetings.new_office, name="office-new"),
    *listing_urls(lists.DELIBERATIONS, "deliberations"),
    *life_urls(lives.DELIBERATIONS, "deliberations/<int:pk>"),
    re_path(r"^deliberations/(?P<pk>[0-9]{1,9})\.(?P<kind>docx|pdf)$", papers.of_opinion, name="deliberation-paper"),
]
