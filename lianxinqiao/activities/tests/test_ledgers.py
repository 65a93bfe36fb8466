"""Problems are followed to their end; a ledger's line counts once the office confirmed it."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.activities.actions import campaigning, following, keeping
from lianxinqiao.activities.models import Deed, Donation, Host, Problem
from lianxinqiao.activities.stages import Kept, ProblemStage
from lianxinqiao.activities.tests.scene import PLANNED, seat_of
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast
from tests.scenes import remembered

DAY = PLANNED.date()


@remembered
def a_problem(people: Cast) -> Problem:
    host = Host.objects.create(district=people.district, kind="enterprise", name="恒远机械")
    return following.list_problem(
        body=people.body,
        host=host,
        text="用工缺口大。",
        organization=people.units["jiaotong"],
        due_on=DAY + timedelta(days=10),
        by=people.clerk,
        at=PLANNED,
    )


@remembered
def a_gift(people: Cast, **values: Any) -> Donation:
    values = {
        "on": DAY,
        "donor": seat_of(people, "deputy"),
        "recipient": "云河区慈善总会",
        "kind": "money",
        "what": "防疫",
        "value": Decimal(200_000),
        "arrived_on": DAY,
        **values,
    }
    return keeping.enter(Donation, body=people.body, values=values, by=people.clerk, at=PLANNED)


def test_a_problem_is_solved_by_its_unit_and_struck_off_by_the_office(people: Cast) -> None:
    problem = a_problem(people)
    assert Notice.objects.filter(kind="problem.list", recipient=people.jiaotong_clerk.user).exists()
    with pytest.raises(Refused):
        following.solve(problem, outcome="……", by=people.jiaoyu_clerk, at=PLANNED)
    following.solve(problem, outcome="组织专车接回。", by=people.jiaotong_clerk, at=PLANNED)
    with pytest.raises(Refused):
        following.strike_off(problem, by=people.jiaotong_clerk, at=PLANNED)
    following.reopen(problem, reason="企业说人还没到。", by=people.clerk, at=PLANNED)
    following.solve(problem, outcome="人已到岗。", by=people.jiaotong_clerk, at=PLANNED)
    following.strike_off(problem, by=people.clerk, at=PLANNED)
    assert (problem.stage, problem.struck_off_on) == (ProblemStage.STRUCK_OFF, DAY)


def test_what_a_township_enters_waits_for_the_office(people: Cast) -> None:
    post = people.station
    type(post).objects.filter(pk=post.pk).update(township=people.townships["yunqiao"])
    post.refresh_from_db()
    values = {"on": DAY, "what": "修好楼道灯"}
    deed = keeping.enter(Deed, body=people.body, values=values, by=post, at=PLANNED)
    assert (deed.stage, deed.township) == (Kept.ENTERED, people.townships["yunqiao"])
    with pytest.raises(Refused):
        keeping.confirm(deed, by=post, at=PLANNED)
    keeping.confirm(deed, by=people.clerk, at=PLANNED)
    assert deed.stage == Kept.CONFIRMED
    keeping.strike(deed, reason="重复登记", by=people.clerk, at=PLANNED)
    assert deed.stage == Kept.STRUCK


def test_no_day_to_come(people: Cast) -> None:
    values = {"on": DAY + timedelta(days=1), "what": "修好楼道灯"}
    with pytest.raises(Refused, match="晚于今天"):
        keeping.enter(Deed, body=people.body, values=values, by=people.clerk, at=PLANNED)


def test_goods_say_who_valued_them(people: Cast) -> None:
    with pytest.raises(ValidationError, match="由谁估价"):
        a_gift(people, kind="goods", value=Decimal(7500))
    with pytest.raises(ValidationError, match="大于零"):
        a_gift(people, value=None)
    assert a_gift(people, kind="goods", value=None, what="防护服40套").value is None


def test_a_campaign_gathers_what_came_in_while_it_was_under_way(people: Cast) -> None:
    values = {"name": "助力复审", "from_on": DAY}
    campaign = campaigning.begin(body=people.body, values=values, by=people.clerk, at=PLANNED)
    opinion = Walk(people, at=PLANNED + timedelta(days=7)).opinion
    came = timezone.localdate(opinion.received_at)
    known: dict[str, Any] = {"by": people.clerk, "at": opinion.received_at}
    with pytest.raises(Refused, match="没有可以归集的意见"):
        campaigning.gather(campaign, since=came + timedelta(days=1), until=came + timedelta(days=2), **known)
    with pytest.raises(Refused, match="开始"):
        campaigning.gather(campaign, since=DAY - timedelta(days=1), until=came, **known)
    assert campaigning.gather(campaign, since=DAY, until=came, **known) == 1
    assert list(campaign.opinions.all()) == [opinion]
    with pytest.raises(Refused, match="没有可以归集的意见"):
        campaigning.gather(campaign, since=DAY, until=came, **known)
