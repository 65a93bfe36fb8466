"""Where the processes count: in memory, so that a full disk ends none of them, and in nobody else's folder."""

import os
from pathlib import Path

import pytest

from lianxinqiao.setup import counting


@pytest.fixture
def memory(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(counting, "MEMORY", tmp_path / "shm")
    monkeypatch.setattr(counting.place, "var", lambda: tmp_path / "var")
    monkeypatch.setenv(counting.VARIABLE, "")
    (tmp_path / "shm").mkdir()
    return tmp_path


def folder() -> Path:
    counting.prepare()
    return Path(os.environ[counting.VARIABLE])


def test_it_counts_in_memory_and_for_its_user_alone(memory: Path) -> None:
    found = folder()
    assert found.parent == memory / "shm"
    assert found.stat().st_mode & 0o077 == 0
    assert not (memory / "var").exists()


def test_without_such_a_place_it_counts_beside_the_data(memory: Path) -> None:
    (memory / "shm").rmdir()
    assert folder() == memory / "var" / "metrics"


@pytest.mark.parametrize("trap", ["link", "file"])
def test_what_somebody_else_put_there_is_not_used(memory: Path, trap: str) -> None:
    found = folder()
    found.rmdir()
    if trap == "link":
        found.symlink_to(memory)
    else:
        found.write_text("")
    assert folder() == memory / "var" / "metrics"


def test_only_what_the_dead_left_is_cleared_away(memory: Path) -> None:
    found = folder()
    mine, dead = found / f"counter_{os.getpid()}.db", found / "counter_999999999.db"
    mine.touch()
    dead.touch()
    folder()
    assert (mine.exists(), dead.exists()) == (True, False)
