"""A citizen in a basement without network, with a page that was opened at the plate: kept by the phone, sent once."""

import pytest
from playwright.sync_api import expect

from lianxinqiao.opinions.models import Opinion
from lianxinqiao.stations.models import Spot, Station
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE, Person

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

WORDS = "地下车库的排水泵坏了，水漫到了台阶，老人下不去。"


@pytest.fixture
def station(town: Cast) -> Station:
    found = Station.objects.create(
        body=town.body, number=1, name="柳巷社区代表联络站", township=town.townships["yunqiao"]
    )
    Spot.objects.create(station=found, name="地下车库")
    return found


def goes_down(citizen: Person) -> None:
    """The lift closes: no network. What the browser says of it in its console is no complaint of ours."""
    citizen.context.set_offline(offline=True)


def comes_up(citizen: Person) -> None:
    citizen.context.set_offline(offline=False)
    citizen.complaints = [each for each in citizen.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


def test_written_in_a_basement_it_is_sent_once(town: Cast, station: Station, arrives: Arrives) -> None:
    citizen = arrives(size=PHONE)
    where = f"/opinion/new?s={station.code}"
    citizen.goes_to(where).sees("柳巷社区代表联络站")
    expect(citizen.page.locator("#kept-here[data-ready]")).to_be_attached(timeout=20_000)
    goes_down(citizen)

    citizen.goes_to(where).sees("柳巷社区代表联络站")  # as the phone kept it, with the places of this station
    citizen.fills({"您想反映什么": WORDS, "在哪里": "地下车库", "联系电话": "13800001234"})
    citizen.page.get_by_role("button", name="提交", exact=True).click()
    citizen.sees("没有网络，先存在这部手机里", "等待网络", WORDS[:10])
    assert not Opinion.objects.exists()
    citizen.goes_to(where).sees("等待网络")  # closed and opened again, it is still there

    comes_up(citizen)
    citizen.sees("已经送到，编号")
    opinion = Opinion.objects.get()
    assert (opinion.station, opinion.place, opinion.stage) == (station, "地下车库", "received")
    citizen.page.locator("[data-receipts] a").click()
    citizen.sees(opinion.number_text, "正在办理")
    citizen.goes_to(where).does_not_see("等待网络")
    assert Opinion.objects.count() == 1


def test_what_the_house_refuses_opens_again_with_its_sentence(town: Cast, station: Station, arrives: Arrives) -> None:
    """And whoever signs out of a phone on which something waits is told so first."""
    worker = arrives("yunhe-station", size=PHONE)
    worker.goes_to(f"/opinion/new?s={station.code}")
    expect(worker.page.locator("#kept-here[data-ready]")).to_be_attached(timeout=20_000)
    goes_down(worker)
    worker.goes_to(f"/opinion/new?s={station.code}").does_not_see("工作台")  # nothing of who is signed in was kept
    worker.fills({"您想反映什么": "漏水"}).page.get_by_role("button", name="提交", exact=True).click()
    worker.sees("等待网络")
    comes_up(worker)
    worker.sees("至少5个字")
    worker.complaints = [each for each in worker.complaints if "422" not in each]
    worker.goes_to("/desk")
    worker.page.locator("details[data-menu] summary").last.click()
    worker.page.get_by_role("button", name="退出", exact=True).click()
    worker.sees("这台设备上还有没有送出的内容")
    worker.page.locator("dialog[open]").get_by_role("button", name="取消").click()

    worker.goes_to(f"/opinion/new?s={station.code}").page.get_by_role("button", name="改一改再提交").click()
    worker.fills({"您想反映什么": WORDS})
    worker.page.wait_for_timeout(3100)
    worker.presses("提交").sees("收到了，谢谢您")
    assert Opinion.objects.get().text == WORDS
