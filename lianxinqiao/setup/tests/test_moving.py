"""The order of the steps by which a district moves, and what is said where one of them does not end."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.database import place
from lianxinqiao.setup import across, districts, moving
from lianxinqiao.setup.districts import House
from lianxinqiao.setup.words import SetupError

TEXT = """
[east]
districts = ["990101"]
hosts = ["east.example"]
[south]
from = "east"
districts = ["990104"]
hosts = ["south.example"]
"""
ORDER = ["east close", "east pack", "south take", "east leave", "south arrive", "east tidy"]


class Programs:
    """Both houses' programs, as far as the order of the steps goes."""

    def __init__(self, folder: Path) -> None:
        path = folder / "districts.toml"
        path.write_text(TEXT)
        self.houses = districts.read(path)
        self.done: list[str] = []
        self.left = self.closed = False
        self.codes: dict[str, list[int]] = {}  # what a step ends with, in turn, instead of 0
        self.killed = ""
        self.migrations = ["a.1", "a.2"]

    def __call__(self, house: House, *told: str, **_how: Any) -> "subprocess.CompletedProcess[str]":
        if told[0] != "district":
            return subprocess.CompletedProcess([], 0, stdout="")
        if told[1] == "state":
            moves = [{"act": "journal.left", "districts": ["990104"]}] if self.left else []
            here = {"bodies": [] if self.left else ["b"], "closed": self.closed, "moves": moves, "keys": {}}
            here["migrations"] = self.migrations if house.name == "east" else ["a.1", "a.2"]
            return subprocess.CompletedProcess([], 0, stdout=json.dumps(here))
        step = f"{house.name} {told[1]}"
        if step == self.killed:
            raise KeyboardInterrupt
        self.done.append(step)
        code = self.codes[step].pop(0) if self.codes.get(step) else 0
        if not code:
            self._happens(house, told[1])
        return subprocess.CompletedProcess([], code)

    def _happens(self, house: House, step: str) -> None:
        if step in {"close", "open"}:
            self.closed = step == "close"
        elif step == "pack":
            (self.houses["south"].var / "parcel").touch()
        elif step == "leave":
            self.left = True
        elif step == "arrive":
            place.came_mark(house.var).touch()
        elif step == "tidy":
            (self.houses["south"].var / "parcel").unlink()


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: Any) -> Programs:
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    made = Programs(tmp_path)
    monkeypatch.setattr(across, "program", made)
    return made


def test_the_steps_in_their_order(programs: Programs) -> None:
    assert moving.move(programs.houses, "south") == 0
    assert programs.done == ORDER
    assert not programs.houses["south"].is_between
    assert moving.move(programs.houses, "south") == 0
    assert programs.done == ORDER


@pytest.mark.parametrize("step", ORDER)
def test_whatever_is_broken_off_is_gone_on_with(programs: Programs, step: str) -> None:
    programs.killed = step
    with pytest.raises(KeyboardInterrupt):
        moving.move(programs.houses, "south")
    programs.killed = ""
    assert moving.move(programs.houses, "south") == 0
    assert programs.houses["south"].stands
    assert programs.done[-2:] == ORDER[-2:]
    assert programs.done.count("east leave") == 1


def test_it_is_packed_anew_where_something_was_written_since(programs: Programs) -> None:
    programs.codes["east leave"] = [moving.CHANGED]
    assert moving.move(programs.houses, "south") == 0
    assert programs.done == [ORDER[0], *ORDER[1:4], *ORDER[1:]]


def test_it_gives_up_where_that_does_not_end(programs: Programs) -> None:
    programs.codes["east leave"] = [moving.CHANGED] * moving.TRIES
    with pytest.raises(SetupError, match="nothing has left"):
        moving.move(programs.houses, "south")
    assert not programs.houses["south"].is_between
    assert moving.move(programs.houses, "south", back=True) == 0
    assert programs.done[-1] == "east open"


def test_nothing_is_closed_where_the_databases_are_of_two_versions(programs: Programs) -> None:
    programs.migrations = ["a.1"]
    with pytest.raises(SetupError, match="Nothing is closed"):
        moving.move(programs.houses, "south")
    assert programs.done == []


def test_a_step_that_fails_is_named(programs: Programs) -> None:
    programs.codes["south take"] = [1]
    with pytest.raises(SetupError, match="take"):
        moving.move(programs.houses, "south")
    assert "east leave" not in programs.done


def test_there_is_no_way_back_once_it_left(programs: Programs) -> None:
    programs.left = True
    assert moving.move(programs.houses, "south", back=True) == 1
    assert programs.done == []


@pytest.mark.parametrize("name", ["east", "north"])
def test_only_what_says_out_of_which_house_is_moved(programs: Programs, name: str) -> None:
    with pytest.raises(SetupError, match="from"):
        moving.move(programs.houses, name)


@pytest.mark.parametrize(("left", "words"), [(False, "stand whole where they were"), (True, "not in use yet")])
def test_it_says_where_they_stand(programs: Programs, left: bool, words: str, capsys: Any) -> None:
    programs.left = left
    assert moving.move(programs.houses, "south", only_state=True) == 0
    assert words in capsys.readouterr().err
    assert programs.done == []
