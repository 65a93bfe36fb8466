"""Which district lives where, as the file says it, and what is added up of all of them."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.database import place
from lianxinqiao.setup import across, districts
from lianxinqiao.setup.districts import House
from lianxinqiao.setup.router import Router
from lianxinqiao.setup.words import SetupError

WHOLE = """
[east]
districts = ["990101"]
hosts = ["yunhe.example"]
[west]
districts = ["990102", "990103"]
hosts = ["Lanshan.example", "heshui.example"]
port = 9000
database = "postgresql://a@/west"
env = { LXQ_BRAND = "西片" }
"""


def read(tmp_path: Path, text: str) -> dict[str, House]:
    path = tmp_path / "districts.toml"
    path.write_text(text)
    return districts.read(path)


def test_what_the_file_says(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LXQ_REPLICA_URL", "postgresql://of-another")
    monkeypatch.setenv("DATABASE_URL", "postgresql://of-another")
    houses = read(tmp_path, WHOLE)
    east, west = houses["east"], houses["west"]
    assert (east.port, east.site, west.port, west.hosts) == (
        districts.FIRST_PORT,
        "https://yunhe.example",
        9000,
        ("lanshan.example", "heshui.example"),
    )
    assert "DATABASE_URL" not in east.environment
    assert west.environment["DATABASE_OWNER_URL"] == west.environment["DATABASE_URL"] == "postgresql://a@/west"
    assert west.environment["LXQ_BRAND"] == "西片"
    assert [house.environment.get("LXQ_REPLICA_URL") for house in houses.values()] == [None, None]
    assert east.environment["LXQ_VAR"] != west.environment["LXQ_VAR"]
    assert "heshui.example 127.0.0.1:9000;" in across.nginx(houses)


MOVING = (
    WHOLE
    + """
[south]
districts = ["990104"]
hosts = ["south.example"]
database = "postgresql://a@/south"
port = 9001
from = "east"
"""
)


def test_a_district_that_is_to_move_is_answered_where_it_still_stands(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    houses = read(tmp_path, MOVING)
    south, router = houses["south"], Router({})
    south.var.mkdir(parents=True)

    def answered() -> tuple[int | None, bool]:
        router.turn(houses)
        return router.ports.get("south.example"), "south.example" in router.between

    assert answered() == (districts.FIRST_PORT, False)
    assert "south.example" in houses["east"].environment["LXQ_HOSTS"]
    assert districts.expected(houses)["east"] == ("990101", "990104")
    south.between.touch()
    assert answered() == (None, True)
    place.came_mark(south.var).touch()
    assert answered() == (9001, False)
    assert districts.expected(houses)["south"] == ("990104",)


WRONG = {
    "no TOML": "[east",
    "no hosts": '[east]\ndistricts = ["1"]\n',
    "no districts": '[east]\nhosts = ["a"]\n',
    "a word that is not known": '[east]\ndistricts = ["1"]\nhosts = ["a"]\nhsots = ["b"]\n',
    "a name with a path in it": '["../east"]\ndistricts = ["1"]\nhosts = ["a"]\n',
    "a host twice": WHOLE.replace("heshui", "yunhe"),
    "a district twice": WHOLE.replace("990102", "990101"),
    "a port twice": WHOLE.replace("9000", str(districts.FIRST_PORT)),
    "no table": "east = 1\n",
    "out of a house that is not there": MOVING.replace('from = "east"', 'from = "north"'),
    "out of itself": MOVING.replace('from = "east"', 'from = "south"'),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_the_file_may_not_say(tmp_path: Path, what: str) -> None:
    with pytest.raises(SetupError):
        read(tmp_path, WRONG[what])


def test_without_a_file(monkeypatch: Any) -> None:
    monkeypatch.delenv(districts.VARIABLE, raising=False)
    with pytest.raises(SetupError, match="LXQ_DISTRICTS"):
        districts.read()


def line(code: str, body: str, value: Any, *, adds: bool = True) -> dict[str, Any]:
    return {"code": code, "name": "件数", "unit": "件", "body": body, "value": value, "adds": adds}


SUMS = {
    "counts": ([line("a", "x", 3), line("a", "y", 4)], 7),
    "money": ([line("a", "x", 1.5), line("a", "y", 2)], 3.5),
    "one that has none": ([line("a", "x", 3), line("a", "y", None)], 3),
    "none at all": ([line("a", "x", None)], None),
    "a rate": ([line("a", "x", 50.0, adds=False), line("a", "y", 70.0, adds=False)], None),
}


@pytest.mark.parametrize("what", SUMS)
def test_what_is_added_up(what: str) -> None:
    lines, total = SUMS[what]
    (row,) = across.added(lines)
    assert row["sum"] == total
    assert row["bodies"] == {each["body"]: each["value"] for each in lines}


def test_the_table_of_all_districts() -> None:
    rows = across.added([line("a", "x", 3), line("b", "y", None), line("a", "y", 4)])
    assert across.as_csv(rows).lstrip("\ufeff").splitlines() == [
        *("code,name,unit,sum,x,y", "a,件数,件,7,3,4", "b,件数,件,,,"),
    ]
    assert across.as_text(rows).split()[0] == "7"


def test_a_body_that_is_not_where_the_file_says(tmp_path: Path, monkeypatch: Any) -> None:
    there = {
        "east": [{"code": "yunhe", "district": "990101"}],
        "west": [{"code": "yunhe", "district": "990102"}, {"code": "x", "district": "990109"}],
    }
    done = subprocess.CompletedProcess[str]
    monkeypatch.setattr(
        across, "program", lambda house, *_told, **_how: done([], 0, stdout=json.dumps(there[house.name]))
    )
    wrong = across.misplaced(read(tmp_path, WHOLE))
    assert [("990109" in each, "used in east too" in each) for each in wrong] == [(False, True), (True, False)]
