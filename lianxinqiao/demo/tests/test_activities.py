"""What the deputies of the demo district did in 2020 is what the seed's report says, each number from its rows."""

import pytest

from lianxinqiao.demo.tests import test_build
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.people.models import Body

body = test_build.body  # the one building
# Rows of the seed's figures of 2020: code, least, most.
SEED = (
    ("activities.inspections", 16, 16),
    ("activities.enforcement_inspections", 3, 3),
    ("activities.research", 8, 8),
    ("campaigns.teams", 22, 22),
    ("campaigns.visits", 67, 67),
    ("campaigns.opinions", 301, 399),
    ("campaigns.deeds", 118, 118),
    ("campaigns.villages", 14, 14),
    ("campaigns.enterprises_visited", 501, 599),
    ("campaigns.problems_solved", 312, 312),
    ("donations.value", 10_000_001, 19_999_999),
    ("activities.deputies", 328, 328),
    ("training.person_times", 1135, 1135),
    ("community.buildings", 17, 17),
    ("publicity.articles", 81, 89),
)


@pytest.mark.parametrize(("code", "least", "most"), SEED, ids=[row[0] for row in SEED])
def test_the_number_is_the_seed_s(body: Body, code: str, least: int, most: int) -> None:
    value = FIGURES[code].value(body, Period.of_year(2020))
    assert value is not None
    assert least <= value <= most
