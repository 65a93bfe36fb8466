"""Everything on one machine: database, schema, demo district or first administrator, pages, worker; and its end."""

import argparse
import contextlib
import fcntl
import http.client
import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from urllib.parse import urlsplit

from lianxinqiao.database import embedded, place
from lianxinqiao.database.errors import DatabaseUnavailable
from lianxinqiao.setup import apart, counting, leftovers, meanwhile, ports, schema
from lianxinqiao.setup.words import SetupError, complain, say

WORKER_COMMAND = [sys.executable, "-m", "lianxinqiao", "manage", "procrastinate", "--skip-checks", "worker"]
READY_SECONDS = 90
EMPTY = 9  # the exit code that says so
# A child that keeps falling is not raised for ever.
FALLS_ALLOWED, FALLS_SECONDS = 5, 60


class Stop(BaseException):
    """Asked to end, by the keyboard or by a signal."""


def web_command(host: str, port: int, workers: int = 2, threads: int = 4) -> list[str]:
    return [
        *(sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)),
        *("--workers", str(workers), "--blocking-threads", str(threads), "--respawn-failed-workers"),
        *("--log-level", "warning", "lianxinqiao.wsgi:application"),
    ]


def run(args: argparse.Namespace) -> int:
    """Start everything and stay until told to stop. Raises SetupError, DatabaseUnavailable."""
    os.environ.setdefault("LXQ_SITE_URL", f"http://127.0.0.1:{args.port}")
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, _stop)
    try:
        with _only_one():
            if leftovers.end(place.var() / "children.json"):
                say("已结束上次遗留的进程。", "Ended what the last run left behind.")
            ports.check(args.host, args.port)
            with embedded.running() as lock:
                _prepare(args)
                _serve(args, () if lock is None else (lock,))
    except Stop:
        say("已停止。", "Stopped.")
    return 0


def _stop(number: int, frame: FrameType | None) -> None:
    for each in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(each, signal.SIG_IGN)
    raise Stop


@contextlib.contextmanager
def _only_one() -> Iterator[None]:
    place.var().mkdir(parents=True, exist_ok=True)
    with (place.var() / "start.lock").open("ab") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SetupError(
                "连心桥已经在这个目录里运行。请先停止它（在它的窗口按 Ctrl-C）。",
                "Lianxinqiao is already running from this folder. Stop it first (Ctrl-C in its window).",
            ) from error
        yield


def _prepare(args: argparse.Namespace) -> None:
    """Schema, static files, and what the first start makes."""
    schema.discard_half_built_demo()
    found = apart.code(lambda: _brought_up(args))
    if found not in (0, EMPTY):
        raise SystemExit(found)
    if found != EMPTY:
        return
    if args.empty:
        _print_token()
        return
    say("正在建立演示区云河区，约需两分钟……", "Building the demo district, about two minutes …")
    say(f"进度也可在 http://127.0.0.1:{args.port}/ 看到。", "The address shows how far it is.")
    with schema.building_demo(), meanwhile.shown(args.host, args.port):
        built = subprocess.run([sys.executable, "-m", "lianxinqiao", "demo", "build"])
    if built.returncode:
        raise SetupError("演示区没有建成。", "The demo district could not be built.")


def _brought_up(args: argparse.Namespace) -> int:
    """EMPTY where nobody has begun to work here."""
    try:
        schema.bring_up_to_date(backup=not args.no_backup)
        return EMPTY if schema.is_empty() else 0
    except (SetupError, DatabaseUnavailable, OSError) as error:
        return complain(error)


def _print_token() -> None:
    """The one-time word with which the first administrator proves to be at this machine; the set-up page asks for it."""
    kept = place.var() / "setup-token"
    if not kept.exists():
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(18))
    say("在浏览器里建立第一个管理员时需要这个口令：", "The browser asks the first administrator for this word:")
    print(f"\n    {kept.read_text().strip()}\n", flush=True)


def _serve(args: argparse.Namespace, keep: tuple[int, ...]) -> None:
    """Keep the pages and the worker running until told to stop, or until one keeps falling."""
    commands = {"web": web_command(args.host, args.port), "worker": WORKER_COMMAND}
    children: dict[str, subprocess.Popen[bytes]] = {}
    counting.prepare()
    note = place.var() / "children.json"
    try:
        for name, command in commands.items():
            children[name] = _spawn(command, keep)
            leftovers.note(note, {each: child.pid for each, child in children.items()})
        _wait_until_ready(args, children["web"])
        _greet(args.port)
        _watch(commands, children, keep, note)
    finally:
        end(children)
        note.unlink(missing_ok=True)


def _spawn(command: list[str], keep: tuple[int, ...]) -> subprocess.Popen[bytes]:
    """A child in a session of its own, so that Ctrl-C reaches us alone and we end things in order."""
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True, pass_fds=keep)


def _wait_until_ready(args: argparse.Namespace, web: subprocess.Popen[bytes]) -> None:
    """Until the first page is answered, as the site's own visitors ask for it. Raises SetupError with the last cause."""
    deadline, last = time.monotonic() + READY_SECONDS, "no answer yet"
    while time.monotonic() < deadline and web.poll() is None:
        try:
            status, last = _knock(args.host, args.port)
        except OSError as error:
            last = str(error)
            time.sleep(0.1)
            continue
        if status >= 500:
            say(f"首页返回错误 {status}，原因见上。", "The first page fails; see above.")
        if status == 400:
            say(
                "网址不在允许之列，请设置 LXQ_HOSTS。",
                f"The address is not among those answered to: set LXQ_HOSTS. {last}",
            )
        return
    ended = f"ended with {web.returncode}" if web.poll() is not None else f"{READY_SECONDS} s"
    raise SetupError("网页服务没有启动，原因见上。", "The pages did not start; see above.", f"{ended}: {last}")


def _knock(host: str, port: int) -> tuple[int, str]:
    """The status of the first page and its reason, asked on this machine under the site's own name and scheme.

    A redirect to https:// is an answer too: what ends TLS stands in front of us.
    """
    site = urlsplit(os.getenv("LXQ_SITE_URL", ""))
    near = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 only compared
    connection = http.client.HTTPConnection(near, port, timeout=30)
    try:
        headers = {"Host": site.netloc or near, "X-Forwarded-Proto": site.scheme or "http", "Connection": "close"}
        connection.request("GET", "/", headers=headers)
        answer = connection.getresponse()
    except http.client.HTTPException as error:
        raise OSError(f"{type(error).__name__}: {error}") from error
    else:
        return answer.status, f"{answer.status} {answer.reason}"
    finally:
        connection.close()


def _greet(port: int) -> None:
    site = os.getenv("LXQ_SITE_URL", "")
    print(f"\n  连心桥  →  {site if site.startswith('https:') else f'http://127.0.0.1:{port}'}/\n", flush=True)
    if (place.var() / "demo").exists():
        subprocess.run([sys.executable, "-m", "lianxinqiao", "demo", "accounts"])
    print("  Ctrl-C 停止  stops", flush=True)


def _watch(
    commands: dict[str, list[str]], children: dict[str, subprocess.Popen[bytes]], keep: tuple[int, ...], note: Path
) -> None:
    falls: list[float] = []
    while True:
        time.sleep(0.5)
        for name, child in children.items():
            if child.poll() is None:
                continue
            falls = [moment for moment in falls if moment > time.monotonic() - FALLS_SECONDS] + [time.monotonic()]
            if len(falls) > FALLS_ALLOWED:
                raise SetupError(f"进程 {name} 反复退出，原因见上。", f"The process {name} keeps ending; see above.")
            time.sleep(len(falls))
            children[name] = _spawn(commands[name], keep)
            leftovers.note(note, {each: known.pid for each, known in children.items()})


def end(children: dict[str, subprocess.Popen[bytes]]) -> None:
    for child in children.values():
        if child.poll() is None:
            child.terminate()
    for child in children.values():
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()


def follow(command: list[str]) -> int:
    """Run one program in the foreground and hand it the signals we get; its exit code."""
    child = subprocess.Popen(command)
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        signal.signal(number, lambda got, _frame: child.send_signal(got))
    return child.wait()
