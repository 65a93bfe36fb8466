"""Yearly plans of activities, and where nothing has happened for how long."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.access.roles import OFFICE, RoleCode
from lianxinqiao.activities import coverage, pages_beside, profile, queries
from lianxinqiao.activities.actions import own, yearly
from lianxinqiao.activities.kinds import KINDS, is_for
from lianxinqiao.activities.models import OwnKind, WorkPlan
from lianxinqiao.activities.next_steps import WORKPLAN_SCREENS
from lianxinqiao.activities.rules import OWN_RULES
from lianxinqiao.activities.stages import WORKPLAN
from lianxinqiao.acts import page
from lianxinqiao.acts.begun import WRITING, BegunForm, beginning
from lianxinqiao.acts.forms import words
from lianxinqiao.acts.lives import Life
from lianxinqiao.acts.subjects import Beginning
from lianxinqiao.people.requests import Request, in_body

WORKPLANS = Life(
    WorkPlan,
    WORKPLAN,
    WORKPLAN_SCREENS,
    template="activities/workplan.html",
    listing="activity-plans",
    word=gettext_lazy("代表工作计划"),
    in_cppcc=gettext_lazy("委员活动计划"),
    facts=pages_beside.plan_facts,
    context=pages_beside.plan_context,
    above=page.of_the_root,
    on_their_page=frozenset({"workplan.add"}),
)
MAY_LOOK = OFFICE | {RoleCode.STATION_STAFF, RoleCode.CHAIRPERSONS}


class PlanForm(BegunForm):
    year = forms.IntegerField(label=gettext_lazy("年度"), min_value=2000, max_value=2100)
    aim = words(gettext_lazy("总体要求"), required=False)

    class Meta:
        model = WorkPlan
        fields = ("year", "aim")

    told = BegunForm.values


def _this_year() -> dict[str, int]:
    return {"year": timezone.localdate().year}


new = beginning(PlanForm, yearly.draft, title=gettext_lazy("起草年度活动计划"), initial=_this_year)


@login_required
@require_safe
def covered(request: Request) -> HttpResponse:
    """Which deputy, street and village has had nothing for how long."""
    post, body = in_body(request)
    if post.role not in MAY_LOOK:
        raise Refused(_("活动覆盖情况由机关和街道、乡镇工作人员查看。"))
    context = coverage.of(body, timezone.localdate(), township=post.township_id)
    return render(request, "activities/coverage.html", context)


class KindForm(forms.ModelForm):
    class Meta:
        model = OwnKind
        fields = ("is_on", "name", "points")


@login_required
@require_safe
def kinds(request: Request) -> HttpResponse:
    """The table of kinds, as this body has it, with what law or a figure knows of each."""
    _post, body = in_body(request)
    found = queries.own_kinds(body)
    rules = profile.of(body, timezone.localdate())
    rows = [
        (kind, found.get(code), getattr(rules, kind.notice)) for code, kind in KINDS.items() if is_for(code, body.kind)
    ]
    may = can(OWN_RULES.may, "kind.set", request.post, Beginning(body.pk))
    return render(request, "activities/kinds.html", {"rows": rows, "may": may, "term": rules.feedback})


@login_required
@WRITING
def kind(request: Request, code: str) -> HttpResponse:
    """One of them: on or off, its local name, its points."""
    post, body = in_body(request)
    if code not in KINDS:
        raise Http404
    found = queries.own_kinds(body).get(code) or OwnKind(body=body, kind=code)
    OWN_RULES.may("kind.set", post, Beginning(body.pk))
    form = KindForm(request.POST or None, instance=found)
    if form.is_bound and form.is_valid():
        own.set_kind(body=body, kind=code, **form.cleaned_data, by=post, at=timezone.now())
        messages.success(request, _("已保存：%(thing)s") % {"thing": KINDS[code].word})
        return redirect("activity-kinds")
    return render(request, "acts/begun.html", {"form": form, "title": KINDS[code].word})
