"""What is refused of stations, rosters, swaps and ratings; each sentence stands here once."""

from datetime import date, timedelta
from typing import Any

import pytest

from lianxinqiao.stations.actions import rating as ratings
from lianxinqiao.stations.actions import rostering, staffing, swapping
from lianxinqiao.stations.models import Station
from lianxinqiao.stations.tests.scene import FIRST_FRIDAY, a_station, with_team, works
from lianxinqiao.stations.tests.test_duties import AT, SPAN, another, post_of, published, turn_of
from lianxinqiao.stations.tests.test_rating import FULL, applied, claims, listed, scored
from tests.cast import Cast, cast, moment
from tests.refusals import refused
from tests.scenes import remembered

RATED = moment("2026-03-02")


def clerk(people: Cast, at: Any = RATED) -> dict[str, Any]:
    return {"by": people.clerk, "at": at}


@pytest.fixture
@remembered
def station(people: Cast) -> Station:
    return with_team(people, a_station(people, reception={**FIRST_FRIDAY, "notice": 3}))


@pytest.fixture
@remembered
def rated(people: Cast) -> Station:
    """A station that may be rated, by two raters."""
    found = a_station(people, "望河镇代表联络站")
    works(people, found)
    ratings.make_rubric(people.body, name="星级评定标准", is_sample=True, raters=2, by=people.clerk, at=RATED)
    return found


# ------------------------------------------------------------------ who serves there
def test_what_is_refused_of_a_team(people: Cast, station: Station) -> None:
    other = cast(code="other")
    stranger = other.deputy.mandate
    seat = people.deputy.mandate
    assert stranger is not None and seat is not None
    member, worker = station.members.get(mandate=seat), station.workers.get()
    refused(
        {
            "不是本级在任的代表": lambda: staffing.join(station, mandate=stranger, **clerk(people)),
            "已经在这个联络站": lambda: staffing.join(station, mandate=seat, **clerk(people)),
            "不是本级的联络站工作人员": lambda: staffing.employ(station, worker=people.clerk, **clerk(people)),
            "联络站工作人员": lambda: staffing.employ(station, worker=other.station, **clerk(people)),
            "在这个联络站": lambda: staffing.employ(station, worker=people.station, **clerk(people)),
            "结束日期不能早于开始日期": lambda: staffing.leave(member, on=date(2025, 1, 1), **clerk(people)),
        }
    )
    staffing.leave(member, **clerk(people))
    staffing.release(worker, **clerk(people))
    refused(
        {
            "已经不在这个联络站": lambda: staffing.leave(member, **clerk(people)),
            "不在这个联络站": lambda: staffing.release(worker, **clerk(people)),
        }
    )


# ------------------------------------------------------------------ the roster
def test_what_is_refused_of_a_roster(people: Cast, station: Station) -> None:
    empty = a_station(people, "没有代表的站", reception=FIRST_FRIDAY)
    unruled = a_station(people, "没有规则的站")
    by = clerk(people, AT)
    first = SPAN["since"]
    refused(
        {
            "还没有进站代表": lambda: rostering.plan(empty, **SPAN, **by),
            "请先登记接待日规则": lambda: rostering.plan(unruled, **SPAN, **by),
            "请核对起止日期": lambda: rostering.plan(station, since=SPAN["until"], until=first, **by),
            "一次最多排一年": lambda: rostering.plan(station, since=first, until=date(2028, 1, 1), **by),
            "这段时间没有接待日": lambda: rostering.plan(station, since=first, until=first + timedelta(days=2), **by),
            "没有可以公布的值班安排": lambda: rostering.publish(station, **by),
            "结束日期不能早于开始日期": lambda: rostering.be_away(
                station, from_on=date(2026, 4, 2), to_on=date(2026, 4, 1), by=people.deputy, at=AT
            ),
        }
    )


def test_what_is_refused_of_a_swap(people: Cast, station: Station) -> None:
    first, second, *_later = published(people, station)
    turn, next_turn = turn_of(first), turn_of(second)
    mine, other = post_of(people, turn.mandate_id), another(people, turn)
    outside = people.delegation_head.mandate
    assert outside is not None

    def asked(**more: Any) -> Any:
        return swapping.ask(turn, **{"to": other.mandate, "by": mine, "at": AT, **more})

    over = moment((first.held_on + timedelta(days=1)).isoformat())
    wrong_back = next_turn if next_turn.mandate_id != other.mandate_id else turn
    refused(
        {
            "换班要换给另一位代表": lambda: asked(to=mine.mandate),
            "不在这个联络站": lambda: asked(to=outside),
            "换回来的应当是对方的值班": lambda: asked(back=wrong_back),
            "接待日已经过去": lambda: asked(at=over),
            "应由": lambda: asked(by=people.delegation_head),
        }
    )
    swap = asked()
    refused({"正等对方答复": asked})
    swapping.agree(swap, by=other, at=AT)
    late = moment((first.held_on - timedelta(days=1)).isoformat())
    refused({"已经公告，不能再收回": lambda: swapping.undo(swap, by=other, at=late)})
    swapping.undo(swap, by=other, at=AT)
    assert turn_of(first).mandate_id == mine.mandate_id


# ------------------------------------------------------------------ the rating
@pytest.mark.parametrize(
    ("items", "stars", "sentence"),
    [
        ([("a", "接待", 60)], [(5, 90)], "合计应当是100分，现在是60分"),
        ([("a", "接待", 60), ("a", "意见", 40)], [(5, 90)], "合计应当是100分"),
        ([], [(5, 90)], "现在是0分"),
        ([("a", "接待", 100)], [], "星级越高"),
        ([("a", "接待", 100)], [(5, 80), (4, 90)], "要求的分数应当越高"),
        ([("a", "接待", 100)], [(5, 80), (4, 80)], "分数应当越高"),
        ([("a", "接待", 100)], [(5, 120)], "不超过总分"),
    ],
)
def test_a_rubric_adds_up(people: Cast, items: Any, stars: Any, sentence: str) -> None:
    refused({sentence: lambda: ratings.make_rubric(people.body, name="甲", items=items, stars=stars, **clerk(people))})


def test_without_a_rubric_nobody_applies(people: Cast) -> None:
    found = a_station(people)
    works(people, found)
    refused({"还没有评定标准": lambda: applied(people, found)})


def test_what_is_refused_of_an_application(people: Cast, rated: Station) -> None:
    code, most = next(iter(FULL.items()))

    def told(of: Any) -> Any:
        return ratings.apply(rated, year=2026, statement="全年不断", claims=of, by=people.station, at=RATED)

    full = claims()
    refused(
        {
            "请给每一项打分": lambda: told({key: each for key, each in full.items() if key != code}),
            f"最多{most}分": lambda: told({**full, code: (most + 1, "见台账")}),
            "请写明依据": lambda: told({**full, code: (most, " ")}),
        }
    )
    rating = applied(people, rated)
    refused(
        {
            "2026年已经申报": lambda: applied(people, rated),
            "退回的，请说明理由": lambda: ratings.check(rating, passes=False, note=" ", **clerk(people)),
        }
    )
    ratings.check(rating, passes=False, note="台账不全。", **clerk(people))
    ratings.apply_again(rating, statement="台账已补。", by=people.station, at=RATED)
    assert (rating.stage, rating.statement) == ("applied", "台账已补。")


def test_what_is_refused_of_the_scoring_and_the_result(people: Cast, rated: Station) -> None:
    rating = scored(people, rated, {}, {})
    refused(
        {
            "异议截止日期要晚于今天": lambda: ratings.list_publicly(rating, until=RATED.date(), **clerk(people)),
            "请给每一项打分": lambda: ratings.score(rating, points={}, **clerk(people)),
        }
    )
    ratings.list_publicly(rating, until=date(2026, 3, 9), **clerk(people))
    after = moment("2026-03-10")
    refused(
        {
            "异议期到2026-03-09为止": lambda: ratings.decide(rating, by=people.head, at=RATED),
            "异议期已经在2026-03-09结束": lambda: ratings.object_to(
                rating, who="", text="不公。", **clerk(people, after)
            ),
        }
    )
    objection = ratings.object_to(rating, who="望河镇", text="台账是补的。", **clerk(people))
    refused(
        {
            "还有异议没有答复": lambda: ratings.decide(rating, by=people.head, at=after),
            "请写明答复": lambda: ratings.answer(objection, upheld=False, words=" ", **clerk(people)),
        }
    )
    ratings.answer(objection, upheld=False, words="核对过原件。", **clerk(people))
    ratings.decide(rating, by=people.head, at=after)
    assert rating.until == date(2028, 12, 31)


def test_one_rater_is_not_enough(people: Cast, rated: Station) -> None:
    refused({"至少要有2人评分，现在有1人": lambda: listed(people, rated, {})})
