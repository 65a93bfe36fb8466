"""Meetings are begun here; the hall's own page, a decision's page, and who sits on the standing committee on a day."""

from datetime import date
from operator import attrgetter
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.acts.begun import WRITING, beginning, begun, changing
from lianxinqiao.meetings import absences, forms, pages, pulses, queries
from lianxinqiao.meetings.actions import keeping, planning, preparing
from lianxinqiao.meetings.models import Meeting, Member, Office
from lianxinqiao.meetings.next_steps import SCREENS, gather
from lianxinqiao.meetings.rules import RULES, open_vote
from lianxinqiao.meetings.speaking_rules import speaking
from lianxinqiao.meetings.stages import VoteStage
from lianxinqiao.people.models import Post
from lianxinqiao.people.requests import Request, acting, in_body

# ------------------------------------------------------------------ begun
new = beginning(forms.MeetingForm, preparing.draft, title=gettext_lazy("筹备会议"))


edit = changing(
    Meeting.objects.visible_to,
    RULES,
    "meeting.change",
    forms.MeetingForm,
    preparing.change,
    title=gettext_lazy("修改会议安排"),
)


new_plan = beginning(forms.PlanForm, planning.begin, title=gettext_lazy("起草年度计划"))


new_member = beginning(forms.MemberForm, keeping.seat_member, title=gettext_lazy("登记常委会组成人员"))


new_office = beginning(forms.OfficeForm, keeping.register_office, title=gettext_lazy("登记职务"))


@login_required
@WRITING
def rename_office(request: Request, pk: int) -> HttpResponse:
    post, office = _of_office(request, pk)
    form = forms.OfficeNameForm(request.POST or None, post=post, instance=office)

    def do() -> Office:
        keeping.rename_office(office, **form.values(), by=post, at=timezone.now())
        return office

    return begun(request, form, do, title=_("登记职务更名"))


@login_required
@WRITING
def abolish_office(request: Request, pk: int) -> HttpResponse:
    post, office = _of_office(request, pk)
    form = forms.OfficeEndForm(request.POST or None, post=post, instance=office)

    def do() -> Office:
        keeping.abolish_office(office, **form.values(), by=post, at=timezone.now())
        return office

    return begun(request, form, do, title=_("登记职务撤销"))


def _of_office(request: Request, pk: int) -> tuple[Post, Office]:
    post, body = in_body(request)
    return post, get_object_or_404(Office.objects.filter(body=body, ended_on=None), pk=pk)


def _found(request: Request, pk: int) -> Meeting:
    return get_object_or_404(Meeting.objects.visible_to(request.post).select_related("body", "term"), pk=pk)


# ------------------------------------------------------------------ the hall
@login_required
@require_safe
def chair(request: Request, pk: int) -> HttpResponse:
    """What the chair needs and nothing else: where the agenda stands, who is here, the one thing that comes next."""
    meeting = _found(request, pk)
    RULES.may_who(RULES.acts["meeting.open"], request.post, meeting)
    gather(meeting)
    offers = SCREENS.offers(request.post, meeting, timezone.now())
    context = pages.context(meeting, request.post, request.user, offers)
    return render(request, "meetings/chair.html", {"root": meeting, "back": request.path, **context})


@login_required
@require_safe
def hall(request: Request, pk: int) -> HttpResponse:
    """The screen on the wall: who is here, what is spoken of, the open vote without a tally, the last result."""
    return render(request, "meetings/hall.html", wall_of(_found(request, pk)))


@login_required
@require_safe
def wall(request: Request, pk: int) -> HttpResponse:
    """The part of that screen that changes, fetched every few seconds; after a lost network it goes on by itself."""
    return render(request, "meetings/wall.html", wall_of(_found(request, pk)))


def wall_of(meeting: Meeting) -> dict[str, Any]:
    gather(meeting)
    speech = speaking(meeting)
    vote = open_vote(meeting)
    items = list(meeting.items.all())
    over = [row for row in meeting.votes.all() if row.stage in {VoteStage.PASSED, VoteStage.FAILED}]
    heard = [item for item in items if item.heard_at]
    return {
        "root": meeting,
        "hall": pages.hall(meeting),
        "pulse": pulses.pulse(meeting),
        "vote": vote,
        "progress": pages.progress(vote) if vote else None,
        "speaking": pages.speech_told(speech) if speech else None,
        "last": pages.voted(over[-1]) if over and not vote else None,
        "now": max(heard, key=attrgetter("heard_at")) if heard else None,
        "agenda": [(item, [row for row in meeting.appointments.all() if row.item_id == item.pk]) for item in items],
    }


# ------------------------------------------------------------------ what was decided
@login_required
@require_safe
def decision(request: Request, pk: int) -> HttpResponse:
    acting(request)
    found = get_object_or_404(queries.decisions(request.post).select_related("vote", "item"), pk=pk)
    return render(
        request, "meetings/decision.html", {"decision": found, "voted": found.vote and pages.voted(found.vote)}
    )


@login_required
@require_safe
def members(request: Request) -> HttpResponse:
    """Who makes up the standing committee on a day."""
    _post, body = in_body(request)
    on = asked_day(request.GET.get("on", ""))
    rows = Member.objects.held(on).filter(mandate__term__body=body).select_related("mandate__person")
    may_register = RULES.acts["member.seat"].who[0].is_played_by(request.post, Meeting(body=body))
    absent = absences.of(body, on) if may_register else []
    told = {"on": on, "rows": rows, "body": body, "may_register": may_register, "absent": absent}
    return render(request, "meetings/members.html", told)


def asked_day(said: str) -> date:
    """The day of an address; today where it names none."""
    try:
        return parse_date(said) or timezone.localdate()
    except ValueError:
        return timezone.localdate()
