"""A meeting's papers on a phone without network: what it takes along, and what it sends when it is back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lianxinqiao.meetings.actions import preparing
from lianxinqiao.meetings.models import Meeting, Paper, Reading
from lianxinqiao.meetings.tests.scene import DRAFTED, called, seat_of
from tests.cast import Cast


def signed_in(people: Cast, part: str = "deputy") -> Client:
    client = Client()
    client.force_login(people.posts[part].user)
    return client


@pytest.fixture
def paper(people: Cast) -> Paper:
    item = called(people).items.get()
    told = {"kind": "final", "title": "学前教育工作情况的报告", "text": "全区现有幼儿园六十一所。"}
    return preparing.file(item, **told, by=people.clerk, at=DRAFTED)


def taken(client: Client, paper: Paper) -> Any:
    return client.get(reverse("meeting-away-papers", args=[paper.item.meeting_id]))


def test_whoever_is_called_takes_the_papers_along(people: Cast, paper: Paper) -> None:
    told = taken(signed_in(people), paper).json()
    assert (told["person"], told["open"]) == (people.deputy.user.pk, True)
    (row,) = told["items"][0]["papers"]
    assert (row["title"], row["read"], row["note"]) == (paper.title, False, "")
    assert "六十一所" in row["html"]
    assert taken(signed_in(people, "clerk"), paper).status_code == 404, "nobody's own papers"
    assert taken(Client(), paper).status_code == 302


def test_what_was_noted_on_the_way_stands_once_and_is_one_s_own(people: Cast, paper: Paper) -> None:
    client, said = signed_in(people), {"paper": paper.pk, "note": "第三页的学位数要核对。"}
    assert [client.post(reverse("meeting-away-send"), said).status_code for _twice in range(2)] == [201, 201]
    row = Reading.objects.get()
    assert (row.mandate, row.note) == (seat_of(people, "deputy"), said["note"])
    assert taken(client, paper).json()["items"][0]["papers"][0]["note"] == said["note"]
    assert taken(signed_in(people, "cosigner"), paper).json()["items"][0]["papers"][0]["note"] == ""


@pytest.mark.parametrize(
    ("part", "key", "status"), [("", None, 401), ("deputy", "0", 404), ("deputy", "x", 404), ("clerk", None, 422)]
)
def test_what_is_not_taken_says_why(people: Cast, paper: Paper, part: str, key: str | None, status: int) -> None:
    client = signed_in(people, part) if part else Client()
    answer = client.post(reverse("meeting-away-send"), {"paper": key or paper.pk, "note": ""})
    assert answer.status_code == status
    assert answer.json()["sentence"]


def test_after_the_meeting_nothing_is_marked_as_read(people: Cast, paper: Paper) -> None:
    Meeting.objects.update(stage="closed")
    client = signed_in(people)
    assert taken(client, paper).json()["open"] is False
    assert client.post(reverse("meeting-away-send"), {"paper": paper.pk, "note": ""}).status_code == 422


def test_the_page_is_nobody_s_own_and_its_worker_keeps_its_script(people: Cast) -> None:
    page, worker = Client().get(reverse("meeting-away")), Client().get(reverse("meeting-away-worker"))
    assert (page.status_code, worker.status_code) == (200, 200)
    assert people.deputy.person.name not in signed_in(people).get(reverse("meeting-away")).content.decode()
    assert "acts/away" in worker.content.decode()
