"""The pages: inside the house, and for everybody without an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from lianxinqiao.halls.actions import topics
from lianxinqiao.halls.models import Said, Topic
from lianxinqiao.halls.tests.scene import Hall
from lianxinqiao.opinions import forms
from tests.cast import Cast
from tests.walks import PNG


@pytest.fixture
def hall(people: Cast) -> Hall:
    now = timezone.now()
    return Hall(people, at=now - timedelta(days=4), until=timezone.localdate(now) + timedelta(days=9))


def signed_in(people: Cast, who: str) -> Client:
    client = Client()
    client.force_login(people.posts[who].user)
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def test_strangers_read_what_is_open_and_nothing_before(hall: Hall) -> None:
    address, stranger = f"/halls/{hall.topic.pk}", Client()
    assert stranger.get(address).status_code == 404
    assert hall.topic.question not in text_of(stranger.get("/halls"))
    topics.add_material(hall.topic, file=ContentFile(PNG, name="图.png"), by=hall.people.clerk, at=hall.later())
    hall.opened()
    page = text_of(stranger.get(address))
    for words in (hall.topic.question, "停车场早上空着", "不攻击个人", hall.people.deputy.person.name):
        assert words in page
    (link,) = set(re.findall(rf"{address}/materials/\d+", page))
    assert stranger.get(link)["Content-Type"] == "image/png"
    assert hall.topic.question in text_of(stranger.get("/halls"))


def test_a_citizen_says_something_without_an_account_and_it_waits(hall: Hall) -> None:
    hall.opened()
    address, stranger = f"/halls/{hall.topic.pk}", Client(enforce_csrf_checks=True)
    mark = forms.token(timezone.now() - timedelta(seconds=40))
    sent = {"position": "for", "text": "停车场离公交站近，老人方便。", "token": mark}
    answer = stranger.post(address, sent)
    assert answer.status_code == 302
    assert "收到了" in text_of(stranger.get(answer.url))
    assert "离公交站近" not in text_of(stranger.get(address))
    stranger.post(address, sent)
    said = Said.objects.get()
    assert said.held_because == []
    keeper = signed_in(hall.people, "station")
    page = text_of(keeper.get(f"/topics/{hall.topic.pk}"))
    assert "离公交站近" in page
    keeper.post(f"/topics/{hall.topic.pk}/said.show/{said.pk}")
    assert "离公交站近" in text_of(stranger.get(address))
    assert "已公开" in text_of(keeper.get(f"/topics/{hall.topic.pk}"))


def test_a_form_that_is_not_ours_is_taken_and_marked(hall: Hall) -> None:
    hall.opened()
    Client().post(f"/halls/{hall.topic.pk}", {"position": "for", "text": "停车场离公交站近。"})
    assert Said.objects.get().held_because == ["token"]


def test_what_was_typed_comes_back_with_what_is_wrong(hall: Hall) -> None:
    hall.opened()
    page = text_of(Client().post(f"/halls/{hall.topic.pk}", {"position": "for", "text": "近些"}))
    assert "至少5个字" in page
    assert "近些" in page


def test_the_outcome_stands_first_and_nobody_is_asked_any_more(people: Cast, hall: Hall) -> None:
    hall.concluded()
    page = text_of(Client().get(f"/halls/{hall.topic.pk}"))
    assert "先试一个月" in page
    assert "反对的担心老人走得远" in page
    assert '<form method="post" class="say"' not in page


def test_a_worker_puts_a_question_by_screen(people: Cast, hall: Hall) -> None:
    keeper = signed_in(people, "station")
    assert "范例" in text_of(keeper.get("/topics/new"))
    until = timezone.localdate() + timedelta(days=12)
    sent = {
        "station": hall.station.pk,
        "question": "公园夜里要不要关门",
        "background": "夜里有人喝酒吵闹。",
        "rules": "不骂人。",
    }
    keeper.post("/topics/new", {**sent, "until": until.isoformat()})
    topic = Topic.objects.get(question="公园夜里要不要关门")
    keeper.post(f"/topics/{topic.pk}/edit", {**sent, "until": until.isoformat(), "rules": "不骂人，不抢话。"})
    topic.refresh_from_db()
    assert topic.rules == "不骂人，不抢话。"
    assert "公园夜里" in text_of(keeper.get("/topics"))
    wrong = keeper.post("/topics/new", {**sent, "until": "", "question": "还是这个"})
    assert "还是这个" in text_of(wrong)


def test_what_waits_lies_on_the_desk_of_who_keeps_the_hall(people: Cast, hall: Hall) -> None:
    hall.opened()
    hall.say()
    assert hall.topic.question in text_of(signed_in(people, "station").get("/topics?waiting=said"))
    assert "待审看的发言" in text_of(signed_in(people, "station").get("/desk", follow=True))
