"""The Python environment: exactly the locked packages, each checked against its hash.

Each lock has an environment of its own in `.venvs/`, and `.venv` is a link to the one in use. A new one is made beside
the old one and the link is turned when it is whole; the old one goes when no program runs from it any more. So nothing
that works is ever taken away, neither by a failed installation nor from under a running server.
"""

import ast
import contextlib
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from lianxinqiao.setup import stamps
from lianxinqiao.setup.words import SetupError, last_lines, say, told_by_tool

CHECKOUT = Path(__file__).resolve().parents[2]
VENV = CHECKOUT / ".venv"
STORE = CHECKOUT / ".venvs"
PYTHON = VENV / "bin" / "python"
UV = VENV / "bin" / "uv"
STAMP = VENV / "complete"
LEASE = "in-use"
LOCKS = CHECKOUT / "requirements"
# Measured: 0.5 GB of environment with the tests' tools, 0.4 GB of front end, 0.3 GB of database and demo.
ROOM_NEEDED = 1_500_000_000


def wanted(lock: str) -> str:
    """What the stamp must hold for this lock ('app' or 'dev') under this Python, whose corrections need no new one."""
    return stamps.digest(f"{lock} {sys.version_info[:2]}", LOCKS / "uv.txt", LOCKS / f"{lock}.txt")


def is_ready(lock: str) -> bool:
    return wanted(lock) in stamps.read(STAMP) and PYTHON.exists()


def prepare(lock: str) -> None:
    """Make the environment, or go on where that was interrupted. The test lock holds the application's too.

    Raises SetupError; what was in use stays in use.
    """
    if is_ready(lock):
        return
    made = STORE / wanted(lock)[:12]
    if wanted(lock) not in stamps.read(made / "complete") or not (made / "bin" / "python").exists():
        _make(made, lock)
    _turn_to(made)


def _make(made: Path, lock: str) -> None:
    if shutil.disk_usage(CHECKOUT).free < ROOM_NEEDED:
        raise SetupError(
            "磁盘空间不足：首次运行约需 1.5 GB。",
            "Too little room on the disk: the first run needs about 1.5 GB.",
        )
    (made / "complete").unlink(missing_ok=True)
    _make_venv(made)
    _install_uv(made)
    say("正在安装 Python 软件包……", "Installing Python packages …")
    install("sync", str(LOCKS / f"{lock}.txt"), into=made)
    # What the test lock brought serves the application as well, since it is locked to the same versions.
    stamps.write(made / "complete", *(wanted(each) for each in {"app", lock}))


def _turn_to(made: Path) -> None:
    """Let `.venv` lead to the finished environment, and clear away those that nothing runs from."""
    link = VENV.with_name(".venv.new")
    link.unlink(missing_ok=True)
    link.symlink_to(os.path.relpath(made, VENV.parent))
    if VENV.is_dir() and not VENV.is_symlink():  # as earlier versions had it
        VENV.rename(STORE / f"former-{os.getpid()}")
    link.replace(VENV)
    for other in STORE.iterdir():
        if other != made and not _is_in_use(other):
            shutil.rmtree(other, ignore_errors=True)


# ------------------------------------------------------------------ who runs from it
_held: list[int] = []


def hold() -> None:
    """Until this process ends, and whatever program it becomes, the environment it runs from is in use."""
    if PYTHON.exists():
        _hold(VENV.resolve())


def hold_own() -> None:
    """The same for a program that was started from the environment directly."""
    if Path(sys.prefix).resolve().parent == STORE:
        _hold(Path(sys.prefix).resolve())


def _hold(folder: Path) -> None:
    with contextlib.suppress(OSError):  # a folder that this user may not write to is not replaced by this user either
        lease = os.open(folder / LEASE, os.O_RDWR | os.O_CREAT, 0o644)
        os.set_inheritable(lease, True)
        fcntl.flock(lease, fcntl.LOCK_SH)
        _held.append(lease)


def _is_in_use(folder: Path) -> bool:
    try:
        lease = os.open(folder / LEASE, os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lease)
    return False


def install(*arguments: str, into: Path | None = None) -> None:
    """`uv pip …` into an environment (ours), by the index that pip is set to. Raises SetupError."""
    verb, *rest = arguments
    into = into or VENV.resolve()
    done = subprocess.run(
        [str(into / "bin" / "uv"), "pip", verb, "--require-hashes", *rest],
        cwd=CHECKOUT,
        env=uv_settings(into),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise told_by_tool(done.stderr) or SetupError(
            "Python 软件包没有装成。", "The Python packages could not be installed.", last_lines(done.stderr)
        )


def _works(made: Path) -> bool:
    """Whether the environment's Python starts, is of our version and has pip."""
    asked = "import pip, sys; sys.exit(sys.version_info[:2] != " + repr(tuple(sys.version_info[:2])) + ")"
    try:
        tried = subprocess.run([made / "bin" / "python", "-c", asked], capture_output=True)
    except OSError:
        return False
    return tried.returncode == 0


def _make_venv(made: Path) -> None:
    if _works(made):
        return
    say("正在建立 Python 环境……", "Making the Python environment …")
    shutil.rmtree(made, ignore_errors=True)
    done = subprocess.run(
        [sys.executable, "-m", "venv", str(made)], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    if done.returncode == 0:
        return
    told = done.stdout + done.stderr
    if "ensurepip" in told or "No module named venv" in told:
        raise SetupError(
            f"这个 Python 缺少 venv 模块。Debian/Ubuntu 请先安装：apt-get install python3-venv（{sys.executable}）",
            "This Python lacks the module venv. On Debian or Ubuntu: apt-get install python3-venv, then run it again.",
        )
    raise told_by_tool(told) or SetupError(
        "无法建立 Python 环境。", "The Python environment could not be made.", last_lines(told)
    )


def _install_uv(made: Path) -> None:
    uv = made / "bin" / "uv"
    if uv.exists() and subprocess.run([uv, "--version"], capture_output=True).returncode == 0:
        return
    done = subprocess.run(
        [
            made / "bin" / "python",
            "-m",
            "pip",
            "install",
            "-q",
            "--require-hashes",
            "--no-deps",
            "-r",
            LOCKS / "uv.txt",
        ],
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


def _pip_settings(made: Path) -> dict[str, list[str]]:
    """What pip has been told on this machine (file or environment), by name without its section."""
    told = subprocess.run(
        [made / "bin" / "python", "-m", "pip", "config", "list"], capture_output=True, text=True
    ).stdout
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


def uv_settings(made: Path) -> dict[str, str]:
    """The caller's environment, with pip's index settings told to uv, which does not read them itself."""
    settings = {**os.environ, "VIRTUAL_ENV": str(made), "UV_PYTHON_DOWNLOADS": "never"}
    pip = _pip_settings(made)
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
