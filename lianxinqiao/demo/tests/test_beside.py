"""Two parts of the building at once: both are done, or the building has failed."""

import os
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from lianxinqiao.demo import beside


@pytest.fixture(autouse=True)
def _the_connection_of_the_test_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "connection", SimpleNamespace(close=lambda: None))


def test_both_are_over_when_the_block_is(tmp_path: Path) -> None:
    other = tmp_path / "other"
    with beside.lived(lambda: other.write_text(str(os.getpid())) and None):
        pass
    assert int(other.read_text()) != os.getpid()


def test_what_fails_there_fails_here() -> None:
    with pytest.raises(beside.BrokenOff, match="3"), beside.lived(lambda: sys.exit(3)):
        pass


def test_a_failure_here_ends_the_other_too(tmp_path: Path) -> None:
    other = tmp_path / "other"

    def part() -> None:
        time.sleep(30)
        other.write_text("done")

    began = time.monotonic()
    with pytest.raises(ValueError, match="here"), beside.lived(part):
        raise ValueError("here")
    assert time.monotonic() - began < 20
    assert not other.exists()


def test_whoever_has_lost_its_parent_goes_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(beside.os, "_exit", ended.append)
    go_on = beside.with_its_parent()
    go_on(1, 2)
    assert ended == []
    monkeypatch.setattr(beside.os, "getppid", lambda: 1)
    go_on(2, 2)
    assert ended == [1]
