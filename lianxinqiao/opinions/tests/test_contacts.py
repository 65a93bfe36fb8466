"""A new telephone number: verified on the new one, told to the old one, and in use only then."""

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.journal import facts, verifying
from lianxinqiao.notices import sending
from lianxinqiao.notices.models import Dispatch, Notice
from lianxinqiao.opinions import contacts as waiting
from lianxinqiao.opinions import daily, sealing
from lianxinqiao.opinions.actions import contacts, senders
from lianxinqiao.opinions.models import ContactChange
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

OLD, NEW = "13800001234", "13900005678"


@pytest.fixture
def gateway(settings: Any, tmp_path: Path) -> Path:
    settings.VAR_DIR, settings.NOTICE_CHANNELS = tmp_path, ["file"]
    return tmp_path / "outbox"


def written(gateway: Path, walk: Walk) -> list[tuple[str, str]]:
    """What the gateway picked up: number and words."""
    sending.send_waiting(walk.at + timedelta(hours=1))
    lines = [line for file in sorted(gateway.glob("*")) for line in file.read_text().splitlines()]
    return [(told["address"], told["body"]) for told in map(json.loads, lines)]


def number_of(walk: Walk) -> str:
    walk.opinion.refresh_from_db()
    return sealing.opened(walk.opinion.sender.sealed)["phone"]


def asked(walk: Walk, phone: str = NEW) -> ContactChange:
    return contacts.change(walk.opinion, phone=phone, by=walk.citizen, at=walk.at)


def test_a_code_goes_to_the_new_number_and_word_to_the_old_one(people: Cast, gateway: Path) -> None:
    walk = Walk(people)
    asked(walk)
    assert number_of(walk) == OLD
    ((address, words),) = written(gateway, walk)
    assert address == NEW
    code = re.findall(r"\d{6}", words)[0]
    contacts.confirm(walk.opinion, code=code, by=walk.citizen, at=walk.at)
    assert number_of(walk) == NEW and sealing.opened(walk.opinion.sender.sealed)["name"] == "林小满"
    address, words = written(gateway, walk)[1]
    assert address == OLD and "尾号5678" in words and NEW not in words
    assert verifying.chain("yunhe") == [] and list(facts.differences()) == []


def test_no_number_lies_in_the_outbox_nor_in_the_table(people: Cast, gateway: Path) -> None:
    row = asked(Walk(people))
    letter = Dispatch.objects.get()
    assert letter.address == f"contact:new-{row.pk}"
    assert NEW not in row.sealed and OLD not in row.sealed_before


def test_a_wrong_code_counts_and_five_are_enough(people: Cast, gateway: Path) -> None:
    walk = Walk(people)
    asked(walk)
    code = re.findall(r"\d{6}", written(gateway, walk)[0][1])[0]
    wrong = f"{(int(code) + 1) % 10**6:06}"
    for _try in range(5):
        with pytest.raises(Refused, match="验证码不对"):
            contacts.confirm(walk.opinion, code=wrong, by=walk.citizen, at=walk.at)
    with pytest.raises(Refused, match="已经失效"):
        contacts.confirm(walk.opinion, code=code, by=walk.citizen, at=walk.at)
    assert number_of(walk) == OLD


def test_a_code_is_old_after_half_an_hour_and_a_newer_one_ends_it(people: Cast, gateway: Path) -> None:
    walk = Walk(people)
    asked(walk)
    code = re.findall(r"\d{6}", written(gateway, walk)[0][1])[0]
    with pytest.raises(Refused, match="已经失效"):
        contacts.confirm(walk.opinion, code=code, by=walk.citizen, at=walk.at + timedelta(minutes=31))
    asked(walk, "13700001111")
    with pytest.raises(Refused, match="验证码不对"):
        contacts.confirm(walk.opinion, code=code, by=walk.citizen, at=walk.at)


@pytest.mark.parametrize(("phone", "sentence"), [(OLD, "一样"), ("1380000", "11位"), (" ", "写下新的")])
def test_a_number_that_is_none_is_refused(people: Cast, phone: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        asked(Walk(people), phone)


def test_nobody_asks_a_fourth_time_on_one_day(people: Cast) -> None:
    walk = Walk(people)
    for tail in range(3):
        asked(walk, f"1390000567{tail}")
    with pytest.raises(Refused, match="最多更改3次"):
        asked(walk)


def test_without_a_gateway_a_person_calls_both(people: Cast) -> None:
    walk = Walk(people)
    asked(walk)
    assert Notice.objects.filter(recipient=people.clerk.user, kind="sender.change").exists()
    assert senders.read(walk.opinion, by=people.clerk, at=walk.at)["new_phone"] == NEW
    with pytest.raises(Refused):
        contacts.verify(walk.opinion, words=" ", by=people.station, at=walk.at)
    contacts.verify(walk.opinion, words="三月一日拨打，本人接听；原号码已告知。", by=people.station, at=walk.at)
    assert number_of(walk) == NEW and not Dispatch.objects.exists()


def test_what_was_not_verified_leaves_the_old_number(people: Cast) -> None:
    walk = Walk(people)
    asked(walk)
    contacts.refuse(walk.opinion, reason="新号码是空号。", by=people.clerk, at=walk.at)
    assert number_of(walk) == OLD and waiting.opened(walk.opinion) is None


def test_who_left_no_number_may_leave_one(people: Cast, gateway: Path) -> None:
    walk = Walk(people, name="", phone="", text="云桥路口的红灯太短，老人走不到一半。")
    asked(walk)
    code = re.findall(r"\d{6}", written(gateway, walk)[0][1])[0]
    contacts.confirm(walk.opinion, code=code, by=walk.citizen, at=walk.at)
    assert number_of(walk) == NEW
    assert len(written(gateway, walk)) == 1  # nobody was there to be told


def test_it_is_forgotten_with_its_sender_and_after_a_week(people: Cast, gateway: Path) -> None:
    walk = Walk(people)
    asked(walk)
    senders.erase(walk.opinion, by=walk.citizen, at=walk.at)
    assert not ContactChange.objects.exists()
    assert written(gateway, walk) == [] and Dispatch.objects.get().state == "failed"
    other = Walk(people, text="学院街的人行道缺了三块砖，老人绊倒过。")
    asked(other)
    daily.go_on(at=other.at + timedelta(days=15))
    assert not ContactChange.objects.exists()


def test_on_the_follow_page(people: Cast, gateway: Path, client: Client) -> None:
    walk = Walk(people)
    address = f"/opinion/{walk.code.replace('-', '')}"
    assert "更改联系电话" in client.get(address).content.decode()
    answer = client.post(f"{address}/contact", {"phone": NEW}, follow=True)
    assert "六位验证码" in answer.content.decode()
    sending.send_waiting()
    line = json.loads(next(gateway.glob("*")).read_text())
    code = re.findall(r"\d{6}", line["body"])[0]
    answer = client.post(f"{address}/confirm", {"code": code}, follow=True)
    assert "联系电话已经更改" in answer.content.decode() and number_of(walk) == NEW
