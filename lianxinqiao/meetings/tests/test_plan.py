"""The year plan: nothing without a committee and a month, changes with a reason, and what happened is read from the meetings."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.meetings.actions import holding, planning
from lianxinqiao.meetings.models import PlanItem, YearPlan
from lianxinqiao.meetings.plan_pages import in_it, missing
from lianxinqiao.meetings.stages import PlanItemStage, PlanStage
from lianxinqiao.meetings.tests.scene import BEGINS, drafted, in_session, seated
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.models import Committee
from tests.cast import Cast, moment
from tests.scenes import remembered

AT = moment("2025-12-20")
LATER = moment("2026-02-01")


@remembered
def begun(people: Cast) -> YearPlan:
    return planning.begin(body=people.body, kind="supervision", year=2026, by=people.clerk, at=AT)


@remembered
def added(people: Cast, plan: YearPlan, **more: object) -> PlanItem:
    values = {
        "kind": "report",
        "title": "学前教育工作情况的报告",
        "unit": people.units["jiaoyu"],
        "committee": "教科文卫工作委员会",
        "month": 3,
    }
    return planning.add(plan, **{**values, **more}, by=people.clerk, at=AT)  # type: ignore[arg-type]


@remembered
def adopted(people: Cast) -> PlanItem:
    plan = begun(people)
    item = added(people, plan)
    planning.adopt(plan, by=people.chairpersons, at=AT)
    return item


def test_there_is_one_a_year(people: Cast) -> None:
    begun(people)
    with pytest.raises(ValidationError, match="已经有这类计划"):
        begun(people)


@pytest.mark.parametrize("missing", [{"committee": ""}, {"month": None}])
def test_no_item_without_a_committee_and_a_month(people: Cast, missing: dict[str, object]) -> None:
    plan = begun(people)
    added(people, plan, **missing)
    with pytest.raises(Refused, match="学前教育"):
        planning.adopt(plan, by=people.chairpersons, at=AT)


def test_an_adopted_plan_changes_with_a_reason(people: Cast) -> None:
    item = adopted(people)
    with pytest.raises(Refused, match="写明原因"):
        planning.change(item, title=item.title, month=5, by=people.clerk, at=LATER)
    planning.change(item, title=item.title, month=5, reason="区政府机构调整", by=people.clerk, at=LATER)
    assert (item.month, item.note) == (5, "区政府机构调整")


def test_it_goes_to_an_agenda_and_has_happened_when_it_was_heard(people: Cast) -> None:
    item = adopted(people)
    meeting = drafted(people)
    row = planning.put_on_agenda(item, meeting=meeting, by=people.clerk, at=LATER)
    assert (row.title, row.unit, row.kind) == (item.title, people.units["jiaoyu"], "report")
    assert not item.happened
    type(row).objects.filter(pk=row.pk).update(stage="heard", heard_at=BEGINS)
    assert PlanItem.objects.get(pk=item.pk).happened
    with pytest.raises(Refused, match="已经列入"):
        planning.put_on_agenda(item, meeting=meeting, by=people.clerk, at=LATER)


def test_who_reports_is_said_on_the_way_to_the_agenda_where_the_plan_names_nobody(people: Cast) -> None:
    item, meeting = adopted(people), drafted(people)
    PlanItem.objects.filter(pk=item.pk).update(unit=None)
    with pytest.raises(Refused, match="报告的机关"):
        planning.put_on_agenda(item, meeting=meeting, by=people.clerk, at=LATER)
    unit = people.units["caizheng"]
    assert planning.put_on_agenda(item, meeting=meeting, unit=unit, by=people.clerk, at=LATER).unit == unit


def test_what_no_meeting_hears_is_carried_out(people: Cast) -> None:
    item = adopted(people)
    with pytest.raises(Refused, match="不能晚于今天"):
        planning.carry_out(item, done_on=date(2026, 12, 1), by=people.clerk, at=LATER)
    planning.carry_out(item, by=people.clerk, at=LATER)
    assert (item.stage, item.happened) == (PlanItemStage.DONE, True)


def test_strangers_read_it_when_it_is_published(client: Client, people: Cast) -> None:
    item = adopted(people)
    plan = item.plan
    assert client.get(f"/m/plans/{plan.pk}").status_code == 404
    planning.publish(plan, by=people.clerk, at=LATER)
    assert plan.stage == PlanStage.PUBLISHED
    assert "学前教育工作情况的报告" in client.get(f"/m/plans/{plan.pk}").content.decode()


def test_its_page_and_its_list(client: Client, people: Cast) -> None:
    seated(people)
    item = adopted(people)
    for part in ("clerk", "chairpersons", "deputy", "jiaoyu_clerk"):
        client.force_login(people.posts[part].user)
        assert "学前教育" in client.get(item.plan.get_absolute_url()).content.decode(), part
        assert client.get("/plans").status_code == 200
    client.force_login(people.jiaotong_clerk.user)
    assert client.get(item.plan.get_absolute_url()).status_code == 404


# ------------------------------------------------------------------ what is asked for
@remembered
def bid(people: Cast, plan: YearPlan, by: str = "deputy") -> PlanItem:
    values = {"kind": "report", "title": "老旧小区电梯维保情况的报告", "origin": "society", "focus": "维保经费"}
    return planning.bid(plan, **values, by=people.posts[by], at=AT)


def test_a_deputy_asks_for_a_topic_and_reads_what_became_of_it(people: Cast) -> None:
    """监督法第十二条: it says from where it comes; nothing is adopted while a bid waits."""
    plan = begun(people)
    added(people, plan)
    item = bid(people, plan)
    with pytest.raises(Refused, match="1个申报"):
        planning.adopt(plan, by=people.chairpersons, at=AT)
    planning.pass_over(item, reason="明年安排", by=people.clerk, at=AT)
    assert Notice.objects.filter(kind="planned.pass_over", recipient=people.deputy.user).exists()
    planning.adopt(plan, by=people.chairpersons, at=AT)
    assert [row.title for row in in_it(plan)] == ["学前教育工作情况的报告"]


def test_a_bid_that_is_taken_has_its_committee_and_month(people: Cast) -> None:
    plan = begun(people)
    item = bid(people, plan)
    planning.take(item, committee="城建环资工作委员会", month=9, by=people.clerk, at=AT)
    planning.adopt(plan, by=people.chairpersons, at=AT)
    assert (item.stage, item.month, item.bid_by) == (PlanItemStage.PLANNED, 9, people.deputy)


def test_what_the_law_asks_every_year_is_missed(people: Cast) -> None:
    plan = begun(people)
    added(people, plan, kind="environment")
    assert "environment" not in {kind.code for kind in missing(plan)}
    assert {"audit", "mending", "debt", "assets", "accounts"} <= {kind.code for kind in missing(plan)}


@pytest.mark.parametrize(
    ("month", "today", "late"),
    [(3, date(2026, 3, 31), False), (3, date(2026, 4, 1), True), (12, date(2027, 1, 1), True)],
)
def test_late_when_its_month_is_over(people: Cast, month: int, today: date, late: bool) -> None:
    item = added(people, begun(people), month=month)
    assert item.late(today) is late


def test_an_audit_report_is_followed_by_what_was_mended(people: Cast) -> None:
    """Vector 80: heard on 28 August 2026, the report on what was mended is heard by 28 February 2027."""
    starts = moment("2026-08-28", "09:00")
    meeting = in_session(people, ("audit", "审计工作报告"), starts_at=starts, ends_at=starts + timedelta(hours=3))
    item = meeting.items.get()
    holding.hear(item, by=people.chairpersons, at=starts)
    assert item.follow_by == date(2027, 2, 28)


@pytest.mark.parametrize(("who", "told"), [("clerk", True), ("chairpersons", True), ("deputy", False)])
def test_what_stands_in_the_way_of_a_plan_is_said_to_whoever_makes_it(
    people: Cast, client: Client, who: str, told: bool
) -> None:
    """Nothing is offered to adopt it then; a page that says nothing of it looks broken."""
    plan = begun(people)
    added(people, plan, committee="")
    client.force_login(people.posts[who].user)
    page = client.get(plan.get_absolute_url())
    assert ("还没有写明承担的委员会和月份" in page.content.decode()) is told


def test_a_committee_is_called_in_the_readers_language(people: Cast, client: Client) -> None:
    Committee.objects.create(body=people.body, code="jkww", name="教科文卫工作委员会", name_en="Education Committee")
    plan = begun(people)
    added(people, plan)
    client.force_login(people.clerk.user)
    assert "教科文卫工作委员会" in client.get(plan.get_absolute_url()).content.decode()
    client.cookies["django_language"] = "en"
    page = client.get(plan.get_absolute_url()).content.decode()
    assert "Education Committee" in page and "· 教科文卫工作委员会" not in page
