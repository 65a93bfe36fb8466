"""A clerk writes down what somebody came with: registered and routed in one step."""

import re
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.journal.models import Entry
from lianxinqiao.opinions.models import Opinion, Supporter
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

TEXT = "公交站没有座椅，老人等车站着累，能不能装两张。"


def send(people: Cast, who: str = "clerk", **typed: Any) -> str:
    client = Client()
    client.force_login(people.posts[who].user)
    return client.post("/opinions/register", {"text": TEXT, "representatives": 1, **typed}).content.decode()


def test_registered_and_assigned_by_one_press(people: Cast) -> None:
    unit = people.units["jiaotong"]
    page = send(people, unit=unit.pk)
    opinion = Opinion.objects.get()
    assert (opinion.stage, [share.organization for share in opinion.shares.all()]) == ("handling", [unit])
    assert re.search(r"receipt-code\">[0-9A-Z]{4}-", page)
    assert set(Entry.objects.values_list("act", flat=True)) >= {"opinion.receive", "opinion.assign"}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"outcome": "explained", "words": "已经向您说明了规定。"}, "不用再交办"),
        ({"text": "交通运输局的某科长收红包才给办证，请查一查。"}, "只能转送有权机关"),
    ],
)
def test_what_cannot_be_both_is_told_and_nothing_is_kept(people: Cast, typed: dict[str, str], words: str) -> None:
    page = send(people, unit=people.units["jiaotong"].pk, **typed)
    assert words in page and typed.get("text", TEXT) in page
    assert not Opinion.objects.exists()


def test_a_deputy_writes_down_and_does_not_assign(people: Cast) -> None:
    send(people, "deputy", unit=people.units["jiaotong"].pk)
    opinion = Opinion.objects.get()
    assert (opinion.stage, opinion.mandate_id) == ("received", None)


LAMP = "三号楼北面的路灯坏了一个月，晚上老人出门看不见台阶，请修一修。"
SAME = "三号楼北面的路灯坏了一个多月，晚上老人出门看不见台阶，请来修。"


@pytest.mark.parametrize("stage", ["received", "closed"])
def test_what_was_said_before_is_shown_first_closed_or_not(people: Cast, stage: str) -> None:
    walk = Walk(people, text=LAMP)
    if stage == "closed":
        Opinion.objects.filter(pk=walk.opinion.pk).update(stage=stage, closed_at=walk.at)
    page = send(people, text=SAME)
    assert "就是这件" in page and walk.opinion.number_text in page and SAME in page
    assert Opinion.objects.count() == 1
    send(people, text=SAME, seen="1")
    assert Opinion.objects.count() == 2


def test_what_this_person_does_not_read_is_not_shown(people: Cast) -> None:
    walk = Walk(people, text=LAMP)
    Opinion.objects.filter(pk=walk.opinion.pk).update(stage="held")
    assert "就是这件" not in send(people, "deputy", text=SAME)


def test_this_is_it_joins_once_with_a_receipt_of_its_own(people: Cast) -> None:
    walk, client = Walk(people, text=LAMP), Client()
    client.force_login(people.station.user)
    told = {"text": SAME, "joining": "7a3f2f0e-4a39-4c57-9b9e-0a3b6f1f2c11"}
    pages = [client.post(f"/opinions/register/join/{walk.opinion.reference}", told).content.decode() for _twice in "ab"]
    codes = {re.search(r"receipt-code\">([0-9A-Z-]+)", page)[1] for page in pages}  # type: ignore[index]
    assert len(codes) == 1 and walk.code not in codes
    assert Supporter.objects.get().opinion == walk.opinion and Opinion.objects.count() == 1
    assert client.get(f"/opinion/{codes.pop().replace('-', '')}").status_code == 200


@pytest.mark.parametrize(
    ("who", "registers"),
    [("station", True), ("clerk", True), ("deputy", True), ("jiaoyu_clerk", False), ("chairpersons", False)],
)
def test_the_button_stands_where_its_page_opens(people: Cast, client: Client, who: str, registers: bool) -> None:
    client.force_login(people.posts[who].user)
    assert ("/opinions/register" in client.get("/opinions").content.decode()) is registers
    assert client.get("/opinions/register").status_code == (200 if registers else 403)
