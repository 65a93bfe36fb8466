import pytest
from django.contrib.auth.models import Group
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from lianxinqiao.ui.filters import Choice, Dates, Filters, Flag, Text

pytestmark = pytest.mark.django_db


class GroupFilters(Filters):
    declared = (
        Text("q", "名称", ("name",)),
        Choice("kind", "种类", "name", lambda: [("甲", "甲类"), ("乙", "乙类"), ("丙", "丙类")], several=True),
        Dates("made", "日期", "made_on"),
        Flag("short", "短的", lambda rows: rows.filter(name__in=["甲"])),
    )


@pytest.fixture(autouse=True)
def three() -> None:
    Group.objects.bulk_create(Group(name=name) for name in "甲乙丙")


def found(address: str) -> list[str]:
    rows = GroupFilters(QueryDict(address)).apply(Group.objects.order_by("id"))
    return [group.name for group in rows]


@pytest.mark.parametrize(
    ("address", "names"),
    [
        ("", "甲乙丙"),
        ("q=乙", "乙"),
        ("q=%20乙%00", "乙"),
        ("q=%20", "甲乙丙"),
        ("kind=甲&kind=丙", "甲丙"),
        ("kind=甲&q=乙", ""),
        ("short=1", "甲"),
        ("other=1", "甲乙丙"),
    ],
)
def test_it_narrows(address: str, names: str) -> None:
    assert found(address) == list(names)


@pytest.mark.parametrize("address", ["kind=丁", "made_from=yesterday", "made_to=2020-02-30"])
def test_a_senseless_value_finds_nothing_and_is_shown(address: str) -> None:
    bound = GroupFilters(QueryDict(address))
    assert found(address) == []
    assert address.split("=")[1] in str(bound.chips[0].value)


def test_a_chip_takes_away_its_own_value_only() -> None:
    bound = GroupFilters(QueryDict("kind=甲&kind=丙&sort=-name&page=3&after=x"))
    assert [str(chip.value) for chip in bound.chips] == ["甲类", "丙类"]
    assert QueryDict(bound.chips[0].clear[1:]).dict() == {"kind": "丙", "sort": "-name"}
    assert QueryDict(bound.clear[1:]).dict() == {"sort": "-name"}


def test_dates_include_both_ends() -> None:
    from django.contrib.auth import get_user_model

    field = next(field.name for field in get_user_model()._meta.fields if field.get_internal_type() == "DateTimeField")
    dates = Dates("made", "日期", field, moments=True)
    sql = str(
        dates.apply(get_user_model().objects.all(), {"made_from": ["2026-01-01"], "made_to": ["2026-01-31"]}).query
    )
    assert ">= 2026-01-01 00:00:00+08:00" in sql
    assert "< 2026-02-01 00:00:00+08:00" in sql


def test_the_form_shows_what_is_active_and_escapes_it() -> None:
    request = RequestFactory().get("/", {"q": "<script>", "kind": "甲"})
    html = render_to_string("ui/filters.html", {"filters": GroupFilters(request.GET)}, request)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert 'value="甲" checked' in html
