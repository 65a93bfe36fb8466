"""The roster: who reads it, how a seat is found, and what its body's own fields add."""

import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from lianxinqiao.acts import own, own_actions
from lianxinqiao.acts.models import OwnField, OwnValue
from lianxinqiao.journal import verifying
from lianxinqiao.journal.models import Entry
from lianxinqiao.people import personal
from lianxinqiao.people.models import Delegation, Mandate
from lianxinqiao.roster.models import Seat
from tests.cast import Cast, town_congress

KIND = "people.mandate"


def seat_of(people: Cast, part: str = "deputy") -> Seat:
    mandate = people.posts[part].mandate
    assert mandate is not None
    return Seat.objects.get(pk=mandate.pk)


def a_field(people: Cast) -> OwnField:
    field = OwnField(kind=KIND, name="联系方式偏好", name_en="How to reach", sort="choice", options="电话\n短信")
    return own_actions.add(field, by=people.clerk, at=timezone.now())


def names(client: Client, **query: str) -> list[str]:
    return [row.object.person.name for row in client.get(reverse("roster"), query).context["table"].rows]


@pytest.fixture
def clerk(people: Cast, client: Client) -> Client:
    client.force_login(people.clerk.user)
    return client


def test_it_has_every_seat_of_the_body_and_no_other(people: Cast, clerk: Client) -> None:
    town = town_congress(people)
    seats = Mandate.objects.filter(term__body=people.body)
    assert sorted(names(clerk, waiting="every")) == sorted(seats.values_list("person__name", flat=True))
    assert clerk.get(reverse("seat", args=[seat_of(town).pk])).status_code == 404


@pytest.mark.parametrize("part", ["deputy", "jiaoyu_clerk", "administrator"])
def test_it_is_the_office_s(part: str, people: Cast, client: Client) -> None:
    client.force_login(people.posts[part].user)
    assert client.get(reverse("roster")).status_code in {403, 404}
    assert client.get(reverse("seat", args=[seat_of(people).pk])).status_code == 404


def test_a_seat_is_found_by_name_spelling_card_and_delegation(people: Cast, clerk: Client) -> None:
    seat = seat_of(people)
    Mandate.objects.filter(pk=seat.pk).update(card_number="0417")
    assert seat.delegation is not None
    for query in ({"q": seat.person.name}, {"q": "lxh"}, {"q": "0417"}, {"group": seat.delegation.name}):
        assert seat.person.name in names(clerk, **query)
    assert names(clerk, q="查无此人") == []
    assert names(clerk, group="查无此团") == []


def test_a_group_is_called_as_the_reader_calls_it(people: Cast, clerk: Client) -> None:
    """Found by its Chinese name, offered by its English one."""
    seat = seat_of(people)
    Delegation.objects.filter(pk=seat.delegation_id).update(name_en="Hekou Delegation")
    clerk.cookies["django_language"] = "en"
    page = clerk.get(reverse("roster")).content.decode()
    assert "Hekou Delegation</option>" in page or ">Hekou Delegation<" in page
    assert "Delegation or sector" not in clerk.get(seat.get_absolute_url()).content.decode()


def test_who_left_is_not_among_those_in_office(people: Cast, clerk: Client) -> None:
    seat = seat_of(people)
    Mandate.objects.filter(pk=seat.pk).update(to_on=timezone.localdate().replace(year=timezone.localdate().year - 1))
    for waiting, there in (
        ({}, False),
        ({"waiting": "held"}, False),
        ({"waiting": "left"}, True),
        ({"waiting": "every"}, True),
    ):
        assert (seat.person.name in names(clerk, **waiting)) is there, waiting
    assert people.cosigner.person.name not in names(clerk, waiting="left")


def test_its_own_fields_are_filled_in_narrowed_by_and_exported(people: Cast, clerk: Client) -> None:
    field, seat = a_field(people), seat_of(people)
    page = clerk.get(seat.get_absolute_url()).content.decode()
    assert (address := own.link(seat, people.clerk)) in page
    assert clerk.post(address, {str(field.pk): "短信"}).headers["Location"] == seat.get_absolute_url()
    assert "短信" in clerk.get(seat.get_absolute_url()).content.decode()
    assert names(clerk, **{f"own_{field.pk}": "短信"}) == [seat.person.name]
    sheet: Any = clerk.get(reverse("roster"), {"cols": ["person", f"own_{field.pk}"], "export": "xlsx"})
    rows = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(sheet))).get_sheet_by_index(0).to_python()
    assert [seat.person.name, "短信"] in [[str(cell) for cell in row] for row in rows]


def test_its_owner_reads_it_and_it_goes_with_the_rest(people: Cast) -> None:
    own_actions.fill(seat_of(people), {a_field(people).pk: "电话"}, by=people.clerk, at=timezone.now())
    entry = Entry.objects.get(act="own_field.fill")
    assert (entry.data, entry.sealed.content) == ({"fields": ["联系方式偏好"]}, {"联系方式偏好": "电话"})
    (kept,) = [each for each in personal.of(people.deputy.user) if each[0].code == "own_fields"]
    assert kept[1] == [{"联系方式偏好": "电话"}]
    section = kept[0]
    assert section.erase is not None
    assert section.erase(people.deputy.user, timezone.now()) == 1
    assert not OwnValue.objects.exists()
    entry.sealed.refresh_from_db()
    assert entry.sealed.content == {}
    assert verifying.chain(people.body.code) == []
