"""Routing rules: tried first, then in force, in their order; what is broken is told."""

from typing import Any

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.notices.models import Notice
from lianxinqiao.opinions import routes
from lianxinqiao.opinions.actions import rules, screening
from lianxinqiao.opinions.models import Opinion, RoutingRule
from lianxinqiao.opinions.tests.walk import START, Walk, held
from lianxinqiao.stations.models import Station
from tests.cast import Cast, moment

LIGHT = "三号楼北面的路灯不亮，请来修。"


def a_rule(people: Cast, words: str = "路灯、红绿灯", unit: str = "jiaotong", **more: Any) -> RoutingRule:
    asked = {"words": words, "field": None, "township": None, "unit": people.units[unit], **more}
    return rules.make(**asked, by=people.clerk, at=START)


def in_force(people: Cast, *args: Any, **more: Any) -> RoutingRule:
    rule = a_rule(people, *args, **more)
    rules.put_in_force(rule, by=people.clerk, at=START)
    return rule


def test_what_is_only_tried_sends_nothing(people: Cast) -> None:
    a_rule(people)
    assert Walk(people, text=LIGHT).opinion.stage == "received"


def test_the_first_that_fits_sends_and_the_opinion_says_which_and_why(people: Cast) -> None:
    rule = in_force(people)
    in_force(people, "路灯", "caizheng")
    opinion = Walk(people, text=LIGHT).opinion
    assert [share.organization for share in opinion.shares.all()] == [people.units["jiaotong"]]
    assert (opinion.stage, opinion.route, opinion.routed_by_rule, opinion.routed_because) == (
        "handling",
        "unit",
        rule,
        "路灯",
    )
    assert Notice.objects.filter(recipient=people.jiaotong_clerk.user, kind="opinion.assign_by_rule").exists()


def test_all_conditions_of_a_rule_hold(people: Cast) -> None:
    in_force(people, "路灯", field=people.fields["education"])
    assert Walk(people, text=LIGHT).opinion.stage == "received"
    assert Walk(people, text=f"学校{LIGHT}", field=people.fields["education"]).opinion.stage == "handling"


@pytest.mark.parametrize(
    ("span", "came", "sent"),
    [
        ({"months": (11, 3)}, "2026-02-10 16:00", True),  # the heating season runs over the year
        ({"months": (11, 3)}, "2026-03-31 16:00", True),
        ({"months": (11, 3)}, "2026-04-01 09:00", False),
        ({"months": (6, 8)}, "2026-06-01 09:00", True),
        ({"months": (6, 8)}, "2026-05-31 23:00", False),
        ({"hours": (18, 8)}, "2026-02-10 07:59", True),  # the night
        ({"hours": (18, 8)}, "2026-02-10 08:00", False),
        ({"hours": (8, 18)}, "2026-02-10 17:59", True),
        ({"hours": (18, 24)}, "2026-02-10 23:30", True),
        ({"months": (11, 3), "hours": (18, 8)}, "2026-02-10 12:00", False),  # both hold
    ],
)
def test_when_it_came_in_may_decide(people: Cast, span: dict[str, tuple[int, int]], came: str, sent: bool) -> None:
    in_force(people, "", **span)
    opinion = Walk(people, text=LIGHT, at=moment(*came.split())).opinion
    assert (opinion.stage == "handling") is sent
    if sent:
        assert opinion.routed_because == opinion.routed_by_rule.when


def test_the_station_may_decide(people: Cast) -> None:
    street = people.townships["yunqiao"]
    here, there = (
        Station.objects.create(body=people.body, number=n, name=f"{n}号联络站", township=street) for n in (1, 2)
    )
    in_force(people, "", station=here)
    assert Walk(people, text=LIGHT, station=here).opinion.stage == "handling"
    assert Walk(people, text="公园路灯太暗。", station=there).opinion.stage == "received"


@pytest.mark.parametrize("typed", [{"from_month": 11}, {"to_hour": 8}, {"from_month": 13, "to_month": 1}])
def test_half_a_span_is_told_on_the_form(people: Cast, typed: dict[str, int]) -> None:
    clerk = Client()
    clerk.force_login(people.clerk.user)
    clerk.post("/opinions/rules", {"words": "路灯", "unit": people.units["jiaotong"].pk, **typed})
    assert not RoutingRule.objects.exists()


def test_no_rule_sends_an_accusation_or_what_is_held(people: Cast) -> None:
    in_force(people)
    assert Walk(people, text="路灯工程有人收红包，请查一查。").opinion.stage == "received"
    waiting = held(people, text=LIGHT)
    assert waiting.stage == "held"
    screening.release(waiting, by=people.clerk, at=START)
    assert Opinion.objects.get(pk=waiting.pk).stage == "handling"


def test_a_rule_whose_unit_is_gone_sends_nothing_and_is_told(people: Cast) -> None:
    in_force(people)
    unit = people.units["jiaotong"]
    unit.active = False
    unit.save()
    assert Walk(people, text=LIGHT).opinion.stage == "received"
    assert Notice.objects.filter(recipient=people.clerk.user, kind="rule.broken").exists()


def test_it_is_tried_on_what_was_decided_before(people: Cast) -> None:
    same, other = Walk(people, text=LIGHT).handled("jiaotong"), Walk(people, text="公园路灯太暗。").handled("caizheng")
    tried = routes.tried(a_rule(people))
    assert {opinion.pk for opinion in tried.fitting} == {same.opinion.pk, other.opinion.pk}
    assert (tried.same, [opinion.pk for opinion, _units in tried.elsewhere]) == (1, [other.opinion.pk])


def test_it_asks_something_and_is_put_in_force_once(people: Cast) -> None:
    with pytest.raises(Refused, match="一个条件"):
        a_rule(people, " ")
    rule = in_force(people)
    with pytest.raises(Refused):
        rules.put_in_force(rule, by=people.clerk, at=START)
    rules.end(rule, by=people.clerk, at=START)
    assert Walk(people, text=LIGHT).opinion.stage == "received"


def test_the_office_makes_one_on_its_page_and_nobody_else(people: Cast) -> None:
    clerk, unit = Client(), Client()
    clerk.force_login(people.clerk.user)
    unit.force_login(people.jiaotong_clerk.user)
    answer = clerk.post("/opinions/rules", {"words": "路灯", "unit": people.units["jiaotong"].pk}, follow=True)
    assert "过去没有一条合适" in answer.content.decode()
    clerk.post(f"/opinions/rules/{RoutingRule.objects.get().pk}/put-in-force")
    assert "已启用" in clerk.get("/opinions/rules").content.decode()
    assert unit.get("/opinions/rules").status_code in {403, 404}
