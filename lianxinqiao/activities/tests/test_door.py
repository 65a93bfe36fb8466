"""The screen at the door, and where its code leads."""

import re

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from lianxinqiao.activities.actions import attending
from lianxinqiao.activities.tests.scene import BEGINS, called
from lianxinqiao.acts import doorcodes
from lianxinqiao.people.models import Post
from tests.cast import Cast


def as_(post: Post) -> Client:
    client = Client()
    client.force_login(post.user)
    return client


def test_who_runs_it_says_where_one_signs_in_and_then_people_are_asked(people: Cast) -> None:
    activity = called(people, "deputy")
    address = reverse("activity-act", args=[activity.pk, "activity.locate", activity.pk])
    with time_machine.travel(BEGINS, tick=False):
        clerk, deputy = as_(people.clerk), as_(people.deputy)
        assert address in clerk.get(reverse("activity-door", args=[activity.pk])).content.decode()
        [short] = re.findall(
            r'door-short">(\w{6})<', clerk.get(reverse("activity-door", args=[activity.pk])).content.decode()
        )
        here = reverse("activity-here", args=[activity.pk, short])
        assert "data-position" not in deputy.get(here).content.decode()
        clerk.post(address, {"latitude": "34.7466", "longitude": "113.6253"})
        asked = deputy.get(here).content.decode()
        assert "data-position" in asked and "acts/position" in asked
        deputy.post(here, {"latitude": "34.7538", "longitude": "113.6253"})
    assert "800米" in activity.participations.get(mandate=people.deputy.mandate).doubt


@pytest.mark.parametrize("said", ["nan", "inf", "-inf", "91", "1e400", "北纬"])
def test_what_is_nowhere_on_earth_was_not_said_and_refuses_nobody(people: Cast, said: str) -> None:
    activity = called(people, "deputy")
    attending.locate(activity, latitude=34.7466, longitude=113.6253, datum="wgs84", by=people.clerk, at=BEGINS)
    with time_machine.travel(BEGINS, tick=False):
        [_long, short] = doorcodes.shown(activity.secret, BEGINS)
        here = reverse("activity-here", args=[activity.pk, short])
        assert as_(people.deputy).post(here, {"latitude": said, "longitude": "113.6253"}).status_code == 302
    assert activity.participations.get(mandate=people.deputy.mandate).doubt == "签到时没有提供位置"


def test_the_code_on_the_screen_signs_in_once_and_the_second_scan_says_so(people: Cast) -> None:
    activity = called(people, "deputy")
    with time_machine.travel(BEGINS, tick=False):
        screen = as_(people.clerk).get(reverse("activity-door", args=[activity.pk])).content.decode()
        assert "已到0人，应到1人" in screen
        assert reverse("activity-turning", args=[activity.pk]) in screen
        assert as_(people.deputy).get(reverse("activity-door", args=[activity.pk])).status_code == 403
        [short] = re.findall(r'door-short">(\w{6})<', screen)
        here = reverse("activity-here", args=[activity.pk, short])
        deputy = as_(people.deputy)
        assert "签到" in deputy.get(here).content.decode()
        first, second = (deputy.post(here, follow=True).content.decode() for _ in range(2))
        assert "签到成功" in first
        assert "您已经签过到了" in second
        turned = as_(people.clerk).get(reverse("activity-turning", args=[activity.pk])).content.decode()
        assert "已到1人，应到1人" in turned
