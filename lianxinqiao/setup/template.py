"""One database with all migrations, of which every test run copies its own: a copy takes a fraction of a second.

It is made anew when a migration or a locked package changed, and lies in the tests' own cluster.
"""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

from lianxinqiao.database import place
from lianxinqiao.setup import environment, stamps
from lianxinqiao.setup.words import SetupError, last_lines, say

NAME = "lxq_template"
# Made as the tests make theirs, so that roles and rights are the same.
MAKE = (
    "import django; django.setup(); from django.db import connection; "
    "connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)"
)


def _wanted() -> str:
    rooms = environment.CHECKOUT / "lianxinqiao"
    migrations = sorted(rooms.glob("*/migrations/*.py"))
    names = " ".join(str(path.relative_to(rooms)) for path in migrations)
    return stamps.digest(names, *migrations, environment.LOCKS / "app.txt", os.getenv("DATABASE_URL", ""))


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
    stamp.unlink(missing_ok=True)
    without = {name: value for name, value in os.environ.items() if name != "LXQ_TEST_TEMPLATE"}
    done = subprocess.run(
        [sys.executable, "-c", MAKE],
        env={**without, "LXQ_TEST_DB": NAME},
        cwd=environment.CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SetupError("测试用的数据库没有建成。", "The tests' database could not be made.", last_lines(done.stderr))
    stamps.write(stamp, _wanted())
