"""Pages for everybody count no further than their cap, however long a list has grown."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lianxinqiao.people.models import Field
from lianxinqiao.ui import paging
from tests.cast import Cast


def test_the_count_ends_at_the_cap(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "CAP", 3)
    for number in range(5):
        Field.objects.create(body=people.body, code=f"f{number}", name=f"领域{number}")
    pages = paging.Pages(Field.objects.order_by("pk"), 2)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert (pages.count, pages.num_pages) == (3, 2)
    assert "LIMIT 3" in asked[0]["sql"]
    assert len(pages.get_page("9").object_list) == 1


def test_a_short_list_is_counted_as_it_is(people: Cast) -> None:
    rows = Field.objects.filter(body=people.body).order_by("pk")
    assert paging.Pages(rows, 20).count == rows.count()
