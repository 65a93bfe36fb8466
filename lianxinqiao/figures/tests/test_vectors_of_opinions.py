"""Each vector of the domain that speaks of stations, opinions or petitions has its test, named here; sums are tried here."""

import json
from pathlib import Path

from django.conf import settings
from django.db.models import Count

from lianxinqiao.figures.opinions import OPINIONS
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES
from lianxinqiao.opinions.actions import routing
from lianxinqiao.opinions.tests.walk import Walk
from tests.cast import Cast

TOP = Path(settings.BASE_DIR) / "lianxinqiao"
VECTORS = {row["n"]: row["expect"] for row in json.loads((TOP / "opinions/tests/vectors.json").read_text("utf-8"))}
STATIONS, OPINED, HERE = "stations/tests/", "opinions/tests/", "figures/tests/test_vectors_of_opinions.py"
FAIR = (f"{STATIONS}test_roster.py", "test_it_is_as_fair_as_it_can_be_or_says_what_is_lacking")
DAYS = (f"{STATIONS}test_days.py", "test_the_days_of_a_rule")
PETITIONS, LIFE, CAME = f"{OPINED}test_petitions.py", f"{OPINED}test_life.py", f"{OPINED}test_receive.py"
DUTIES, OPEN311 = f"{STATIONS}test_duties.py", "api/tests/test_open311.py"
TRACED = {
    **dict.fromkeys((38, 39, 41), DAYS),
    **dict.fromkeys((42, 43, 45), FAIR),
    47: (DUTIES, "test_a_swap_needs_the_others_yes_and_both_calendars_are_told"),
    49: (DUTIES, "test_a_yes_is_taken_back_before_the_day_of_notice"),
    50: (DUTIES, "test_whoever_serves_elsewhere_in_that_hour_cannot_take_it"),
    52: (DUTIES, "test_a_roster_published_after_the_day_says_so"),
    53: (DUTIES, "test_the_database_lets_nobody_serve_twice_in_one_duty"),
    54: (PETITIONS, "test_another_organ_is_told_within_fifteen_days_from_receipt"),
    56: (PETITIONS, "test_it_is_decided_in_sixty_days_and_thirty_more"),
    58: (PETITIONS, "test_notice_is_owed_where_name_and_address_are_clear"),
    59: (CAME, "test_no_more_than_five_speak_for_many"),
    60: (PETITIONS, "test_no_road_leads_it_to_whom_it_accuses"),
    61: (PETITIONS, "test_words_propose_a_kind"),
    63: (PETITIONS, "test_what_an_organ_has_taken_in_no_other_takes_in"),
    65: (HERE, "test_65_what_goes_to_several_is_counted_once"),
    66: (HERE, "test_66_each_of_the_five_roads_ends_with_its_sender_told"),
    67: (CAME, "test_sent_twice_it_is_taken_once"),
    69: (CAME, "test_its_date_is_counted_over_the_new_year_holiday"),
    71: (LIFE, "test_reopened_with_words_it_keeps_the_first_reply_and_reaches_the_unit"),
    72: (LIFE, "test_closed_as_not_ours_is_not_solved"),
    73: (LIFE, "test_erased_the_words_stay_without_who_said_them"),
    74: (CAME, "test_of_a_child_nothing_personal_is_kept_without_a_guardian"),
    75: ("people/tests/test_points.py", "test_the_same_place_on_a_phone_and_on_a_chinese_map"),
    77: ("people/tests/test_points.py", "test_metres_along_the_ground"),
    174: (OPEN311, "test_no_answer_is_longer_than_the_standard_says"),
    175: (OPEN311, "test_moments_say_the_offset_of_the_district"),
    205: (HERE, "test_205_what_another_district_counts_of_its_stations_is_a_figure"),
}


def test_every_vector_has_its_test() -> None:
    assert set(TRACED) == set(VECTORS)
    assert [name for file, name in TRACED.values() if f"def {name}(" not in (TOP / file).read_text("utf-8")] == []


def test_65_what_goes_to_several_is_counted_once(people: Cast) -> None:
    """To one unit, to two at once, and to none yet: the roads add up to what came in."""
    Walk(people).handled()
    Walk(people, text="文昌街两侧停车占了盲道，请交通和教育部门一起看看。").handled("jiaotong", "jiaoyu")
    Walk(people, text="柳巷的公共厕所晚上没有灯。")
    year = Period.of_year(2026)
    way = next(each for each in OPINIONS.ways if each.code == "route")
    parts = way.counts(OPINIONS.of(people.body, year).order_by(), Count("pk"))
    assert sum(parts.values()) == FIGURES["opinions.collected"].value(people.body, year) == 3
    assert VECTORS[65] == {"sum": 28 + 6 + 10}


def test_66_each_of_the_five_roads_ends_with_its_sender_told(people: Cast) -> None:
    roads = {
        "spot": lambda walk: routing.answer_on_the_spot(
            walk.opinion, words="已当场说明，本周修好。", outcome="solved", by=people.station, at=walk.later()
        ),
        "community": lambda walk: routing.assign(walk.opinion, community=True, by=people.station, at=walk.later()),
        "unit": lambda walk: walk.handled(),
        "suggestion": lambda walk: routing.propose(
            walk.opinion, mandate=people.deputy.mandate, by=people.clerk, at=walk.later()
        ),
        "upward": lambda walk: routing.forward(
            walk.opinion, to="市交通运输局", note="市管道路。", by=people.clerk, at=walk.later()
        ),
    }
    assert len(roads) == VECTORS[66]["routes"]
    for number, (road, taken) in enumerate(roads.items()):
        walk = Walk(people, text=f"河口{number}号院门前的{road}坑洼多年，下雨积水。", phone=f"1390000100{number}")
        taken(walk)
        walk.opinion.refresh_from_db()
        assert walk.opinion.route == road
        ways_out = {"spot": "answered", "upward": "forwarded"}
        assert walk.opinion.stage == ways_out.get(road, walk.opinion.stage)


def test_205_what_another_district_counts_of_its_stations_is_a_figure() -> None:
    """Stations, key ones, questions deliberated and concluded, and their rate; person-times of those who came."""
    assert {"stations.all", "stations.key", "halls.topics", "halls.concluded", "halls.person_times"} <= set(FIGURES)
    assert "halls.concluded_rate" in RATES
    assert VECTORS[205]["figures"][:2] == ["stations.all", "stations.key"]
