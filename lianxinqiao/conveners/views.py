"""Conveners and sectors of a year, a convener's page, and the plans."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_safe

from lianxinqiao.acts.begun import beginning
from lianxinqiao.acts.lives import Life
from lianxinqiao.acts.offers import Due, Screens
from lianxinqiao.conveners import actions, queries
from lianxinqiao.conveners.act_forms import FORMS, PlanForm
from lianxinqiao.conveners.models import CheckIn, YearPlan
from lianxinqiao.conveners.rules import RULES
from lianxinqiao.conveners.stages import PLAN
from lianxinqiao.people import sectors as named
from lianxinqiao.people.models import Body, Post
from lianxinqiao.people.requests import Request, in_body

YEARS = 4  # so many are offered


def _due(_subject: Any) -> Due:
    return None, ()


def facts(plan: YearPlan, _post: Post | None) -> list[tuple[Any, Any]]:
    return [
        (gettext_lazy("年度"), plan.year),
        (gettext_lazy("街道、乡镇"), plan.township.spoken if plan.township else ""),
        (gettext_lazy("界别"), named.spoken(plan.sector)),
        (gettext_lazy("制定日期"), plan.planned_on),
        (gettext_lazy("年度计划"), plan.text),
        (gettext_lazy("总结日期"), plan.reported_on),
        (gettext_lazy("年度总结"), plan.report),
    ]


SCREENS = Screens(RULES, FORMS, parts=lambda plan: [("", plan)], due=_due, address="year-plan-act")
PLANS = Life(YearPlan, PLAN, SCREENS, listing="year-plans", word=pgettext_lazy("年度计划", "年度计划"), facts=facts)


def _asked(request: Request) -> tuple[Post, Body, int]:
    """The body's year that the address names; a congress has no such pages."""
    post, body = in_body(request)
    if body.kind != Body.Kind.CPPCC:
        raise Http404
    today = timezone.localdate()
    year = request.GET.get("year", "")
    return post, body, int(year) if year.isdecimal() and 1954 <= int(year) <= today.year else today.year


def _years(body: Body) -> list[int]:
    opened = body.terms.values_list("sessions__opens_on__year", flat=True)
    known = {year for year in opened if year} | {timezone.localdate().year}
    return sorted(known, reverse=True)[:YEARS]


@login_required
@require_safe
def conveners(request: Request) -> HttpResponse:
    _post, body, year = _asked(request)
    rows = queries.of_conveners(body, year, timezone.localdate())
    context = {"rows": rows, "year": year, "years": _years(body), "activities": sum(row.activities for row in rows)}
    return render(request, "conveners/conveners.html", context)


@login_required
@require_safe
def convener(request: Request, pk: int) -> HttpResponse:
    """One convener: the members of the area, the year's activities, the plan."""
    _post, body, year = _asked(request)
    today = timezone.localdate()
    found = get_object_or_404(queries.conveners(body, today), pk=pk)
    context = {
        "convener": found,
        "year": year,
        "years": _years(body),
        "members": queries.members_of(found, today),
        "activities": queries.activities_of(body, year).filter(township=found.township_id).order_by("-starts_at"),
        "check_ins": CheckIn.objects.filter(body=body, township=found.township_id, ended_on=None).select_related(
            "mandate__person", "township"
        ),
        "plans": YearPlan.objects.filter(body=body, township=found.township_id).select_related("township"),
    }
    return render(request, "conveners/convener.html", context)


@login_required
@require_safe
def sectors(request: Request) -> HttpResponse:
    """Each sector's duties of the year, done or open."""
    _post, body, year = _asked(request)
    rows = queries.of_sectors(body, year, timezone.localdate())
    duties = [duty.word for duty in rows[0].duties] if rows else []
    context = {"rows": rows, "duties": duties, "year": year, "years": _years(body)}
    return render(request, "conveners/sectors.html", context)


new = beginning(PlanForm, actions.write, title=gettext_lazy("制定年度计划"))
