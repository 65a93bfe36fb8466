"""What a release must have: its heading, its version in both places, and a backup that the next programs bring back.

Until there are three releases, commits of this history stand in for them: upgrade/README.md says which, and why those.
"""

import json
import lzma
import re
from pathlib import Path

import pytest

import lianxinqiao
from lianxinqiao.database import archive
from lianxinqiao.database.tests.test_backup import Installation, scratch

HERE = Path(__file__).parent
KIND = ".backup.xz"
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
    backups = {path.name.removesuffix(KIND) for path in (HERE / "upgrade").glob(f"*{KIND}")}
    assert wrong(changelog, lianxinqiao.__version__, backups) == []
    assert f'softwareVersion: "{lianxinqiao.__version__}"' in (HERE.parent / "publiccode.yml").read_text()


# ------------------------------------------------------------------ brought back
# The queue's own rows, and what each program lists of itself: its migrations, models and rights.
OF_THE_PROGRAM = ("procrastinate_", "django_", "auth_")
MADE = sorted(
    (HERE / "upgrade").glob(f"[0-9]*{KIND}"), key=lambda path: [int(part) for part in re.findall(r"\d+", path.name)]
)


def test_three_are_kept_and_small() -> None:
    assert len(MADE) == KEPT
    assert max(path.stat().st_size for path in MADE) < 400_000


@pytest.mark.parametrize("backup", MADE, ids=lambda path: path.name.removesuffix(KIND))
def test_a_release_comes_up_whole_in_this_program(backup: Path, tmp_path: Path) -> None:
    said = json.loads((backup.parent / f"{backup.name.removesuffix(KIND)}.json").read_text())
    plain = tmp_path / "one.backup"
    plain.write_bytes(lzma.decompress(backup.read_bytes()))
    told = archive.check(plain)
    counted = {name: rows for name, rows in told["tables"].items() if rows and not name.startswith(OF_THE_PROGRAM)}
    assert sum(counted.values()) > 1000
    with Installation(scratch("release"), tmp_path) as here:
        done = here.call("restore", str(plain))
        assert done.returncode == 0, done.stderr
        rows, heads = here.state
        assert {name: rows.get(name) for name in counted} == counted
        assert heads == told["journal"]
        asked = [["figures", "--body", body, "--year", "2020", "--format", "json"] for body in said]
        *told, _verified = here.call_all(*asked, ["journal", "verify"])
        for (body, figures), lines in zip(said.items(), told, strict=True):
            now = {line["code"]: line["value"] for line in json.loads(lines)}
            assert {code: now.get(code) for code in figures} == figures, body
