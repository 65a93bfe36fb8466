"""Whether the package runs where there is nothing but the package: built, installed into an empty environment, started.

A step of `./test`. Everything is asked of the installed program in a folder of its own, with no checkout in sight.
"""

import contextlib
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import lianxinqiao
from lianxinqiao.setup import environment, ports

PATIENCE = 240  # seconds, for a machine that has other things to do
# One of each kind that no Python file is: what a package forgets.
KINDS = (
    *("ui/templates/ui/base.html", "ui/static/ui/base.css", "people/locale/en/LC_MESSAGES/django.mo"),
    *("rulebook/profiles/district-default.toml", "workdays/data/holidays-2026.toml", "paper/typst/letter.typ"),
    *("demo/content/2020-health.toml", "brought/static/npm/htmx/htmx.min.js", "brought/icons/home.svg"),
    *("brought/fonts/NotoSerifSC_400Regular.ttf", "brought/licences/htmx"),
)


class NotWhole(RuntimeError):
    """The package does not run; the message says where it stopped."""


def main() -> int:
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="lxq-") as folder:
        place = Path(folder)
        wheel = _built(place / "dist")
        _look_into(wheel)
        program = _installed(wheel, place / "venv")
        _told(time.monotonic() - began, f"{wheel.name}, {wheel.stat().st_size / 1e6:.0f} MB, installed")
        _runs(program, place)
    _told(time.monotonic() - began, "started outside the checkout, pages and files answered, stopped")
    return 0


def _told(seconds: float, words: str) -> None:
    print(f"{seconds:5.1f} s  {words}", flush=True)


def _uv(*arguments: str) -> None:
    settings = environment.uv_settings(environment.VENV.resolve())
    done = subprocess.run([environment.UV, *arguments], env=settings, capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise NotWhole(f"uv {' '.join(arguments[:2])}\n{done.stdout}{done.stderr}")


def _built(target: Path) -> Path:
    """The wheel, made without the network: what it is built with stands in the tests' environment."""
    _uv("build", "--wheel", "--no-build-isolation", "--out-dir", str(target), str(environment.CHECKOUT))
    return next(target.glob("*.whl"))


def _look_into(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        names = set(file.namelist())
    if missing := [kind for kind in KINDS if f"lianxinqiao/{kind}" not in names]:
        raise NotWhole(f"not in the package: {', '.join(missing)}")
    if strange := [name for name in names if "/tests/" in name or not name.startswith("lianxinqiao")]:
        raise NotWhole(f"no business in the package: {', '.join(sorted(strange)[:5])}")


def _installed(wheel: Path, venv: Path) -> Path:
    """Into an empty environment, by the package's own dependencies, in the versions that are locked."""
    _uv("venv", "--quiet", "--python", sys.executable, str(venv))
    limits = str(environment.LOCKS / "app.txt")
    _uv("pip", "install", "--quiet", "--python", str(venv / "bin/python"), "--constraint", limits, str(wheel))
    return venv / "bin" / "lianxinqiao"


def _surroundings(place: Path) -> dict[str, str]:
    """Nothing of the checkout's settings: the data go where an unprivileged user's go."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LXQ_", "PYTHON", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    return kept | {"HOME": str(place), "LXQ_PG_CARELESS": "1"}


def _runs(program: Path, place: Path) -> None:
    surroundings = _surroundings(place)
    version = subprocess.run([program, "--version"], env=surroundings, cwd=place, capture_output=True, text=True)
    if version.stdout != f"lianxinqiao {lianxinqiao.__version__}\n":
        raise NotWhole(f"--version said {version.stdout!r} {version.stderr}")
    data, port = place / "data", ports.free()
    command = [str(program), "--data", str(data), "start", "--empty", "--port", str(port)]
    with _started(command, surroundings, place) as said:
        _answers(f"http://127.0.0.1:{port}", said)
    if not (data / "pg").exists():
        raise NotWhole(f"the data are not in {data}")


@contextlib.contextmanager
def _started(command: list[str], surroundings: dict[str, str], place: Path) -> Iterator[Path]:
    said = place / "said"
    with said.open("wb") as file:
        server = subprocess.Popen(
            command, env=surroundings, cwd=place, stdout=file, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL
        )
    try:
        deadline = time.monotonic() + PATIENCE
        while b"Ctrl-C" not in said.read_bytes():
            if server.poll() is not None or time.monotonic() > deadline:
                raise NotWhole(f"it did not start:\n{said.read_text()}")
            time.sleep(0.1)
        yield said
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=60)
    if server.returncode:
        raise NotWhole(f"it ended with {server.returncode}:\n{said.read_text()}")


def _answers(home: str, said: Path) -> None:
    """The first page, its styles and scripts by their hashed names, what npm brought, a translated page."""
    page, _ = _fetch(f"{home}/setup", said)
    for wanted in (r"/static/ui/base\.[0-9a-f]{12}\.css", r"/static/ui/app\.[0-9a-f]{12}\.js"):
        found = re.search(wanted, page)
        if not found:
            raise NotWhole(f"no {wanted} in the first page:\n{page[:2000]}")
        _, headers = _fetch(home + found[0], said)
        if "immutable" not in headers.get("Cache-Control", "") or headers.get("Content-Encoding") != "br":
            raise NotWhole(f"{found[0]} came with {headers}")
    _fetch(f"{home}/static/npm/htmx/htmx.min.js", said)
    english, _ = _fetch(f"{home}/login", said, language="en")
    if "Password" not in english:
        raise NotWhole("the login page is not translated")


def _fetch(address: str, said: Path, language: str = "zh-hans") -> tuple[str, Message]:
    asked = urllib.request.Request(  # noqa: S310 our own server
        address, headers={"Accept-Language": language, "Accept-Encoding": "br"}
    )
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked, timeout=60) as answer:
            return answer.read().decode(errors="replace"), answer.headers
    except urllib.error.HTTPError as error:
        raise NotWhole(f"{address} answered {error.code}:\n{said.read_text()}") from error


if __name__ == "__main__":
    try:
        sys.exit(main())
    except NotWhole as problem:
        sys.exit(f"✗ {problem}")
