"""What is done for all houses one after another, each by its own program: any command, and the city's figures."""

import asyncio
import csv
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lianxinqiao.setup import adding, ports, start
from lianxinqiao.setup.districts import House, by_host, expected
from lianxinqiao.setup.router import Router
from lianxinqiao.setup.words import SetupError, say

WEB_PROCESSES, WEB_THREADS = 1, 4


def program(
    house: House, *arguments: str, read: bool = False, told: str | None = None
) -> "subprocess.CompletedProcess[str]":
    house.var.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "lianxinqiao", *arguments]
    out = subprocess.PIPE if read else None
    return subprocess.run(command, env=house.environment, input=told, stdout=out, text=True)


def each(houses: Mapping[str, House], arguments: Sequence[str]) -> int:
    """A command for every house, though it fails for one; 1 where it did for any, and which those were."""
    failed = []
    for name, house in houses.items():
        print(f"== {name}", flush=True)
        if program(house, *arguments).returncode:
            failed.append(name)
    if failed:
        print(f"✗ {' '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


# ------------------------------------------------------------------ figures of all districts
Line = dict[str, Any]  # code, name, unit, body, body_name, value, adds


def figures(houses: Mapping[str, House], told: Sequence[str]) -> list[Line]:
    """Of every body of every house, each as its own program counts it by its own rules. Raises SetupError."""
    found: list[Line] = []
    for name, house in houses.items():
        done = program(house, "figures", "--across", "--format", "json", *told, read=True)
        if done.returncode:
            raise SetupError(f"{name} 的数字取不到。", f"The figures of {name} are not to be had.")
        found += json.loads(done.stdout)
    return found


def hand(houses: Mapping[str, House], body: str, year: list[str], lines: list[Line]) -> int:
    """Give what all districts told to the city's body, in whichever database it is. Raises SetupError where it is in none."""
    for house in houses.values():
        there = json.loads(program(house, "figures", "--bodies", read=True).stdout or "[]")
        if body in {each["code"] for each in there}:
            return program(house, "figures", "--take", body, *year, told=json.dumps(lines)).returncode
    raise SetupError(f"没有代码为 {body} 的机构。", f"No database has a body {body}.")


def added(lines: Iterable[Line]) -> list[Line]:
    """For each figure its bodies and, where numbers of several districts add up, their sum: a rate or a least does not."""
    found: dict[str, Line] = {}
    for line in lines:
        row = found.setdefault(
            line["code"],
            {name: line[name] for name in ("code", "name", "unit")} | {"bodies": {}, "sum": None, "adds": line["adds"]},
        )
        row["bodies"][line["body"]] = line["value"]
        row["adds"] = row["adds"] and line["adds"]
    for row in found.values():
        row["sum"] = adding.total(row["bodies"].values(), adds=row.pop("adds"))
    return list(found.values())


# ------------------------------------------------------------------ the districts as they are in the databases
def misplaced(houses: Mapping[str, House]) -> list[str]:
    """Bodies of a district that the file puts elsewhere or nowhere, and codes of bodies that are used twice."""
    wrong: list[str] = []
    codes: dict[str, str] = {}
    wanted = expected(houses)
    for name, house in houses.items():
        if not house.stands:
            continue
        done = program(house, "figures", "--bodies", read=True)
        if done.returncode:
            wrong.append(f"{name}: the database does not answer")
            continue
        for body in json.loads(done.stdout):
            if body["district"] not in wanted[name]:
                wrong.append(
                    f"{name}: {body['code']} is of district {body['district']}, which the file does not put here"
                )
            if codes.setdefault(body["code"], name) != name:
                wrong.append(f"{name}: the code {body['code']} is used in {codes[body['code']]} too")
    return wrong


# ------------------------------------------------------------------ served
def serve(houses: Mapping[str, House], host: str, port: int) -> int:
    """Pages and worker of every house, and the router before them, until told to stop."""
    ports.check(host, port)
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for house in houses.values():
            if house.stands:
                _begin(house, children)
        say(f"{len(houses)} 个数据库，http://{host}:{port}/", "databases are served.")
        return asyncio.run(_route(houses, host, port, children))
    finally:
        start.end(children)


def _begin(house: House, children: "dict[str, subprocess.Popen[bytes]]") -> None:
    ports.check("127.0.0.1", house.port)
    house.var.mkdir(parents=True, exist_ok=True)
    how: Any = {"env": house.environment, "stdin": subprocess.DEVNULL, "start_new_session": True}
    for what, command in commands(house).items():
        children[f"{house.name} {what}"] = subprocess.Popen(command, **how)


def commands(house: House) -> dict[str, list[str]]:
    program = [sys.executable, "-m", "lianxinqiao"]
    pages = ["--port", str(house.port), "--workers", str(WEB_PROCESSES), "--threads", str(WEB_THREADS)]
    return {"pages": [*program, "serve", *pages], "worker": [*program, "worker"]}


async def _route(
    houses: Mapping[str, House], host: str, port: int, children: "dict[str, subprocess.Popen[bytes]]"
) -> int:
    """Ends where one of the processes ends by itself: what starts us starts all anew.

    Where a district has come to its own house meanwhile, its processes are started, and the router turned to them.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    router = Router({})
    router.turn(houses)
    async with await router.serve(host, port):
        while not stop.is_set():
            for house in houses.values():
                if house.stands and f"{house.name} pages" not in children:
                    _begin(house, children)
            router.turn(houses)
            if ended := [name for name, child in children.items() if child.poll() is not None]:
                print(f"✗ {', '.join(ended)}", file=sys.stderr)
                return 1
            try:
                await asyncio.wait_for(stop.wait(), 0.5)
            except TimeoutError:
                continue
    return 0


def nginx(houses: Mapping[str, House]) -> str:
    """What nginx needs to be the router: `proxy_pass http://$lianxinqiao;` in the server of deploy/nginx."""
    lines = ["map $host $lianxinqiao {", '    default "";']
    lines += [f"    {host} 127.0.0.1:{house.port};" for host, house in by_host(houses).items()]
    return "\n".join((*lines, "}", ""))


def as_csv(rows: list[Line]) -> str:
    """A table that a spreadsheet opens: a line for each figure, a column for each body."""
    bodies = list(dict.fromkeys(body for row in rows for body in row["bodies"]))
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(["code", "name", "unit", "sum", *bodies])
    for row in rows:
        numbers = [row["sum"], *(row["bodies"].get(body) for body in bodies)]
        table.writerow([row["code"], row["name"], row["unit"], *("" if each is None else each for each in numbers)])
    return "\ufeff" + out.getvalue()


def as_text(rows: list[Line]) -> str:
    return os.linesep.join(
        f"{_shown(row['sum']):>12} {row['unit']}  {row['name']}  [{row['code']}]  "
        + "  ".join(f"{body} {_shown(value)}" for body, value in row["bodies"].items())
        for row in rows
    )


def _shown(value: Any) -> str:
    return "–" if value is None else str(value)
