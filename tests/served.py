"""`lianxinqiao serve` as a process of its own on the test database, so that it can be killed."""

import http.client
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db import connection
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from lianxinqiao.database import roles
from lianxinqiao.setup import ports
from tests.aside import aside

THREADS = 28  # acts at once
CSRF = "k" * 32
CUT_OFF = (OSError, http.client.HTTPException)  # the server was killed before, or in the middle of, its answer
PATIENCE = 120  # seconds, for a machine that has other things to do


def wait_for(what: Callable[[], Any], words: str, *, every: float = 0.002) -> None:
    deadline = time.monotonic() + PATIENCE
    while not what():
        assert time.monotonic() < deadline, f"waited in vain for {words}"
        time.sleep(every)


def database_url() -> str:
    """The test database, for a process of its own."""
    place = connection.settings_dict
    where = urlencode({"host": place["HOST"], "port": place["PORT"]})  # a folder of sockets, it may be
    return f"postgres://{place['USER']}:{place['PASSWORD']}@/{place['NAME']}?{where}"


def serving_url() -> str:
    """The same as the role that serves, which owns nothing."""
    return urlsplit(roles.serving_url())._replace(path=f"/{connection.settings_dict['NAME']}").geturl()


# ------------------------------------------------------------------ the house, as it runs in life
class Served:
    """`lianxinqiao serve` on the test database, in a process group of its own."""

    def __init__(self, var: Path) -> None:
        self.var = var
        self.port = ports.free()
        self.process: subprocess.Popen[bytes] | None = None
        self.environment = {
            **os.environ,
            "DATABASE_URL": serving_url(),
            "LXQ_DATABASE_ROLE": "serving",
            "LXQ_SECRET_KEY": settings.SECRET_KEY,
            "LXQ_SECOND_FACTOR": "no",
            "LXQ_VAR": str(var),
            "LXQ_SITE_URL": f"http://127.0.0.1:{self.port}",
        }

    def start(self) -> None:
        command = [sys.executable, "-m", "lianxinqiao", "serve", "--port", str(self.port)]
        command += ["--workers", "1", "--threads", str(THREADS)]
        self.process = subprocess.Popen(command, env=self.environment, start_new_session=True)
        wait_for(self._answers, "the server", every=0.05)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/login", timeout=PATIENCE).close()
        except urllib.error.HTTPError:
            raise
        except CUT_OFF:
            return False
        return True

    def kill(self) -> None:
        """`kill -9` of the launcher and every web process at once."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def post(self, path: str, cookie: str, typed: dict[str, Any]) -> tuple[int, str]:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            data=encode_multipart(BOUNDARY, {**typed, "csrfmiddlewaretoken": CSRF}),
            headers={"Content-Type": MULTIPART_CONTENT, "Cookie": f"csrftoken={CSRF}; sessionid={cookie}"},
        )
        try:
            try:
                with urllib.request.build_opener(Stay).open(request, timeout=PATIENCE) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as answer:
                return answer.code, answer.read().decode()
        except CUT_OFF as broken:
            return 0, str(broken)


class Stay(urllib.request.HTTPRedirectHandler):
    """The redirect itself is the answer."""

    def redirect_request(self, *_args: Any) -> None:
        return None


def others() -> int:
    """Connections of the server to the test database, those that nobody is behind any more included."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


@contextmanager
def holding(*tables: str) -> Iterator[Callable[[], Counter[str]]]:
    """Nobody writes to the tables meanwhile; gives a way to count who stands and waits before each."""
    with aside(autocommit=False) as holder:
        for table in tables:
            holder.execute(f'lock table "{table}" in share mode')

        def waiting() -> Counter[str]:
            query = "select relation::regclass::text, count(*) from pg_locks where not granted and locktype = 'relation' group by 1"
            return Counter(dict(holder.execute(query).fetchall()))

        yield waiting
