"""Figures of activities are divided by the committee that organised them."""

from datetime import date

from lianxinqiao.activities.tests.scene import planned
from lianxinqiao.figures.activity_rows import ACTIVITIES
from lianxinqiao.figures.periods import Period
from lianxinqiao.people.models import Committee
from tests.cast import Cast


def test_a_part_opens_the_activities_of_its_committee(people: Cast) -> None:
    names = {"caijing": "财政经济委员会", "jkww": "教科文卫工作委员会"}
    one, two = (Committee.objects.create(body=people.body, code=code, name=name) for code, name in names.items())
    for committee in (one, two, None):
        planned(people, kind="research", organiser="committee" if committee else "standing", committee=committee)
    way = next(each for each in ACTIVITIES.ways if each.code == "committee")
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    part = way.narrow(ACTIVITIES.of(people.body, year), str(one.pk))
    assert part is not None and [row.organiser_spoken for row in part] == ["财政经济委员会"]
    assert list(way.labels(people.body, year).values()) == list(names.values())
