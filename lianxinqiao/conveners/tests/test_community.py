"""Members in the community: reported once to a place, what residents say goes on as a report; studios have their page."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.conveners import community
from lianxinqiao.conveners.models import CheckIn, Studio
from lianxinqiao.notices.models import Notice
from lianxinqiao.reports.actions import writing
from lianxinqiao.reports.models import Report
from lianxinqiao.reports.tests.scene import committee
from tests.cast import Cast, cast, moment
from tests.scenes import remembered

AT = moment("2026-03-20")


@pytest.fixture
def council(db: None) -> Cast:
    people = committee()
    people.station.township = people.townships["yunqiao"]
    people.station.save()
    return people


@remembered
def reported(people: Cast, part: str = "deputy") -> CheckIn:
    values = {"township": people.townships["yunqiao"], "offers": "法律咨询。"}
    return community.report(body=people.body, values=values, by=people.posts[part], at=AT)


@remembered
def studio(people: Cast, **more: Any) -> Studio:
    known = {"kind": "chamber", "name": "云桥议事室", "township": people.townships["yunqiao"], "address": "一楼"}
    return community.open_studio(body=people.body, values={**known, "focus": "议事。", **more}, by=people.clerk, at=AT)


def test_the_convener_of_the_place_is_told(council: Cast) -> None:
    row = reported(council)
    assert Notice.objects.filter(recipient=council.station.user, kind="check_in.report").exists()
    assert str(row) in row.township.spoken or row.township.spoken in str(row)


def test_once_to_a_place_as_long_as_it_lasts(council: Cast) -> None:
    row = reported(council)
    with pytest.raises(ValidationError, match="已经在这里报到"):
        reported(council)
    community.end(row, by=council.deputy, at=AT)
    assert reported(council).pk != row.pk


def test_what_residents_said_becomes_a_report_of_the_member(council: Cast, client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    row = reported(council)
    client.force_login(council.deputy.user)
    said = {"title": "扶梯停了半年", "text": "二楼菜场只有楼梯。"}
    page = client.post(f"/check-ins/{row.pk}/check_in.take/{row.pk}", said, follow=True).content.decode()
    made = Report.objects.get()
    assert made.title in page and made.mandate == council.deputy.mandate
    writing.hand_in(made, by=council.deputy, at=AT)
    client.force_login(council.clerk.user)
    assert made.title in client.get(row.get_absolute_url()).content.decode()


@pytest.mark.parametrize("part", ["other_deputy", "clerk", "station"])
def test_nobody_takes_along_for_another(council: Cast, part: str) -> None:
    with pytest.raises(Refused):
        community.take(reported(council), title="题", text="事", by=council.posts[part], at=AT)


def test_a_congress_has_none(db: None) -> None:
    people = cast()
    with pytest.raises(Refused, match="由政协办理"):
        values = {"township": people.townships["yunqiao"], "offers": "咨询。"}
        community.report(body=people.body, values=values, by=people.deputy, at=AT)


def test_a_studio_is_led_by_a_member_and_closes(council: Cast, client: Client, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    with pytest.raises(ValidationError, match="领办委员"):
        studio(council, kind="studio")
    row = studio(council, kind="studio", mandate=council.deputy.mandate)
    reported(council)
    client.force_login(council.clerk.user)
    assert "法律咨询。" in client.get(row.get_absolute_url()).content.decode()
    assert row.name in client.get("/studios").content.decode()
    community.change_studio(row, values={"focus": "每月一题。"}, by=council.clerk, at=AT)
    community.close_studio(row, by=council.clerk, at=AT)
    assert (row.stage, row.focus) == ("closed", "每月一题。")
