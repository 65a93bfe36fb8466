"""A yearly investment plan: drafted by a form, filled from the government's sheet, its page with the acts on it."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.acts import page
from lianxinqiao.acts.begun import beginning, changing
from lianxinqiao.acts.lives import Life
from lianxinqiao.projects import forms, pages
from lianxinqiao.projects.actions import planning
from lianxinqiao.projects.models import Plan
from lianxinqiao.projects.next_steps import PLAN_SCREENS, gather_plan
from lianxinqiao.projects.rules import PLAN_RULES
from lianxinqiao.projects.stages import PLAN

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
    above=page.of_the_root,
)


def _this_year() -> dict[str, Any]:
    year = timezone.localdate().year
    return {"year": year, "name": _("%(year)s年度政府投资项目计划") % {"year": year}}


new = beginning(forms.PlanForm, planning.draft, title=gettext_lazy("编制投资计划"), initial=_this_year)


edit = changing(
    Plan.objects.visible_to,
    PLAN_RULES,
    "plan.change",
    forms.PlanForm,
    planning.change,
    title=gettext_lazy("修改投资计划"),
)
