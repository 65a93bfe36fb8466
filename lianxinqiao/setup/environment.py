"""The Python environment `.venv`: exactly the locked packages, each checked against its hash."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

from lianxinqiao.setup import stamps
from lianxinqiao.setup.words import SetupError, last_lines, say, told_by_tool

CHECKOUT = Path(__file__).resolve().parents[2]
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
STAMP = VENV / "complete"
LOCKS = CHECKOUT / "requirements"
# Measured: 0.5 GB of environment with the tests' tools, 0.4 GB of front end, 0.3 GB of database and demo.
ROOM_NEEDED = 1_500_000_000


def wanted(lock: str) -> str:
    """What the stamp must hold for this lock ('app' or 'dev') under this Python."""
    return stamps.digest(f"{lock} {sys.version_info[:3]}", LOCKS / "uv.txt", LOCKS / f"{lock}.txt")


def is_ready(lock: str) -> bool:
    return wanted(lock) in stamps.read(STAMP) and PYTHON.exists()


def prepare(lock: str) -> None:
    """Make or complete the environment. The test lock holds the application's too. Raises SetupError."""
    if is_ready(lock):
        return
    if shutil.disk_usage(CHECKOUT).free < ROOM_NEEDED:
        raise SetupError(
            "磁盘空间不足：首次运行约需 1.5 GB。",
            "Too little room on the disk: the first run needs about 1.5 GB.",
        )
    STAMP.unlink(missing_ok=True)
    _make_venv()
    _install_uv()
    say("正在安装 Python 软件包……", "Installing Python packages …")
    install("sync", str(LOCKS / f"{lock}.txt"))
    # What the test lock brought serves the application as well, since it is locked to the same versions.
    stamps.write(STAMP, *(wanted(each) for each in {"app", lock}))


def install(*arguments: str) -> None:
    """`uv pip …` into the environment, by the index that pip is set to. Raises SetupError."""
    verb, *rest = arguments
    done = subprocess.run(
        [str(UV), "pip", verb, "--require-hashes", *rest],
        cwd=CHECKOUT,
        env=_uv_settings(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise told_by_tool(done.stderr) or SetupError(
            "Python 软件包没有装成。", "The Python packages could not be installed.", last_lines(done.stderr)
        )


def _works() -> bool:
    """Whether the environment's Python starts, is of our version and has pip."""
    asked = "import pip, sys; sys.exit(sys.version_info[:3] != " + repr(tuple(sys.version_info[:3])) + ")"
    try:
        tried = subprocess.run([PYTHON, "-c", asked], capture_output=True)
    except OSError:
        return False
    return tried.returncode == 0


def _make_venv() -> None:
    if _works():
        return
    say("正在建立 Python 环境……", "Making the Python environment …")
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run(
        [sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    if made.returncode == 0:
        return
    told = made.stdout + made.stderr
    if "ensurepip" in told or "No module named venv" in told:
        raise SetupError(
            f"这个 Python 缺少 venv 模块。Debian/Ubuntu 请先安装：apt-get install python3-venv（{sys.executable}）",
            "This Python lacks the module venv. On Debian or Ubuntu: apt-get install python3-venv, then run it again.",
        )
    raise told_by_tool(told) or SetupError(
        "无法建立 Python 环境。", "The Python environment could not be made.", last_lines(told)
    )


def _install_uv() -> None:
    if UV.exists() and subprocess.run([UV, "--version"], capture_output=True).returncode == 0:
        return
    done = subprocess.run(
        [PYTHON, "-m", "pip", "install", "-q", "--require-hashes", "--no-deps", "-r", LOCKS / "uv.txt"],
        cwd=CHECKOUT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise told_by_tool(done.stdout + done.stderr) or SetupError(
            "安装工具 uv 没有装成。", "The installer uv could not be installed.", last_lines(done.stderr)
        )


def _pip_settings() -> dict[str, list[str]]:
    """What pip has been told on this machine (file or environment), by name without its section."""
    told = subprocess.run([PYTHON, "-m", "pip", "config", "list"], capture_output=True, text=True).stdout
    settings: dict[str, list[str]] = {}
    for line in told.splitlines():
        name, _, value = line.partition("=")
        try:
            settings[name.rpartition(".")[2]] = str(ast.literal_eval(value)).split()
        except (SyntaxError, ValueError):
            continue
    return settings


def _is_there(place: str) -> bool:
    """Whether an index or a folder of wheels can be there: pip skips missing ones, uv stops at them."""
    path = place.removeprefix("file://")
    return Path(path).exists() if path.startswith("/") else True


def _uv_settings() -> dict[str, str]:
    """The caller's environment, with pip's index settings told to uv, which does not read them itself."""
    settings = {**os.environ, "VIRTUAL_ENV": str(VENV), "UV_PYTHON_DOWNLOADS": "never"}
    pip = _pip_settings()
    told = {
        "UV_DEFAULT_INDEX": pip.get("index-url", []),
        "UV_INDEX": [place for place in pip.get("extra-index-url", []) if _is_there(place)],
        "UV_FIND_LINKS": [place for place in pip.get("find-links", []) if _is_there(place)],
        "UV_INSECURE_HOST": pip.get("trusted-host", []),
        "SSL_CERT_FILE": pip.get("cert", []),
    }
    if "UV_INDEX_URL" in settings:
        del told["UV_DEFAULT_INDEX"]
    for name, values in told.items():
        if values:
            settings.setdefault(name, (" " if name == "UV_INDEX" else ",").join(values))
    # As pip does it: the best match of all indexes. Safe, since every file must have its locked hash.
    settings.setdefault("UV_INDEX_STRATEGY", "unsafe-best-match")
    return settings
