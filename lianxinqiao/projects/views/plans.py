"""A yearly investment plan: drafted by a form, filled from the government's sheet, its page with the acts on it."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts.begun import begun
from lianxinqiao.acts.lives import Life
from lianxinqiao.people.requests import Request, in_body
from lianxinqiao.projects import forms, pages
from lianxinqiao.projects.actions import planning
from lianxinqiao.projects.models import Plan
from lianxinqiao.projects.next_steps import PLAN_SCREENS, gather_plan
from lianxinqiao.projects.rules import PLAN_RULES
from lianxinqiao.projects.stages import PLAN
from lianxinqiao.projects.views.projects import WRITING

PLANS = Life(
    Plan,
    PLAN,
    PLAN_SCREENS,
    template="projects/plan.html",
    listing="investment-plans",
    word=gettext_lazy("投资计划"),
    gather=gather_plan,
    facts=pages.plan_facts,
    context=pages.plan_context,
)


@login_required
@WRITING
def new(request: Request) -> HttpResponse:
    post, body = in_body(request)
    year = timezone.localdate().year

    initial = {"year": year, "name": _("%(year)s年度政府投资项目计划") % {"year": year}}
    form = forms.PlanForm(request.POST or None, post=post, initial=initial)

    def do() -> Plan:
        return planning.draft(body, values=form.values(), by=post, at=timezone.now())

    return begun(request, form, do, title=_("编制投资计划"))


@login_required
@WRITING
def edit(request: Request, pk: int) -> HttpResponse:
    plan = get_object_or_404(Plan.objects.visible_to(request.post), pk=pk)
    PLAN_RULES.may("plan.change", request.post, plan)
    post, _body = in_body(request)
    form = forms.PlanForm(request.POST or None, post=post, instance=plan)

    def do() -> Plan:
        planning.change(plan, values=form.values(), by=post, at=timezone.now())
        return plan

    return begun(request, form, do, title=_("修改投资计划"))
