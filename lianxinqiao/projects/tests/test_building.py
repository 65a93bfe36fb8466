"""A project from its decision to the final account: approvals, progress, milestones, money, results."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from lianxinqiao.access.refused import Refused
from lianxinqiao.notices.models import Notice
from lianxinqiao.projects import pages
from lianxinqiao.projects.actions import building, counting, deciding
from lianxinqiao.projects.models import Report
from lianxinqiao.projects.reminding import REMINDING
from lianxinqiao.projects.stages import Measured, Stage
from lianxinqiao.projects.tests.scene import BEGUN, DECIDED, OPENED, begun, completed, decided, opened, proposed
from tests.cast import Cast, moment

VECTORS = {row["n"]: row for row in json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))}
LATER = moment("2026-06-01")


def test_it_lives_to_its_final_account(people: Cast) -> None:
    project = opened(people)
    counting.pay(project, amount=Decimal(4500), on=OPENED.date(), what="工程款", by=people.jiaoyu_head, at=OPENED)
    with pytest.raises(Refused, match="已经支付的资金比决算多100万元"):
        building.settle(project, final=Decimal(4400), by=people.jiaoyu_head, at=OPENED)
    building.settle(project, final=Decimal(4600), by=people.jiaoyu_head, at=OPENED)
    assert (project.stage, project.final) == (Stage.CLOSED, 4600)


def test_another_unit_does_not_report(people: Cast) -> None:
    project = begun(people)
    with pytest.raises(Refused, match="报告进度"):
        building.report(project, percent=10, note="开挖", by=people.caizheng_head, at=LATER)


def test_from_a_total_on_three_approvals_come_first(people: Cast) -> None:
    """郑州 §10: 5,000万元 exactly is in."""
    assert VECTORS[102]["expect"] == {"proposal, feasibility and design": "all three"}
    small = decided(people, "小项目", total=Decimal("4999.99"))
    building.begin(small, on=BEGUN.date(), by=people.jiaoyu_head, at=BEGUN)
    project = decided(people, total=Decimal(5000))
    with pytest.raises(Refused, match="项目建议书、可行性研究报告、初步设计概算"):
        building.begin(project, on=BEGUN.date(), by=people.jiaoyu_head, at=BEGUN)
    for kind, amount in (("proposal", None), ("feasibility", Decimal(5000)), ("design", Decimal(5200))):
        deciding.approve(
            project,
            kind=kind,
            number=f"云发改〔2026〕{kind}",
            on=DECIDED.date(),
            amount=amount,
            by=people.jiaoyu_head,
            at=BEGUN,
        )
    building.begin(project, on=BEGUN.date(), by=people.jiaoyu_head, at=BEGUN)
    assert project.stage == Stage.BEGUN
    assert project.cap == 5200


def test_a_budget_far_above_the_estimate_is_reported(people: Cast) -> None:
    project = proposed(people, total=Decimal(5000))
    known = {"on": DECIDED.date(), "by": people.clerk, "at": DECIDED}
    deciding.approve(project, kind="feasibility", number="1号", amount=Decimal(5000), **known)
    deciding.approve(project, kind="design", number="2号", amount=Decimal(5500), **known)
    with pytest.raises(Refused, match="超过10%"):
        deciding.approve(project, kind="design", number="3号", amount=Decimal("5500.01"), **known)
    deciding.approve(project, kind="design", number="3号", amount=Decimal(5600), reported="云发改〔2026〕8号", **known)
    assert project.budget == 5600


def test_no_more_is_paid_than_was_approved(people: Cast) -> None:
    project = begun(people, total=Decimal(4900))
    counting.pay(project, amount=Decimal(4800), on=LATER.date(), what="工程款", by=people.jiaoyu_head, at=LATER)
    with pytest.raises(Refused, match="超出批准的投资100万元"):
        counting.pay(project, amount=Decimal(200), on=LATER.date(), what="工程款", by=people.jiaoyu_head, at=LATER)
    assert VECTORS[101]["expect"]["refused"].startswith("100万")


def test_a_milestone_is_never_on_a_free_day(people: Cast) -> None:
    project = begun(people)
    by, at = people.jiaoyu_head, LATER
    with pytest.raises(Refused, match=r"2026-06-27是休息日.*2026-06-29"):
        building.set_milestone(project, name="主体封顶", planned_on=date(2026, 6, 27), by=by, at=at)
    with pytest.raises(Refused, match="2026-10-01是国庆节"):
        building.set_milestone(project, name="主体封顶", planned_on=date(2026, 10, 1), by=by, at=at)
    row = building.set_milestone(project, name="主体封顶", planned_on=date(2026, 6, 29), by=by, at=at)
    building.move(row, planned_on=date(2026, 7, 6), reason="连续降雨", by=by, at=at)
    assert (row.first_on, row.planned_on) == (date(2026, 6, 29), date(2026, 7, 6))
    with pytest.raises(Refused, match="不能晚于今天"):
        building.reach(row, on=date(2026, 7, 3), by=by, at=at)
    building.reach(row, on=LATER.date(), by=by, at=at)
    with pytest.raises(Refused, match="已经完成"):
        building.move(row, planned_on=date(2026, 7, 6), reason="再改", by=by, at=at)


def test_a_pause_is_kept_with_its_days(people: Cast) -> None:
    project = begun(people)
    building.pause(project, reason="文物勘探", by=people.jiaoyu_head, at=LATER)
    assert Notice.objects.filter(kind="project.pause", recipient=people.clerk.user).exists()
    with pytest.raises(Refused, match="暂停"):
        building.report(project, percent=20, note="基础", by=people.jiaoyu_head, at=LATER)
    building.resume(project, by=people.jiaoyu_head, at=moment("2026-06-22"))
    pause = project.pauses.get()
    assert (pause.from_on, pause.to_on) == (date(2026, 6, 1), date(2026, 6, 22))


def test_it_is_completed_at_a_hundred_per_cent(people: Cast) -> None:
    project = begun(people)
    building.report(project, percent=90, note="外立面完成", by=people.jiaoyu_head, at=LATER)
    with pytest.raises(Refused, match="形象进度是90%"):
        building.complete(project, on=LATER.date(), by=people.jiaoyu_head, at=LATER)
    with pytest.raises(ValidationError):
        building.report(project, percent=101, note="超了", by=people.jiaoyu_head, at=LATER)


def test_a_unit_s_result_counts_once_the_office_confirms_it(people: Cast) -> None:
    project = completed(people)
    by, at, on = people.jiaoyu_head, OPENED, OPENED.date()
    row = counting.measure(project, kind="places", amount=1080, on=on, by=by, at=at)
    assert row.stage == Measured.ENTERED
    with pytest.raises(ValidationError, match="已经登记"):
        counting.measure(project, kind="places", amount=1080, on=on, by=by, at=at)
    with pytest.raises(Refused):
        counting.confirm(row, by=by, at=at)
    counting.confirm(row, by=people.clerk, at=at)
    counting.strike(row, reason="数字有误", by=people.clerk, at=at)
    again = counting.measure(project, kind="places", amount=1020, on=on, by=people.clerk, at=at)
    assert again.stage == Measured.CONFIRMED


def test_it_is_given_up_with_a_reason(people: Cast) -> None:
    project = decided(people)
    with pytest.raises(Refused, match="说明原因"):
        deciding.cancel(project, reason="", by=people.clerk, at=LATER)
    deciding.cancel(project, reason="规划调整", by=people.clerk, at=LATER)
    assert (project.stage, project.is_public) == (Stage.CANCELLED, False)


def test_a_contract_stays_within_what_was_approved(people: Cast) -> None:
    project = decided(people)
    with pytest.raises(Refused, match="合同价比批准的投资多200万元"):
        deciding.contract(project, contractor="云河建工", amount=Decimal(5000), by=people.jiaoyu_head, at=LATER)
    deciding.contract(project, contractor="云河建工", amount=Decimal(4700), by=people.jiaoyu_head, at=LATER)
    assert project.contract == 4700


def test_photos_of_one_place_stand_beside_each_other() -> None:
    def photo(pk: int, time: str, spot: str = "") -> Report:
        return Report(pk=pk, picture_id=pk, time=time, spot=spot)

    gate, yard = "校门", "操场"
    rows = [photo(1, "before", gate), photo(2, "before", yard), photo(3, "during", gate), photo(4, "after", gate)]
    assert [row.pk for row in pages.before_and_after(rows)] == [1, 4]
    rows.append(photo(5, "after", yard))
    assert [row.pk for row in pages.before_and_after(rows)] == [1, 4, 2, 5]
    assert [row.pk for row in pages.before_and_after([photo(1, "before"), photo(2, "after"), photo(3, "after")])] == [
        1,
        3,
    ]


def test_an_opened_project_is_evaluated(people: Cast) -> None:
    project = opened(people)
    with pytest.raises(Refused, match="写明评价"):
        building.evaluate(project, evaluation=" ", on=OPENED.date(), by=people.jiaoyu_head, at=OPENED)
    told = "入学人数达到设计规模，接送仍有拥堵。"
    building.evaluate(project, evaluation=told, on=OPENED.date(), by=people.jiaoyu_head, at=OPENED)
    assert project.evaluated_on == OPENED.date()


def test_units_and_followers_are_reminded_of_milestones(people: Cast) -> None:
    project = begun(people)
    counting.follow(project, leader=people.deputy.mandate, by=people.clerk, at=BEGUN)
    building.set_milestone(project, name="封顶", planned_on=date(2026, 5, 20), by=people.jiaoyu_head, at=BEGUN)
    assert REMINDING.remind_all(at=moment("2026-03-04")) == 0
    REMINDING.remind_all(at=moment("2026-05-22"))
    told = set(Notice.objects.filter(kind="reminder").values_list("recipient", flat=True))
    assert told >= {people.jiaoyu_head.user.pk, people.deputy.user.pk}
    before = Notice.objects.filter(kind="reminder").count()
    REMINDING.remind_all(at=moment("2026-05-22"))
    assert Notice.objects.filter(kind="reminder").count() == before
