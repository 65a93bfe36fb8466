"""A yearly plan is written, changed, and reported on."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.frame import day
from lianxinqiao.acts.stages import step
from lianxinqiao.conveners.frame import FRAME
from lianxinqiao.conveners.models import YearPlan
from lianxinqiao.conveners.rules import RULES
from lianxinqiao.conveners.stages import Stage
from lianxinqiao.people.models import Body, Post


@transaction.atomic
def write(*, body: Body, values: Mapping[str, Any], by: Post, at: datetime) -> YearPlan:
    """Of an area or of a sector, one a year."""
    plan = YearPlan(body=body, planned_on=day(at), **values)
    RULES.may("year_plan.write", by, plan, at)
    plan.full_clean()
    plan.save(force_insert=True)
    FRAME.done("year_plan.write", plan, by=by, at=at)
    return plan


def change(plan: YearPlan, *, text: str, by: Post, at: datetime) -> None:
    with FRAME.act("year_plan.change", plan, by=by, at=at) as done:
        if not text.strip():
            raise Refused(_("请填写年度计划。"))
        plan.text = text.strip()
        plan.save()
        done(data={"length": len(plan.text)})


def report(plan: YearPlan, *, report: str, by: Post, at: datetime) -> None:
    """How the year went; the plan is closed with it."""
    with FRAME.act("year_plan.report", plan, by=by, at=at) as done:
        if not report.strip():
            raise Refused(_("请填写年度总结。"))
        step(plan, Stage.REPORTED)
        plan.report, plan.reported_on = report.strip(), day(at)
        plan.save()
        done(data={"length": len(plan.report)})
