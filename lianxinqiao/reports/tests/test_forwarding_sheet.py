"""The sheet on which many opinions of the plenary are forwarded, each to the unit that it concerns."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.reports.models import Point
from lianxinqiao.reports.stages import PointStage
from lianxinqiao.reports.tests.scene import committee, point

pytestmark = pytest.mark.django_db
SHEET = "/plenary-opinions/forward-sheet"


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def client(user: Any) -> Client:
    made = Client()
    made.force_login(user)
    return made


ROWS = [
    ("教育局", 30, PointStage.FORWARDED, ""),
    ("", 30, PointStage.DRAWN, ""),
    ("教育厅", 30, PointStage.DRAWN, "没有“教育厅”这个单位。"),
    ("教育局、财政局", 30, PointStage.DRAWN, "请填写一个单位。"),
    ("教育局", 0, PointStage.DRAWN, "反馈期限要晚于今天。"),
]


@pytest.mark.parametrize(("unit", "days", "stage", "said"), ROWS)
def test_each_row_goes_to_its_own_unit_or_says_why_not(unit: str, days: int, stage: PointStage, said: str) -> None:
    people = committee()
    first = point(people)
    second = Point.objects.exclude(pk=first.pk).get()
    day = timezone.localdate() + timedelta(days=days)
    later = timezone.localdate() + timedelta(days=60)
    typed = {
        "do": "forward",
        "pk": [first.pk, second.pk],
        f"row-{first.pk}-unit": unit,
        f"row-{first.pk}-due_on": day.isoformat(),
        f"row-{second.pk}-unit": "财政局",
        f"row-{second.pk}-due_on": later.isoformat(),
    }
    answer = client(people.clerk.user).post(SHEET, typed)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (second.stage, second.unit.short_name, second.due_on) == (PointStage.FORWARDED, "财政局", later)
    assert (first.stage, first.unit and first.unit.short_name) == (
        stage,
        "教育局" if stage == PointStage.FORWARDED else None,
    )
    if stage == PointStage.DRAWN:
        page = answer.content.decode()
        assert said in page
        assert f"row-{first.pk}-unit" in page
        assert f"row-{second.pk}-unit" not in page


def test_the_unit_of_the_same_speech_is_filled_in_and_the_day_counted() -> None:
    people = committee()
    first = point(people)
    client(people.clerk.user).post(SHEET, {"do": "forward", "pk": [first.pk], f"row-{first.pk}-unit": "教育局"})
    page = client(people.clerk.user).get(SHEET).content.decode()
    first.refresh_from_db()
    assert 'value="教育局"' in page
    assert f'value="{first.due_on.isoformat()}"' in page


def test_a_member_has_no_such_sheet() -> None:
    people = committee()
    assert client(people.deputy.user).get(SHEET).status_code == 403
