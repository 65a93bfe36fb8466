"""Sheets that once did something else than they said, each as it was sent (`cases/`): what an import says and does."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lianxinqiao.files.models import Attachment
from lianxinqiao.matters import imports
from lianxinqiao.matters.models import Suggestion
from lianxinqiao.paper.intake import workbooks
from lianxinqiao.paper.intake.plans import Plan
from lianxinqiao.people.models import Person
from tests.cast import Cast, moment

SHEETS = {path.stem.removeprefix("import-"): path for path in (Path(__file__).parent / "cases").glob("import-*.xlsx")}
# name: (titles that come in, cells that are refused, a word of what is told beside)
TOLD: dict[str, tuple[tuple[str, ...], tuple[str, ...], str]] = {
    "error-cells": ((), ("H2", "J2", "M2"), ""),
    "error-cells-corrected": (("关于公式错误值的建议",), (), ""),
    "hidden-row": (("关于一的建议", "关于三的建议"), (), "隐藏"),
    "hidden-sheet-first": (("关于试例的建议",), (), "字典"),
    "no-field": (("关于没有类别的建议",), (), ""),
    "numbered-lines": (("关于编号分行的建议",), (), ""),
    "padded-name": (("关于试例的建议",), (), ""),
    "race": (tuple(f"关于并发试例{n}的建议" for n in range(1, 9)), (), ""),
    "year-typo": ((), ("F2", "M2"), ""),  # nobody sat that year
}


def house_of(people: Cast) -> Cast:
    """The deputy and the unit that the sheets name."""
    Person.objects.filter(pk=people.deputy.person_id).update(name="卢长风")
    people.deputy.person.refresh_from_db()
    unit = people.units["jiaotong"]
    unit.name, unit.short_name = "云河区交通局", "交通局"
    unit.save()
    return people


@pytest.fixture
def house(people: Cast) -> Cast:
    return house_of(people)


def run(people: Cast, name: str) -> Plan:
    sheets = workbooks.read(SHEETS[name].read_bytes())
    at = moment("2026-11-20")
    return imports.run(sheets, session=people.session, by=people.clerk, keep=True, at=at)


def test_every_sheet_has_its_expectation() -> None:
    assert set(SHEETS) == set(TOLD)


@pytest.mark.parametrize("name", TOLD)
def test_a_sheet_does_what_its_preview_says(house: Cast, name: str) -> None:
    titles, refused, beside = TOLD[name]
    plan = run(house, name)
    assert tuple(problem.cell for problem in plan.problems) == refused
    assert tuple(Suggestion.objects.order_by("number").values_list("title", flat=True)) == titles
    told = "".join(str(each.words) for each in (*plan.ignored, *plan.notes))
    assert beside in told


def test_an_error_names_itself_and_a_wrong_year_says_so(house: Cast) -> None:
    assert all("#N/A" in str(problem.reason) for problem in run(house, "error-cells").problems)
    said = {problem.cell: str(problem.reason) for problem in run(house, "year-typo").problems}
    assert "请核对年份" in said["M2"]


def test_a_number_before_a_line_is_not_said_twice(house: Cast) -> None:
    run(house, "numbered-lines")
    assert [point.text for point in Suggestion.objects.get().requests.all()] == ["划线。", "巡查。"]


def test_a_suggestion_without_a_field_breaks_no_page(house: Cast, client: Client) -> None:
    run(house, "no-field")
    for part in ("clerk", "head", "supervision"):
        client.force_login(getattr(house, part).user)
        for address in ("/desk/sticking", "/desk", "/desk/suggestions", "/desk/board", "/figures"):
            assert client.get(address).status_code in {200, 403}, (part, address)
    client.force_login(house.head.user)
    assert client.get("/desk/sticking").status_code == 200


def test_a_correction_of_what_is_there_is_told_cell_by_cell(house: Cast) -> None:
    run(house, "error-cells-corrected")
    row = Suggestion.objects.get()
    assert (row.cause, str(row.field)) == ("改正后的事由。", "交通")
    Suggestion.objects.update(cause="试例事由。")
    again = run(house, "error-cells-corrected")
    assert again.unchanged == 0
    assert ("C2", True) in [(each.cell, "导入不改它" in str(each.words)) for each in again.ignored]


def test_three_confirmations_make_each_title_once(house: Cast, client: Client) -> None:
    client.force_login(house.clerk.user)
    file = SimpleUploadedFile("建议.xlsx", SHEETS["race"].read_bytes())
    client.post("/suggestions/import", {"session": house.session.pk, "file": file})
    for _press in range(3):
        client.post(f"/suggestions/import/{Attachment.objects.get().pk}", {"session": house.session.pk})
    assert Suggestion.objects.count() == 8
