"""The act that takes a row off its pile, for every room: it is one of the row's own, and it is done from desk and list."""

import pytest
from django.test import Client

from lianxinqiao.acts import steps
from lianxinqiao.acts.lists import LISTINGS, Listing
from lianxinqiao.acts.lives import LIVES
from lianxinqiao.acts.piles import Pile
from lianxinqiao.learning.tests.scene import called
from tests.cast import Cast

NAMED = [
    (listing, pile)
    for listing in LISTINGS.values()
    for pile in listing.piles
    if isinstance(pile.act, str) and pile.act and not pile.watched
]


@pytest.mark.parametrize(("listing", "pile"), NAMED, ids=[f"{listing.code}.{pile.code}" for listing, pile in NAMED])
def test_the_act_of_a_pile_is_done_on_its_rows(listing: Listing, pile: Pile) -> None:
    model = listing.rows(None).model
    life = LIVES[model]
    act = life.screens.rules.acts[str(pile.act)]
    row = model(pk=7)
    step = steps.of(pile, row)
    assert step is not None
    assert step.url.endswith(f"/next/{pile.act}")
    assert step.word == str(act.page.label if act.page else act.word)
    assert step.one_press is (
        pile.act in life.screens.forms and not step.has_page and _asks_nothing(life, str(pile.act))
    )


def _asks_nothing(life: object, code: str) -> bool:
    form = life.screens.forms[code]  # type: ignore[attr-defined]
    return form.one_press or not form.base_fields


def test_what_takes_one_press_is_done_to_many_in_every_room() -> None:
    rooms = {
        listing.rows(None).model._meta.app_label
        for listing, pile in NAMED
        if (step := steps.of_all(pile)) and step.one_press
    }
    assert rooms >= {"matters", "reports", "activities", "meetings", "projects", "learning", "filings"}


def test_studies_are_ended_from_the_desk_and_many_from_the_list(people: Cast, client: Client) -> None:
    rows = [called(people, "head", title=title) for title in ("学习代表法", "学习监督法", "学习预算法")]
    client.force_login(people.clerk.user)
    page = client.get("/studies?waiting=over").content.decode()
    assert page.count('name="pk"') == 3
    assert "学习结束" in page
    desk = client.get("/desk").content.decode()
    assert f"/studies/{rows[0].pk}/next/study.hold" in desk
    done = client.post(f"/studies/{rows[0].pk}/next/study.hold", {"back": "/desk"})
    assert done.headers["Location"] == "/desk"
    told = {"act": "over.study.hold", "pk": [rows[1].pk, rows[2].pk], "back": "/studies"}
    page = client.post("/studies/bulk", told, follow=True).content.decode()
    assert "已办理“学习结束”2件" in page
    for row in rows:
        row.refresh_from_db()
        assert row.stage == "held"
