"""What a stranger reads: only what is published, and of that only as much as was decided."""

import pytest
from django.test import Client

from lianxinqiao.matters.actions import publishing
from lianxinqiao.matters.models import Reply, Suggestion
from lianxinqiao.matters.stages import ReplyStage, Stage
from tests.cast import Cast
from tests.walks import START, Walk, a_suggestion

TITLE, CAUSE, ANALYSIS, POINT = (
    "云桥小学护学岗",
    "学生过街要等三个信号周期",
    "护学岗只在周一到周三有人",
    "增设人行信号灯",
)
REPLY, PLAN, SUMMARY, REPLY_SUMMARY = "已与交警大队现场踏勘", "四月底前安装人行信号灯", "建议摘要在此", "答复摘要在此"
PHONE, COMMENT, REASON, SCAN = "13900000000", "还没有装", "不宜全文公开的理由", "征询意见表"
ALWAYS_CLOSED = (PHONE, COMMENT, REASON, SCAN)
STOPS: list[Stage | ReplyStage] = [*Stage, *ReplyStage]


def read(client: Client, walk: Walk) -> str:
    """Everything that the public site says, its feed included."""
    deputy = walk.people.deputy.mandate
    assert deputy is not None
    addresses = [
        "/",
        "/browse",
        "/browse?q=云桥小学",
        "/find?q=云桥小学",
        "/deputies",
        f"/deputies/{deputy.pk}",
        "/feed.atom",
    ]
    addresses += [f"/feed.atom?deputy={deputy.pk}", "/feed.atom?q=云桥小学", "/sitemap-suggestions.xml"]
    return "".join(client.get(address).content.decode() for address in addresses)


def with_secrets(walk: Walk) -> Walk:
    """What no decision ever opens: the deputy's number and an attached scan."""
    person = walk.people.deputy.person
    person.phone = PHONE
    person.save()
    walk.suggestion.files.create(attachment=walk.scan())
    return walk


def published(people: Cast, at: Stage, *, openness: str, reply: str = "full") -> Walk:
    walk = with_secrets(a_suggestion(people, at=at))
    replies = Reply.objects.filter(handling__suggestion=walk.suggestion)
    replies.update(openness=reply, public_summary=REPLY_SUMMARY, openness_reason=REASON)
    publishing.decide_openness(
        walk.suggestion, openness=openness, summary=SUMMARY, reason=REASON, by=people.clerk, at=walk.at
    )
    publishing.publish(walk.suggestion, by=people.clerk, at=walk.at)
    return walk


@pytest.mark.parametrize("stage", STOPS, ids=lambda stage: f"{type(stage).__name__}-{stage}")
def test_an_unpublished_suggestion_is_not_there(people: Cast, client: Client, stage: Stage | ReplyStage) -> None:
    walk = with_secrets(a_suggestion(people, at=stage))
    said = read(client, walk)
    for secret in (TITLE, CAUSE, ANALYSIS, POINT, REPLY, PLAN, *ALWAYS_CLOSED):
        assert secret not in said
    answer = client.get(f"/p/{walk.suggestion.reference}")
    assert answer.status_code == 404, "403 would say that it exists"
    assert TITLE not in answer.content.decode()


@pytest.mark.parametrize("openness", ["full", "summary", "closed"])
def test_a_decision_alone_opens_nothing(people: Cast, client: Client, openness: str) -> None:
    walk = a_suggestion(people, at=Stage.CLOSED)
    publishing.decide_openness(
        walk.suggestion, openness=openness, summary=SUMMARY, reason=REASON, by=people.clerk, at=walk.at
    )
    said = read(client, walk)
    assert TITLE not in said
    assert SUMMARY not in said
    assert client.get(f"/p/{walk.suggestion.reference}").status_code == 404


@pytest.mark.parametrize("stage", [Stage.ANSWERED, Stage.MEDIATION, Stage.CLOSED])
def test_full_text_opens_the_text_and_nothing_beside_it(people: Cast, client: Client, stage: Stage) -> None:
    walk = published(people, stage, openness="full")
    page = client.get(f"/p/{walk.suggestion.reference}").content.decode()
    for open_words in (TITLE, CAUSE, ANALYSIS, POINT, REPLY, PLAN):
        assert open_words in page
    for secret in (*ALWAYS_CLOSED, SUMMARY, REPLY_SUMMARY):
        assert secret not in page + read(client, walk)


@pytest.mark.parametrize("stage", [Stage.ANSWERED, Stage.MEDIATION, Stage.CLOSED])
def test_a_summary_opens_the_summary_only(people: Cast, client: Client, stage: Stage) -> None:
    walk = published(people, stage, openness="summary", reply="summary")
    page = client.get(f"/p/{walk.suggestion.reference}").content.decode()
    assert SUMMARY in page
    assert REPLY_SUMMARY in page
    for secret in (CAUSE, ANALYSIS, POINT, REPLY, PLAN, *ALWAYS_CLOSED):
        assert secret not in page + read(client, walk)


def test_a_closed_reply_keeps_its_text_and_its_promise(people: Cast, client: Client) -> None:
    walk = published(people, Stage.CLOSED, openness="full", reply="closed")
    page = client.get(f"/p/{walk.suggestion.reference}").content.decode()
    assert "依照规定不公开" in page
    for secret in (REPLY, PLAN, REPLY_SUMMARY):
        assert secret not in page + read(client, walk)


def test_a_reply_on_its_way_is_not_shown(people: Cast, client: Client) -> None:
    """The second reply of a published suggestion is being written: its words stay inside."""
    walk = published(people, Stage.ANSWERED, openness="full")
    second = Reply.objects.get(pk=walk.reply.pk)
    second.pk, second.stage, second.round, second.body = None, ReplyStage.DRAFT, 2, "第二次答复的草稿"
    second.delivered_on = second.delivered_by = None
    second.save()
    page = client.get(f"/p/{walk.suggestion.reference}").content.decode()
    assert REPLY in page
    assert "第二次答复的草稿" not in page


def test_what_was_withdrawn_is_gone_at_once(people: Cast, client: Client) -> None:
    walk = published(people, Stage.CLOSED, openness="full")
    assert TITLE in read(client, walk)
    publishing.unpublish(walk.suggestion, reason=REASON, by=people.head, at=walk.at)
    assert TITLE not in read(client, walk)
    assert client.get(f"/p/{walk.suggestion.reference}").status_code == 404


@pytest.mark.parametrize("reference", ["draft-1", "yunhe-2026-1", "yunhe-20x6-1", "yunhe-2026-b1", "x", "yunhe-2026-²"])
def test_an_address_of_nothing_is_not_found(people: Cast, client: Client, reference: str) -> None:
    assert client.get(f"/p/{reference}").status_code == 404
    assert not Suggestion.objects.filter(submitted_at__gt=START).exists()
