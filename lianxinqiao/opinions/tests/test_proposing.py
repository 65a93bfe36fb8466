"""Units proposed from past opinions: with the words that decided, never below the threshold, decided by a clerk."""

import pytest
from django.test import Client

from lianxinqiao.opinions import proposing
from lianxinqiao.opinions.actions import answering, rules
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.proposing import Said
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

LAMPS = (
    "路口红绿灯坏了，车辆抢行。",
    "斑马线前红绿灯太短，老人过不去。",
    "红绿灯被树挡住，车看不见。",
    "红绿灯夜里不亮，车开得快。",
)
SCHOOLS = (
    "小学放学没有托管班。",
    "幼儿园学位不够，孩子没处上学。",
    "中学食堂饭菜凉，孩子不吃。",
    "学校操场扬尘，孩子咳嗽。",
)
MONEY = ("补贴发放晚了两个月。", "预算公开看不明白。", "财政拨款的补贴没有到账。", "补贴名单没有公示。")
PAST = [(Said(text), unit) for unit, texts in enumerate((LAMPS, SCHOOLS, MONEY), 1) for text in texts]


def test_the_words_of_the_past_decide_and_are_said() -> None:
    first, *_others = proposing.learn(PAST).likely(Said("十字路口的红绿灯总是红灯，等三遍。"))
    assert first.unit == 1
    assert "红绿灯" in first.words
    assert first.share > proposing.THRESHOLD


@pytest.mark.parametrize("text", ["希望多搞一些文艺演出。", "请解决。"])
def test_where_nothing_speaks_nothing_is_proposed(text: str) -> None:
    assert proposing.learn(PAST).likely(Said(text)) == []


def test_too_few_of_the_past_teach_nothing() -> None:
    assert proposing.learn(PAST[: proposing.LEAST - 1]).likely(Said(LAMPS[0])) == []


def test_where_it_is_says_nothing_about_whose_it_is() -> None:
    there = [(Said(f"柳岸新居{said.text}", place="柳岸新居"), unit) for said, unit in PAST]
    learned = proposing.learn(there)
    assert "柳岸" not in learned.seen
    assert learned.likely(Said("柳岸新居门口种点花。", place="柳岸新居")) == []


def test_the_table_of_confusions_counts_each_once() -> None:
    rows = {row.unit: row for row in proposing.confusions(PAST * 5)}
    assert [rows[unit].all for unit in (1, 2, 3)] == [20, 20, 20]
    assert all(row.first + row.instead.total() + row.silent == row.all for row in rows.values())
    assert rows[1].first > 15


# ------------------------------------------------------------------ in the house
@pytest.fixture
def clerk(people: Cast) -> Client:
    """Of an office that has routed a dozen like it."""
    proposing._learned.cache_clear()
    for code, texts in (("jiaotong", LAMPS), ("jiaoyu", SCHOOLS), ("caizheng", MONEY)):
        for text in texts:
            Walk(people, text=text).handled(code)
    client = Client()
    client.force_login(people.clerk.user)
    return client


def test_a_clerk_reads_why_and_confirms_by_one_press(clerk: Client, people: Cast) -> None:
    opinion = Walk(people, text="十字路口的红绿灯总是红灯，等三遍。").opinion
    page = clerk.get(opinion.get_absolute_url()).content.decode()
    assert "交给云河区交通运输局" in page
    assert "依据的词" in page
    assert opinion.shares.count() == 0
    unit = people.units["jiaotong"]
    clerk.post(f"/opinions/{opinion.reference}/opinion.assign/{opinion.pk}", {"units": unit.pk})
    assert [share.organization for share in opinion.shares.all()] == [unit]


def test_the_receipt_of_a_reception_offers_it_by_one_press(clerk: Client, people: Cast) -> None:
    typed = {"text": "十字路口的红绿灯总是红灯，等三遍。", "representatives": 1}
    page = clerk.post("/opinions/register", typed).content.decode()
    assert "交给云河区交通运输局" in page
    opinion = Opinion.objects.latest("pk")
    assert f"/opinions/{opinion.reference}/opinion.assign/{opinion.pk}" in page


def test_what_a_unit_sent_back_does_not_speak_for_it(clerk: Client, people: Cast) -> None:
    back = Walk(people, text="公交车站的座椅坏了。").handled("jiaoyu")
    before = len(proposing.past(people.body.pk))
    answering.send_back(back.share, reason="属于交通运输局。", by=people.jiaoyu_clerk, at=back.later())
    assert len(proposing.past(people.body.pk)) == before - 1


def test_a_unit_that_is_gone_is_not_proposed(clerk: Client, people: Cast) -> None:
    unit = people.units["jiaotong"]
    unit.active = False
    unit.save()
    opinion = Walk(people, text="十字路口的红绿灯总是红灯，等三遍。").opinion
    assert unit not in [each.unit for each in proposing.of(opinion)]


def test_where_a_rule_fits_it_is_what_is_proposed(clerk: Client, people: Cast) -> None:
    """As for what was taken down at a reception, where a person routes."""
    walk = Walk(people, text="学校门口的红绿灯坏了。", by=people.station)
    made = {"words": "红绿灯", "field": None, "township": None, "unit": people.units["caizheng"]}
    rule = rules.make(**made, by=people.clerk, at=walk.at)
    rules.put_in_force(rule, by=people.clerk, at=walk.at)
    page = clerk.get(walk.opinion.get_absolute_url()).content.decode()
    assert "符合分办规则" in page
    assert "交给云河区财政局" in page


def test_only_who_may_route_reads_proposals(clerk: Client, people: Cast) -> None:
    opinion = Walk(people, text="十字路口的红绿灯总是红灯，等三遍。", mandate=people.deputy.mandate).opinion
    clerk.force_login(people.deputy.user)
    assert "交给云河区" not in clerk.get(opinion.get_absolute_url()).content.decode()


def test_the_office_reads_how_well_it_does(clerk: Client, people: Cast) -> None:
    page = clerk.get("/opinions/rules/proposals").content.decode()
    assert "云河区交通运输局" in page
    clerk.force_login(people.deputy.user)
    assert clerk.get("/opinions/rules/proposals").status_code == 403
