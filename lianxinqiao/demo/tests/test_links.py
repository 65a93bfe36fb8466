"""No page of the demo leads somebody where they may not go: each link of the first pages behind a menu opens."""

import re
from collections import Counter, deque
from html import unescape
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.demo.tests import test_build
from lianxinqiao.people.models import Body

congress = test_build.body  # the one building

DOORS = (
    "deputy",
    "office_clerk",
    "chairpersons",
    "unit_clerk",
    "station_staff",
    "administrator",
    "cppcc-deputy",
    "cppcc-station_staff",
)
LEADS = re.compile(r'<a\b[^>]*?href="([^"#]*)')
LEFT = re.compile(
    r"logout|/static/|/files/|/photos/|/evidence/|/pictures?/|\.(docx|xlsx|pdf|zip|png|svg|ics)\b|export="
)
OF_EACH_KIND, MOST = 2, 260


def kind_of(address: str) -> str:
    return re.sub(r"\d+|[A-HJ-NP-Z2-9]{5}(?=/|$)", "0", re.sub(r"=[^&]*", "", address)).replace("-b0", "-0")


@pytest.mark.parametrize("door", DOORS)
def test_every_link_opens(congress: Body, client: Client, settings: Any, door: str) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False
    client.post("/demo/enter", {"door": door})
    alike: Counter[str] = Counter()
    read: set[str] = set()
    closed: set[tuple[str, str, int]] = set()
    waiting = deque([("/desk", "")])
    while waiting and len(read) < MOST:
        address, came_from = waiting.popleft()
        kind = kind_of(address)
        if address in read or alike[kind] >= OF_EACH_KIND or LEFT.search(address):
            continue
        alike[kind] += 1
        read.add(address)
        answer = client.get(address)
        if answer.status_code >= 400:
            closed.add((came_from, address, answer.status_code))
        elif answer.has_header("Location"):
            waiting.append((answer["Location"], came_from))
        elif not answer.streaming and "html" in answer["Content-Type"]:
            found = (unescape(each) for each in LEADS.findall(answer.content.decode()))
            waiting.extend((each, address) for each in found if each.startswith("/"))
    assert closed == set()
    assert len(read) > 60
