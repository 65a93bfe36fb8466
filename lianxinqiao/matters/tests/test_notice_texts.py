"""A body's own words in its notices: checked, written, filled, and put back."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import text_actions, texts
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.acts import ACTS
from lianxinqiao.matters.stages import Stage
from lianxinqiao.notices.models import Notice
from lianxinqiao.people.models import Body
from tests.cast import Cast
from tests.walks import a_suggestion

CODE = "suggestion.register"
SAYING = texts.of_act(ACTS[CODE])


def write(
    people: Cast, subject: str = "【事项】已经收下", text: str = "【办理人】在【日期】办了【动作】。", by: Any = None
) -> None:
    text_actions.write(people.body, SAYING, subject=subject, text=text, by=by or people.clerk, at=timezone.now())


WRONG = {
    "": "都要写",
    "  ": "都要写",
    "【事项】【姓名】": "方括号里",
    "【事项】【": "方括号里",
    "【事项】】": "方括号里",
    "【】【事项】": "方括号里",
    "建议已经收下": "要有【事项】",
    "【事项】" + "长" * 120: "最多",
}


@pytest.mark.parametrize("subject", WRONG)
def test_what_no_notice_may_say(subject: str) -> None:
    with pytest.raises(Refused, match=WRONG[subject]):
        SAYING.checked(subject, "正文")


@pytest.mark.parametrize("text", ["", "【事项", "【电话】", "长" * 1001])
def test_nor_its_body(text: str) -> None:
    with pytest.raises(Refused):
        SAYING.checked("【事项】", text)


def test_gaps_are_filled_once_and_others_left() -> None:
    """What a thing is called may hold a gap's name; it is not filled again."""
    said = texts.Text("【事项】：【动作】", "【办理人】【日期】").filled(
        {"thing": "关于【日期】的建议", "act": "登记", "actor": "许安之", "day": "2026-03-02"}
    )
    assert said == texts.Text("关于【日期】的建议：登记", "许安之2026-03-02")


@pytest.mark.parametrize("code", [code for code, act in ACTS.items() if act.tells])
def test_what_is_shipped_can_be_kept_as_ones_own(code: str) -> None:
    """The editor begins with the shipped text, which must be one that it takes."""
    saying = texts.of_act(ACTS[code])
    said = saying.shipped()
    assert saying.checked(said.subject, said.body) == said


def test_the_notice_says_what_the_body_wrote(people: Cast) -> None:
    write(people)
    people.body.refresh_from_db()
    walk = a_suggestion(people, at=Stage.REGISTERED)
    told = Notice.objects.filter(kind=CODE).first()
    assert told
    assert told.subject == f"{walk.suggestion}已经收下"
    assert "办了" in told.body
    assert "【" not in told.body
    other = Notice.objects.exclude(kind=CODE).exclude(subject__contains="已经收下")
    assert other.exists(), "other acts say what was shipped"


def test_put_back_it_says_what_was_shipped(people: Cast) -> None:
    write(people)
    text_actions.reset(people.body, SAYING, by=people.clerk, at=timezone.now())
    assert Body.objects.get(pk=people.body.pk).notice_texts == {}
    acts = list(Entry.objects.filter(act__startswith="notice_text.").order_by("pk").values_list("act", flat=True))
    assert acts == ["notice_text.write", "notice_text.reset"]


@pytest.mark.parametrize("part", ["deputy", "jiaotong_head", "auditor", "administrator"])
def test_only_its_office_writes_it(people: Cast, part: str) -> None:
    with pytest.raises(Refused):
        write(people, by=people.posts[part])


def test_the_screens(people: Cast, client: Client) -> None:
    client.force_login(people.clerk.user)
    assert str(ACTS[CODE].word) in client.get("/notice-texts").content.decode()
    address = f"/notice-texts/{CODE}"
    typed = {"subject": "收下了：【事项】", "text": "【办理人】已经登记。"}
    seen = client.post(address, {**typed, "look": "1"}).content.decode()
    assert "收下了：修通前湾村机耕路" in seen
    assert not Body.objects.get(pk=people.body.pk).notice_texts
    assert "方括号里" in client.post(address, {**typed, "text": "【电话】"}).content.decode()
    assert client.post(address, typed).status_code == 302
    assert Body.objects.get(pk=people.body.pk).notice_texts[CODE]["subject"] == "收下了：【事项】"
    assert "恢复原来的文字" in client.get(address).content.decode()
    assert client.post(address, {"reset": "1"}).status_code == 302
    assert not Body.objects.get(pk=people.body.pk).notice_texts
    assert client.get("/notice-texts/budget.eat").status_code == 404
    client.force_login(people.deputy.user)
    assert client.get("/notice-texts").status_code == 404
