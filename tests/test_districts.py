"""Districts over two databases: each is answered by its own, neither reads the other, and the city sees both numbers."""

import asyncio
import http.client
import json
import os
import socket
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
from lianxinqiao.setup import across, districts
from lianxinqiao.setup.districts import House
from lianxinqiao.setup.router import Router, host_of, told_on
from lianxinqiao.setup.words import SetupError
from tests.cast import Cast, cast
from tests.remembered import MEMORY
from tests.served import wait_for
from tests.walks import Walk

WHOLE = """
[east]
districts = ["990101"]
hosts = ["yunhe.example"]
[west]
districts = ["990102", "990103"]
hosts = ["Lanshan.example", "heshui.example"]
port = 9000
database = "postgresql://a@/west"
env = { LXQ_BRAND = "西片" }
"""


def read(tmp_path: Path, text: str) -> dict[str, House]:
    path = tmp_path / "districts.toml"
    path.write_text(text)
    return districts.read(path)


def test_what_the_file_says(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setenv("LXQ_REPLICA_URL", "postgresql://of-another")
    monkeypatch.setenv("DATABASE_URL", "postgresql://of-another")
    houses = read(tmp_path, WHOLE)
    east, west = houses["east"], houses["west"]
    assert (east.port, east.site, west.port, west.hosts) == (
        districts.FIRST_PORT,
        "https://yunhe.example",
        9000,
        ("lanshan.example", "heshui.example"),
    )
    assert "DATABASE_URL" not in east.environment
    assert west.environment["DATABASE_OWNER_URL"] == west.environment["DATABASE_URL"] == "postgresql://a@/west"
    assert west.environment["LXQ_BRAND"] == "西片"
    assert [house.environment.get("LXQ_REPLICA_URL") for house in houses.values()] == [None, None]
    assert east.environment["LXQ_VAR"] != west.environment["LXQ_VAR"]
    assert "heshui.example 127.0.0.1:9000;" in across.nginx(houses)


WRONG = {
    "no TOML": "[east",
    "no hosts": '[east]\ndistricts = ["1"]\n',
    "no districts": '[east]\nhosts = ["a"]\n',
    "a word that is not known": '[east]\ndistricts = ["1"]\nhosts = ["a"]\nhsots = ["b"]\n',
    "a name with a path in it": '["../east"]\ndistricts = ["1"]\nhosts = ["a"]\n',
    "a host twice": WHOLE.replace("heshui", "yunhe"),
    "a district twice": WHOLE.replace("990102", "990101"),
    "a port twice": WHOLE.replace("9000", str(districts.FIRST_PORT)),
    "no table": "east = 1\n",
}


@pytest.mark.parametrize("what", WRONG)
def test_what_the_file_may_not_say(tmp_path: Path, what: str) -> None:
    with pytest.raises(SetupError):
        read(tmp_path, WRONG[what])


def test_without_a_file(monkeypatch: Any) -> None:
    monkeypatch.delenv(districts.VARIABLE, raising=False)
    with pytest.raises(SetupError, match="LXQ_DISTRICTS"):
        districts.read()


HEADS = {
    b"GET / HTTP/1.1\r\nHost: A.example\r\n\r\n": "a.example",
    b"GET / HTTP/1.1\r\nhost:a.example:8000\r\n\r\n": "a.example",
    b"GET / HTTP/1.1\r\nHost: a.example.\r\n\r\n": "a.example",
    b"GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n": "[::1]",
    b"GET / HTTP/1.1\r\n\r\n": None,
    b"GET / HTTP/1.1\r\nHost:\r\n\r\n": None,
    b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n": None,
    b"GET / HTTP/1.1\r\nHost: \xff\r\n\r\n": None,
}


@pytest.mark.parametrize("head", HEADS, ids=str)
def test_for_which_host_a_request_is(head: bytes) -> None:
    assert host_of(head) == HEADS[head]


CALLED = (
    b"GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 9.9.9.9\r\nX-Real-IP: 9.9.9.9\r\nConnection: keep-alive\r\n\r\n"
)


@pytest.mark.parametrize(("peer", "believed"), [("127.0.0.1", True), ("203.0.113.5", False)])
def test_who_is_believed_about_the_caller(peer: str, believed: bool) -> None:
    head = told_on(CALLED, peer)
    assert (b"9.9.9.9" in head) == believed
    assert (b"X-Forwarded-For: 203.0.113.5" in head) == (not believed)
    assert (head.count(b"onnection:"), head.endswith(b"Connection: close\r\n\r\n")) == (1, True)


def line(code: str, body: str, value: Any, *, adds: bool = True) -> dict[str, Any]:
    return {"code": code, "name": "件数", "unit": "件", "body": body, "value": value, "adds": adds}


SUMS = {
    "counts": ([line("a", "x", 3), line("a", "y", 4)], 7),
    "money": ([line("a", "x", 1.5), line("a", "y", 2)], 3.5),
    "one that has none": ([line("a", "x", 3), line("a", "y", None)], 3),
    "none at all": ([line("a", "x", None)], None),
    "a rate": ([line("a", "x", 50.0, adds=False), line("a", "y", 70.0, adds=False)], None),
}


@pytest.mark.parametrize("what", SUMS)
def test_what_is_added_up(what: str) -> None:
    lines, total = SUMS[what]
    (row,) = across.added(lines)
    assert row["sum"] == total
    assert row["bodies"] == {each["body"]: each["value"] for each in lines}


def test_the_table_of_all_districts() -> None:
    rows = across.added([line("a", "x", 3), line("b", "y", None), line("a", "y", 4)])
    assert across.as_csv(rows).lstrip("\ufeff").splitlines() == [
        *("code,name,unit,sum,x,y", "a,件数,件,7,3,4", "b,件数,件,,,"),
    ]
    assert across.as_text(rows).split()[0] == "7"


def test_a_body_that_is_not_where_the_file_says(tmp_path: Path, monkeypatch: Any) -> None:
    there = {
        "east": [{"code": "yunhe", "district": "990101"}],
        "west": [{"code": "yunhe", "district": "990102"}, {"code": "x", "district": "990109"}],
    }
    done = subprocess.CompletedProcess[str]
    monkeypatch.setattr(
        across, "program", lambda house, *_told, **_how: done([], 0, stdout=json.dumps(there[house.name]))
    )
    wrong = across.misplaced(read(tmp_path, WHOLE))
    assert [("990109" in each, "used in east too" in each) for each in wrong] == [(False, True), (True, False)]


# ------------------------------------------------------------------ two databases, two processes, one router
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


def settle(house: str) -> tuple[Cast, str]:
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
    return people, person.cookies["sessionid"].value


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


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
                cookies[name] = settle(name)[1]
        path = tmp_path / "districts.toml"
        path.write_text("".join(map(_said, (east, west), NAMES)))
        monkeypatch.setenv("LXQ_VAR", str(tmp_path))  # from here on: the databases are on the tests' own server
        houses = districts.read(path)
        with running(houses) as programs, routed(houses) as port:
            _asked_through(port, cookies)
            assert ask(port, "elsewhere.example", "/")[0] == 421
            for name, other in (("east", west), ("west", east)):
                environment = Path(f"/proc/{programs[name].pid}/environ").read_text()
                assert other.name not in environment
        (row,) = across.added(across.figures(houses, ["--only", "suggestions.raised"]))
        assert (row["bodies"], row["sum"]) == ({"east": 1, "west": 1}, 2)


def _said(installed: Any, name: str) -> str:
    return (
        f'[{name}]\ndistricts = ["99010{len(name)}{name[0]}"]\nhosts = ["{name}.example"]\n'
        f'site = "http://{name}.example"\nport = {free_port()}\n'
        f'database = "{installed.serving_url}"\nowner = "{installed.url}"\n'
    )


@contextmanager
def running(houses: dict[str, House]) -> Iterator[dict[str, "subprocess.Popen[str]"]]:
    """The pages of each house, as its environment lets them be."""
    programs = {}
    for name, house in houses.items():
        house.var.mkdir(parents=True)
        env = {**house.environment, "DJANGO_SETTINGS_MODULE": "lianxinqiao.settings"}
        pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        command = [sys.executable, "-m", "tests.installation", str(house.port)]
        programs[name] = subprocess.Popen(command, env=env, **pipes)
    try:
        for program in programs.values():
            assert program.stdout.readline() == "[true, null]\n"
        yield programs
    finally:
        for program in programs.values():
            program.kill()
            program.communicate()


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
    ports = [free_port() for _each in range(3)]
    text = "".join(
        f'[{name}]\ndistricts = ["{name}"]\nhosts = ["{name}.example"]\nport = {port}\n'
        for name, port in zip(NAMES, ports, strict=False)
    )
    path = tmp_path / "districts.toml"
    path.write_text(text)
    code = SERVE.format(pages=PAGES, path=str(path), port=ports[2], lives=lives)
    env = {**os.environ, "LXQ_VAR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", code], env=env, stderr=subprocess.PIPE, text=True) as program:
        if told_to_end:
            for name in NAMES:
                wait_for(lambda name=name: answers(ports[2], f"{name}.example"), name, every=0.05)
                assert ask(ports[2], f"{name}.example", "/")[1] == f"{tmp_path}/districts/{name}"
            program.terminate()
        said = program.communicate(timeout=60)[1]
    assert program.returncode == (0 if told_to_end else 1)
    assert ("east worker" in said) == (not told_to_end)
    assert [port for port in ports if answers(port, "east.example")] == []


def answers(port: int, host: str) -> bool:
    try:
        return ask(port, host, "/healthz")[0] == 200
    except (OSError, http.client.HTTPException):
        return False
