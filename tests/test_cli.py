"""The command line explains itself and finds each command in its room."""

import argparse
import importlib

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
