"""The yearly plan: drafted, adopted, published; activities name its lines; notice and feedback by the profile."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities import profile, queries
from lianxinqiao.activities.actions import answering, planning, yearly
from lianxinqiao.activities.models import PlanLine, WorkPlan
from lianxinqiao.activities.tests.scene import BEGINS, CALLED, ENDS, PLANNED, called, planned
from lianxinqiao.notices.models import Notice
from lianxinqiao.rulebook import presets, terms
from lianxinqiao.workdays.calendar import Calendar
from tests.cast import Cast
from tests.scenes import remembered

LINE = {"kind": "topical", "title": "视察学校周边交通", "organiser": "standing", "from_month": 3, "to_month": 4}


@remembered
def drafted(people: Cast) -> WorkPlan:
    plan = yearly.draft(body=people.body, year=2026, aim="围绕民生开展活动。", by=people.clerk, at=PLANNED)
    yearly.add(plan, **LINE, times=2, by=people.clerk, at=PLANNED)  # type: ignore[arg-type]
    return plan


def test_a_plan_is_adopted_then_told_to_every_deputy_and_published(people: Cast, client: Client) -> None:
    plan = drafted(people)
    with pytest.raises(Refused, match="起草中"):
        yearly.publish(plan, by=people.clerk, at=PLANNED)
    yearly.adopt(plan, adopted_by="区人大常委会主任会议", by=people.clerk, at=PLANNED)
    address = reverse("portal-workplan", args=[plan.pk])
    assert client.get(address).status_code == 404
    yearly.publish(plan, by=people.clerk, at=PLANNED)
    told = set(Notice.objects.filter(kind="workplan.publish").values_list("recipient_id", flat=True))
    assert {people.deputy.user.pk, people.cosigner.user.pk} <= told
    assert "视察学校周边交通" in client.get(address).content.decode()


def test_an_activity_says_which_line_it_fulfils_and_the_line_counts_what_was_held(people: Cast) -> None:
    plan = drafted(people)
    line = plan.lines.get()
    activity = planned(people, "deputy", line=line)
    assert [row.held for row in queries.lines_of(plan)] == [0]
    planning.call(activity, by=people.clerk, at=CALLED)
    answering.hold(activity, by=people.clerk, at=ENDS)
    assert [(row.held, row.times) for row in queries.lines_of(plan)] == [(1, 2)]


def test_after_it_was_adopted_a_line_comes_and_goes_with_a_reason(people: Cast) -> None:
    plan = drafted(people)
    yearly.adopt(plan, adopted_by="主任会议", by=people.clerk, at=PLANNED)
    with pytest.raises(Refused, match="原因"):
        yearly.add(plan, **LINE, by=people.clerk, at=PLANNED)  # type: ignore[arg-type]
    added = yearly.add(plan, **LINE, note="市人大部署", by=people.clerk, at=PLANNED)  # type: ignore[arg-type]
    yearly.drop(added, reason="与市里的视察合并", by=people.clerk, at=PLANNED)
    added.refresh_from_db()
    assert (added.dropped, added.note) == (True, "与市里的视察合并")


def test_a_plan_without_lines_is_not_adopted_and_a_year_has_one(people: Cast) -> None:
    plan = yearly.draft(body=people.body, year=2027, by=people.clerk, at=PLANNED)
    with pytest.raises(Refused, match="还没有安排"):
        yearly.adopt(plan, adopted_by="主任会议", by=people.clerk, at=PLANNED)
    with pytest.raises(ValidationError, match="已经起草"):
        yearly.draft(body=people.body, year=2027, by=people.clerk, at=PLANNED)


def test_months_are_those_of_a_year(people: Cast) -> None:
    plan = drafted(people)
    with pytest.raises(ValidationError, match="1至12"):
        yearly.add(plan, **{**LINE, "from_month": 5, "to_month": 4}, by=people.clerk, at=PLANNED)  # type: ignore[arg-type]


def test_the_second_line_stands_after_the_first(people: Cast) -> None:
    plan = drafted(people)
    second = yearly.add(plan, **LINE, by=people.clerk, at=PLANNED)  # type: ignore[arg-type]
    assert second.position == 2


@pytest.mark.parametrize(
    ("since", "until", "chinese", "english"), [(3, 3, "3月", "Month 3"), (3, 4, "3—4月", "Months 3 to 4")]
)
def test_the_months_of_a_line_as_the_reader_says_them(since: int, until: int, chinese: str, english: str) -> None:
    line = PlanLine(from_month=since, to_month=until)
    assert line.months_spoken == chinese
    with override("en"):
        assert line.months_spoken == english


# ------------------------------------------------------------------ the profile
@pytest.mark.parametrize(
    ("code", "due"),
    [
        ("zhejiang-2016", date(2026, 6, 30)),
        ("shandong-2017", date(2026, 6, 30)),
        ("chongqing-2017", date(2026, 4, 30)),
    ],
)
def test_a_report_forwarded_on_the_last_of_march_is_answered_by_the_place_s_term(code: str, due: date) -> None:
    """Vector 193."""
    term = presets.preset(code).rules.activities.feedback
    assert term is not None
    assert terms.due(term, date(2026, 3, 31), Calendar(frozenset(), frozenset(), frozenset()), roll=False).date == due
    assert not term.source.assumed


def test_an_inspection_of_three_days_is_announced_ten_days_before(people: Cast) -> None:
    """Vector 194: notice by 10 November for 20 to 22 November."""
    rules = presets.preset("henan-2017").rules.activities
    begins, ends = date(2026, 11, 20), date(2026, 11, 22)
    assert begins - timedelta(days=rules.notice_inspection) == date(2026, 11, 10)
    assert rules.inspection_least <= (ends - begins).days + 1 <= rules.inspection_most
    assert profile.notice_by(people.body, "inspection", begins) == date(2026, 11, 10)


def test_a_late_notice_goes_out_and_says_so(people: Cast) -> None:
    activity = planned(people, "deputy", kind="inspection")
    late = BEGINS - timedelta(days=4)
    assert profile.late_by(activity, late.date()) == 6
    assert profile.late_by(activity, (BEGINS - timedelta(days=10)).date()) == 0
    planning.call(activity, by=people.clerk, at=late)
    assert activity.called_on == late.date()


# ------------------------------------------------------------------ who pays, and what is dangerous
def test_nobody_sponsors_what_deputies_do_in_office(people: Cast) -> None:
    """Vector 197."""
    with pytest.raises(ValidationError, match="不得接受企业、团体和个人出资赞助"):
        planned(people, "deputy", paid_by="sponsor")


def test_whoever_goes_into_danger_is_insured_first(people: Cast) -> None:
    """志愿服务条例 §17."""
    activity = planned(people, "deputy", kind="volunteering", organiser="group", township=None, risk="登高清理")
    with pytest.raises(Refused, match="保险"):
        planning.call(activity, by=people.clerk, at=CALLED)
    planning.change(activity, values={"insured": "志愿者人身意外险"}, by=people.clerk, at=CALLED)
    planning.call(activity, by=people.clerk, at=CALLED)
    assert "志愿者人身意外险" in Notice.objects.get(kind="activity.call", recipient=people.deputy.user).body


def test_an_activity_is_called_with_the_list_told(people: Cast) -> None:
    assert called(people, "deputy").called_on == CALLED.date()
