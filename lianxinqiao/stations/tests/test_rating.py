"""A station is rated: applied for with evidence, checked by the street, scored by several, listed, objected to, decided."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianxinqiao.access.refused import Refused
from lianxinqiao.people.models import Post
from lianxinqiao.stations import stars
from lianxinqiao.stations.actions import rating as ratings
from lianxinqiao.stations.actions import staffing
from lianxinqiao.stations.models import ClaimFile, Rating, Station
from lianxinqiao.stations.tests.scene import a_station, works
from tests.cast import Cast, moment
from tests.scenes import remembered
from tests.walks import PNG

AT = moment("2026-03-02")
FULL = {code: points for code, _words, points in ratings.SAMPLE_ITEMS}


@pytest.fixture
@remembered
def station(people: Cast) -> Station:
    station = a_station(people)
    works(people, station)
    ratings.make_rubric(people.body, name="联络站星级评定标准", is_sample=True, raters=2, by=people.clerk, at=AT)
    return station


def claims(**less: int) -> dict[str, tuple[int, str]]:
    return {code: (points - less.get(code, 0), "见台账") for code, points in FULL.items()}


@remembered
def applied(people: Cast, station: Station, year: int = 2026) -> Rating:
    return ratings.apply(station, year=year, statement="全年接待不断", claims=claims(), by=people.station, at=AT)


@remembered
def scored(people: Cast, station: Station, *totals: dict[str, int]) -> Rating:
    rating = applied(people, station)
    ratings.check(rating, passes=True, note="", by=people.clerk, at=AT)
    for by, less in zip((people.clerk, people.deputy, people.other_deputy), totals, strict=False):
        points = {code: most - less.get(code, 0) for code, most in FULL.items()}
        ratings.score(rating, points=points, by=by, at=AT)
    return rating


@remembered
def listed(people: Cast, station: Station, *totals: dict[str, int]) -> Rating:
    rating = scored(people, station, *totals)
    ratings.list_publicly(rating, until=date(2026, 3, 9), by=people.clerk, at=AT)
    return rating


def test_each_point_opens_what_shows_it(client: Client, people: Cast, station: Station) -> None:
    client.force_login(people.station.user)
    typed: dict[str, Any] = {"year": "2026", "statement": "全年接待不断"}
    for code, points in FULL.items():
        typed |= {f"points-{code}": str(points), f"evidence-{code}": "见台账"}
    typed["files-roster"] = [SimpleUploadedFile("值班表.png", PNG), SimpleUploadedFile("签到.png", PNG)]
    client.post("/stations/yunhe-1/rate", typed)
    rating = Rating.objects.get()
    shown = ClaimFile.objects.filter(claim__rating=rating, claim__item="roster")
    assert [row.attachment.name for row in shown] == ["值班表.png", "签到.png"]
    client.force_login(people.clerk.user)
    page = client.get("/stations/yunhe-1").content.decode()
    for row in shown:
        assert f"/stations/yunhe-1/evidence/{row.pk}" in page
        assert client.get(f"/stations/yunhe-1/evidence/{row.pk}")["Content-Type"] == "image/png"
    client.logout()
    assert client.get(f"/stations/yunhe-1/evidence/{shown[0].pk}").status_code == 302


def test_the_shipped_rubric_says_on_its_face_that_it_is_a_sample(people: Cast, station: Station) -> None:
    rubric = people.body.rubrics.get()
    assert "样表" in str(rubric) and rubric.total == 100


@pytest.mark.parametrize(
    "slip", [{"items": [("a", "甲", 60)]}, {"items": [("a", "甲", 50), ("a", "乙", 50)]}, {"stars": [(5, 80), (4, 90)]}]
)
def test_a_rubric_that_does_not_add_up_is_refused(people: Cast, slip: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        ratings.make_rubric(people.body, name="标准", **slip, by=people.clerk, at=AT)


def test_every_item_needs_its_evidence_and_no_more_points_than_it_gives(people: Cast, station: Station) -> None:
    bare = {**claims(), "roster": (20, " ")}
    with pytest.raises(Refused, match="请写明依据"):
        ratings.apply(station, year=2026, statement="好", claims=bare, by=people.station, at=AT)
    with pytest.raises(Refused, match="最多20分"):
        ratings.apply(station, year=2026, statement="好", claims=claims(roster=-1), by=people.station, at=AT)
    applied(people, station)
    with pytest.raises(Refused, match="已经申报"):
        applied(people, station)


def test_the_street_checks_it_first_and_may_send_it_back(people: Cast, station: Station) -> None:
    rating = applied(people, station)
    street = Post.objects.create(
        person=people.cosigner.person, role="station_staff", body=people.body, township=station.township,
        from_on=date(2020, 1, 1),
    )  # fmt: skip
    with pytest.raises(Refused, match="请说明理由"):
        ratings.check(rating, passes=False, note="", by=street, at=AT)
    ratings.check(rating, passes=False, note="台账缺三月", by=street, at=AT)
    with pytest.raises(Refused):
        ratings.check(rating, passes=True, note="", by=people.station, at=AT)  # not by the station itself
    ratings.apply_again(rating, statement="已补齐", by=people.station, at=AT)
    ratings.check(rating, passes=True, note="属实", by=street, at=AT)
    assert rating.stage == "checked"


def test_nobody_rates_the_station_where_they_serve(people: Cast, station: Station) -> None:
    staffing.join(station, mandate=people.deputy.mandate, by=people.clerk, at=AT)
    rating = applied(people, station)
    ratings.check(rating, passes=True, note="", by=people.clerk, at=AT)
    for by in (people.deputy, people.station):
        with pytest.raises(Refused):
            ratings.score(rating, points=FULL, by=by, at=AT)
    ratings.score(rating, points=FULL, by=people.other_deputy, at=AT)


def test_a_rater_who_scores_again_counts_once(people: Cast, station: Station) -> None:
    rating = scored(people, station, {})
    ratings.score(rating, points={**FULL, "roster": 10}, by=people.clerk, at=AT)
    assert stars.mean(rating) == Decimal("90.00")


def test_the_stars_are_those_of_the_mean_of_all_raters(people: Cast, station: Station) -> None:
    rating = listed(people, station, {}, {"opinions": 21})
    assert (rating.points, rating.stars) == (Decimal("89.50"), 4)


def test_too_few_raters_are_not_listed(people: Cast, station: Station) -> None:
    rating = scored(people, station, {})
    with pytest.raises(Refused, match="至少要有2人评分，现在有1人"):
        ratings.list_publicly(rating, until=date(2026, 3, 9), by=people.clerk, at=AT)


def test_nothing_is_decided_while_somebody_may_still_object_or_waits_for_an_answer(
    people: Cast, station: Station
) -> None:
    rating = listed(people, station, {}, {})
    with pytest.raises(Refused, match="异议期到2026-03-09为止"):
        ratings.decide(rating, by=people.head, at=moment("2026-03-09"))
    objection = ratings.object_to(rating, who="望河站", text="接待次数有误", by=people.clerk, at=moment("2026-03-05"))
    with pytest.raises(Refused, match="还有异议没有答复"):
        ratings.decide(rating, by=people.head, at=moment("2026-03-10"))
    ratings.answer(objection, upheld=False, words="核对台账无误", by=people.clerk, at=moment("2026-03-06"))
    ratings.decide(rating, by=people.head, at=moment("2026-03-10"))
    assert (rating.stars, rating.outcome, rating.until) == (5, "first", date(2028, 12, 31))
    with pytest.raises(Refused):
        ratings.object_to(rating, who="某人", text="太晚了", by=people.clerk, at=moment("2026-03-11"))


def test_an_objection_that_is_right_opens_the_scoring_again(people: Cast, station: Station) -> None:
    rating = listed(people, station, {}, {})
    objection = ratings.object_to(rating, who="群众", text="门常关着", by=people.clerk, at=moment("2026-03-05"))
    ratings.answer(objection, upheld=True, words="现场重新评分", by=people.clerk, at=moment("2026-03-06"))
    rating.refresh_from_db()
    assert (rating.stage, rating.points, rating.stars) == ("checked", None, 0)


def test_a_station_keeps_rises_falls_and_loses_with_reasons(people: Cast, station: Station) -> None:
    each = Rating.Outcome
    told = [stars.outcome(*pair) for pair in ((None, 4), (None, 0), (4, 4), (4, 5), (4, 3), (4, 0))]
    assert told == [each.FIRST, each.NONE, each.KEPT, each.RAISED, each.LOWERED, each.REMOVED]


def test_a_star_is_lowered_only_with_its_reason(people: Cast, station: Station) -> None:
    first = listed(people, station, {}, {})
    ratings.decide(first, by=people.head, at=moment("2026-03-10"))
    later = ratings.apply(
        station, year=2027, statement="好", claims=claims(), by=people.station, at=moment("2027-03-01")
    )
    ratings.check(later, passes=True, note="", by=people.clerk, at=moment("2027-03-01"))
    for by in (people.clerk, people.deputy):
        ratings.score(later, points={**FULL, "premises": 0}, by=by, at=moment("2027-03-02"))
    ratings.list_publicly(later, until=date(2027, 3, 9), by=people.clerk, at=moment("2027-03-02"))
    with pytest.raises(Refused, match="降星、摘星要写明理由"):
        ratings.decide(later, by=people.head, at=moment("2027-03-10"))
    ratings.decide(later, reason="用房被占用", by=people.head, at=moment("2027-03-10"))
    assert (later.outcome, stars.of(station, date(2027, 3, 10))) == ("lowered", 4)
    assert stars.of(station, date(2030, 1, 1)) == 0  # the term is over


def test_two_ratings_of_one_year_cannot_be(people: Cast, station: Station) -> None:
    rating = applied(people, station)
    twin = Rating(station=station, rubric=rating.rubric, year=2026, statement="再", applied_by=people.station)
    with pytest.raises(ValidationError):
        twin.full_clean()
