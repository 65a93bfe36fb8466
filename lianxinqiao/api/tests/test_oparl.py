"""Meetings by OParl: what the portal shows, each object by an address that opens, crawled from the system down."""

import hashlib
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from lianxinqiao.meetings.actions import attending, following, preparing, proposing
from lianxinqiao.meetings.models import Meeting
from lianxinqiao.meetings.tests.scene import BEGINS, called, decided, drafted, heard, open_in_session
from tests.cast import Cast

NEEDED = {
    "System": {"oparlVersion", "body"},
    "Body": {"system", "name", "organization", "person", "meeting", "paper"},
    "Organization": {"body", "name"},
    "Person": {"name"},
    "Meeting": {"name", "start", "end", "agendaItem", "organization", "created", "modified"},
    "AgendaItem": {"meeting", "name", "order"},
    "Paper": {"body", "name", "paperType", "consultation", "mainFile", "created", "modified"},
    "File": {"accessUrl", "mimeType", "size", "sha512Checksum", "paper"},
}


def said(client: Client, address: str) -> Any:
    answer = client.get(address.removeprefix(settings.SITE_URL))
    assert answer.status_code == 200, address
    return answer.json()


def held(people: Cast) -> Meeting:
    meeting = called(people, ("decision", "加强物业管理工作"))
    open_in_session(people, meeting)
    item = heard(people, meeting)
    row = proposing.draft_decision(
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
                for item in [*thing.get("agendaItem", []), *([thing["mainFile"]] if "mainFile" in thing else [])]:
                    look(item)
    assert found == {
        "System": 1,
        "Body": 1,
        "Organization": 1,
        "Person": 4,
        "Meeting": 1,
        "AgendaItem": 1,
        "Paper": 1,
        "File": 1,
    }


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


def test_a_file_is_the_text_that_it_says(people: Cast, client: Client) -> None:
    held(people)
    (paper,) = said(client, f"/oparl/v1/bodies/{people.body.code}/papers")["data"]
    file = paper["mainFile"]
    content = client.get(file["accessUrl"].removeprefix(settings.SITE_URL)).content
    assert content.decode().startswith("关于物业管理的决定")
    assert (len(content), hashlib.sha512(content).hexdigest()) == (file["size"], file["sha512Checksum"])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"modified_since": "2020-01-01T00:00:00+08:00"}, 1),
        ({"modified_since": "2099-01-01T00:00:00+08:00"}, 0),
        ({"modified_until": "2099-01-01T00:00:00Z", "created_since": "2020-01-01T00:00:00Z"}, 1),
        ({"created_until": "2020-01-01T00:00:00Z"}, 0),
    ],
)
def test_lists_are_narrowed_to_what_changed(people: Cast, client: Client, asked: dict[str, str], found: int) -> None:
    held(people)
    for kind in ("meetings", "papers"):
        told = client.get(f"/oparl/v1/bodies/{people.body.code}/{kind}", asked).json()
        assert len(told["data"]) == found, kind
        assert all(name in told["links"]["first"] for name in asked)


def test_what_is_no_moment_is_said_to_be_none(people: Cast, client: Client) -> None:
    for wrong in ("yesterday", "2026-13-45T00:00:00Z", "\x00"):
        assert client.get(f"/oparl/v1/bodies/{people.body.code}/papers", {"modified_since": wrong}).status_code == 400


def test_whoever_keeps_a_copy_is_told_what_is_gone(people: Cast, client: Client) -> None:
    """A called meeting that is cancelled leaves the list, and is told as deleted."""
    meeting = called(people, ("decision", "加强物业管理工作"))
    lists = f"/oparl/v1/bodies/{people.body.code}/meetings"
    assert len(said(client, lists)["data"]) == 1
    attending.cancel(meeting, reason="台风", by=people.clerk, at=BEGINS)
    assert said(client, lists)["data"] == []
    (gone,) = client.get(lists, {"modified_since": "2020-01-01T00:00:00Z"}).json()["data"]
    assert gone["deleted"] is True
    assert set(gone) == {"id", "type", "deleted", "created", "modified"}
    assert said(client, gone["id"]) == gone


def test_what_was_cancelled_as_a_draft_never_was_there(people: Cast, client: Client) -> None:
    draft = drafted(people)
    attending.cancel(draft, reason="台风", by=people.clerk, at=BEGINS)
    lists = f"/oparl/v1/bodies/{people.body.code}/meetings"
    assert client.get(lists, {"modified_since": "2020-01-01T00:00:00Z"}).json()["data"] == []
    assert client.get(f"/oparl/v1/meetings/{draft.pk}").status_code == 404
