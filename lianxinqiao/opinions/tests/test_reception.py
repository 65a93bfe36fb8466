"""A clerk writes down what somebody came with: registered and routed in one step."""

import re
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.journal.models import Entry
from lianxinqiao.opinions.models import Opinion
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
