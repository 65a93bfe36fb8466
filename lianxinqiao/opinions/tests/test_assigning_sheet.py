"""The sheet on which many opinions are handed on differently: each row by itself, and nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client

from lianxinqiao.opinions.models import Opinion, Share
from lianxinqiao.opinions.stages import Stage
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

pytestmark = pytest.mark.django_db
SHEET = "/opinions/assign-sheet"


@pytest.fixture(autouse=True)
def _one_factor_suffices(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def client(user: Any) -> Client:
    made = Client()
    made.force_login(user)
    return made


LAMPS = "柳溪桥头的路灯坏了三盏，晚上看不清台阶。"


def two(people: Cast) -> tuple[Opinion, Opinion]:
    """Of one field, both still to be handed on."""
    field = next(iter(people.fields.values()))
    return Walk(people, field=field).opinion, Walk(people, text=LAMPS, field=field).opinion


def typed(*rows: tuple[Opinion, dict[str, str]]) -> dict[str, Any]:
    sent: dict[str, Any] = {"do": "assign", "pk": [opinion.pk for opinion, _cells in rows]}
    for opinion, cells in rows:
        sent |= {f"row-{opinion.pk}-{name}": value for name, value in cells.items()}
    return sent


CELLS = [
    ({"units": "教育局"}, ["教育局"], Stage.HANDLING, ""),
    ({"units": "教育局、财政局", "words": "三天内看现场"}, ["教育局", "财政局"], Stage.HANDLING, ""),
    ({"community": "on"}, [None], Stage.HANDLING, ""),
    ({"units": "教育厅"}, [], Stage.RECEIVED, "没有“教育厅”这个单位。"),
    ({"units": "", "words": "尽快"}, [], Stage.RECEIVED, ""),
]


@pytest.mark.parametrize(("cells", "units", "stage", "said"), CELLS)
def test_each_row_goes_where_it_says(
    people: Cast, cells: dict[str, str], units: list[Any], stage: Stage, said: str
) -> None:
    opinion, other = two(people)
    answer = client(people.clerk.user).post(SHEET, typed((opinion, cells), (other, {"units": "交通运输局"})))
    opinion.refresh_from_db()
    other.refresh_from_db()
    assert (opinion.stage, other.stage) == (stage, Stage.HANDLING)
    shares = Share.objects.filter(opinion=opinion).order_by("pk").select_related("organization")
    assert [share.organization and share.organization.short_name for share in shares] == units
    if stage == Stage.RECEIVED:
        page = answer.content.decode()
        assert said in page
        assert f"row-{opinion.pk}-units" in page
        assert f"row-{other.pk}-units" not in page


def test_the_usual_unit_of_the_field_is_filled_in(people: Cast) -> None:
    opinion, other = two(people)
    client(people.clerk.user).post(SHEET, typed((opinion, {"units": "交通运输局"})))
    page = client(people.clerk.user).get(SHEET).content.decode()
    assert f"row-{other.pk}-units" in page
    assert f"row-{opinion.pk}-units" not in page
    assert other.title in page
    assert f'name="row-{other.pk}-units" value="交通运输局"' in " ".join(page.split())
    assert "jiaotongyunshuju" in page  # what the field completes from


def test_whoever_does_not_hand_on_has_no_sheet(people: Cast) -> None:
    two(people)
    assert client(people.deputy.user).get(SHEET).status_code == 403
