"""Which processes are this installation's, and how much they take."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lianxinqiao.operating import memory
from lianxinqiao.operating.memory import Process

VAR, DATA = Path("/srv/lxq"), Path("/srv/lxq/pg/data")
OWN = {"LXQ_VAR": "/srv/lxq"}
PYTHON = ("python", "-m")
TABLE = [
    Process(10, 1, (*PYTHON, "lianxinqiao", "start", "--data", "/srv/lxq"), {}),
    Process(11, 10, (*PYTHON, "granian", "--workers", "2"), OWN),
    Process(12, 11, (*PYTHON, "granian", "--workers", "2"), OWN),
    Process(13, 10, (*PYTHON, "lianxinqiao", "manage", "procrastinate", "worker"), OWN),
    Process(14, 1, ("/bin/postgres", "-D", "/srv/lxq/pg/data", "-k", "x"), {}),
    Process(15, 14, ("postgres: checkpointer",), {}),
    Process(16, 1, ("/env/bin/lianxinqiao", "serve"), OWN),
    Process(17, 1, (*PYTHON, "lianxinqiao", "export"), OWN),
    Process(20, 1, (*PYTHON, "lianxinqiao", "start", "--data", "/srv/other"), OWN),
    Process(
        21,
        20,
        (
            *PYTHON,
            "granian",
        ),
        {},
    ),
    Process(22, 1, ("/bin/postgres", "-D", "/srv/other/pg/data"), {}),
    Process(23, 1, ("grep", "lianxinqiao-x"), OWN),
    Process(24, 1, ("postgres", "-D"), {}),
]
PARTS = {
    10: memory.WORKER,
    11: memory.PAGES,
    12: memory.PAGES,
    13: memory.WORKER,
    14: memory.DATABASE,
    15: memory.DATABASE,
    16: memory.PAGES,
    17: memory.COMMAND,
}


@pytest.mark.parametrize("pid", [each.pid for each in TABLE])
def test_whose_a_process_is(pid: int) -> None:
    assert memory.sorts(TABLE, VAR, DATA).get(pid) == PARTS.get(pid)


@pytest.mark.skipif(not memory.PROC.joinpath("self/smaps_rollup").exists(), reason="Linux alone tells it")
def test_a_process_that_runs_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LXQ_VAR", str(tmp_path))
    assert memory.by_part() == {}
    wait = "import sys; print(1, flush=True); sys.stdin.read()"
    told = [sys.executable, "-c", wait, "lianxinqiao", "worker"]
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(told, env={**os.environ, "LXQ_VAR": str(tmp_path)}, **pipes) as running:
        assert running.stdout and running.stdout.readline()
        found = memory.by_part()
        running.communicate()
    assert set(found) == {memory.WORKER}
    assert 1_000_000 < found[memory.WORKER] < 200_000_000
