"""How a key proposal is led is public with it, on its page and in the open data; so are clues that are published."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from lianxinqiao.matters.actions import assessing, publishing, supervising
from lianxinqiao.proposals.actions import clues, leading
from lianxinqiao.proposals.models import Proposal
from lianxinqiao.proposals.tests.scene import ANSWERED, RATED, WRITTEN, rated
from tests.cast import Cast
from tests.scenes import remembered

PLAN, RESULT = "三月实地看，五月开协调会。", "两处信号灯已经装好。"


@remembered
def led(people: Cast, *, key: bool = True) -> Proposal:
    """Closed and published, with a plan and what came of it where it is a key one."""
    proposal = rated(people)
    if key:
        supervising.choose_key(proposal, leader="区政协主席", meeting="主席会议", by=people.chairpersons, at=ANSWERED)
        leading.plan(proposal, plan=PLAN, due_on=date(2026, 6, 30), by=people.clerk, at=ANSWERED)
        leading.conclude(proposal, result=RESULT, by=people.clerk, at=RATED)
    assessing.close(proposal, by=people.clerk, at=RATED)
    publishing.decide_openness(proposal, openness="full", by=people.clerk, at=RATED)
    publishing.publish(proposal, by=people.clerk, at=RATED)
    return proposal


@pytest.mark.parametrize("key", [True, False])
def test_its_plan_and_result_stand_on_its_page_and_in_the_open_data(council: Cast, client: Client, key: bool) -> None:
    proposal = led(council, key=key)
    page = client.get(f"/cppcc/proposals/{proposal.reference}").content.decode()
    assert (PLAN in page, RESULT in page, "2026-06-30" in page) == (key, key, key)
    told: dict[str, Any] = client.get(f"/api/v1/proposals/{proposal.reference}").json()
    found = told["led"]
    assert found == (
        {
            "leader": "区政协主席",
            "chosen_on": str(ANSWERED.date()),
            "plan": PLAN,
            "due_on": "2026-06-30",
            "result": RESULT,
            "ended_on": str(RATED.date()),
        }
        if key
        else None
    )


def test_clues_are_open_data_once_they_are_published(council: Cast, client: Client) -> None:
    said = {"title": "自习空间不足", "text": "周末图书室坐满。"}
    rows = [clues.give(body=council.body, values=said, by=council.clerk, at=WRITTEN) for _place in range(4)]
    for clue in rows[:3]:
        clues.publish(clue, **said, by=council.clerk, at=WRITTEN)
    told = client.get("/api/v1/clues?limit=2").json()
    assert [row["number"] for row in told["items"]] == [3, 2]
    assert told["items"][0] | {"text": "", "title": ""} == {
        "year": 2026,
        "number": 3,
        "title": "",
        "text": "",
        "published_on": str(WRITTEN.date()),
        "body": council.body.code,
        "proposals": 0,
    }
    following = client.get(urlsplit(told["next"])._replace(scheme="", netloc="").geturl()).json()
    assert ([row["number"] for row in following["items"]], following["next"]) == ([1], None)
    assert client.get("/api/v1/clues?year=2025").json() == {"items": [], "next": None}
    assert client.get("/api/v1/clues?limit=0").status_code == 422
