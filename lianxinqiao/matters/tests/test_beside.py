"""What an act is about and what follows from it stand where it is done."""

import pytest
from django.test import Client

from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.models import Handling, Suggestion
from lianxinqiao.matters.stages import HandlingStage, ReplyStage, Stage
from tests.cast import Cast
from tests.walks import Walk, a_suggestion

pytestmark = pytest.mark.django_db


def as_(post) -> Client:
    client = Client()
    client.force_login(post.person.user)
    return client


def form(post, walk: Walk, code: str, pk: int) -> str:
    return as_(post).get(f"{walk.suggestion.get_absolute_url()}/{code}/{pk}").content.decode()


def test_signing_shows_the_letter_and_what_follows(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.SIGNING)
    page = form(people.jiaoyu_head, walk, "reply.sign", walk.reply.pk)
    assert walk.reply.body[:20] in page
    assert "签发后送政府督查室审核" in page


def test_delivering_shows_the_letter_and_what_follows(people: Cast) -> None:
    walk = a_suggestion(people, at=ReplyStage.DELIVERING)
    page = form(people.clerk, walk, "reply.deliver", walk.reply.pk)
    assert walk.reply.body[:20] in page
    assert "评价期限开始计算" in page


def test_closing_shows_what_the_deputy_said(people: Cast) -> None:
    walk = Walk(people).assessed()
    page = form(people.clerk, walk, "suggestion.close", walk.suggestion.pk)
    assert "结果 满意" in page
    assert "办结不能撤销" in page


@pytest.mark.parametrize(
    ("wish", "reason", "said"),
    [
        (True, "", "代表提交时同意公开。"),
        (False, "涉及企业商业秘密", "代表提交时不同意公开，理由：涉及企业商业秘密"),
        (None, "", "没有记载代表是否同意公开，请先征询。"),
    ],
)
def test_the_deputys_consent_stands_where_openness_is_decided(
    people: Cast, wish: bool | None, reason: str, said: str
) -> None:
    walk = Walk(people).closed()
    Suggestion.objects.update(wish_open=wish, closed_reason=reason)
    assert said in form(people.clerk, walk, "suggestion.decide_openness", walk.suggestion.pk)


def test_publishing_says_how_far_each_text_will_be_open(people: Cast) -> None:
    walk = Walk(people).closed()
    Suggestion.objects.update(openness="full")
    page = form(people.clerk, walk, "suggestion.publish", walk.suggestion.pk)
    assert f"{walk.suggestion.text_word}：全文公开" in page
    assert "教育局的答复：全文公开" in page
    assert "公众可以在门户上读到" in page


@pytest.mark.parametrize("gate", [ReplyStage.DRAFT, ReplyStage.SIGNING, ReplyStage.REVIEWING, ReplyStage.DELIVERING])
def test_an_opinion_that_is_missing_is_said_before_the_answer_goes_on(people: Cast, gate: ReplyStage) -> None:
    walk = Walk(people).drafted() if gate == ReplyStage.DRAFT else a_suggestion(people, at=gate)
    who, code = {
        ReplyStage.DRAFT: (people.jiaoyu_clerk, "reply.send"),
        ReplyStage.SIGNING: (people.jiaoyu_head, "reply.sign"),
        ReplyStage.REVIEWING: (people.supervision, "reply.review"),
        ReplyStage.DELIVERING: (people.clerk, "reply.deliver"),
    }[gate]
    Handling.objects.filter(kind="assist").update(stage=HandlingStage.DONE)
    assert "还没有提出会办意见" not in form(who, walk, code, walk.reply.pk)
    Handling.objects.filter(kind="assist").update(stage=HandlingStage.ACCEPTED)
    assert "会办单位财政局还没有提出会办意见" in form(who, walk, code, walk.reply.pk)


def test_the_next_step_is_done_where_it_is_read(people: Cast) -> None:
    walk = a_suggestion(people, at=Stage.ASSIGNED)
    page = as_(people.jiaoyu_clerk).get(walk.suggestion.get_absolute_url()).content.decode()
    address = f"{walk.suggestion.get_absolute_url()}/handling.accept/{walk.handling.pk}"
    assert f'<form method="post" action="{address}"' in page
    as_(people.jiaoyu_clerk).post(address)
    assert Handling.objects.get(pk=walk.handling.pk).stage == HandlingStage.ACCEPTED


def test_what_cannot_be_taken_back_is_asked_once_more(people: Cast) -> None:
    walk = Walk(people).assessed()
    page = as_(people.clerk).get(walk.suggestion.get_absolute_url()).content.decode()
    assert f'data-confirm="{ACTS["suggestion.close"].then}"' in page


def test_every_final_act_says_what_follows() -> None:
    assert [act.code for act in ACTS.values() if act.final and not act.then] == []
