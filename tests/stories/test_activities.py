"""An inspection from the door to the feedback, findings in a basement, and a citizen who books advice and gives it back."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from lianxinqiao.activities.actions import attending, booking, planning
from lianxinqiao.activities.models import Activity, Booking, Finding
from lianxinqiao.acts import doorcodes
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


def called(town: Cast, title: str, **values: Any) -> Activity:
    """One that is under way now, with the deputy on its list."""
    now = timezone.now()
    values = {
        "kind": "topical",
        "title": title,
        "organiser": "standing",
        "starts_at": now - timedelta(minutes=5),
        "ends_at": now + timedelta(hours=2),
        "place": "云桥小学门前",
        **values,
    }
    invited = [town.deputy.mandate] if town.deputy.mandate else []
    activity = planning.plan(body=town.body, values=values, invited=invited, by=town.clerk, at=now)
    if activity.of_kind.bookable:
        booking.offer_times(activity, minutes=60, by=town.clerk, at=now)
    planning.call(activity, by=town.clerk, at=now)
    return activity


def test_an_inspection_from_the_door_to_the_feedback(town: Cast, arrives: Arrives) -> None:
    activity = called(town, "视察云桥小学周边交通")
    deputy, clerk = arrives("yunhe-deputy", size=PHONE), arrives("yunhe-clerk")
    deputy.goes_to(activity.get_absolute_url()).does("报名").sees("已报名")
    short = doorcodes.shown(activity.secret, timezone.now())[1]
    deputy.goes_to(f"/activities/{activity.pk}/here/{short}").presses("签到").sees("签到成功")
    told = {"发现的问题": "放学时段没有护学岗，车流很大。", "地点": "东门"}
    deputy.goes_to(activity.get_absolute_url()).does("记录发现的问题", told).sees("放学时段没有护学岗")

    clerk.goes_to(activity.get_absolute_url()).sees("到场1人").does("活动结束").sees("已开展")
    clerk.does("起草活动报告").sees("1.东门：放学时段没有护学岗")
    clerk.does("提交报告").sees("已形成报告")
    clerk.does("转交研究处理", {"研究处理单位": "交通运输局"}).sees("已转交，待反馈")
    clerk.keeps("inspection-forwarded")

    unit = arrives("yunhe-jiaotong_clerk")
    unit.goes_to(activity.get_absolute_url()).does(
        "反馈研究处理情况", {"研究处理情况": "已经增设护学岗，四月底前装信号灯。"}
    )
    deputy.goes_to(activity.get_absolute_url()).sees("已经增设护学岗")
    deputy.presses("转为建议草稿")
    expect(deputy.page.locator("[name=title]")).to_have_value(re.compile("关于解决放学时段没有护学岗"))
    assert Finding.objects.get().matter is not None


def test_a_finding_is_noted_in_a_basement_and_sent_once(town: Cast, arrives: Arrives) -> None:
    activity = called(town, "视察地下室消防")
    code = doorcodes.shown(activity.secret, timezone.now())[0]
    attending.sign_in(activity, code=code, by=town.deputy, at=timezone.now())
    deputy = arrives("yunhe-deputy", size=PHONE)
    deputy.goes_to(activity.get_absolute_url()).opens("没有网络也能记").sees("视察地下室消防")
    deputy.page.context.set_offline(True)
    deputy.fills({"发现的问题": "地下二层水泵锈死。", "地点": "三号楼"})
    deputy.page.get_by_role("button", name="记下来").click()
    deputy.sees("地下二层水泵锈死。", "等待网络").keeps("finding-offline")
    assert not Finding.objects.exists()
    deputy.page.context.set_offline(False)
    expect(deputy.page.locator("[data-receipts] a")).to_have_text("地下二层水泵锈死。", timeout=20_000)
    assert Finding.objects.get().where == "三号楼"


def test_a_list_is_signed_in_a_basement_and_each_tick_sent_once(town: Cast, arrives: Arrives) -> None:
    activity = called(town, "视察人防工程")
    clerk = arrives("yunhe-clerk", size=PHONE)
    clerk.goes_to(activity.get_absolute_url()).opens("没有网络也能用的签到名单").sees(
        "视察人防工程", town.deputy.person.name
    )
    clerk.page.wait_for_function("navigator.serviceWorker.controller !== null")
    clerk.page.context.set_offline(True)
    clerk.page.reload()
    clerk.page.get_by_role("button", name="到场").click()
    clerk.sees("已登记，等待网络").keeps("roll-offline")
    assert activity.participations.get().came_at is None
    clerk.page.context.set_offline(False)
    clerk.complaints = [each for each in clerk.complaints if "ERR_INTERNET_DISCONNECTED" not in each]
    expect(clerk.page.locator("[data-receipts] li")).to_have_count(1, timeout=20_000)
    clerk.sees("已签到")
    seat = activity.participations.get()
    assert (seat.way, seat.came_at is not None) == ("hand", True)


def test_a_citizen_books_advice_and_gives_it_back(town: Cast, arrives: Arrives) -> None:
    day = timezone.localtime() + timedelta(days=3)
    begins = day.replace(hour=9, minute=0, second=0, microsecond=0)
    times = {"starts_at": begins, "ends_at": begins + timedelta(hours=2)}
    activity = called(town, "周六法律咨询", kind="advice", organiser="office", field="law", **times)
    citizen = arrives(size=PHONE)
    citizen.goes_to("/a").sees("可预约").keeps("activities-for-everybody").opens("周六法律咨询").sees("选一个时段")
    citizen.follows(citizen.page.get_by_role("link", name="09:00—10:00"))
    citizen.fills({"怎样称呼您": "王先生", "联系电话": "13900000000"}).presses("预约").sees("预约成功")
    citizen.keeps("booking-receipt")
    code = citizen.page.locator(".receipt-code").inner_text()
    assert Booking.objects.get().slot.activity == activity

    clerk = arrives("yunhe-clerk")
    clerk.goes_to(activity.get_absolute_url()).sees("已预约").presses("查看预约人").sees("王先生", "13900000000")

    citizen.goes_to("/a/booked").page.get_by_label("查询码").fill(code.lower())
    citizen.presses("打开").presses("取消预约").sees("您的姓名和电话已经删除")
    assert Booking.objects.get().sealed == ""
