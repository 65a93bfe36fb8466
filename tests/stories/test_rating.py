"""A station is rated: the street looks first, two score on the spot, somebody objects, is answered, and stars are given."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from lianxinqiao.stations.actions import rating
from lianxinqiao.stations.models import Rating, Station
from lianxinqiao.stations.tests.scene import a_station, with_team
from tests.cast import Cast
from tests.stories.conftest import Arrives
from tests.stories.person import Person
from tests.walks import PNG

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def station(town: Cast) -> Station:
    """It has applied, and shows its roster by a picture."""
    found, now = with_team(town, a_station(town)), timezone.now()
    rating.make_rubric(town.body, name="联络站星级评定标准", is_sample=True, raters=2, by=town.clerk, at=now)
    claims = {code: (points, "见台账") for code, _words, points in rating.SAMPLE_ITEMS}
    shown = {"roster": [ContentFile(PNG, name="值班表.png")]}
    told = {"year": now.year, "statement": "全年接待不断", "claims": claims, "evidence": shown}
    rating.apply(found, **told, by=town.station, at=now)
    return found


def scores(rater: Person, station: Station, less: int) -> None:
    points = {words: str(most - (less if code == "roster" else 0)) for code, words, most in rating.SAMPLE_ITEMS}
    rater.goes_to(station.get_absolute_url()).does("现场评分", points)


def test_a_rating_with_an_objection(town: Cast, station: Station, arrives: Arrives) -> None:
    clerk, worker = arrives("yunhe-clerk"), arrives("yunhe-station")
    clerk.goes_to(station.get_absolute_url()).does("初审", {"初审": "通过"})
    page = clerk.page.request.get(clerk.address + clerk.page.locator('a[href*="/evidence/"]').get_attribute("href"))
    assert page.headers["content-type"] == "image/png"
    head = arrives("yunhe-head")
    for rater, less in ((clerk, 4), (head, 6)):
        scores(rater, station, less)
    clerk.goes_to(station.get_absolute_url()).does("公示")

    worker.goes_to(station.get_absolute_url()).does("提出异议", {"异议": "三月的接待日有记录，评分漏看了。"})
    clerk.goes_to(station.get_absolute_url()).sees("评分漏看了")
    clerk.does("答复异议", {"异议": "不成立", "答复": "记录已看，扣分是因为两次没有公布。"})
    Rating.objects.update(objections_until=timezone.localdate() - timezone.timedelta(days=1))
    head.goes_to(station.get_absolute_url()).does("评定星级").sees("★★★★★")
    assert Rating.objects.get().points == 95
    worker.goes_to(station.get_absolute_url()).sees("★★★★★", "两次没有公布")
