"""The figures of activities and campaigns: what is counted, and that each opens as many rows as it says."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lianxinqiao.activities.actions import campaigning, following, keeping, planning
from lianxinqiao.activities.models import Donation, Host, Support
from lianxinqiao.activities.tests.scene import BEGINS, ENDS, PLANNED, seat_of
from lianxinqiao.activities.tests.test_ledgers import a_gift, a_problem
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

YEAR = Period.of_year(2026)


def value(people: Cast, code: str) -> Any:
    return FIGURES[code].value(people.body, YEAR)


def held(people: Cast, kind: str, organiser: str, *parts: str, **more: Any) -> Any:
    hosts = more.pop("hosts", ())
    values = {"kind": kind, "title": "活动", "organiser": organiser, "starts_at": BEGINS, "ends_at": ENDS, **more}
    present = [seat_of(people, part) for part in parts]
    at = ENDS + timedelta(days=1)
    return planning.record(body=people.body, values=values, present=present, hosts=hosts, by=people.clerk, at=at)


def test_each_set_is_its_organiser_s(people: Cast) -> None:
    township = people.townships["yunqiao"]
    campaign = campaigning.begin(
        body=people.body, values={"name": "助力复审", "from_on": PLANNED.date()}, by=people.clerk, at=PLANNED
    )
    held(people, "inspection", "standing")
    held(people, "topical", "township", township=township)
    held(people, "topical", "group", campaign=campaign)
    held(people, "enforcement", "standing")
    held(people, "research", "committee")
    held(people, "training", "township", "deputy", "cosigner", township=township)
    codes = ("inspections", "enforcement_inspections", "research", "deputies")
    assert [value(people, f"activities.{code}") for code in codes] == [1, 1, 1, 2]
    assert value(people, "campaigns.visits") == 1
    assert value(people, "training.person_times") == 2


def test_a_called_one_is_not_counted(people: Cast) -> None:
    planning.plan(
        body=people.body,
        values={"kind": "inspection", "title": "视察", "organiser": "standing", "starts_at": BEGINS, "ends_at": ENDS},
        by=people.clerk,
        at=PLANNED,
    )
    assert value(people, "activities.inspections") == 0


def test_an_enterprise_and_a_village_count_once(people: Cast) -> None:
    firm = Host.objects.create(district=people.district, kind="enterprise", name="恒远机械")
    village = Host.objects.create(district=people.district, kind="village", name="前湾村")
    for _time in range(2):
        held(people, "enterprises", "office", hosts=[firm])
    for kind in ("policy", "technique", "money"):
        values = {"on": PLANNED.date(), "host": village, "kind": kind, "what": "帮扶"}
        keeping.enter(Support, body=people.body, values=values, by=people.clerk, at=PLANNED)
    assert value(people, "campaigns.enterprises_visited") == 1
    assert value(people, "campaigns.villages") == 1
    assert Support.objects.count() == 3


def test_money_and_valued_goods_that_arrived_add_up(people: Cast) -> None:
    a_gift(people)
    a_gift(people, kind="goods", value=Decimal(7500), valued_by="受赠单位", what="口罩3000只")
    a_gift(people, kind="goods", value=None, what="防护服40套")
    a_gift(people, value=Decimal(50_000), arrived_on=None)
    assert value(people, "donations.value") == 207_500
    assert Donation.objects.filter(value=None).count() == 1, "listed and named"


def test_solved_is_not_struck_off(people: Cast) -> None:
    problem = a_problem(people)
    following.solve(problem, outcome="已解决。", by=people.clerk, at=PLANNED)
    assert value(people, "campaigns.problems_solved") == 0
    following.strike_off(problem, by=people.clerk, at=PLANNED)
    assert value(people, "campaigns.problems_solved") == 1


CODES = [code for code in FIGURES if code.split(".")[0] in {"activities", "campaigns", "training", "donations"}]


@pytest.mark.parametrize("code", CODES)
def test_it_opens_as_its_rows(people: Cast, client: Client, code: str) -> None:
    client.force_login(people.clerk.user)
    answer = client.get(f"/figures/{code}?year=2026")
    assert answer.status_code == 200


def test_a_campaign_s_opinions_are_those_it_gathered(people: Cast) -> None:
    values = {"name": "助力复审", "from_on": PLANNED.date()}
    campaign = campaigning.begin(body=people.body, values=values, by=people.clerk, at=PLANNED)
    opinion, apart = (Walk(people, at=PLANNED + timedelta(days=days)).opinion for days in (7, 40))
    until = timezone.localdate(opinion.received_at)
    campaigning.gather(campaign, since=PLANNED.date(), until=until, by=people.clerk, at=apart.received_at)
    assert list(FIGURES["campaigns.opinions"].rows(people.body, YEAR)) == [opinion]
    assert value(people, "opinions.collected") == 2
