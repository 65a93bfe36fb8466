"""Every figure broken down every way: the number of a part is the length of the list that it opens."""

from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from lianxinqiao.figures import parts
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES
from lianxinqiao.figures.suggestion_rows import ROOM
from lianxinqiao.matters.actions import promising
from lianxinqiao.matters.stages import Stage
from tests.cast import Cast
from tests.walks import a_suggestion

pytestmark = pytest.mark.django_db
YEAR = Period.of_year(2026)


@pytest.fixture
def several(people: Cast) -> Cast:
    for stage in (Stage.REGISTERED, Stage.HANDLING, Stage.CLOSED):
        walk = a_suggestion(people, at=stage)
    promising.declare_kept(walk.promise, note="已办到。", by=people.jiaoyu_clerk, at=walk.at)
    return people


@pytest.mark.parametrize("by", parts.every_way())
def test_a_part_is_as_large_as_its_list(several: Cast, by: str) -> None:
    divided = [figure for figure in FIGURES.values() if by in figure.ways]
    assert divided
    for figure in divided:
        rows = figure.rows(several.body, YEAR)
        found = parts.of(figure, several.body, YEAR, by)
        for part in found:
            listed = parts.narrow(figure, rows, QueryDict(part.query).dict())
            assert figure.number(listed) == part.count, (figure.code, part)
        if figure.subject.room == ROOM and by in {"field", "stage", "delegation", "class"}:
            assert sum(part.count for part in found) == rows.count(), figure.code


def test_the_page_shows_the_parts_and_says_what_it_is_narrowed_to(client: Client, several: Cast, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(several.clerk.person.user)
    chart = client.get(f"/figures/suggestions.raised{YEAR.query}&by=unit").context["chart"]
    [label, [point]] = chart.rows[0]
    assert label == several.units["jiaoyu"].name
    page = client.get(point.url)
    assert page.context["table"].count == point.value
    assert [which for _kind, which in page.context["narrowed"]] == [label]
    for by in parts.offered(FIGURES["promises.made"]):
        assert client.get(f"/figures/promises.made{YEAR.query}&by={by}").status_code == 200
    assert client.get(f"/figures/promises.made{YEAR.query}&by=nonsense&field=x&answered=x&unit=").status_code == 200


@pytest.mark.parametrize("month", ["20261-1", "2026-1", "0000-01", "2026-", "２０２６-01"])
def test_what_is_no_month_narrows_nothing(several: Cast, month: str) -> None:
    figure = FIGURES["suggestions.answered"]
    rows = figure.rows(several.body, YEAR)
    assert parts.narrow(figure, rows, {"answered": month}).count() == rows.count() > 0
