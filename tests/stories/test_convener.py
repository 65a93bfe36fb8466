"""A convener's quarter at the CPPCC: a plan, an activity that has happened, what the page counts, the year's account."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from playwright.sync_api import expect

from lianxinqiao.accounts.models import User
from lianxinqiao.activities.actions import planning
from lianxinqiao.conveners.models import YearPlan
from lianxinqiao.reports.tests.scene import committee
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PASSWORD

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
CODE = "yunhe-cppcc"


@pytest.fixture
def council(transactional_db: None) -> Cast:
    people = committee()
    people.station.township = people.townships["yunqiao"]
    people.station.save()
    User.objects.update(password=make_password(PASSWORD))
    return people


def test_a_convener_s_quarter(council: Cast, arrives: Arrives) -> None:
    """The plan, an activity that has happened, and what the page counts of both."""
    convener = arrives(f"{CODE}-station").goes_to("/conveners").opens("制定年度计划")
    convener.fills({"年度计划": "一季度走访企业，二季度协商停车，三季度看河道，四季度讲堂。"}).presses("保存")
    plan = YearPlan.objects.get()
    convener.goes_to("/conveners").opens("云桥街道").sees(str(plan), "这一年还没有活动")
    now = timezone.now()
    values = {"kind": "sector", "title": "走访沿街商户", "organiser": "convener", "starts_at": now - timedelta(hours=3)}
    values |= {"ends_at": now - timedelta(hours=1)}
    seat = council.deputy.mandate
    planning.record(body=council.body, values=values, present=[seat], by=council.station, at=now)  # type: ignore[list-item]
    convener.goes_to("/conveners").sees("组织活动1次").opens("云桥街道").opens("走访沿街商户").sees("到场1人")
    convener.goes_to(plan.get_absolute_url()).does("写年度总结", {"年度总结": "全年走访十一次。"}).sees(
        "全年走访十一次。"
    )
    office = arrives(f"{CODE}-clerk").goes_to("/conveners")
    expect(office.page.get_by_role("row", name="云桥街道")).to_contain_text("1")
