"""A proof of work behind a busy door: it lets a neighbour through beside a flood, and is asked nowhere else."""

import html
import json
import re
import uuid
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.opinions import sealing, work
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.screening import BUSY, FLOODED, Recent, Sent, reasons
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

MINE, OTHER = uuid.uuid4(), uuid.uuid4()
WORDS = "四号楼东边的井盖翘起来了，夜里骑车会摔。"


def busy(people: Cast, many: int = BUSY) -> None:
    first = Walk(people, text="路灯坏了，第一次说。", at=timezone.now()).opinion
    door = sealing.network_of("127.0.0.1")
    rows = [
        {"identity": uuid.uuid4(), "key": f"k{n}", "number": 100 + n, "text": f"卖房子第{n}套"} for n in range(many)
    ]
    kept = {
        each.attname: getattr(first, each.attname) for each in Opinion._meta.concrete_fields if not each.primary_key
    }
    Opinion.objects.bulk_create(Opinion(**{**kept, "door": door, **row}) for row in rows)


def asked(page: Any) -> str:
    found = re.search(r'data-challenge="([^"]*)"', page.content.decode())
    return html.unescape(found[1]) if found else ""


def test_what_a_phone_found_is_good_for_its_own_form_alone() -> None:
    found = work.solved(work.challenge(MINE))
    assert work.is_done(found, MINE)
    assert not work.is_done(found, OTHER)


@pytest.mark.parametrize("payload", ["", None, "x", "e30=", "bnVsbA==", "W10="])
def test_what_is_no_solution_is_none(payload: Any) -> None:
    assert not work.is_done(payload, MINE)


def test_nobody_sets_their_own_challenge() -> None:
    told = json.loads(work.challenge(MINE))
    told["parameters"]["keyPrefix"] = "0"
    assert not work.is_done(work.solved(json.dumps(told)), MINE)


@pytest.mark.parametrize(("done", "held"), [(False, ["flood"]), (True, [])])
def test_beside_a_flood_it_makes_the_difference(*, done: bool, held: list[str]) -> None:
    flood = Recent(of_door=tuple(f"卖房子第{n}套，地铁口现房" for n in range(FLOODED)))
    assert reasons(WORDS, Sent(seconds=30, work=done), flood) == held


def test_it_excuses_no_copied_message() -> None:
    flood = Recent(of_door=(WORDS,) * FLOODED)
    assert reasons(WORDS, Sent(seconds=30, work=True), flood) == ["burst"]


def test_it_is_asked_only_where_a_door_is_busy(people: Cast, client: Client) -> None:
    assert asked(client.get("/opinion/new")) == ""
    busy(people)
    assert json.loads(asked(client.get("/opinion/new")))["parameters"]["algorithm"] == "SHA-256"
    assert asked(client.get("/opinion/new", REMOTE_ADDR="203.0.113.7")) == ""


def test_a_neighbour_goes_through_a_flood_and_without_it_waits(people: Cast, client: Client) -> None:
    busy(people, FLOODED)
    for words, solve, stage in (
        (WORDS, work.solved, "received"),
        ("五号楼单元门的锁坏了三天，晚上关不上。", str, "held"),
    ):
        page = client.get("/opinion/new")
        token = re.findall(r'name="token" value="([^"]+)"', page.content.decode())[0]
        sent = {"text": words, "token": token, "work": solve(asked(page)) if stage == "received" else ""}
        started = timezone.now() + timezone.timedelta(seconds=9)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("lianxinqiao.opinions.forms.timezone.now", lambda now=started: now)
            client.post("/opinion/new", sent)
        assert Opinion.objects.get(text=words).stage == stage
