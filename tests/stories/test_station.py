"""A citizen without an account finds a station by the code on its plate; two deputies swap a turn there."""

from collections.abc import Iterator
from datetime import timedelta

import pypdfium2
import pytest
import zxingcpp
from django.utils import timezone

from lianxinqiao.stations.actions import rostering
from lianxinqiao.stations.models import Duty, Station
from lianxinqiao.stations.tests.scene import a_station, with_team
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

MONDAYS = {"every": "week", "weekday": 0, "rolls": "held", "from": "09:00", "to": "11:00", "notice": 3}


@pytest.fixture
def station(town: Cast) -> Iterator[Station]:
    """With a published roster of the next weeks."""
    where = {
        "given_latitude": 34.745417,
        "given_longitude": 113.631347,
        "specialty": "板凳议事",
        "phone": "0999-66001888",
    }
    station = with_team(town, a_station(town, reception=MONDAYS, **where))
    today = timezone.localdate()
    span = {"since": today + timedelta(8), "until": today + timedelta(40)}
    rostering.plan(station, **span, by=town.clerk, at=timezone.now())
    rostering.publish(station, by=town.clerk, at=timezone.now())
    yield station


def test_from_the_plate_on_the_wall_to_the_days_of_the_deputies(town: Cast, station: Station, arrives: Arrives) -> None:
    clerk = arrives("yunhe-clerk")
    clerk.goes_to("/stations").sees(station.name, "板凳议事").opens(station.name).sees("值班安排", "已公布")
    with clerk.page.expect_download() as told:
        clerk.page.get_by_role("link", name="打印铭牌").click()
    plate = pypdfium2.PdfDocument(told.value.path())[0].render(scale=2).to_pil()
    (address,) = [found.text for found in zxingcpp.read_barcodes(plate)]

    citizen = arrives(size=PHONE)
    citizen.goes_to(address.removeprefix(citizen.address)).sees(station.name, "近期接待日", town.deputy.person.name)
    citizen.goes_to("/s").sees("示意图").page.get_by_label("铭牌上的短码").fill(station.code.lower())
    citizen.presses("打开").sees(station.name, "每周星期一")


def test_a_swap_between_two_deputies(town: Cast, station: Station, arrives: Arrives) -> None:
    duty = Duty.objects.filter(turns__mandate=town.deputy.mandate).earliest("held_on")
    asker, other = arrives("yunhe-deputy", size=PHONE), arrives("yunhe-cosigner", size=PHONE)
    asker.goes_to("/duties").sees(duty.held_on.isoformat()).opens("请人换班")
    asker.fills({"换给": town.cosigner.person.name}).writes("理由", "那天出差").presses("请人换班").sees("等对方同意")

    other.goes_to("/desk").sees("请您换班")
    other.goes_to("/duties").sees("那天出差").presses("同意换班").sees("已换班")
    asker.goes_to("/duties").does_not_see(duty.held_on.isoformat())
    asker.goes_to(station.get_absolute_url()).sees("已换班")
    assert [turn.mandate_id for turn in Duty.objects.get(pk=duty.pk).serving] == [town.cosigner.mandate_id]

    other.goes_to("/duties").presses("收回同意").sees("收回同意：")
    assert [turn.mandate_id for turn in Duty.objects.get(pk=duty.pk).serving] == [town.deputy.mandate_id]
