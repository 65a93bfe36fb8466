"""A room is added, not woven in: few lines outside its folder and its files in the faces know its name."""

import re
import sys
from pathlib import Path

import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
FACES = {"figures", "search", "portal", "api", "demo"}
ROOMS = (
    *("stations", "opinions", "halls", "activities", "reports", "proposals", "conveners"),
    *("ballots", "meetings", "projects", "learning", "scores", "filings", "motions", "exchange", "writing"),
)
MOST = 60
# Rooms above may import it.
BUILDS_ON = {
    "stations": {"opinions", "halls", "activities", "scores"},
    "opinions": {"halls", "activities", "projects"},
    "reports": {"conveners", "scores"},
    "ballots": {"meetings"},
    "activities": {"projects", "learning", "conveners", "scores"},
}


def lines_outside(room: str) -> list[str]:
    """Every line of code that names the room where neither the room itself, a face nor a room above it stands."""
    named = re.compile(rf"lianxinqiao\.{room}\b|[\"(]{room}\)?[\",|]")
    known = FACES | {room} | BUILDS_ON.get(room, set())
    places = [*(ROOT / "lianxinqiao").rglob("*.py"), ROOT / "pyproject.toml"]
    found = []
    for path in places:
        parts = path.relative_to(ROOT).parts
        if parts[0] == "lianxinqiao" and (parts[1] in known or {"tests", "migrations"} & set(parts)):
            continue
        found += [
            f"{path.relative_to(ROOT)}: {line.strip()}" for line in path.read_text().splitlines() if named.search(line)
        ]
    return found


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_is_known_by_few_lines_elsewhere(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = lines_outside(room)
    with capsys.disabled():
        sys.stdout.write(f"\n{room}: {len(found)} lines outside its folder and its files in the faces\n")
    assert found, "the search finds nothing at all"
    assert len(found) < MOST, "\n".join(found)


def test_the_page_for_a_new_room_names_files_that_there_are() -> None:
    """What docs/new-room.md tells of a room stands in the newest one."""
    told = re.findall(r"^\| `([\w/]+?)(?:\.py|/)`", (ROOT / "docs" / "new-room.md").read_text(), re.MULTILINE)
    room = ROOT / "lianxinqiao" / "activities"
    assert len(told) > 10
    assert [name for name in told if not (room / name).exists() and not (room / f"{name}.py").exists()] == []
