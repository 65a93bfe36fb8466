"""What test runs need not make anew: one database with all migrations, and one with the demo district.

Every run copies the first, which takes a fraction of a second; tests that only look at the demo ask the second. The
first goes on from where it stands when migrations were added, and is made again when one changed or a locked package
did; the second is made again when any code or content changed, or the day.
Both lie in the tests' own cluster.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from lianxinqiao.database import place, roles
from lianxinqiao.setup import environment, stamps
from lianxinqiao.setup.words import SetupError, last_lines, say

NAME = "lxq_template"
DEMO = "lxq_demo"
# Made as the tests make theirs, so that roles and rights are the same.
MAKE = (
    "import django; django.setup(); from django.db import connection; "
    "connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False, keepdb={goes_on})"
)


def _wanted() -> str:
    return stamps.digest(*sorted(_made_of()))


def _made_of() -> frozenset[str]:
    """A word for each migration and its content, and one for what all stand on."""
    rooms = environment.CHECKOUT / "lianxinqiao"
    migrations = sorted(rooms.glob("*/migrations/*.py"))
    walls = (rooms / "database" / "walls.py", rooms / "people" / "walls.py")
    below = stamps.digest(environment.LOCKS / "app.txt", os.getenv("DATABASE_URL", ""), *walls)
    return frozenset({below, *(stamps.digest(str(path.relative_to(rooms)), path) for path in migrations)})


def prepare() -> None:
    """Have the template ready and tell the settings its name. Raises SetupError."""
    stamp = place.var() / "template"
    place.var().mkdir(parents=True, exist_ok=True)
    with (place.var() / "template.lock").open("ab") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        if _wanted() not in stamps.read(stamp):
            _make(stamp)
    os.environ["LXQ_TEST_TEMPLATE"] = NAME


def _make(stamp: Path) -> None:
    say("正在准备测试用的数据库……", "Preparing the tests' database …")
    goes_on = _only_more(stamps.read(stamp), _made_of())
    stamp.unlink(missing_ok=True)
    done = _migrate(goes_on)
    if done.returncode and goes_on:
        done = _migrate(goes_on=False)
    if done.returncode:
        raise SetupError("测试用的数据库没有建成。", "The tests' database could not be made.", last_lines(done.stderr))
    stamps.write(stamp, _wanted(), *sorted(_made_of()))


def _only_more(before: frozenset[str], now: frozenset[str]) -> bool:
    """Whether all that the former one was made of, its own sum aside, is still there as it was."""
    return len(before) > 1 and len(before - now) == 1


def _migrate(goes_on: bool) -> "subprocess.CompletedProcess[str]":
    without = {name: value for name, value in os.environ.items() if name != "LXQ_TEST_TEMPLATE"}
    return subprocess.run(
        [sys.executable, "-c", MAKE.format(goes_on=goes_on)],
        env={**without, "LXQ_TEST_DB": NAME},
        cwd=environment.CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def demo() -> str:
    """The name of a database in which the demo district stands as it is built today. Raises SetupError."""
    place.var().mkdir(parents=True, exist_ok=True)
    with (place.var() / "demo.lock").open("ab") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        stamp = place.var() / "demo.stamp"
        if _wanted_of_demo() not in stamps.read(stamp):
            stamp.unlink(missing_ok=True)
            _make_demo(place.var() / "demo-district")
            stamps.write(stamp, _wanted_of_demo())
    return DEMO


def _wanted_of_demo() -> str:
    rooms = environment.CHECKOUT / "lianxinqiao"
    told = [path for path in rooms.rglob("*") if path.suffix in {".py", ".toml", ".json", ".txt"}]
    told = sorted(path for path in told if "tests" not in path.parts and path.is_file())
    return stamps.digest(_wanted(), f"{datetime.now(ZoneInfo('Asia/Shanghai')):%Y-%m-%d}", *told)


def _make_demo(folder: Path) -> None:
    import psycopg  # deferred: the program that makes the environment has none yet

    shutil.rmtree(folder, ignore_errors=True)  # its journal's checkpoints are of another district
    owner = roles.owner_url()
    with psycopg.connect(owner, autocommit=True) as connection:
        connection.execute(f"drop database if exists {DEMO} with (force)")
        connection.execute(f"create database {DEMO} template {NAME}")
    here = urlsplit(owner)._replace(path=f"/{DEMO}").geturl()
    of_run = {"LXQ_TEST_DB", "LXQ_TEST_TEMPLATE", "LXQ_DATABASE_ROLE"}
    done = subprocess.run(
        [sys.executable, "-m", "lianxinqiao", "demo", "build"],
        env={
            **{name: value for name, value in os.environ.items() if name not in of_run},
            "DATABASE_URL": here,
            "DATABASE_OWNER_URL": here,
            "LXQ_VAR": str(folder),
        },
        cwd=environment.CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SetupError("演示区没有建成。", "The demo district could not be built.", last_lines(done.stderr))
    with psycopg.connect(here, autocommit=True) as connection:
        connection.execute("ANALYZE")  # nobody else does in the tests' cluster


if __name__ == "__main__":
    demo()
