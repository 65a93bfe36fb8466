"""A body's own fields: added without code, filled in by its office, shown on the page, narrowed by and exported."""

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from python_calamine import CalamineWorkbook

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts import own, own_actions
from lianxinqiao.acts.models import OwnField, OwnValue
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.models import Suggestion
from tests.cast import Cast, town_congress
from tests.walks import Walk

KIND = "matters.matter"
AT = timezone.now()
SORTS = {
    "text": ("督办处室", "", "代表联络处", "代表联络处"),
    "number": ("预算（万元）", "", Decimal("12.50"), "12.5"),
    "day": ("现场办公日", "", date(2026, 3, 5), "2026-03-05"),
    "choice": ("难度", "容易\n一般\n难", "难", "难"),
    "yes": ("列入台账", "", "no", "否"),
}


def a_field(people: Cast, sort: str = "text", **more: Any) -> OwnField:
    name, options, _value, _shown = SORTS[sort]
    told = {"kind": KIND, "name": name, "sort": sort, "options": options, **more}
    return own_actions.add(OwnField(**told), by=people.clerk, at=AT)


@pytest.fixture
def suggestion(people: Cast) -> Suggestion:
    return Walk(people).registered().suggestion


@pytest.mark.parametrize("sort", SORTS)
def test_each_sort_is_filled_in_shown_and_found(
    sort: str, people: Cast, suggestion: Suggestion, client: Client
) -> None:
    field, value, words = a_field(people, sort), *SORTS[sort][2:]
    own_actions.fill(suggestion, {field.pk: value}, by=people.clerk, at=AT)
    client.force_login(people.clerk.user)
    page = client.get(suggestion.get_absolute_url()).content.decode()
    assert field.name in page
    assert words in page
    query = {f"own_{field.pk}": str(value)} if sort != "day" else {f"own_{field.pk}_from": "2026-03-05"}
    assert suggestion.title in client.get("/desk/suggestions", query).content.decode()
    other = (
        {f"own_{field.pk}": "yes" if sort == "yes" else "99"}
        if sort != "day"
        else {f"own_{field.pk}_from": "2026-03-06"}
    )
    assert suggestion.title not in client.get("/desk/suggestions", other).content.decode()
    sheet = client.get("/desk/suggestions", {"cols": ["title", f"own_{field.pk}"], "export": "xlsx"})
    read = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sheet))).get_sheet_by_index(0).to_python()  # type: ignore[arg-type]
    assert any(words in [str(cell) for cell in row] for row in read)


@pytest.mark.parametrize("words", ["NaN", "Infinity", "-inf", "1e999999", "十二", "1,2", "1e14"])
def test_what_is_no_number_finds_nothing(people: Cast, suggestion: Suggestion, client: Client, words: str) -> None:
    field = a_field(people, "number")
    client.force_login(people.clerk.user)
    found = client.get("/desk/suggestions", {f"own_{field.pk}": words})
    assert (found.status_code, found.context["table"].count) == (200, 0)


def test_it_is_filled_in_on_its_page_and_written_in_the_journal(
    people: Cast, suggestion: Suggestion, client: Client
) -> None:
    field, number = a_field(people), a_field(people, "number")
    client.force_login(people.clerk.user)
    address = own.link(suggestion, people.clerk)
    assert address in client.get(suggestion.get_absolute_url()).content.decode()
    assert client.post(address, {str(field.pk): "代表联络处", str(number.pk): "0"}).status_code == 302
    assert [value for _field, value in own.of(suggestion, people.clerk)] == ["代表联络处", 0]
    entry = Entry.objects.filter(act="own_field.fill").get()
    assert entry.data == {"fields": {"督办处室": "代表联络处", "预算（万元）": "0"}}
    client.post(address, {str(field.pk): "", str(number.pk): "0"})
    assert OwnValue.objects.count() == 1
    client.post(address, {str(field.pk): "", str(number.pk): "0"})
    assert Entry.objects.filter(act="own_field.fill").count() == 2


def test_nobody_else_sees_it(people: Cast, suggestion: Suggestion) -> None:
    field = a_field(people)
    own_actions.fill(suggestion, {field.pk: "代表联络处"}, by=people.clerk, at=AT)
    assert own.facts(suggestion, people.deputy) == [("督办处室", "代表联络处")]
    for post in (None, people.jiaoyu_clerk, town_congress(people).clerk):
        assert own.facts(suggestion, post) == []
        assert own.fields_of(post, KIND) == []


@pytest.mark.parametrize("part", ["deputy", "jiaoyu_clerk", "auditor"])
def test_the_office_alone_adds_and_fills(part: str, people: Cast, suggestion: Suggestion, client: Client) -> None:
    field, by = a_field(people), people.posts[part]
    with pytest.raises(Refused):
        own_actions.add(OwnField(kind=KIND, name="另一个"), by=by, at=AT)
    with pytest.raises(Refused):
        own_actions.fill(suggestion, {field.pk: "x"}, by=by, at=AT)
    client.force_login(by.user)
    assert client.get("/own-fields").status_code == 404
    assert own.link(suggestion, by) == ""


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"kind": "accounts.user", "name": "x"}, "不能添加字段"),
        ({"kind": KIND, "name": "难度", "sort": "choice", "options": "只有一个"}, "至少要有两个"),
        ({"kind": KIND, "name": "督办处室"}, "已经有这个名称"),
        ({"kind": KIND, "name": ""}, "."),
    ],
)
def test_what_cannot_be_a_field(told: dict[str, str], words: str, people: Cast) -> None:
    a_field(people)
    with pytest.raises((Refused, ValidationError), match=words):
        own_actions.add(OwnField(**told), by=people.clerk, at=AT)


def test_one_that_has_ended_is_asked_no_more(people: Cast, suggestion: Suggestion, client: Client) -> None:
    field = a_field(people)
    own_actions.fill(suggestion, {field.pk: "代表联络处"}, by=people.clerk, at=AT)
    client.force_login(people.clerk.user)
    assert "督办处室" in client.get("/own-fields").content.decode()
    client.post(f"/own-fields/{field.pk}/end")
    assert own.of(suggestion, people.clerk) == []
    assert OwnValue.objects.exists()
    told = {"kind": KIND, "name": "督办处室", "name_en": "Section", "sort": "text", "options": ""}
    assert client.post("/own-fields", told).status_code == 302
    assert OwnField.objects.filter(name="督办处室").count() == 2


def test_it_has_an_english_name(people: Cast, suggestion: Suggestion, client: Client) -> None:
    field = a_field(people, name_en="Section in charge")
    own_actions.fill(suggestion, {field.pk: "代表联络处"}, by=people.clerk, at=AT)
    client.force_login(people.clerk.user)
    page = client.get(suggestion.get_absolute_url(), headers={"Accept-Language": "en"}).content.decode()
    assert "Section in charge" in page
