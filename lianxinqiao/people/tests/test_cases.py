"""Rosters that once did something else than they said, each as it was sent (`cases/`)."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from lianxinqiao.paper.intake import workbooks
from lianxinqiao.people import importing
from lianxinqiao.people.models import Delegation, Organization, Person, Post
from tests.cast import Cast

CASES = Path(__file__).parent / "cases"


@pytest.fixture
def house(people: Cast) -> Cast:
    Delegation.objects.get_or_create(term=people.session.term, name="云桥代表团")
    return people


def run(people: Cast, name: str) -> importing.Outcome:
    kind = "units" if name.startswith("units") else "persons"
    sheets = workbooks.read((CASES / f"{name}.xlsx").read_bytes())
    return importing.run(kind, sheets, district=people.district, by=people.administrator, keep=True)


def test_a_known_end_in_the_future_hides_nobody(house: Cast, client: Client) -> None:
    assert run(house, "people-end-in-future").problems == []
    seat = Person.objects.get(name="王任满").mandates.get()
    assert seat.to_on == date(2027, 1, 9)
    assert "王任满" in client.get("/deputies?q=王任满").content.decode().split("</form>")[-1]
    client.force_login(house.clerk.user)
    assert "王任满" in client.get("/suggestions/paper").content.decode()


@pytest.mark.parametrize("asked", ["阿依古丽·玉素甫", "阿依古丽•玉素甫", "阿依古丽・玉素甫", "试例", "试 例"])
def test_a_name_is_found_whatever_its_dot_and_its_width(house: Cast, client: Client, asked: str) -> None:
    assert run(house, "people-names").problems == []
    found = client.get("/deputies", {"q": asked}).content.decode()
    assert f"/deputies/{_seat('阿依古丽' if '阿' in asked else '试')}" in found


def _seat(beginning: str) -> int:
    return Person.objects.get(name__startswith=beginning).mandates.get().pk


def test_a_post_ended_by_hand_stays_ended_when_its_sheet_comes_again(house: Cast) -> None:
    assert run(house, "people-reopened-post").problems == []
    post = Post.objects.get(person__name="孙离岗")
    Post.objects.filter(pk=post.pk).update(to_on=date(2026, 3, 1))
    again = run(house, "people-reopened-post")
    assert (again.changes, again.unchanged) == ([], 1)
    post.refresh_from_db()
    assert post.to_on == date(2026, 3, 1)


def test_a_unit_of_a_known_name_gets_a_sentence(house: Cast) -> None:
    (problem,) = run(house, "units-same-name").problems
    assert "jiaoyu" in str(problem.reason)
    assert "organization_name" not in str(problem.reason)
    assert not Organization.objects.filter(code="jiaoyu2").exists()


def test_every_sheet_is_tried_here() -> None:
    tried = {"people-end-in-future", "people-names", "people-reopened-post", "units-same-name"}
    assert {path.stem for path in CASES.iterdir()} == tried
