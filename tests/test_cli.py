"""The command line explains itself and finds each command in its room."""

import argparse
import importlib

import pytest

from lianxinqiao import cli


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
