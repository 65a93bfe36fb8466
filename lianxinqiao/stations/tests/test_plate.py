"""The plate of a station: what a camera reads off the printed page is the address of its public page."""

from io import BytesIO

import pdfplumber
import pypdfium2
import pytest
import zxingcpp
from django.test import Client
from PIL import Image, ImageDraw

from lianxinqiao.stations.models import Station
from lianxinqiao.stations.tests.scene import FIRST_FRIDAY, a_station, with_team
from tests.cast import Cast


@pytest.fixture
def station(people: Cast) -> Station:
    return with_team(people, a_station(people, reception=FIRST_FRIDAY, phone="0999-66001888", specialty="板凳议事"))


@pytest.fixture
def plate(client: Client, people: Cast, station: Station) -> bytes:
    client.force_login(people.clerk.user)
    return client.get("/stations/yunhe-1/plate.pdf").content


def printed(plate: bytes) -> Image.Image:
    """As a printer of 150 dots an inch puts it on paper."""
    pages = pypdfium2.PdfDocument(plate)
    assert len(pages) == 1
    return pages[0].render(scale=150 / 72).to_pil().convert("L")


def read(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_the_code_on_the_printed_plate_opens_the_stations_page(plate: bytes, client: Client, station: Station) -> None:
    (address,) = read(printed(plate))
    assert address == f"http://testserver/s/{station.code}"
    client.logout()
    assert station.name in client.get(address).content.decode()


def test_it_is_read_when_a_corner_is_scratched_off(plate: bytes, station: Station) -> None:
    picture = printed(plate)
    (found,) = zxingcpp.read_barcodes(picture)
    corner, middle = found.position.bottom_right, found.position.top_left
    side = abs(corner.x - middle.x) // 5
    ImageDraw.Draw(picture).rectangle([corner.x - side, corner.y - side, corner.x, corner.y], fill=255)
    assert read(picture) == [f"http://testserver/s/{station.code}"]


def test_a_person_reads_name_day_team_and_code_on_one_sheet_of_a4(plate: bytes, people: Cast, station: Station) -> None:
    with pdfplumber.open(BytesIO(plate)) as pages:
        (page,) = pages.pages
        assert (round(page.width), round(page.height)) == (595, 842)
        words = page.extract_text().replace(" ", "").replace("\n", "")
    for said in (station.name, "每月第1个星期五15:00—16:00", people.deputy.person.name, "0999-66001888", station.code):
        assert said in words
