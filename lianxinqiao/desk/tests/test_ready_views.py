"""The views that stand ready on every list: what is due this week, what is planned, what was judged unsatisfactory."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import QueryDict
from django.utils import timezone

from lianxinqiao.acts import lists, ready
from lianxinqiao.acts.days import Days
from lianxinqiao.desk.tests import rooms
from lianxinqiao.filings.models import Filing
from lianxinqiao.matters.models import Countersign, Handling, Matter, Suggestion
from lianxinqiao.reports.tests.scene import committee
from lianxinqiao.stations.models import Duty, Station
from tests.cast import Cast


@pytest.mark.parametrize(
    ("day", "monday", "sunday"),
    [
        (date(2026, 11, 30), date(2026, 11, 30), date(2026, 12, 6)),
        (date(2026, 12, 6), date(2026, 11, 30), date(2026, 12, 6)),
        (date(2026, 12, 7), date(2026, 12, 7), date(2026, 12, 13)),
        (date(2027, 1, 1), date(2026, 12, 28), date(2027, 1, 3)),
    ],
)
def test_a_week_is_from_monday_to_sunday(day: date, monday: date, sunday: date) -> None:
    assert ready.week_of(day) == (monday, sunday)


@pytest.mark.parametrize(
    ("root", "part", "way"),
    [
        (Station, Station, "pk"),
        (Station, Duty, "station"),
        (Matter, Handling, "suggestion"),
        (Matter, Countersign, "reply__handling__suggestion"),
        (Matter, Suggestion, "pk"),
        (Station, Filing, ""),
        (Filing, Duty, ""),
    ],
)
def test_how_a_part_leads_to_the_row_of_a_list(root: Any, part: Any, way: str) -> None:
    assert ready.way_to(root, part.objects.all()) == way


@pytest.mark.django_db
@pytest.mark.parametrize(("days", "inside"), [(-1, False), (0, True), (6, True), (7, False)])
def test_what_is_due_this_week_is_listed_by_its_day(people: Cast, monkeypatch: Any, days: int, inside: bool) -> None:
    listing = rooms.declare(monkeypatch)
    today = timezone.localdate()
    day = ready.week_of(today)[0] + timedelta(days=days)
    street = people.townships["yunqiao"]
    Station.objects.create(body=people.body, name="河口站", code="hekou", number=9, township=street, founded_on=day)
    object.__setattr__(listing, "days", (Days("place", "期限", rooms.rows, on="founded_on"),))
    table, _filters, label = listing.asked(people.clerk, QueryDict("waiting=due-this-week"), today)
    assert str(label) == "本周到期"
    assert [(row.name, row.object.waits_until) for row in table.rows if row.name == "河口站"] == (
        [("河口站", day)] if inside else []
    )


@pytest.mark.django_db
def test_every_list_of_things_with_a_clock_has_its_week(people: Cast) -> None:
    """And whatever is judged has its 不满意: the filter that finds it says so."""
    without, unjudged = set(), set()
    for cast in (people, committee()):
        for listing in lists.in_order(cast.clerk):
            views = {str(each.label): each.query for each in listing.ready_views(cast.clerk)}
            if listing.due and "本周到期" not in views:
                without.add(listing.code)
            for each in listing.filters(cast.clerk):
                offered = getattr(each, "options", ())
                codes = [] if callable(offered) else [code for code, _word in offered]
                if "unsatisfied" in codes and "不满意" not in views:
                    unjudged.add(listing.code)
    assert (without, unjudged) == (set(), set())
