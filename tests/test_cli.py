"""The command line explains itself and finds each command in its room."""

import argparse
import importlib
import json

import pytest

import lianxinqiao
from lianxinqiao import cli
from lianxinqiao.database import place


def test_every_command_is_explained_and_found(capsys):
    assert cli.main([]) == 0
    told = capsys.readouterr().out
    for name, command in cli.COMMANDS.items():
        assert name in told
        parser = argparse.ArgumentParser()
        room = importlib.import_module(f"lianxinqiao.{command.room}.commands")
        room.add_parser(subparsers := parser.add_subparsers())
        assert name in subparsers.choices, f"{name} is not in lianxinqiao/{command.room}/commands.py"
        assert callable(room.run)


def test_an_unknown_command_is_refused(capsys):
    assert cli.main(["nonsense"]) == 2
    assert "no such command" in capsys.readouterr().err


@pytest.mark.parametrize("name", sorted(cli.COMMANDS))
def test_each_command_says_what_it_is_for(name, capsys):
    with pytest.raises(SystemExit) as end:
        cli.main([name, "--help"])
    assert end.value.code == 0
    assert cli.COMMANDS[name].chinese in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_a_sentence(people, tmp_path, capsys):
    there = tmp_path / "nowhere" / "a.xlsx"
    assert cli.main(["export", str(there), "--as", people.clerk.user.name]) == 1
    assert "写不了" in capsys.readouterr().err
    assert cli.main(["export", str(tmp_path / "a.docx"), "--as", people.clerk.user.name]) == 1
    assert ".xlsx" in capsys.readouterr().err


def test_the_version_is_told(capsys):
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"lianxinqiao {lianxinqiao.__version__}\n"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        (["--data", "here", "start"], ["start"]),
        (["--data=here", "backup", "x"], ["backup", "x"]),
        (["start", "--data", "here", "--empty"], ["start", "--empty"]),
        (["start", "--data=here"], ["start"]),
        (["start", "--empty", "--data", "here", "--port", "8080"], ["start", "--empty", "--port", "8080"]),
        (["manage", "--data", "here", "migrate"], ["manage", "migrate"]),
    ],
)
def test_where_the_data_are_may_be_said_on_the_command_line(typed, left, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LXQ_VAR", "elsewhere")
    assert cli._without_data(typed) == left
    assert place.var() == tmp_path / "here"


def test_outside_a_checkout_the_data_go_where_the_system_keeps_them(monkeypatch, tmp_path):
    for name in ("LXQ_VAR", "XDG_DATA_HOME", "STATE_DIRECTORY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert place.var() == place.CHECKOUT / "var"
    monkeypatch.setattr(place, "IS_CHECKOUT", False)
    monkeypatch.setattr(place.os, "geteuid", lambda: 0)
    assert str(place.var()) == "/var/lib/lianxinqiao"
    monkeypatch.setattr(place.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(place.sys, "platform", "linux")
    assert place.var() == tmp_path / ".local/share/lianxinqiao"
    monkeypatch.setenv("XDG_DATA_HOME", "/data/of/mine")
    assert str(place.var()) == "/data/of/mine/lianxinqiao"
    monkeypatch.setenv("STATE_DIRECTORY", "/var/lib/private/lxq")
    assert str(place.var()) == "/var/lib/private/lxq"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "command",
    [
        ["figures", "--format", "json"],
        ["figures", "show", "suggestions.handled", "--format", "json"],
        ["report", "check", "{draft}", "--format", "json"],
        ["doctor", "--format", "json"],
        ["workdays", "add", "2026-01-05", "5", "--json"],
    ],
)
def test_every_command_answers_json_and_nothing_else(command, people, tmp_path, capsys):
    draft = tmp_path / "报告.txt"
    draft.write_text("2026年，代表提出建议3件，其中重点建议1件，其他2件。")
    cli.main([word.replace("{draft}", str(draft)) for word in command])
    json.loads(capsys.readouterr().out)
