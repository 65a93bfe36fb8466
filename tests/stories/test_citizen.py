"""A citizen with a phone and no account: from the plate's code to the rating; and what a clerk frees that was held."""

import re

import pytest
from playwright.sync_api import expect

from lianxinqiao.opinions.models import Opinion
from lianxinqiao.stations.models import Spot, Station
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE, Person

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

WORDS = "三号楼北面的路灯坏了半个月，晚上老人看不见台阶。请派人来修。"


@pytest.fixture
def station(town: Cast) -> Station:
    township = next(iter(town.townships.values()))
    found = Station.objects.create(body=town.body, number=1, name="柳巷社区代表联络站", township=township)
    Spot.objects.create(station=found, name="三号楼")
    return found


def says(citizen: Person, station: Station, words: str) -> str:
    """The form from the plate, and the code on the receipt."""
    citizen.goes_to(f"/opinion/new?s={station.code}").sees("柳巷社区代表联络站")
    citizen.fills({"您想反映什么": words, "在哪里": "三号楼"})
    citizen.page.wait_for_timeout(3100)  # nobody writes two sentences in less
    citizen.presses("提交").sees("收到了，谢谢您")
    return citizen.page.locator(".receipt-code").inner_text()


def test_from_the_plate_to_the_rating(town: Cast, station: Station, arrives: Arrives) -> None:
    citizen = arrives(size=PHONE)
    citizen.goes_to(f"/opinion/new?s={station.code}").keeps("citizen-form")
    code = says(citizen, station, WORDS)
    citizen.keeps("citizen-receipt")

    clerk = arrives("yunhe-clerk")
    clerk.goes_to("/opinions?waiting=unrouted").opens("三号楼北面的路灯坏了半个月").sees("待分办", "最迟")
    clerk.does("交办", {"承办单位": ["交通运输局"], "要求": "请三天内修好。"}).sees("承办情况")

    unit = arrives("yunhe-jiaotong_clerk")
    unit.takes_from_the_desk("待答复的群众意见", "三号楼北面的路灯坏了半个月")
    unit.does("答复群众", {"办理结果": "已经解决", "答复内容": "换了灯头和线路，今晚七点亮灯。"}).sees("告知群众的答复")

    citizen.goes_to("/opinion/find").fills({"查询码": code.lower()}).presses("查询")
    citizen.sees("换了灯头和线路").fills({"您对办理结果满意吗": "满意"}).presses("提交评价").sees(
        "谢谢您的评价", "办结"
    )
    citizen.keeps("citizen-answer")

    clerk.goes_to(Opinion.objects.get().get_absolute_url()).sees("满意")
    clerk.does("公开", {"公开标题": "三号楼路灯"}).sees("已公开")
    citizen.goes_to("/voices").sees("三号楼路灯").opens("三号楼路灯").sees("怎么办的", "换了灯头和线路")


def test_a_clerk_frees_what_was_held(town: Cast, station: Station, arrives: Arrives) -> None:
    """The neighbours copied one message from their group: the second waits, is freed, and goes its way."""
    first, second = arrives(size=PHONE), arrives(size=PHONE)
    says(first, station, WORDS)
    says(second, station, WORDS)
    second.sees("正在核对")
    head = arrives("yunhe-head")
    head.takes_from_the_desk("待甄别的意见", "三号楼北面的路灯坏了半个月").sees(
        "一天内已经有同样文字的意见", "相近的意见"
    )
    head.does("放行").sees("待分办")
    expect(head.page.locator("#near")).to_be_visible()
    second.page.reload()
    second.sees("正在办理")
    assert not Opinion.objects.filter(stage="held").exists()
    assert re.search("repeat", str(Opinion.objects.order_by("pk").last().held_because))
