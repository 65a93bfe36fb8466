"""A clue comes from the portal or the office, is published, and is the start of a member's proposal."""

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.strangers import Stranger
from lianxinqiao.proposals.actions import clues, writing
from lianxinqiao.proposals.models import Clue, Proposal
from lianxinqiao.proposals.tests.conftest import Enter, words
from lianxinqiao.proposals.tests.scene import WRITTEN
from tests.cast import Cast

SAID = {"title": "自习空间不足", "text": "周末图书室八点前坐满。"}


def given(people: Cast, **more: object) -> Clue:
    return clues.give(body=people.body, values=SAID, by=Stranger("群众"), at=WRITTEN, **more)  # type: ignore[arg-type]


def published(people: Cast) -> Clue:
    clue = given(people)
    clues.publish(clue, **SAID, by=people.clerk, at=WRITTEN)
    return clue


def test_a_citizen_gives_one_and_reads_it_once_it_is_published(council: Cast, client: Client) -> None:
    page = client.post("/cppcc/clues", {**SAID, "text": "请打13800001234。周末图书室坐满。"}, follow=True)
    assert "第1条线索" in words(page)
    clue = Clue.objects.get()
    assert clue.stage == "received" and "13800001234" not in clue.text
    assert clue.title not in words(client.get("/cppcc/clues"))
    clues.publish(clue, **SAID, by=council.clerk, at=WRITTEN)
    assert clue.text in words(client.get("/cppcc/clues"))


def test_the_same_form_is_one_clue(council: Cast) -> None:
    first = given(council)
    assert given(council, identity=first.identity) == first
    assert Clue.objects.count() == 1


def test_a_member_begins_with_it(council: Cast, enter: Enter) -> None:
    clue = published(council)
    client = enter("deputy")
    assert clue.text in words(client.get(clue.get_absolute_url()))
    form = words(client.get(f"/proposals/new?clue={clue.pk}"))
    assert f"关于{clue.title}的提案" in form
    text = {"title": "关于增设自习空间的提案", "cause": clue.text, "requests": "延长开放时间。", "clue": clue.pk}
    client.post("/proposals/new", {**text, "origin": "member"})
    proposal = Proposal.objects.get()
    assert proposal.particulars.clue == clue
    writing.submit(proposal, by=council.deputy, at=WRITTEN)
    assert proposal.title in words(enter("clerk").get(clue.get_absolute_url()))


def test_what_is_not_published_is_read_by_the_office_alone(council: Cast, enter: Enter) -> None:
    clue = given(council)
    assert enter("deputy").get(clue.get_absolute_url()).status_code == 404
    assert SAID["text"] in words(enter("clerk").get(clue.get_absolute_url()))
    client = enter("clerk")
    assert SAID["title"] in words(client.get("/proposal-clues?waiting=clues"))
    client.post(f"{clue.get_absolute_url()}/clue.set_aside/{clue.pk}", {"reason": "属于个人诉求。"})
    clue.refresh_from_db()
    assert (clue.stage, clue.reason) == ("set_aside", "属于个人诉求。")


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "", "text": "有"}, "题目和线索内容"),
        ({"title": "有", "text": " "}, "题目和线索内容"),
        ({"title": "有", "text": "字" * 1001}, "超过了1000字"),
    ],
)
def test_an_empty_or_endless_one_is_none(council: Cast, values: dict[str, str], words: str) -> None:
    with pytest.raises(Refused, match=words):
        clues.give(body=council.body, values=values, by=council.clerk, at=WRITTEN)


def test_a_congress_collects_none(people: Cast) -> None:
    with pytest.raises(Refused, match="由政协征集"):
        clues.give(body=people.body, values=SAID, by=people.clerk, at=WRITTEN)
