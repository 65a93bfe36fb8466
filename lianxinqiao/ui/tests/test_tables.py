from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Length, NullIf
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxinqiao.ui import keyset
from lianxinqiao.ui.tables import Column, Table, selected

pytestmark = pytest.mark.django_db


class GroupTable(Table):
    default_sort = "name"
    per_page = 10
    columns = (
        Column("name", "名称", "name", sort="name", main=True, link=lambda group: f"/groups/{group.pk}"),
        Column("length", "长度", "length", sort="length", nullable=True, number=True),
        Column("pk", "号", "pk", sort="pk", default=False),
    )


def groups(names: list[str]) -> QuerySet[Group]:
    Group.objects.bulk_create(Group(name=name) for name in names)
    # NULL for names of three letters: a nullable sort key with ties on both sides.
    return Group.objects.annotate(length=NullIf(Length("name"), Value(3)))


def table(rows: QuerySet[Group], address: str = "") -> GroupTable:
    return GroupTable(rows, QueryDict(address))


def walk(rows: QuerySet[Group], sort: str) -> list[list[int]]:
    """Every page from the first, by its link to the next."""
    pages, address = [], f"sort={sort}"
    for _ in range(100):
        page = table(rows, address).page
        pages.append([group.pk for group in page.objects])
        if not page.older:
            return pages
        address = f"sort={sort}&after={page.older}&page={page.number + 1}"
    raise AssertionError("the pages never end")


NAMES = [f"{'甲' * (n % 5)}{n:02d}" for n in range(34)]


@pytest.mark.parametrize("sort", ["name", "-name", "length", "-length", "pk", "-pk"])
def test_following_next_shows_every_row_once_in_order(sort: str) -> None:
    rows = groups(NAMES)
    order = table(rows, f"sort={sort}").order
    wanted = list(order.sort(rows).values_list("pk", flat=True))
    pages = walk(rows, sort)
    assert [pk for page in pages for pk in page] == wanted
    assert [len(page) for page in pages] == [10, 10, 10, 4]


@pytest.mark.parametrize("sort", ["name", "-length", "length"])
def test_going_back_shows_the_page_one_came_from(sort: str) -> None:
    rows = groups(NAMES)
    second = table(rows, f"sort={sort}&page=2").page
    third = table(rows, f"sort={sort}&after={second.older}&page=3").page
    back = table(rows, f"sort={sort}&before={third.newer}&page=2").page
    assert [group.pk for group in back.objects] == [group.pk for group in second.objects]
    assert back.number == 2


@pytest.mark.parametrize("sort", ["name", "-length", "length"])
def test_jumping_lands_where_walking_does(sort: str) -> None:
    rows = groups(NAMES)
    pages = walk(rows, sort)
    for number, page in enumerate(pages, start=1):
        assert [group.pk for group in table(rows, f"sort={sort}&page={number}").page.objects] == page


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.lists(st.one_of(st.none(), st.integers(0, 4)), max_size=30),
    down=st.booleans(),
    size=st.integers(1, 7),
)
def test_pages_of_any_length_join_to_the_whole_list(values: list[int | None], down: bool, size: int) -> None:
    Group.objects.all().delete()
    made = Group.objects.bulk_create(Group(name=f"g{n}") for n in range(len(values)))
    cases = [
        When(pk=group.pk, then=Value(value)) for group, value in zip(made, values, strict=True) if value is not None
    ]
    rows = Group.objects.annotate(rank=Case(*cases, default=NullIf(Value(1), Value(1))))
    order = keyset.Order("rank", down, nullable=True)
    found: list[Any] = []
    position = None
    while page := keyset.after(rows, order, position, size):
        found += page
        position = keyset.read(keyset.sign(page[-1]), rows, order)
        assert position
    assert [group.pk for group in found] == [group.pk for group in order.sort(rows)]


@pytest.mark.parametrize(("many", "queries"), [(1, 2), (30, 2)])
def test_a_first_page_costs_two_queries(
    many: int, queries: int, django_assert_num_queries: Callable[[int], Any]
) -> None:
    rows = groups(NAMES[:many])
    request = RequestFactory().get("/groups")
    with django_assert_num_queries(queries):
        render_to_string("ui/table.html", {"table": table(rows)}, request)


def test_a_jump_costs_one_query_more(django_assert_num_queries: Callable[[int], Any]) -> None:
    rows = groups(NAMES)
    request = RequestFactory().get("/groups")
    with django_assert_num_queries(3):
        render_to_string("ui/table.html", {"table": table(rows, "page=3")}, request)


def test_a_page_continues_by_comparing_rows_not_by_skipping_them() -> None:
    rows = groups(NAMES)
    position = keyset.at(rows, keyset.Order("name"), 5)
    assert position
    sql = str(keyset.stretches(keyset.Order("name").sort(rows), keyset.Order("name"), position)[0].query)
    assert '("auth_group"."name", "auth_group"."id") >' in sql
    assert "OFFSET" not in sql


def test_nothing_is_counted_beyond_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = groups(NAMES)
    monkeypatch.setattr(GroupTable, "cap", 20)
    bound = table(rows, "page=99")
    assert bound.capped
    assert bound.count == 21
    assert bound.page.number == bound.pages == 2
    assert bound.page.older, "walking on is allowed where jumping is not"


@pytest.mark.parametrize("address", ["after=nonsense", "before=x.y.z", "page=-1", "page=%00", "page=99999999999", "sort=;--", "sort=--name", "cols=nope"])  # fmt: skip
def test_a_senseless_address_shows_a_list_all_the_same(address: str) -> None:
    assert table(groups(["a", "b"]), address).rows[0].name == "a"


def test_a_position_of_another_order_is_not_used() -> None:
    rows = groups(NAMES)
    token = table(rows, "sort=name").page.older
    assert table(rows, f"sort=length&after={token}").page.number == 1


def test_columns_are_chosen_in_the_address_and_the_main_one_stays() -> None:
    bound = table(groups(["a"]), "cols=pk")
    assert [column.key for column in bound.shown] == ["name", "pk"]


def test_export_has_what_is_shown_and_all_of_it() -> None:
    rows = groups(NAMES)
    bound = table(rows, "sort=-name&cols=pk&export=xlsx&page=2")
    assert bound.wants_export
    assert bound.sheet_headings() == ["名称", "号"]
    assert [row[0] for row in bound.sheet_rows()] == sorted(NAMES, reverse=True)


def test_ticks_choose_among_the_rows_one_may_see() -> None:
    rows = groups(["a", "b", "c"])
    a, b, c = rows.order_by("name")
    data = QueryDict(f"pk={a.pk}&pk={c.pk}&pk=drop&pk=99999999999999999999")
    assert set(selected(rows.exclude(pk=c.pk), data)) == {a}
    assert b not in selected(rows, data)


def test_links_keep_the_filters_and_drop_the_page() -> None:
    rows = groups(NAMES)
    request = RequestFactory().get("/groups", {"q": "甲", "page": "2"})
    html = render_to_string("ui/table.html", {"table": GroupTable(rows, request.GET), "bulk": "bulk"}, request)
    assert 'href="?q=%E7%94%B2&amp;export=xlsx"' in html
    assert 'href="?q=%E7%94%B2&amp;sort=-name"' in html
    assert 'aria-sort="ascending"' in html
    assert html.count('name="pk"') == 10


def test_an_empty_list_says_so() -> None:
    request = RequestFactory().get("/groups")
    assert "没有符合条件的记录" in render_to_string("ui/table.html", {"table": table(groups([]))}, request)


def test_the_order_of_a_field_of_another_row_can_be_followed() -> None:
    from django.contrib.auth.models import Permission

    rows = Permission.objects.order_by("content_type__model")
    order = keyset.Order("content_type__model")
    first = keyset.after(rows, order, None, 5)
    second = keyset.after(rows, order, keyset.read(keyset.sign(first[-1]), rows, order), 5)
    wanted = list(order.sort(rows.annotate(model=F("content_type__model")))[:10])
    assert [row.pk for row in first + second] == [row.pk for row in wanted]
