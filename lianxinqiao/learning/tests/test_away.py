"""A course on a phone without network: what it takes along, and what it sends when it is back."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from lianxinqiao.learning.actions import teaching
from lianxinqiao.learning.models import Taking
from lianxinqiao.learning.tests.test_courses import LATER, a_course
from tests.cast import Cast
from tests.scenes import remembered


def signed_in(people: Cast, part: str = "deputy") -> Client:
    client = Client()
    client.force_login(people.posts[part].user)
    return client


@pytest.fixture
@remembered
def taking(people: Cast) -> Taking:
    return teaching.begin(a_course(people, 2, ordered=True), by=people.deputy, at=LATER)


def said(taking: Taking, values: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"taking": taking.pk, "lesson": 1, "place": 0, "identity": "x"} | (values or {})


def test_the_phone_takes_its_owner_s_lessons_along(people: Cast, taking: Taking) -> None:
    address = reverse("taking-lessons", args=[taking.pk])
    told = signed_in(people).get(address).json()
    assert told["person"] == people.deputy.user.pk
    assert [(row["number"], row["done"], bool(row["html"])) for row in told["lessons"]] == [
        (1, False, True),
        (2, False, True),
    ]
    assert signed_in(people, "cosigner").get(address).status_code == 404
    assert Client().get(address).status_code == 302


def test_what_was_learnt_on_the_way_is_taken_once(people: Cast, taking: Taking) -> None:
    client, address = signed_in(people), reverse("course-send")
    assert client.post(address, said(taking, {"lesson": 2})).status_code == 422, "the order is locked"
    assert [client.post(address, said(taking)).status_code for _twice in range(2)] == [201, 201]
    assert client.post(address, said(taking, {"lesson": 2})).status_code == 201
    taking.refresh_from_db()
    assert (taking.stage, taking.progresses.count()) == ("passed", 2)


@pytest.mark.parametrize("values", [{"taking": 999999}, {"lesson": 9}, {"lesson": "x"}, {"place": "-1"}])
def test_what_is_nobody_s_lesson_is_said_so(people: Cast, taking: Taking, values: dict[str, Any]) -> None:
    answer = signed_in(people).post(reverse("course-send"), said(taking, values))
    assert (answer.status_code, answer.json()["sentence"]) == (404, "没有这一课。")


def test_a_stranger_and_another_send_nothing(people: Cast, taking: Taking) -> None:
    address = reverse("course-send")
    assert Client().post(address, said(taking)).status_code == 401
    assert signed_in(people, "cosigner").post(address, said(taking)).status_code == 404
    assert not taking.progresses.exists()


def test_the_page_on_the_phone_is_nobody_s_own(people: Cast, taking: Taking) -> None:
    pages = {client.get(reverse("course-away")).content for client in (Client(), Client())}
    assert len(pages) == 1
    assert people.deputy.person.name not in signed_in(people).get(reverse("course-away")).content.decode()
    worker = Client().get(reverse("course-worker")).content.decode()
    assert "learning/away" in worker
    assert reverse("course-away") in worker
    assert "#taking=" in signed_in(people).get(taking.get_absolute_url()).content.decode()
