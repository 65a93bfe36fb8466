"""Behind one address a program floods a station, and one honest neighbour says something: the neighbour is heard."""

import pytest
from django.utils import timezone

from lianxinqiao.opinions import sealing
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.screening import FLOODED
from lianxinqiao.opinions.tests.test_work import busy
from lianxinqiao.stations.models import Station
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

AD, WORDS = "某某商城清仓大甩卖，全场一折，先到先得！", "四号楼东边的井盖翘起来了，夜里骑车会摔。"


def test_twenty_flooders_do_not_silence_their_neighbour(town: Cast, arrives: Arrives) -> None:
    station = Station.objects.create(
        body=town.body, number=1, name="柳巷社区代表联络站", township=town.townships["yunqiao"]
    )
    citizen = arrives(size=PHONE)
    for number in range(20):
        said = {"text": f"{AD}{number}"}
        citizen.page.request.post(f"{citizen.address}/opinion/new?s={station.code}", form=said)
    assert Opinion.objects.filter(stage="held").count() == 20

    citizen.goes_to(f"/opinion/new?s={station.code}").fills({"您想反映什么": WORDS})
    citizen.page.wait_for_timeout(3100)
    citizen.presses("提交").sees("收到了，谢谢您", "正在办理")
    clerk = arrives("yunhe-clerk")
    clerk.goes_to("/opinions?waiting=unrouted").sees(WORDS[:12]).does_not_see(AD[:8])
    clerk.goes_to("/opinions?waiting=held").sees(AD[:8])


def test_beyond_any_street_the_phone_works_a_second_for_its_neighbour(town: Cast, arrives: Arrives) -> None:
    busy(town, FLOODED)
    assert (
        Opinion.objects.filter(door=sealing.network_of("127.0.0.1"), received_at__lt=timezone.now()).count() >= FLOODED
    )
    citizen = arrives(size=PHONE)
    citizen.goes_to("/opinion/new").fills({"您想反映什么": WORDS})
    citizen.page.wait_for_function("document.querySelector('input[name=work]').value !== ''", timeout=20_000)
    citizen.page.wait_for_timeout(3100)
    citizen.presses("提交").sees("收到了，谢谢您", "正在办理")
    assert Opinion.objects.get(text=WORDS).stage == "received"
