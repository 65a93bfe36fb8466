"""Assign many: from a list at once, or at an assigning meeting as a package."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import assigning_paper, deadlines, rules
from lianxinqiao.matters.actions import assigning, preparing
from lianxinqiao.matters.assigning_forms import Assign
from lianxinqiao.matters.gathering import NEAR
from lianxinqiao.matters.models import AssigningMeeting, Matter
from lianxinqiao.matters.models.matters import of_body
from lianxinqiao.people.requests import Request, acting, at_hand
from lianxinqiao.ui.forms import DateInput

MANY = 500


class AssignMany(Assign):
    """The same units for each of them, now or on the list of a meeting."""

    meeting = forms.ModelChoiceField(
        AssigningMeeting.objects.none(),
        label=gettext_lazy("列入交办会"),
        required=False,
        empty_label=gettext_lazy("现在就交办"),
    )

    def prepare(self) -> None:
        super().prepare()
        del self.fields["complex"]  # each keeps the class it was registered with
        self.fields["lead"].initial = None
        meetings = AssigningMeeting.objects.filter(body_id=self.subject.body_id, made_at=None)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        self.cleaned_data.setdefault("complex", None)
        return {"to": super().values()["to"]}


class MeetingForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("名称"), max_length=120)
    held_on = forms.DateField(label=gettext_lazy("召开日期"), widget=DateInput())


def chosen(request: HttpRequest, rows: Any) -> Any:
    """The rows whose boxes were ticked."""
    typed = request.POST.getlist("pk") or request.GET.getlist("pk")
    ids = [int(each) for text in typed for each in text.split(",") if each.isdecimal() and len(each) < 18]
    return list(rows.filter(pk__in=ids[:MANY]))


@login_required
def assign_many(request: Request) -> HttpResponse:
    """Assign what was ticked in a list; each by itself, what was refused comes back with the reason."""
    post = at_hand(request)
    rules.may_begin("meeting.call", post)
    kind = of_body(post.body)
    rows = chosen(request, kind.objects.visible_to(post).select_related(*NEAR).order_by("number"))
    if not rows:
        messages.info(request, _("请先在列表里勾选要交办的%(matter)s。") % {"matter": kind.matter_word})
        return redirect(kind.listing)
    asked = "lead" in request.POST  # a list's own bulk form posts the ids alone
    arguments: dict[str, Any] = {"subject": rows[0], "post": post}
    form = AssignMany(request.POST, **arguments) if asked else AssignMany(**arguments)
    refused: list[Any] = []
    if asked and form.is_valid():
        refused = _assign_many(form, rows, post)
        meeting, done = form.cleaned_data["meeting"], len(rows) - len(refused)
        if done:
            said = _("已将%(n)s件%(matter)s列入交办会。") if meeting else _("已交办%(n)s件%(matter)s。")
            messages.success(request, said % {"n": done, "matter": kind.matter_word})
        if not refused:
            return redirect("assigning-meeting", meeting.pk) if meeting else redirect(kind.listing)
        rows = [row for row, _refusal in refused]
    return render(request, "matters/assign_many.html", {"form": form, "rows": rows, "refused": refused, "kind": kind})


def _assign_many(form: AssignMany, rows: list[Matter], post: Any) -> list[Any]:
    to, meeting, at = form.values()["to"], form.cleaned_data["meeting"], timezone.now()
    if meeting is None:
        return assigning.assign_many(rows, to=to, by=post, at=at)
    refused = []
    for row in rows:
        try:
            preparing.plan(meeting, row, to=to, by=post, at=at)
        except Refused as refusal:
            refused.append((row, refusal))
    return refused


@login_required
def meetings(request: Request) -> HttpResponse:
    """The assigning meetings of the body; a new one."""
    post = at_hand(request)
    rules.may_begin("meeting.call", post)
    assert post.body  # the rule asked
    due = deadlines.assigning_in(post.body, timezone.localdate())
    form = MeetingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        meeting = preparing.call_meeting(**form.cleaned_data, by=post, at=timezone.now())
        if due and meeting.held_on > due.date:
            late = {"day": due.date.isoformat(), "source": due.source}
            messages.warning(request, _("召开日期晚于%(day)s：大会期间的应当在那以前交办（%(source)s）。") % late)
        return redirect("assigning-meeting", meeting.pk)
    rows = AssigningMeeting.objects.filter(body=post.body)[:50]
    known = {"form": form, "rows": rows, "kind": of_body(post.body), "due": due}
    return render(request, "matters/meetings.html", known)


def _meeting(request: Request, pk: int) -> AssigningMeeting:
    post = acting(request)
    row = get_object_or_404(AssigningMeeting.objects.select_related("body"), post.of_its_bodies(), pk=pk)
    rules.may_begin("meeting.call", post.at(row.body))
    return row


@login_required
def meeting(request: Request, pk: int) -> HttpResponse:
    """The list of one meeting, by suggestion."""
    row = _meeting(request, pk)
    known = {"meeting": row, "planned": assigning_paper.planned(row).items(), "kind": of_body(row.body)}
    return render(request, "matters/meeting.html", known)


@login_required
def paper(request: Request, pk: int, kind: str) -> HttpResponse:
    """The list of one meeting to be handed round, as a sheet or as a paper."""
    return assigning_paper.answer(_meeting(request, pk), kind)


@login_required
@require_POST
def hold(request: Request, pk: int) -> HttpResponse:
    """Assign the whole package; if one cannot be, none is, and the sentence says which."""
    row = _meeting(request, pk)
    try:
        count = assigning.hold_assigning_meeting(row, by=acting(request), at=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = {"n": count, "matter": of_body(row.body).matter_word}
        messages.success(request, _("已交办%(n)s件%(matter)s。") % said)
    return redirect("assigning-meeting", row.pk)


@login_required
@require_POST
def take_off(request: Request, pk: int, suggestion: int) -> HttpResponse:
    row = _meeting(request, pk)
    subject = get_object_or_404(of_body(row.body).objects.visible_to(request.post), pk=suggestion)
    preparing.take_off(row, subject, by=acting(request), at=timezone.now())
    return redirect("assigning-meeting", row.pk)
