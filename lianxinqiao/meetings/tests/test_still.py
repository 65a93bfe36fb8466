"""While a secret vote is open nothing is written of whoever may vote in it, whatever page they open or send."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lianxinqiao.meetings.actions import secret
from lianxinqiao.meetings.tests.secret_scene import LATER, Hall, hall
from tests.cast import Cast

WRITES = ("insert", "update", "delete", "select pg_advisory", "lock")


def signed_in(people: Cast, part: str) -> Client:
    client = Client()
    user = people.posts[part].user
    assert user is not None
    client.force_login(user)
    return client


@contextmanager
def written() -> Iterator[list[str]]:
    found: list[str] = []
    with CaptureQueriesContext(connection) as asked:
        yield found
    found += [each["sql"] for each in asked if each["sql"].lstrip().lower().startswith(WRITES)]


@pytest.fixture
def open_hall(people: Cast) -> Hall:
    made = hall(people)
    made.put()
    return made


def pages(made: Hall) -> list[str]:
    address = f"/meetings/{made.meeting.pk}"
    return [address, "/desk", "/notices", "/calendar", f"{address}/hall", "/ballots", "/search?q=计划"]


def test_pages_hold_still(people: Cast, open_hall: Hall) -> None:
    member = signed_in(people, "cosigner")
    for address in pages(open_hall):
        with written() as found:
            assert member.get(address).status_code == 200, address
        assert found == [], address
    secret.close(open_hall.box, by=people.chairpersons, at=LATER)
    with written() as found:
        member.get(pages(open_hall)[0])
    assert found, "and what is written at other times would be seen"


def test_a_refusal_leaves_nothing(people: Cast, open_hall: Hall) -> None:
    member = signed_in(people, "cosigner")
    with written() as found:
        assert member.get(f"/meetings/{open_hall.meeting.pk}/chair").status_code == 403
    assert found == []


def test_what_is_sent_waits(people: Cast, open_hall: Hall) -> None:
    member = signed_in(people, "cosigner")
    with written() as found:
        answer = member.post(f"/meetings/{open_hall.meeting.pk}/slips", "{}", content_type="application/json")
    assert (answer.status_code, found) == (409, [])
    assert "正在无记名表决" in answer.content.decode()


def test_others_go_on(people: Cast, open_hall: Hall) -> None:
    clerk = signed_in(people, "clerk")
    with written() as found:
        clerk.get(f"/meetings/{open_hall.meeting.pk}")
    assert found, "of a clerk, who does not vote, the last use is noted"
    ends = signed_in(people, "chairpersons").post(f"/meetings/{open_hall.meeting.pk}/box.close/{open_hall.box.pk}")
    assert ends.status_code == 302


def test_slips_are_drawn_by_the_page_and_papers_read_by_whom_the_profile_says(people: Cast) -> None:
    made = hall(people)
    address = f"/meetings/{made.meeting.pk}"
    page = signed_in(people, "cosigner").get(address).content.decode()
    assert 'id="slips-told"' in page
    assert made.box.ballot.word in page
    assert made.box.ballot.word not in signed_in(people, "clerk").get(address).content.decode()
    vote = made.put()
    for part in list(made.held)[:6]:
        made.casts(part, "yes")
    made.counted(vote)
    scrutineer, member = signed_in(people, "sixth"), signed_in(people, "cosigner")
    lists = scrutineer.get(f"{address}/boxes/{made.box.pk}")
    assert lists.content.decode().count("<code>") == 6
    assert scrutineer.get(f"{address}/boxes/{made.box.pk}.json").json()["counts"][0]["yes"] == 6
    assert member.get(f"{address}/boxes/{made.box.pk}").status_code == 404
    assert signed_in(people, "clerk").get(f"{address}/votes/{vote.pk}.docx").status_code == 200
