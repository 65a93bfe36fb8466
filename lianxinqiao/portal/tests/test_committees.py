"""A committee cuts every list and figure, and has a page for everybody."""

import re
from datetime import date

import pytest
from django.db.models import Count
from django.test import Client

from lianxinqiao.acts import places
from lianxinqiao.figures.meeting_rows import ITEMS, MEETINGS, PLANNED
from lianxinqiao.figures.opinions import OPINIONS
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.suggestion_rows import SUGGESTIONS
from lianxinqiao.matters.stages import Stage
from lianxinqiao.meetings.actions import planning
from lianxinqiao.meetings.tests.scene import drafted, item_of
from lianxinqiao.opinions.tests.walk import Walk as Said
from lianxinqiao.people.models import Committee
from tests.cast import Cast, moment
from tests.walks import a_suggestion

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
AT = moment("2026-01-20")


@pytest.fixture
def committees(people: Cast) -> dict[str, Committee]:
    names = {"caijing": "财政经济委员会", "jkww": "教科文卫工作委员会"}
    found = {code: Committee.objects.create(body=people.body, code=code, name=name) for code, name in names.items()}
    for part, code in (("deputy", "caijing"), ("cosigner", "jkww")):
        mandate = people.posts[part].mandate
        assert mandate
        mandate.committee = found[code]
        mandate.save()
    return found


@pytest.fixture
def lived(people: Cast, committees: dict[str, Committee]) -> dict[str, Committee]:
    """A suggestion and an opinion by way of a member, a meeting of its own and one whose agenda it prepares, a plan."""
    a_suggestion(people, at=Stage.REGISTERED)
    Said(people, mandate=people.deputy.mandate)
    Said(people, text="公园长椅坏了两张。")
    drafted(people, kind="committee", committee=committees["caijing"], unseated=True)
    drafted(people, kind="committee", committee=committees["jkww"], unseated=True)
    item = item_of(people, drafted(people))
    item.committee = committees["caijing"].name
    item.save()
    plan = planning.begin(body=people.body, kind="supervision", year=2026, by=people.clerk, at=AT)
    told = {"kind": "report", "title": "预算执行情况的报告", "unit": people.units["jiaoyu"], "month": 7}
    planning.add(plan, **told, committee=committees["caijing"].name, by=people.clerk, at=AT)  # type: ignore[arg-type]
    planning.adopt(plan, by=people.chairpersons, at=AT)
    planning.publish(plan, by=people.clerk, at=AT)
    return committees


@pytest.mark.parametrize(
    ("code", "own", "other"),
    [("suggestions", 1, 0), ("opinions", 1, 0), ("meetings", 2, 1), ("plans", 1, 0), ("deliberations", 0, 0)],
)
def test_each_list_is_cut_by_it(people: Cast, lived: dict[str, Committee], code: str, own: int, other: int) -> None:
    counted = [
        {cut.listing.code: cut.count for cut in places.cuts("committee", row.pk, people.clerk)}[code]
        for row in lived.values()
    ]
    assert counted == [own, other]


@pytest.mark.parametrize(
    ("subject", "parts"),
    [
        (SUGGESTIONS, {"caijing": 1}),
        (OPINIONS, {"caijing": 1, None: 1}),
        (MEETINGS, {"caijing": 1, "jkww": 1, None: 1}),
        (PLANNED, {"财政经济委员会": 1}),
    ],
    ids=["suggestions", "opinions", "meetings", "planned"],
)
def test_each_figure_is_divided_by_it(
    people: Cast, lived: dict[str, Committee], subject: object, parts: dict[str | None, int]
) -> None:
    way = next(each for each in subject.ways if each.code == "committee")  # type: ignore[attr-defined]
    counts = way.counts(subject.of(people.body, YEAR).order_by(), Count("pk"))  # type: ignore[attr-defined]
    keys = {code: row.pk for code, row in lived.items()}
    assert counts == {keys.get(str(code), code): n for code, n in parts.items()}


def test_items_are_divided_by_who_prepared_them(people: Cast, lived: dict[str, Committee]) -> None:
    way = next(each for each in ITEMS.ways if each.code == "committee")
    assert way.labels(people.body, YEAR)["财政经济委员会"] == "财政经济委员会"


def test_everybody_reads_who_sits_there_and_what_it_plans(people: Cast, lived: dict[str, Committee]) -> None:
    text = Client().get("/c").content.decode()
    addresses = [f"/c/{row.pk}" for row in lived.values()]
    assert re.findall(r'href="(/c/\d+)"', text) == addresses
    one = Client().get(addresses[0]).content.decode()
    assert all(words in one for words in ("林晓禾", "预算执行情况的报告", "财政经济委员会"))
    assert "周望舒" not in one
