"""The yearly plan: filled, put to the meeting, approved with its projects, and changed afterwards."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices.models import Notice
from lianxinqiao.projects.actions import planning
from lianxinqiao.projects.models import Project
from lianxinqiao.projects.stages import PlanStage, Stage
from lianxinqiao.projects.tests.scene import DECIDED, DRAFTED, a_plan, approved, proposed, submitted
from tests.cast import Cast, moment

LATER = moment("2026-06-01")


def test_its_projects_are_decided_with_it(people: Cast) -> None:
    plan = approved(people, Decimal(1000), Decimal(500))
    assert (plan.stage, plan.approved_total) == (PlanStage.APPROVED, 1500)
    rows = Project.objects.values_list("stage", "decision", "decided_on")
    assert set(rows) == {(Stage.APPROVED, "云人常〔2026〕2号", DECIDED.date())}
    assert Entry.objects.filter(act="project.decide").count() == 2
    assert Notice.objects.filter(kind="project.decide", recipient=people.jiaoyu_head.user).count() == 2


def test_an_empty_plan_is_not_submitted(people: Cast) -> None:
    with pytest.raises(Refused, match="还没有项目"):
        planning.submit(a_plan(people), by=people.clerk, at=DRAFTED)


def test_one_plan_a_year(people: Cast) -> None:
    a_plan(people)
    with pytest.raises(ValidationError, match="已经有投资计划"):
        a_plan(people)


def test_a_deputy_and_a_unit_draft_none(people: Cast) -> None:
    for post in (people.deputy, people.jiaoyu_head):
        with pytest.raises(Refused, match="编制投资计划"):
            planning.draft(people.body, values={"year": 2026, "name": "计划"}, by=post, at=DRAFTED)


def test_a_decision_has_a_number_and_a_day_that_was(people: Cast) -> None:
    plan = submitted(people, Decimal(100))
    known = {"meeting": "第三十次会议", "by": people.clerk, "at": DECIDED}
    with pytest.raises(Refused, match="不能晚于今天"):
        planning.approve(plan, decision="2号", decided_on=date(2026, 3, 1), **known)
    with pytest.raises(ValidationError, match="写明决定文号"):
        planning.approve(plan, decision=" ", decided_on=DECIDED.date(), **known)
    plan.refresh_from_db()
    assert plan.stage == PlanStage.SUBMITTED


def test_what_is_arranged_is_never_above_what_was_approved(people: Cast) -> None:
    plan, project = a_plan(people), proposed(people, total=Decimal(800))
    with pytest.raises(Refused, match="超出200万元"):
        planning.put(plan, project=project, annual=Decimal(1000), by=people.clerk, at=DRAFTED)
    planning.put(plan, project=project, annual=Decimal(600), by=people.clerk, at=DRAFTED)
    other = planning.draft(people.body, values={"year": 2027, "name": "下年度计划"}, by=people.clerk, at=DRAFTED)
    with pytest.raises(Refused, match="超出100万元"):
        planning.put(other, project=project, annual=Decimal(300), by=people.clerk, at=DRAFTED)


def test_a_total_that_moves_too_far_goes_back(people: Cast) -> None:
    """郑州 §17 as the profile has it: more than ten per cent of the total, up or down."""
    plan = approved(people, Decimal(1000), Decimal(1000))
    line = plan.lines.first()
    planning.adjust(line, annual=Decimal(1200), reason="征地提前完成", by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="调整幅度超过10%"):
        planning.adjust(line, annual=Decimal("1200.01"), reason="征地提前完成", by=people.clerk, at=LATER)
    with pytest.raises(Refused, match="调整幅度超过10%"):
        planning.adjust(line, annual=Decimal(799), reason="资金调减", by=people.clerk, at=LATER)
    line.refresh_from_db()
    assert line.annual == 1200, "what was refused is taken back"
    decided = {"decision": "云人常〔2026〕9号", "decided_on": LATER.date()}
    planning.adjust(line, annual=Decimal(1500), reason="增加内容", **decided, by=people.clerk, at=LATER)
    plan.refresh_from_db()
    assert (plan.approved_total, plan.decision) == (2500, "云人常〔2026〕9号")
    planning.adjust(line, annual=Decimal(1700), reason="再调增", by=people.clerk, at=LATER)


def test_it_is_sent_back_with_a_reason(people: Cast) -> None:
    plan = submitted(people, Decimal(100))
    with pytest.raises(Refused, match="说明原因"):
        planning.send_back(plan, reason=" ", by=people.clerk, at=DECIDED)
    planning.send_back(plan, reason="补充资金来源", by=people.clerk, at=DECIDED)
    assert plan.stage == PlanStage.DRAFTED
    line = plan.lines.get()
    planning.remove(line, by=people.clerk, at=DECIDED)
    assert not plan.lines.exists()
