"""`kill -9` of the whole server in the midst of three acts on citizens' opinions: each is done wholly or not at all."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.acts.models import Series
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions.models import Opinion, Sender, Share
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast, cast
from tests.deeds import PROFILE
from tests.served import THREADS, Served, holding, others, wait_for

ROWS: tuple[Any, ...] = (Opinion, Sender, Share, Series, Entry, Notice)
SAID = {"text": "公交站没有座椅，老人等车站着累，能不能装两张。", "phone": "13900000000"}
ANSWER = {"outcome": "solved", "words": "路口已经装好红绿灯，三月起启用。"}


@pytest.fixture
def house(transactional_db: None, tmp_path: Path) -> Iterator[Served]:
    house = Served(tmp_path)
    yield house
    house.kill()
    wait_for(lambda: not others(), "the last connection to end")


def picture() -> dict[str, list[str]]:
    return {model._meta.label: sorted(map(str, model.objects.values_list())) for model in ROWS}


def cookie(people: Cast, who: str) -> str:
    person = Client()
    person.force_login(people.posts[who].user)
    return person.cookies["sessionid"].value


def test_a_killed_act_on_an_opinion_is_done_wholly_or_not_at_all(house: Served) -> None:
    people = cast(PROFILE)
    at = timezone.now() - timedelta(days=3)
    waits, handled = Walk(people, at=at).opinion, Walk(people, text="学校门口的斑马线看不清了。", at=at).handled()
    unit, share = people.units["jiaotong"], handled.share
    doings = [
        ("/opinion/new", "", SAID),
        (f"/opinions/{waits.reference}/opinion.assign/{waits.pk}", cookie(people, "clerk"), {"units": unit.pk}),
        (f"/opinions/{handled.opinion.reference}/share.answer/{share.pk}", cookie(people, "jiaotong_clerk"), ANSWER),
    ]
    before = picture()
    house.start()
    with ThreadPoolExecutor(THREADS) as pool, holding("journal_entry") as waiting:
        answers = [pool.submit(house.post, *doing) for doing in doings]
        wait_for(lambda: waiting() > 0 or any(each.done() for each in answers), "a held act")
        house.kill()
    assert [each.result()[0] for each in answers] == [0, 0, 0], [each.result() for each in answers]
    wait_for(lambda: not others(), "the killed server's connections to end")
    assert picture() == before
    assert verifying.chain(people.body.code) == []
    house.start()
    assert [house.post(*doing)[0] for doing in doings] == [302, 302, 302]
    assert sorted(Opinion.objects.values_list("stage", flat=True)) == ["answered", "handling", "held"]
    assert {"opinion.receive", "opinion.assign", "share.answer"} <= set(Entry.objects.values_list("act", flat=True))
    assert verifying.chain(people.body.code) == []
