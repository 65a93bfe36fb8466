"""What a release must have: its heading, its version in both places, and a backup that the next programs bring back."""

import re
from pathlib import Path

import pytest

import lianxinqiao

HERE = Path(__file__).parent
KEPT = 3  # releases whose backups go on being restored
HEADING = re.compile(r"^## (?:(Unreleased)|(\d+\.\d+\.\d+) — (\d{4}-\d\d-\d\d))$")


def wrong(changelog: str, version: str, backups: set[str]) -> list[str]:
    """What is not as CONTRIBUTING.md says."""
    headings = [line for line in changelog.splitlines() if line.startswith("## ")]
    found = [HEADING.match(line) for line in headings]
    said = [f"{line!r} is no heading of a release" for line, good in zip(headings, found, strict=True) if not good]
    released = [good for good in found if good and good[2]]
    numbers = [tuple(map(int, good[2].split("."))) for good in released]
    if numbers != sorted(set(numbers), reverse=True) or [good[3] for good in released] != sorted(
        (good[3] for good in released), reverse=True
    ):
        said.append("the newest does not stand first")
    if numbers and tuple(map(int, version.split("."))) < numbers[0]:
        said.append(f"the program says {version}, the changelog has {released[0][2]}")
    said += [f"no backup of {good[2]}" for good in released[:KEPT] if good[2] not in backups]
    return said


FIRST = "## Unreleased\n\n## 0.2.0 — 2027-03-01\n\n## 0.1.0 — 2026-12-01\n"


@pytest.mark.parametrize(
    ("changelog", "version", "backups", "words"),
    [
        (FIRST, "0.2.0", {"0.1.0", "0.2.0"}, []),
        (FIRST, "0.3.0", {"0.1.0", "0.2.0"}, []),
        (FIRST, "0.2.0", {"0.1.0"}, ["no backup of 0.2.0"]),
        (FIRST, "0.1.0", {"0.1.0", "0.2.0"}, ["the program says 0.1.0, the changelog has 0.2.0"]),
        ("## 0.2\n", "0.2.0", set(), ["'## 0.2' is no heading of a release"]),
        (
            "## 0.1.0 — 2026-12-01\n## 0.2.0 — 2027-03-01\n",
            "0.2.0",
            {"0.1.0", "0.2.0"},
            ["the newest does not stand first"],
        ),
    ],
)
def test_what_is_missing_is_said(changelog: str, version: str, backups: set[str], words: list[str]) -> None:
    assert wrong(changelog, version, backups) == words


def test_the_releases_have_all_of_it() -> None:
    changelog = (HERE.parent / "CHANGELOG.md").read_text()
    backups = {path.name.removesuffix(".backup") for path in (HERE / "upgrade").glob("*.backup")}
    assert wrong(changelog, lianxinqiao.__version__, backups) == []
    assert f'softwareVersion: "{lianxinqiao.__version__}"' in (HERE.parent / "publiccode.yml").read_text()
