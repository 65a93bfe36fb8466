"""What cannot be is refused in a suggestion too, at every door."""

from datetime import timedelta

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.matters import imports
from lianxinqiao.matters.actions import drafting, replying
from lianxinqiao.matters.models import Suggestion
from tests.cast import Cast, moment
from tests.walks import Walk


def test_nobody_signs_beside_themselves(people: Cast, client: Client) -> None:
    walk = Walk(people)
    own = people.deputy.mandate
    with pytest.raises(Refused, match="领衔代表不用邀请自己"):
        drafting.invite(walk.suggestion, [own], until=None, by=people.deputy, at=walk.at)
    client.force_login(people.deputy.user)
    address = f"/suggestions/{walk.suggestion.reference}/suggestion.invite/{walk.suggestion.pk}"
    answer = client.post(address, {"mandates": [own.pk]})
    assert answer.context["form"].errors["mandates"]
    assert not walk.suggestion.cosigners.exists()


def sheet(people: Cast, **cells: str) -> list[str]:
    row = {
        "标题": "关于修桥的建议",
        "事由": "桥老。",
        "具体建议": "修桥。",
        "领衔代表": people.deputy.person.name,
        **cells,
    }
    plan = imports.run(
        [list(row), list(row.values())], session=people.session, by=people.clerk, keep=True, at=moment("2026-02-20")
    )
    return [str(problem.reason) for problem in plan.problems]


def test_nobody_signs_beside_themselves_in_a_sheet(people: Cast) -> None:
    assert sheet(people, 联名代表=people.deputy.person.name) == ["领衔代表不用再写在联名代表里。"]
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("day", ["2036-01-13", "2016-01-13", "2025-08-01"])
def test_a_day_outside_the_session_in_a_sheet(people: Cast, day: str) -> None:
    said = "".join(sheet(people, 提出日期=day))
    assert "提出日期不能晚于今天" in said or "请核对年份" in said
    assert not Suggestion.objects.exists()


@pytest.mark.parametrize("wrong", ["1390000123", "0999-6600008、1390000123"])
def test_a_reply_with_a_number_by_which_nobody_can_be_called(people: Cast, wrong: str) -> None:
    walk = Walk(people).drafted()
    at = walk.at + timedelta(hours=1)
    replying.save(walk.reply, contact_phone=wrong, by=people.jiaoyu_clerk, at=at)
    with pytest.raises(Refused, match="不是电话号码"):
        replying.send(walk.reply, by=people.jiaoyu_clerk, at=at)
