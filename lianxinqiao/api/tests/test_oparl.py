"""Meetings by OParl: what the portal shows, each object by an address that opens, crawled from the system down."""

from typing import Any

from django.conf import settings
from django.test import Client

from lianxinqiao.meetings.actions import following, preparing
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.tests.scene import BEGINS, called, decided, drafted, heard, open_in_session
from tests.cast import Cast

NEEDED = {
    "System": {"oparlVersion", "body"},
    "Body": {"system", "name", "organization", "person", "meeting", "paper"},
    "Organization": {"body", "name"},
    "Person": {"name"},
    "Meeting": {"name", "start", "end", "agendaItem", "organization"},
    "AgendaItem": {"meeting", "name", "order"},
    "Paper": {"body", "name", "paperType", "consultation"},
}


def said(client: Client, address: str) -> Any:
    answer = client.get(address.removeprefix(settings.SITE_URL))
    assert answer.status_code == 200, address
    return answer.json()


def held(people: Cast) -> Meeting:
    meeting = called(people, ("decision", "加强物业管理工作"))
    open_in_session(people, meeting)
    item = heard(people, meeting)
    row = preparing.draft_decision(
        item, kind="decision", title="关于物业管理的决定", text="……", by=people.clerk, at=BEGINS
    )
    decided(people, item)
    following.sign(row, by=people.chairpersons, at=BEGINS)
    following.publish_decision(row, by=people.clerk, at=BEGINS)
    return meeting


def test_a_crawl_from_the_system_finds_every_object_whole(people: Cast, client: Client) -> None:
    held(people)
    found: dict[str, int] = {}

    def look(thing: dict[str, Any]) -> None:
        kind = thing["type"].rpartition("/")[2]
        found[kind] = found.get(kind, 0) + 1
        assert NEEDED.get(kind, set()) <= thing.keys(), (kind, thing)
        if "#" not in thing["id"] and kind in NEEDED:
            assert said(client, thing["id"])["id"] == thing["id"]

    system = said(client, "/oparl/v1/system")
    look(system)
    for body in said(client, system["body"])["data"]:
        look(body)
        for way in ("organization", "person", "meeting", "paper"):
            for thing in said(client, body[way])["data"]:
                look(thing)
                for item in thing.get("agendaItem", []):
                    look(item)
    assert found == {"System": 1, "Body": 1, "Organization": 1, "Person": 4, "Meeting": 1, "AgendaItem": 1, "Paper": 1}


def test_a_draft_is_not_there(people: Cast, client: Client) -> None:
    meeting = drafted(people)
    item = preparing.add_item(meeting, kind="other", title="内部", by=people.clerk, at=BEGINS)
    assert client.get(f"/oparl/v1/meetings/{meeting.pk}").status_code == 404
    assert client.get(f"/oparl/v1/agenda-items/{item.pk}").status_code == 404
    assert said(client, f"/oparl/v1/bodies/{people.body.code}/meetings")["data"] == []


def test_lists_have_pages(people: Cast, client: Client) -> None:
    told = said(client, f"/oparl/v1/bodies/{people.body.code}/people")
    assert told["pagination"] == {"totalElements": 4, "elementsPerPage": 50, "currentPage": 1, "totalPages": 1}
    assert set(told["links"]) == {"first", "self", "last"}
