"""The office's own questions by field of work: asked once, never in the way, kept and erased like everything said."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.opinions import papers
from lianxinqiao.opinions.actions import extras, senders
from lianxinqiao.opinions.models import Extra, Opinion
from lianxinqiao.opinions.tests.test_citizens_pages import token
from lianxinqiao.opinions.tests.walk import START, TEXT, Walk
from tests.cast import Cast


@pytest.fixture
def asked(people: Cast) -> list[Extra]:
    field = people.fields["transport"]
    first = extras.make(field=field, words="什么时候最堵", choices="早上、晚上", by=people.clerk, at=START)
    return [first, extras.make(field=field, words="附近的路牌号", by=people.clerk, at=START)]


@pytest.fixture
def citizen(people: Cast) -> Client:
    return Client(enforce_csrf_checks=True)


def sent(citizen: Client, people: Cast, **fields: Any) -> Any:
    typed = {"text": TEXT, "token": token(), "field": people.fields["transport"].pk, **fields}
    return citizen.post("/opinion/new", typed)


def test_without_questions_the_form_asks_for_no_field(citizen: Client, people: Cast) -> None:
    assert "是哪方面的事" not in citizen.get("/opinion/new").content.decode()


def test_they_are_asked_once_and_need_no_answer(citizen: Client, people: Cast, asked: list[Extra]) -> None:
    page = sent(citizen, people).content.decode()
    assert not Opinion.objects.exists()
    assert "什么时候最堵（可不填）" in page
    assert "红绿灯" in page
    answer = sent(citizen, people, **{f"extra_{extra.pk}": "" for extra in asked})
    assert answer.status_code == 302
    assert Opinion.objects.get().field == people.fields["transport"]
    assert not Opinion.objects.get().details.exists()


def test_what_was_said_stands_on_the_page_the_paper_and_is_erased(
    citizen: Client, people: Cast, asked: list[Extra]
) -> None:
    sent(citizen, people, **{f"extra_{asked[0].pk}": "早上", f"extra_{asked[1].pk}": "林小满家对面13800001234"})
    opinion = Opinion.objects.get()
    assert [(each.asked, each.said[:2]) for each in opinion.details.all()] == [
        ("什么时候最堵", "早上"),
        ("附近的路牌号", "林小"),
    ]
    citizen.force_login(people.clerk.user)
    page = citizen.get(opinion.get_absolute_url()).content.decode()
    assert "什么时候最堵" in page
    assert "13800001234" not in page
    walk = Walk(people, text="云桥路口堵车。", details=[("什么时候最堵", "早上")]).handled()
    assert "什么时候最堵：早上" in str(papers.make(walk.opinion, "notice", walk.share.pk))
    senders.erase(opinion, by=people.clerk, at=START)
    assert "13800001234" not in opinion.details.last().said


def test_another_field_is_asked_nothing(citizen: Client, people: Cast, asked: list[Extra]) -> None:
    assert sent(citizen, people, field=people.fields["education"].pk).status_code == 302


def test_an_answer_that_was_not_offered_is_none(citizen: Client, people: Cast, asked: list[Extra]) -> None:
    page = sent(citizen, people, **{f"extra_{asked[0].pk}": "半夜", f"extra_{asked[1].pk}": ""})
    assert page.status_code == 200
    assert not Opinion.objects.exists()


def test_ended_it_is_asked_no_more(citizen: Client, people: Cast, asked: list[Extra]) -> None:
    for extra in asked:
        extras.end(extra, by=people.clerk, at=START)
    assert sent(citizen, people).status_code == 302
    with pytest.raises(Refused, match="已经停问"):
        extras.end(asked[0], by=people.clerk, at=START)


def test_the_same_is_not_asked_twice_nor_by_anybody(people: Cast, asked: list[Extra]) -> None:
    field = people.fields["transport"]
    with pytest.raises(ValidationError, match="已经有这个问题"):
        extras.make(field=field, words="什么时候最堵", by=people.clerk, at=START)
    with pytest.raises(Refused):
        extras.make(field=field, words="别的问题", by=people.station, at=START)


def test_the_office_makes_and_ends_them_by_screen(people: Cast) -> None:
    clerk = Client()
    clerk.force_login(people.clerk.user)
    clerk.post("/opinions/extras", {"field": people.fields["transport"].pk, "words": "哪一路公交", "choices": ""})
    extra = Extra.objects.get()
    assert "哪一路公交" in clerk.get("/opinions/extras").content.decode()
    clerk.post(f"/opinions/extras/{extra.pk}/end")
    assert "哪一路公交" not in clerk.get("/opinions/extras").content.decode()
