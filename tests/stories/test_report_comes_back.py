"""A report is heard, an opinion goes to the organ, the answer fails its test, comes back, and holds the second time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from lianxinqiao.meetings.actions import attending, holding, preparing, voting
from lianxinqiao.meetings.models import DeliberationOpinion, Meeting
from lianxinqiao.meetings.tests.scene import PARTS, seated
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def heard(town: Cast) -> Meeting:
    """This morning's standing committee meeting: one report heard, the meeting closed."""
    seated(town)
    now = timezone.now()
    values = {"kind": "standing", "starts_at": now, "ends_at": now + timedelta(hours=2), "place": "三楼会议室"}
    meeting = preparing.draft(body=town.body, values=values, by=town.clerk, at=now - timedelta(days=9))
    told = {"kind": "report", "title": "学前教育工作情况的报告", "unit": town.units["jiaoyu"]}
    preparing.add_item(meeting, **told, committee="教科文卫工委", by=town.clerk, at=now - timedelta(days=9))
    attending.call(meeting, by=town.clerk, at=now - timedelta(days=8))
    for part in PARTS:
        attending.sign_in(meeting, by=town.posts[part], at=now)
    holding.open_(meeting, by=town.chairpersons, at=now)
    vote = voting.put_agenda(meeting, by=town.chairpersons, at=now)
    voting.close(vote, yes=4, by=town.chairpersons, at=now)
    holding.hear(meeting.items.get(), by=town.chairpersons, at=now)
    holding.close(meeting, by=town.chairpersons, at=now)
    return meeting


def test_unsatisfied_it_comes_back(town: Cast, heard: Meeting, arrives: Arrives) -> None:
    clerk = arrives("yunhe-clerk")
    clerk.goes_to(heard.get_absolute_url()).does("起草审议意见").sees("起草中")
    opinion = DeliberationOpinion.objects.get()
    chair = arrives("yunhe-chairpersons")
    chair.goes_to(opinion.get_absolute_url()).does("签发并送达").sees("研究处理中")

    unit = arrives("yunhe-jiaoyu_head", size=PHONE)
    unit.goes_to("/desk").sees("待提交办理方案的审议意见")
    unit.goes_to(opinion.get_absolute_url()).does("提交办理方案", {"办理方案": "成立专班，逐条落实。"})
    unit.goes_to(opinion.get_absolute_url()).does("报告研究处理情况", {"研究处理情况": "正在研究。"})

    clerk.goes_to(opinion.get_absolute_url()).does("登记委员会意见", {"专门（工作）委员会意见": "没有实质进展。"})
    counted = {"基本满意": "1", "不满意": "3", "无效": "0"}
    clerk.does("登记满意度测评", {"满意": "0", **counted}).sees("不满意3票")
    clerk.does("退回重新研究处理", {"原因": "测评没有通过"}).sees("第1次办理", "正在研究。", "退回原因")

    unit.goes_to(opinion.get_absolute_url()).sees("第1次办理")
    unit.does("报告研究处理情况", {"研究处理情况": "新增学位三百个。"})
    clerk.goes_to(opinion.get_absolute_url()).does("登记委员会意见", {"专门（工作）委员会意见": "整改到位。"})
    clerk.does("登记满意度测评", {"满意": "3", "基本满意": "1", "不满意": "0", "无效": "0"})
    clerk.does("办结").does("通报代表并向社会公布")

    citizen = arrives(size=PHONE)
    citizen.goes_to("/m/deliberations").opens(opinion.title)
    citizen.sees("新增学位三百个。", "满意3票", "退回后办理了2次").does_not_see("正在研究。")
