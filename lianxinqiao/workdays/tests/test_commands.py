import argparse
import json

import pytest
from django.utils import translation

from lianxinqiao.workdays import commands

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def chinese():
    with translation.override("zh-hans"):
        yield


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers())
    return commands.run(parser.parse_args(["workdays", *arguments]))


def test_it_prints_the_day_and_why(capsys):
    assert run("add", "2026-02-10", "5") == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first == "2026-02-24"
    assert any("2026-02-14 春节" in line for line in rest)


def test_it_prints_json(capsys):
    assert run("add", "2026-12-28", "5", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["date"], told["provisional"], told["missing_years"]) == ("2027-01-04", True, [2027])


def test_it_counts_months_with_and_without_rolling(capsys):
    run("add", "2026-07-01", "3", "--unit", "months")
    run("add", "2026-07-01", "3", "--unit", "months", "--no-roll")
    days = [line for line in capsys.readouterr().out.splitlines() if line.startswith("2026-10-0")]
    assert days == ["2026-10-08", "2026-10-01"]


@pytest.mark.parametrize("n", ["0", "-3", "99999"])
def test_it_refuses_a_senseless_number(n, capsys):
    assert run("add", "2026-07-01", n) == 2
    assert "1" in capsys.readouterr().err


def test_it_lists_the_years(capsys):
    assert run("years") == 0
    assert len(capsys.readouterr().out.splitlines()) == 7


def test_it_refuses_a_file_that_is_not_there(capsys, tmp_path):
    assert run("import", str(tmp_path / "none.json")) == 2
    assert "none.json" in capsys.readouterr().err


def test_it_imports_a_file(capsys, tmp_path):
    lines = [f"2027-01-{day:02},元旦,休" for day in range(1, 15)]
    path = tmp_path / "2027.csv"
    path.write_text("\n".join(lines))
    assert run("import", str(path), "--notice", "某文〔2026〕1号", "--check") == 0
    assert run("years") == 0
    assert "2027年  " not in capsys.readouterr().out
    assert run("import", str(path), "--notice", "某文〔2026〕1号") == 0
    run("years")
    assert "2027年  放假14天" in capsys.readouterr().out


def test_what_is_no_day_is_answered_in_words(capsys):
    with pytest.raises(SystemExit):
        run("add", "2026-13-01", "5")
    told = capsys.readouterr().err
    assert "请写成 2026-01-30" in told
    assert "fromisoformat" not in told
