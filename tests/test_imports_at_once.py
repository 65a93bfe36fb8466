"""A confirmed import happens once, however often its button is pressed at the same moment: every sheet of the house.

A double click, a proxy that tries again, two windows: presses of one preview meet at the database. What came of the
first stands once, and the others are answered without an error. Two uploads of one file: test_sheets_of_every_room.
"""

import io
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, models
from django.test import Client

from lianxinqiao.acts.intakes import SHEETS
from lianxinqiao.journal.models import Entry
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.matters.tests.test_cases import SHEETS as SENT
from lianxinqiao.matters.tests.test_cases import house_of
from lianxinqiao.people.columns import HEADINGS
from lianxinqiao.people.models import Mandate, Organization, Post, Township
from lianxinqiao.submissions.keeping import OURS
from lianxinqiao.workdays.models import Day, ImportedYear
from tests import pages
from tests.cast import Cast, cast
from tests.test_sheets_of_every_room import CASES, Cells, book


def nothing(_people: Cast) -> Any:
    return {}


@dataclass(frozen=True)
class Import:
    """Who sends which file where, and how many of what stand when it is done."""

    by: str
    page: str
    file: Callable[[], io.BytesIO]
    made: dict[type[models.Model], int]
    more: Callable[[Cast], dict[str, Any]] = nothing
    before: Callable[[Cast], Any] = nothing
    once: str = ""  # the act of which one entry tells


def race() -> io.BytesIO:
    """The sheet that once made ten suggestions of eight."""
    file = io.BytesIO(SENT["race"].read_bytes())
    file.name = "建议.xlsx"
    return file


def a_year() -> io.BytesIO:
    file = io.BytesIO("\n".join(f"2027-01-{day:02},元旦,休" for day in range(1, 15)).encode())
    file.name = "2027.csv"
    return file


def examples(kind: str, **cells: str) -> io.BytesIO:
    """The row that the template shows."""
    return book({each.name: cells.get(each.name, each.example) for each in HEADINGS[kind]})


def _district(people: Cast) -> dict[str, Any]:
    return {"district": people.district.pk}


def _of_room(page: str, row: Cells, made: type[models.Model], before: Callable[[Cast], Any]) -> Import:
    return Import("clerk", page, lambda: book(row), {made: 1}, before=before)


PERSON = {"手机号": "13900000001", "届": "17", "任职起": "2022-01-10", "委员会": ""}
UNIT = {"单位代码": "yunqiao-jdb", "全称": "云河区云桥街道办事处", "简称": "云桥街道办", "英文名称": ""}
PLACE = {"代码": "liuxiang", "名称": "柳巷街道", "英文名称": "", "承办单位代码": ""}
IMPORTS = {
    "persons": Import(
        "administrator",
        "/people/import/persons",
        lambda: examples("persons", **PERSON),
        {Post: 1, Mandate: 1},
        _district,
    ),
    "units": Import(
        "administrator", "/people/import/units", lambda: examples("units", **UNIT), {Organization: 1}, _district
    ),
    "townships": Import(
        "administrator", "/people/import/townships", lambda: examples("townships", **PLACE), {Township: 1}, _district
    ),
    "workdays": Import(
        "administrator",
        "/workdays/import/file",
        a_year,
        {ImportedYear: 1, Day: 14},
        more=lambda _people: {"notice": "某文〔2026〕1号"},
        once="workdays.import",
    ),
    **{name: _of_room(case.address, case.row, case.model, case.before) for name, case in CASES.items()},
    "suggestions": Import(
        "clerk",
        "/suggestions/import",
        race,
        {Suggestion: 8},
        more=lambda people: {"session": people.session.pk},
        before=house_of,
    ),
}


def test_every_import_of_the_house_is_pressed() -> None:
    assert set(IMPORTS) == {*SHEETS, *HEADINGS, "suggestions", "workdays"}


def pressed(client: Client, address: str, sent: dict[str, Any]) -> int:
    try:
        return client.post(address, sent).status_code
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("presses", [2, 3])
def test_presses_at_once_do_it_once(presses: int, settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = False
    people = cast()
    for name, case in IMPORTS.items():
        case.before(people)
        stood = {model: model._default_manager.count() for model in case.made}
        client = Client()
        client.force_login(people.posts[case.by].user)
        preview = client.post(case.page, {"file": case.file(), **case.more(people)}).content.decode()
        [form] = [each for each in pages.forms(preview) if "/import/" in (each.action or "")]
        sent = {key: value for key, value in pages.sent(form).items() if key not in OURS}
        with ThreadPoolExecutor(presses) as hands:
            answers = [hands.submit(pressed, client, form.action, sent) for _press in range(presses)]
        assert {answer.result() for answer in answers} <= {200, 302}, name
        assert {model: model._default_manager.count() - stood[model] for model in case.made} == case.made, name
        assert not case.once or Entry.objects.filter(act=case.once).count() == 1, name
