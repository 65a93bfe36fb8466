"""No page of the CPPCC calls a member 代表: each place of its menus, and the first pages behind it, is read."""

import re
from collections import Counter, deque
from html import unescape

import pytest
from django.test import Client

from lianxinqiao.demo.tests import test_build
from lianxinqiao.people.models import Body

congress = test_build.body  # the one building

# What is lawful to say: the other body and its laws, a party's delegates, the verb, and what tells both bodies apart.
LAWFUL = re.compile(
    r"人大代表|党代表|人民代表|代表大会|代表法|代表性|代表建议|代表联络站|代表联络中心站|接待代表|代表谁发言|代表提案者|代表、委员|代表或者委员|代表（委员）|督办代表"
)
# Rules of all bodies, prose of all roles, and what the exchange and the portal show of the congress.
OF_BOTH = re.compile(
    r"^/(rules|roles|workdays|halls|opinions?|projects|map|voices|decisions|browse|m|p|s)(/|$|\\?)|^/$"
)
SECOND = 2  # pages read behind each address, alike but for their numbers
MOST = 220


def read(client: Client) -> dict[str, str]:
    """Address -> words of what this person can open from the desk."""
    found: dict[str, str] = {}
    alike: Counter[str] = Counter()
    waiting = deque(["/desk"])
    while waiting and len(found) < MOST:
        address = waiting.popleft()
        kind = re.sub(r"\d+", "0", re.sub(r"=[^&]*", "", address))
        if address in found or alike[kind] >= SECOND or OF_BOTH.search(address):
            continue
        alike[kind] += 1
        answer = client.get(address)
        if answer.status_code != 200 or "html" not in answer["Content-Type"] or answer.streaming:
            continue
        page = answer.content.decode()
        main = page[page.index("<main") :] if "<main" in page and 'class="desk"' in page else ""
        found[address] = words(main)
        waiting.extend(unescape(link) for link in re.findall(r'href="(/[^"#]*)"', main) if not LEFT.search(link))
    return found


LEFT = re.compile(r"export=|\.(docx|xlsx|pdf|ics|zip|csv)|logout|/files/|/static/|/account/|sort=|/calendar")


def words(page: str) -> str:
    page = re.sub(r'<[^>]*?(?:aria-label|placeholder|title|data-label)="([^"]*)"[^>]*>', r" \1 ", page)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", page)))


@pytest.mark.parametrize(
    "door", ["cppcc-deputy", "cppcc-office_clerk", "cppcc-office_head", "cppcc-chairpersons", "cppcc-station_staff"]
)
def test_nothing_calls_a_member_a_deputy(congress: Body, client: Client, settings: object, door: str) -> None:
    settings.DEMO, settings.SECOND_FACTOR_REQUIRED = True, False  # type: ignore[attr-defined]
    client.post("/demo/enter", {"door": door})
    pages = read(client)
    assert len(pages) > 25
    said = {
        address: text[max(0, at.start() - 12) : at.end() + 12]
        for address, text in pages.items()
        for at in re.finditer("代表", LAWFUL.sub("", text))
        for text in [LAWFUL.sub("", text)]
    }
    assert said == {}
