"""A member's report from a phone: edited beside its original, issued, noted by a leader, adopted, and told to who wrote it."""

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from lianxinqiao.accounts.models import User
from lianxinqiao.reports.actions import issuing
from lianxinqiao.reports.models import Issue, Report
from lianxinqiao.reports.tests.scene import TEXT, committee
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PASSWORD, PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]
CODE = "yunhe-cppcc"


@pytest.fixture
def council(transactional_db: None) -> Cast:
    people = committee()
    people.station.township = people.townships["yunqiao"]
    people.station.save()
    User.objects.update(password=make_password(PASSWORD))
    return people


def test_a_report_goes_from_a_phone_to_a_leader_s_note(council: Cast, arrives: Arrives) -> None:
    member = arrives(f"{CODE}-deputy", size=PHONE).goes_to("/public-opinion").opens("写社情民意")
    member.fills({"标题": "校门口人车混行", "内容": TEXT, "急": True}).presses("提交").sees("已提交")
    report = Report.objects.get()
    clerk = arrives(f"{CODE}-clerk").goes_to(report.get_absolute_url())
    clerk.does("编辑", {"标题": "小学周边停车难亟待缓解"}).sees("小学周边停车难亟待缓解")
    clerk.does("编成一期")
    head = arrives(f"{CODE}-head").goes_to(Issue.objects.get().get_absolute_url())
    head.does("签发", {"审核人": "沈主任"}).sees("已签发")
    issuing.send(Issue.objects.get(), upper=True, government=True, by=council.clerk, at=timezone.now())
    noted = {"批示领导": "何副区长", "批示内容": "请交警、教育部门研究。"}
    clerk.goes_to(report.get_absolute_url()).does("登记领导批示", noted)
    clerk.does("登记采用", {"采用级别": "区委、区政府", "采用方式": "单篇采用"})
    member.goes_to(report.get_absolute_url()).sees("何副区长", "请交警、教育部门研究。", "单篇采用").keeps(
        "report-noted"
    )
    member.goes_to("/notices").sees("小学周边停车难亟待缓解")
