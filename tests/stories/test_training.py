"""A training of sixty, signed in at the door within two minutes: all from the hall's one address, several at a time.

One of them holds a real telephone on a slow network; the others' telephones are sessions that send what its page sends.
"""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import repeat
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect

from lianxinqiao.activities.actions import planning
from lianxinqiao.activities.models import Activity, Participation
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.journal.models import Entry
from lianxinqiao.people.models import Mandate
from tests.cast import Cast, seat_more
from tests.stories.conftest import Arrives
from tests.stories.person import PHONE, Person

pytestmark = [pytest.mark.story, pytest.mark.django_db(transaction=True)]

PEOPLE, HANDS, SECONDS = 60, 6, 120
CSRF = "k" * 32
SLOW = {"offline": False, "latency": 300, "downloadThroughput": 60_000, "uploadThroughput": 30_000}


class Telephone:
    """A signed-in session that asks for the page behind the code and presses its one button."""

    def __init__(self, address: str, seat: Mandate) -> None:
        client = Client()
        client.force_login(seat.person.user)  # type: ignore[arg-type]  # each has an account
        self.cookie = f"csrftoken={CSRF}; sessionid={client.cookies['sessionid'].value}"
        self.line = http.client.HTTPConnection(urlsplit(address).netloc, timeout=30)

    def signs_in(self, path: str) -> int:
        assert self._asks("GET", path) == 200
        return self._asks("POST", path)

    def _asks(self, method: str, path: str) -> int:
        body = urlencode({"csrfmiddlewaretoken": CSRF}) if method == "POST" else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self.line.request(method, path, body, {"Cookie": self.cookie, **kind})
        answer = self.line.getresponse()
        answer.read()
        return answer.status


def a_training(town: Cast, seats: list[Mandate]) -> Activity:
    now = timezone.now()
    span = {"starts_at": now - timedelta(minutes=5), "ends_at": now + timedelta(hours=2)}
    values = {
        "kind": "training",
        "title": "预算审查监督专题培训",
        "organiser": "office",
        "place": "区会议中心一号厅",
        **span,
    }
    activity = planning.plan(body=town.body, values=values, invited=seats, by=town.clerk, at=now)
    planning.call(activity, by=town.clerk, at=now)
    return activity


def on_the_wall(organiser: Person, activity: Activity) -> str:
    """Where the code that stands on the wall now leads."""
    organiser.goes_to(f"/activities/{activity.pk}/door")
    return f"/activities/{activity.pk}/here/{organiser.page.locator('.door-short').inner_text().strip()}"


def test_sixty_sign_in_within_two_minutes(town: Cast, arrives: Arrives, live_server: Any) -> None:
    assert town.deputy.mandate
    others = seat_more(town, PEOPLE - 1)
    activity = a_training(town, [town.deputy.mandate, *others])
    clerk, deputy = arrives("yunhe-clerk"), arrives("yunhe-deputy", size=PHONE)
    deputy.page.context.new_cdp_session(deputy.page).send("Network.emulateNetworkConditions", SLOW)
    telephones = [Telephone(str(live_server.url), seat) for seat in others]
    clerk.goes_to(f"/activities/{activity.pk}/door").sees(f"已到0人，应到{PEOPLE}人").keeps("training-door")

    began = time.monotonic()
    with ThreadPoolExecutor(HANDS) as hall:
        for first in range(0, PEOPLE, PEOPLE // 3):  # the code on the wall turns meanwhile
            some, path = telephones[first : first + PEOPLE // 3], on_the_wall(clerk, activity)
            assert set(hall.map(Telephone.signs_in, some, repeat(path))) == {302}
            assert {each.signs_in(path) for each in some[:3]} == {302}  # pressed twice
        deputy.goes_to(on_the_wall(clerk, activity)).presses("签到").sees("签到成功")
        deputy.goes_to(on_the_wall(clerk, activity)).presses("签到").sees("您已经签过到了")
    assert time.monotonic() - began < SECONDS

    expect(clerk.page.locator("#turning")).to_contain_text(f"已到{PEOPLE}人，应到{PEOPLE}人", timeout=10_000)
    came = Participation.objects.filter(activity=activity, came_at__isnull=False)
    assert came.count() == came.values("mandate").distinct().count() == PEOPLE
    assert Entry.objects.filter(act="activity.sign_in").count() == PEOPLE
    clerk.goes_to(activity.get_absolute_url()).sees(f"到场{PEOPLE}人").does("活动结束").sees("已开展")
    today = timezone.localdate()
    assert FIGURES["training.person_times"].rows(town.body, Period.of_year(today.year)).count() == PEOPLE
