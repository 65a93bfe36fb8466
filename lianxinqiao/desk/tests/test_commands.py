"""`lianxinqiao import` and `export`, called as the command line calls them."""

import argparse

import pytest

from lianxinqiao.access.refused import Refused
from lianxinqiao.desk import commands
from lianxinqiao.matters.stages import Stage
from lianxinqiao.paper import reading, sheets
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import District, Organization
from tests import walks
from tests.cast import Cast


def call(*arguments):
    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers())
    return commands.run(parser.parse_args(arguments))


def test_it_exports_what_that_person_sees(people: Cast, tmp_path, settings):
    suggestion = walks.a_suggestion(people, at=Stage.SUBMITTED).suggestion
    file = tmp_path / "list.xlsx"
    assert call("export", str(file), "--as", people.clerk.user.name, "--role", "office_clerk") == 0
    rows = reading.read_rows(file.read_bytes(), name=file.name)
    assert any(suggestion.title in row for row in rows)
    with pytest.raises(Refused):
        call("export", str(file), "--as", people.clerk.user.name, "--role", "office_clerk")


def test_it_asks_in_which_role(people: Cast, tmp_path):
    with pytest.raises(Refused):
        call("export", str(tmp_path / "x.xlsx"), "--as", "nobody-at-all")
    assert not (tmp_path / "x.xlsx").exists()


def test_a_bad_row_is_told_by_cell_and_nothing_is_taken(people: Cast, tmp_path, capsys):
    file = tmp_path / "units.xlsx"
    table = Table(title="x", columns=(Column("没有这一列"),), rows=(("值",),))
    file.write_bytes(sheets.write(table))
    before = Organization.objects.count()
    district = District.objects.get().code
    assert call("import", "units", str(file), "--as", people.administrator.user.name, "--district", district) == 1
    assert "A1" in capsys.readouterr().err
    assert Organization.objects.count() == before


def test_another_list_is_a_sheet_too(people: Cast, tmp_path):
    file = tmp_path / "promises.xlsx"
    who = ["--as", people.clerk.user.name]
    walks.a_suggestion(people, at=Stage.ANSWERED)
    assert call("export", str(file), "--list", "promises", *who) == 0
    assert "承诺事项" in reading.read_rows(file.read_bytes(), name=file.name)[0]
    for asked in (["export", str(tmp_path / "a.xlsx"), "--list", "none"], ["import", "none", str(file)]):
        with pytest.raises(Refused, match=r"可以是：.*suggestions"):
            call(*asked, *who)
