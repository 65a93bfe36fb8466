"""What a bench stands on: a database of its own, a hall full of deputies, a server as an office starts it."""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

HOST = "127.0.0.1"
WAIT = 60.0  # seconds until a server must answer


@contextlib.contextmanager
def made(name: str) -> Iterator[None]:
    """Django on a migrated database of this name, dropped at the end. DATABASE_URL names the server."""
    import django  # deferred: it is set up once the address is known
    import psycopg

    server = os.environ["DATABASE_URL"]
    template = os.environ.get("LXQ_BENCH_TEMPLATE", "template1")  # one that is migrated already saves a minute
    _ask(psycopg, server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f"CREATE DATABASE {name} TEMPLATE {template}")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    os.environ.setdefault("LXQ_SECOND_FACTOR", "no")  # clients come in by force_login
    os.environ["DATABASE_URL"] = urlsplit(server)._replace(path=f"/{name}").geturl()
    django.setup()
    from django.core.management import call_command
    from django.db import connections

    try:
        call_command("migrate", verbosity=0)
        yield
    finally:
        connections.close_all()
        _ask(psycopg, server, f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _ask(psycopg: Any, server: str, *questions: str) -> None:
    with psycopg.connect(server, autocommit=True) as link:
        for question in questions:
            link.execute(question)


def hall(people: int) -> Any:
    """A district with so many deputies, each with a post of their own."""
    from tests.cast import cast, seat_more

    made = cast()
    seat_more(made, people)
    return made


@contextlib.contextmanager
def serving(port: int, ready: str, **settings: str) -> Iterator[None]:
    """`lianxinqiao serve` with two processes on the loopback, once it answers the address `ready` with anything."""
    command = [sys.executable, "-m", "lianxinqiao", "serve", "--port", str(port), "--workers", "2", "--threads", "16"]
    here = {**os.environ, **settings}
    process = subprocess.Popen(command, env=here, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + WAIT
        while not answers(port, ready):
            if time.monotonic() > until:
                raise SystemExit("the server did not come up")
            time.sleep(0.1)
        yield
    finally:
        process.terminate()
        process.wait()


def answers(port: int, address: str) -> bool:
    try:
        link = http.client.HTTPConnection(HOST, port, timeout=5)
        link.request("GET", address)
        link.getresponse().read()
    except OSError:
        return False
    return True
