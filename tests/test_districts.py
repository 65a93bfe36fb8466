"""Districts over two databases: each is answered by its own, neither reads the other, and the city sees both numbers."""

import asyncio
import http.client
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.test import Client

from lianxinqiao.database.tests.test_backup import Installation, scratch
from lianxinqiao.operating import memory
from lianxinqiao.setup import across, districts, ports
from lianxinqiao.setup.districts import House
from lianxinqiao.setup.router import Router
from tests.cast import cast
from tests.remembered import MEMORY
from tests.served import wait_for
from tests.walks import Walk


@contextmanager
def in_database(name: str) -> Iterator[None]:
    """This thread asks another database of the server."""
    own = connections[DEFAULT_DB_ALIAS]
    other = type(own)({**own.settings_dict, "NAME": name}, DEFAULT_DB_ALIAS)
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield
    finally:
        other.close()
        connections[DEFAULT_DB_ALIAS] = own


NAMES = {"east": ("云河区人大常委会", "云河区滨河路路灯"), "west": ("岚山区人大常委会", "岚山区茶园路灯")}
PUBLIC = ("/", "/deputies", "/m", "/a", "/find?q=路灯", "/api/v1/bodies", "/login")
INSIDE = ("/desk", "/desk/suggestions", "/search?q=路灯", "/calendar", "/handovers")


def settle(house: str) -> str:
    """People and a suggestion of its own; a cookie of who works there."""
    name, title = NAMES[house]
    people = cast(code=house)
    people.body.name = people.body.short_name = name
    people.body.save()
    walk = Walk(people)
    type(walk.suggestion).objects.filter(pk=walk.suggestion.pk).update(title=title)
    walk.registered()
    person = Client()
    person.force_login(people.clerk.user)
    return person.cookies["sessionid"].value


def ask(port: int, host: str, path: str, cookie: str = "") -> tuple[int, str]:
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    headers = {"Host": host, **({"Cookie": f"sessionid={cookie}"} if cookie else {})}
    asked.request("GET", quote(path, safe="/?="), headers=headers)
    found = asked.getresponse()
    text = found.read().decode()
    asked.close()
    return found.status, text


@contextmanager
def routed(houses: dict[str, House]) -> Iterator[int]:
    """The router, in a thread of the test; its port."""
    loop = asyncio.new_event_loop()
    router = Router({host: house.port for host, house in districts.by_host(houses).items()})
    server = loop.run_until_complete(router.serve("127.0.0.1", 0))
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        server.close()
        loop.run_until_complete(_ended())
        loop.close()


async def _ended() -> None:
    """Nothing of the router is left waiting."""
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


@pytest.mark.django_db(transaction=True)
def test_neither_district_reads_the_other(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LXQ_SECOND_FACTOR", "no")
    monkeypatch.setattr(MEMORY, "path", None)  # what is remembered is of the tests' own database
    monkeypatch.setenv("LXQ_SECRET_KEY", settings.SECRET_KEY)  # the same key, so that only the rows tell them apart
    with (
        Installation(scratch("east"), tmp_path, migrated=True) as east,
        Installation(scratch("west"), tmp_path, migrated=True) as west,
    ):
        cookies = {}
        for name, installed in (("east", east), ("west", west)):
            with in_database(installed.name):
                cookies[name] = settle(name)
        path = tmp_path / "districts.toml"
        path.write_text("".join(map(_said, (east, west), NAMES)))
        monkeypatch.setenv("LXQ_VAR", str(tmp_path))  # from here on: the databases are on the tests' own server
        houses = districts.read(path)
        with served(path, tmp_path) as port:
            for name in NAMES:
                wait_for(lambda name=name: answers(port, f"{name}.example"), name, every=0.2)
            _asked_through(port, cookies)
            assert ask(port, "more.east.example", "/login")[0] == 200
            assert ask(port, "elsewhere.example", "/")[0] == 421
            for house, other in zip(houses.values(), (west, east), strict=True):
                assert _parts(house, other.name) == {memory.PAGES, memory.WORKER}
        (row,) = across.added(across.figures(houses, ["--only", "suggestions.raised"]))
        assert (row["bodies"], row["sum"]) == ({"east": 1, "west": 1}, 2)


@contextmanager
def served(path: Path, folder: Path) -> Iterator[int]:
    """Pages and worker of each house and the router before them, as `districts serve` starts them; the router's port."""
    port = ports.free()
    command = [sys.executable, "-m", "lianxinqiao", "districts", "--file", str(path), "serve", "--port", str(port)]
    kept = {name: value for name, value in os.environ.items() if name not in {"LXQ_TEST_DB", "LXQ_DATABASE_ROLE"}}
    with subprocess.Popen(command, env={**kept, "LXQ_VAR": str(folder)}) as program:
        try:
            yield port
        finally:
            program.terminate()
            program.wait(timeout=60)
    assert program.returncode == 0


def _parts(house: House, other: str) -> set[str]:
    """Which parts of it run, none of which has the other database's address."""
    there = list(memory.processes())
    found = memory.sorts(there, house.var, house.var / "pg" / "data")
    assert not [each.pid for each in there if each.pid in found and other in " ".join(each.environment.values())]
    return {part for part in found.values() if part != memory.COMMAND}


def _said(installed: Any, name: str) -> str:
    return (
        f'[{name}]\ndistricts = ["99010{len(name)}{name[0]}"]\nhosts = ["{name}.example", "more.{name}.example"]\n'
        f'site = "http://{name}.example"\nport = {ports.free()}\n'
        f'database = "{installed.serving_url}"\nowner = "{installed.url}"\n'
    )


def _asked_through(port: int, cookies: dict[str, str]) -> None:
    """Every page of one says nothing of the other; who is signed in here is a stranger there."""
    for here, there in (("east", "west"), ("west", "east")):
        said = [ask(port, f"{here}.example", path) for path in PUBLIC]
        said += [ask(port, f"{here}.example", path, cookies[here]) for path in INSIDE]
        assert all(status == 200 for status, _text in said), [status for status, _text in said]
        whole = "".join(text for _status, text in said)
        assert all(word in whole for word in NAMES[here])
        assert not [word for word in NAMES[there] if word in whole]
        assert ask(port, f"{there}.example", "/desk", cookies[here])[0] == 302


def test_a_house_that_is_not_there() -> None:
    away = House("away", 1, ("1",), ("away.example",), "http://away.example")
    with routed({"away": away}) as port:
        assert ask(port, "away.example", "/")[0] == 502


PAGES = """
import http.server, os, sys
class Here(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.end_headers(); self.wfile.write(os.environ["LXQ_VAR"].encode())
    def log_message(self, *told): pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Here).serve_forever()
"""
SERVE = """
import sys
from pathlib import Path
from lianxinqiao.setup import across, districts
pages = {pages!r}
across.commands = lambda house: {{
    "pages": [sys.executable, "-c", pages, str(house.port)],
    "worker": [sys.executable, "-c", "import sys, time; time.sleep(float(sys.argv[1]))", "{lives}"],
}}
sys.exit(across.serve(districts.read(Path({path!r})), "127.0.0.1", {port}))
"""


@pytest.mark.parametrize(("lives", "told_to_end"), [(60, True), (1, False)])
def test_all_houses_are_served_until_told_to_stop(tmp_path: Path, lives: int, told_to_end: bool) -> None:
    """Or until a process of one ends by itself; none of the others is left behind."""
    free = [ports.free() for _each in range(3)]
    text = "".join(
        f'[{name}]\ndistricts = ["{name}"]\nhosts = ["{name}.example"]\nport = {port}\n'
        for name, port in zip(NAMES, free, strict=False)
    )
    path = tmp_path / "districts.toml"
    path.write_text(text)
    code = SERVE.format(pages=PAGES, path=str(path), port=free[2], lives=lives)
    env = {**os.environ, "LXQ_VAR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", code], env=env, stderr=subprocess.PIPE, text=True) as program:
        if told_to_end:
            for name in NAMES:
                wait_for(lambda name=name: answers(free[2], f"{name}.example"), name, every=0.05)
                assert ask(free[2], f"{name}.example", "/")[1] == f"{tmp_path}/districts/{name}"
            program.terminate()
        said = program.communicate(timeout=60)[1]
    assert program.returncode == (0 if told_to_end else 1)
    assert ("east worker" in said) == (not told_to_end)
    assert [port for port in free if answers(port, "east.example")] == []


def answers(port: int, host: str) -> bool:
    try:
        return ask(port, host, "/healthz")[0] == 200
    except (OSError, http.client.HTTPException):
        return False
