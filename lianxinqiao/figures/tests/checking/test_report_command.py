"""`lianxinqiao report check`: what it prints, and what it says of a file that it cannot read."""

import argparse
import json
from pathlib import Path

import pytest

from lianxinqiao.figures import commands
from tests.cast import Cast

TEXT = "收到建议142件，办结140件，办结率100%。"


@pytest.fixture(autouse=True)
def a_shell_that_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def check(*words: str) -> int:
    parser = argparse.ArgumentParser()
    commands.add_parser(parser.add_subparsers())
    return commands.run(parser.parse_args(["report", "check", *words]))


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_is_printed_with_the_text(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(str(report), "--format", "json") == 0
    made = json.loads(capsys.readouterr().out)
    assert made["text"] == TEXT
    assert [claim["text"] for claim in made["claims"]] == ["142件", "140件", "100%"]


def test_text_names_both_places(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(str(report)) == 0
    assert "4  ✗ [142件] … 19 [100%]" in capsys.readouterr().out


def test_it_speaks_the_language_of_the_shell(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check(str(report.with_name("nil.txt"))) == 1
    assert "没有这个文件" in capsys.readouterr().err
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert check(str(report.with_name("nil.txt"))) == 1
    assert "There is no such file" in capsys.readouterr().err


def test_a_folder_is_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(str(tmp_path)) == 1
    assert "不是文件" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_told(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(report.with_name("nil") / "x")
    for form in ("json", "docx"):
        assert check(str(report), "--format", form, "--output", target) == 1
        assert "无法写入" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_overwritten(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(str(report), "--format", "docx") == 0
    assert check(str(report), "--format", "docx") == 1
    assert "不会覆盖" in capsys.readouterr().err


def test_a_folder_is_checked_whole_and_last_year_s_report_held_against_this_year_s(
    people: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "2025.txt").write_text("2025年，收到代表建议156件，办理率100%。", encoding="utf-8")
    (tmp_path / "2026.txt").write_text("2026年，收到代表建议168件。去年收到代表建议158件。", encoding="utf-8")
    (tmp_path / "notes.csv").write_text("a,b", encoding="utf-8")
    assert check(str(tmp_path), "--body", people.body.code) == 0
    said = capsys.readouterr().out
    assert "2025.txt（2025）" in said
    assert "2025年“代表提出的建议”：2025.txt写156件，2026.txt写158件。" in said
    assert "notes.csv" not in said
