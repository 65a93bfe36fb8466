"""The boundary of petitions （信访工作条例）: what is ours, what goes where, and what never goes where."""

from datetime import date

import pytest
from django.test import Client

from lianxinqiao.access.refused import Refused, can
from lianxinqiao.opinions import deadlines, kinds, papers
from lianxinqiao.opinions.act_forms import Forward
from lianxinqiao.opinions.actions import routing, screening, senders
from lianxinqiao.opinions.kinds import Kind
from lianxinqiao.opinions.models import Opinion
from lianxinqiao.opinions.rules import RULES
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast, moment

ACCUSING = "交通运输局的某科长收红包才给办证，请查一查。"


def test_another_organ_is_told_within_fifteen_days_from_receipt(people: Cast) -> None:
    """Vector 54: the last day is a holiday, and no text says that it moves."""
    rules = Walk(people).opinion.profile_version.rules
    assert deadlines.of(rules, "petition_notice", date(2026, 9, 20)).date == date(2026, 10, 5)


def test_it_is_decided_in_sixty_days_and_thirty_more(people: Cast) -> None:
    """Vector 56."""
    rules = Walk(people).opinion.profile_version.rules
    decided = deadlines.of(rules, "petition_decision", date(2026, 1, 10)).date
    assert decided == date(2026, 3, 11)
    assert deadlines.of(rules, "petition_extension", decided).date == date(2026, 4, 10)


@pytest.mark.parametrize(
    ("name", "address", "owed"), [("林小满", "云桥街道", True), ("", "云桥街道", False), ("林小满", " ", False)]
)
def test_notice_is_owed_where_name_and_address_are_clear(name: str, address: str, owed: bool) -> None:
    """Vector 58."""
    assert kinds.owes_notice(name, address) is owed


@pytest.mark.parametrize(("given", "told"), [({"address": "云桥街道柳巷18号"}, True), ({}, False)])
def test_who_left_name_and_address_is_told_in_writing(people: Cast, given: dict[str, str], told: bool) -> None:
    """Vector 58, where it acts: on the page, before forwarding, and as a paper without the name."""
    walk = Walk(people, text="工地拖欠我们三个月工资。", **given)
    form = Forward(subject=walk.opinion, post=people.clerk)
    assert bool(form.warnings()) is told
    routing.forward(walk.opinion, to="区信访局", by=people.clerk, at=walk.later())
    assert [each.kind for each in papers.offered(walk.opinion, people.clerk)] == (["told"] if told else [])
    assert papers.offered(walk.opinion, people.station) == []
    letter = papers.told(walk.opinion)
    assert "区信访局" in letter.paragraphs[0].text and "林小满" not in str(letter)


@pytest.mark.parametrize(
    ("to", "accepted_on", "refused"),
    [
        ("市信访局", date(2026, 1, 10), True),  # vector 63: a lower organ has it, and is in its term
        ("区人社局", date(2026, 1, 10), False),  # to whoever has it
        ("市信访局", date(2025, 11, 30), False),  # its sixty days are over
    ],
)
def test_what_an_organ_has_taken_in_no_other_takes_in(people: Cast, to: str, accepted_on: date, refused: bool) -> None:
    """Vector 63."""
    walk = Walk(people, text="工地拖欠我们三个月工资。")
    told = {"to": to, "accepted_by": "区人社局", "accepted_on": accepted_on, "by": people.clerk, "at": walk.later()}
    if refused:
        with pytest.raises(Refused, match="区人社局已经受理，到2026-03-11为止") as found:
            routing.forward(walk.opinion, **told)
        assert found.value.rule == "信访工作条例第十九条"
        return
    routing.forward(walk.opinion, **told)
    assert "区人社局已于" in walk.opinion.reply


def test_an_organ_and_its_day_are_told_together(people: Cast) -> None:
    walk = Walk(people, text="工地拖欠我们三个月工资。")
    with pytest.raises(Refused, match="同时写明"):
        routing.forward(walk.opinion, to="区信访局", accepted_by="区人社局", by=people.clerk, at=walk.later())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("某局科长收红包", Kind.ACCUSATION),  # vector 60
        ("建议在路口加装红绿灯", Kind.SUGGESTION),  # vector 61
        ("我不服法院的判决，要求再审。", Kind.APPEAL),
        ("工地拖欠我们三个月工资。", Kind.APPEAL),
        ("希望多设几个老年人食堂。", Kind.SUGGESTION),
    ],
)
def test_words_propose_a_kind(text: str, kind: Kind) -> None:
    assert kinds.guess(text) is kind


def test_an_accusation_is_read_by_the_office_alone(people: Cast) -> None:
    """Vector 60: not by whom it accuses, not by the station through which it came."""
    opinion = Walk(people, text=ACCUSING).opinion
    readers = {part for part, post in people.posts.items() if Opinion.objects.visible_to(post).filter(pk=opinion.pk)}
    assert readers == {"clerk", "head", "auditor"}


def test_no_road_leads_it_to_whom_it_accuses(people: Cast) -> None:
    opinion, unit = Walk(people, text=ACCUSING).opinion, people.units["jiaotong"]
    screening.sort(opinion, kind="accusation", accused=unit, by=people.clerk, at=moment("2026-02-11"))
    with pytest.raises(Refused, match="只能转送有权机关"):
        routing.assign(opinion, units=[unit], by=people.clerk, at=moment("2026-02-11"))
    with pytest.raises(Refused, match="被反映的单位"):
        routing.forward(opinion, to="云河区交通运输局", by=people.clerk, at=moment("2026-02-11"))
    routing.forward(opinion, to="区纪委监委", by=people.clerk, at=moment("2026-02-11"))
    assert "信访工作条例第三十条" in opinion.reply
    assert not Opinion.objects.visible_to(people.jiaotong_clerk).exists()


def test_who_made_it_only_the_office_learns(people: Cast) -> None:
    opinion, at = Walk(people, text=ACCUSING).opinion, moment("2026-02-11")
    with pytest.raises(Refused, match="只有代工委"):
        senders.read(opinion, by=people.station, at=at)
    assert senders.read(opinion, by=people.clerk, at=at)["name"] == "林小满"


def test_sorted_as_an_opinion_it_goes_the_way_of_one(people: Cast) -> None:
    """The words looked like an accusation; somebody of the office saw that they are none."""
    walk = Walk(people, text="停车场乱收费，希望统一价格牌。")
    assert walk.opinion.kind == Kind.ACCUSATION
    screening.sort(walk.opinion, kind="suggestion", by=people.clerk, at=walk.later())
    assert can(RULES.may, "opinion.assign", people.station, walk.opinion, walk.at)


def test_an_appeal_is_forwarded_with_its_article(people: Cast) -> None:
    walk = Walk(people, text="工地拖欠我们三个月工资，找了几次没有结果。")
    routing.forward(walk.opinion, to="区信访局", by=people.clerk, at=walk.later())
    assert (walk.opinion.stage, walk.opinion.outcome) == ("forwarded", "not_ours")
    assert "第三十一条" in walk.opinion.reply


@pytest.mark.parametrize(
    ("text", "address", "told", "untold"),
    [
        ("工地拖欠我们三个月工资，找了几次没有结果。", "云桥路18号", ["书面告知您", "60日内办结"], ["不另外书面告知"]),
        ("工地拖欠我们三个月工资，找了几次没有结果。", "", ["不另外书面告知", "60日内办结"], ["书面告知您"]),
        (ACCUSING, "云桥路18号", ["书面告知您"], ["日内办结"]),
    ],
)
def test_who_sent_a_petition_reads_where_it_went_and_by_when_they_hear(
    people: Cast, client: Client, text: str, address: str, told: list[str], untold: list[str]
) -> None:
    walk = Walk(people, text=text, address=address)
    routing.forward(walk.opinion, to="区信访局", by=people.clerk, at=walk.later())
    page = client.get(f"/opinion/{walk.code}").content.decode()
    assert "区信访局" in page and "最迟答复" not in page
    assert [words for words in told if words not in page] == []
    assert [words for words in untold if words in page] == []


def test_petitions_are_not_counted_as_opinions(people: Cast) -> None:
    Walk(people, text=ACCUSING)
    ours = Walk(people).opinion
    assert list(Opinion.objects.counted()) == [ours]
