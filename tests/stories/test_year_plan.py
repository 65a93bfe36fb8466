"""The year's plan of the standing committee: a deputy asks for a topic, the chairpersons adopt, everybody reads it.

Later in the year an item moves with its reason, and what a meeting takes up is told in the plan that strangers read.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from lianxinqiao.meetings.actions import preparing
from lianxinqiao.meetings.models import YearPlan
from lianxinqiao.meetings.stages import PlanStage
from lianxinqiao.meetings.tests.scene import seated
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
TOPIC, REPORT = "老旧小区电梯维保情况的报告", "学前教育工作情况的报告"


def test_the_year_s_plan_from_a_bid_to_the_portal(town: Cast, arrives: Arrives) -> None:
    seated(town)
    year = timezone.localdate().year
    clerk = arrives("yunhe-clerk").goes_to("/plans").opens("起草年度计划")
    clerk.fills({"类别": "监督工作计划", "年份": str(year)}).presses("保存")
    clerk.does(
        "增加计划事项",
        {
            "方式": "听取和审议报告",
            "事项": REPORT,
            "报告机关": "教育局",
            "承担的专门": "教科文卫工作委员会",
            "月份": "3",
        },
    )
    plan = YearPlan.objects.get()
    address = plan.get_absolute_url()

    deputy = arrives("yunhe-deputy", size=PHONE).goes_to("/plans").opens(str(plan))
    asked = {"方式": "听取和审议报告", "事项": TOPIC, "重点": "维保经费从哪里出", "议题来源": "社会普遍关注的其他问题"}
    deputy.does("申报议题", asked).sees(TOPIC)

    chair = arrives("yunhe-chairpersons").goes_to(address).sees(TOPIC)
    expect(chair.page.get_by_role("button", name="通过年度计划")).to_have_count(0)  # while a bid waits

    clerk.takes_from_the_desk("有待采纳的申报议题", str(plan))
    clerk.does("采纳申报", {"承担的专门": "城建环资工作委员会", "月份": "9"}).does_not_see("申报的议题")

    chair.takes_from_the_desk("待通过的年度计划", str(plan)).does("通过年度计划").sees("已通过")
    clerk.goes_to(address).does("公布")
    citizen = arrives(size=PHONE).goes_to("/m").opens(str(plan)).sees(TOPIC, REPORT, "城建环资工作委员会")

    clerk.goes_to(address).does("修改计划事项", {"月份": "11", "变动原因": "区政府机构调整"})
    clerk.sees("区政府机构调整")
    now = timezone.now()
    values = {"kind": "standing", "starts_at": now + timedelta(days=9), "ends_at": now + timedelta(days=9, hours=3)}
    meeting = preparing.draft(body=town.body, values={**values, "place": "三楼会议室"}, by=town.clerk, at=now)
    clerk.goes_to(address).does("列入会议议程", {"会议": str(meeting), "报告机关": "教育局"})
    assert meeting.items.get().title in (REPORT, TOPIC)
    citizen.goes_to(f"/m/plans/{plan.pk}")
    expect(citizen.page.locator("main")).to_contain_text("区政府机构调整")
    assert YearPlan.objects.get().stage == PlanStage.PUBLISHED
