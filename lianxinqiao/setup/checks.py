"""What `./test` does once everything is installed: each check in turn, its time, and at the end what failed."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from lianxinqiao.database import embedded
from lianxinqiao.database.errors import DatabaseUnavailable
from lianxinqiao.setup import environment, template
from lianxinqiao.setup.words import SetupError, complain, say

BEGAN = time.monotonic()
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SPREAD = ("-n", "2", "--dist", "worksteal")
NO_TESTS = 5  # pytest's exit code where nothing was selected
STALE = "import sys; from lianxinqiao import printed; stale = printed.stale(); print(*stale, sep='\\n'); sys.exit(bool(stale))"


class Step(NamedTuple):
    name: str
    command: list[str]


class Ran(NamedTuple):
    name: str
    failed: bool
    seconds: float
    closing: str = ""


def _python(*arguments: str) -> list[str]:
    return [sys.executable, *arguments]


def _tool(name: str, *arguments: str) -> list[str]:
    return [str(environment.VENV / "bin" / name), *arguments]


def checks() -> list[Step]:
    """Everything that is judged without running a test; they run two at a time, so the longest comes first."""
    return [
        Step("demo", _python("-m", "lianxinqiao.setup.template")),  # the tests of it then only look
        Step("types", _tool("mypy")),
        Step("style", _tool("ruff", "check", ".")),
        Step("format", _tool("ruff", "format", "--check", ".")),
        Step("layers", _tool("lint-imports")),
        Step("templates", _tool("djlint", "lianxinqiao", "--lint", "--quiet")),
        Step("printed docs", _python("-c", "import django; django.setup(); " + STALE)),
        Step("package", _python("-m", "lianxinqiao.setup.packaged")),
        Step("migrations", _python("-m", "lianxinqiao", "manage", "makemigrations", "--check", "--dry-run")),
    ]


def tests() -> list[Step]:
    """The tests on both cores, then the stories, two at a time: a browser and its server take turns.

    Of the tests each core takes one half; whoever is done first takes over half of what the other has left.
    """
    spread = (*SPREAD, "--durations", "10", "--durations-min", "1")
    # pyproject.toml says of what. slipcover's own judgement takes the workers' lines out of its file, so it is ours.
    covered = ("-m", "slipcover", "--fail-under", "0", "--json", "--out", os.environ["LXQ_COVERED"])
    return [
        Step("tests", _python(*covered, "-m", "pytest", "-q", *spread, "-m", "not story")),
        Step(
            "stories",
            _python(
                *("-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "--durations", "10", "-m", "story"),
                *_stories(),
            ),
        ),
    ]


def _stories() -> list[str]:
    """The files that say of themselves that they tell one: nobody reads all others again, and the longest is not the last."""
    files = [path for folder in ("lianxinqiao", "tests") for path in Path(folder).rglob("test_*.py")]
    found = [path for path in files if "pytest.mark.story" in path.read_text()]
    return [str(path) for path in sorted(found, key=lambda path: (-path.stat().st_size, path))]


def main(arguments: Sequence[str]) -> int:
    """Run what is asked for; 1 where anything failed."""
    _settings_for_tests()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is stopped
    try:
        with embedded.running():
            template.prepare()
            if arguments:
                _find_chromium(required=False)
                return subprocess.run(_python("-m", "pytest", *_rooms(arguments))).returncode
            _find_chromium(required=True)
            Path(os.environ["LXQ_COVERED"]).unlink(missing_ok=True)  # never the share of an older run
            return _report([*_two_at_a_time(checks()), *map(_run, tests()), _covered()])
    except (SetupError, DatabaseUnavailable, OSError) as error:
        return complain(error)


def _settings_for_tests() -> None:
    """A place of their own, so that tests never touch what the installation keeps, and no waiting for the disk."""
    os.chdir(environment.CHECKOUT)
    os.environ["DJANGO_SETTINGS_MODULE"] = "lianxinqiao.settings"
    os.environ.setdefault("LXQ_VAR", str(environment.CHECKOUT / "var" / "test"))
    os.environ.setdefault("LXQ_PG_CARELESS", "1")
    os.environ.setdefault("LXQ_DATABASE_ROLE", "owner")  # tests make databases, and forge what the owner could forge
    os.environ.setdefault("PYTHONUNBUFFERED", "1")
    os.environ["LXQ_COVERED"] = str(Path(os.environ["LXQ_VAR"]) / "covered.json")
    _keep_bytecode()


def _keep_bytecode() -> None:
    """Where nothing compiled may lie in the tree, it lies in ours: else each of some two hundred processes compiles all."""
    if os.environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        os.environ.setdefault("PYTHONPYCACHEPREFIX", str(Path(os.environ["LXQ_VAR"]) / "bytecode"))


def _rooms(arguments: Sequence[str]) -> list[str]:
    """`./test matters -q`: a room's name stands for its folder; whole rooms run on both cores, unless it says otherwise."""
    rooms = environment.CHECKOUT / "lianxinqiao"
    named = {word for word in arguments if (rooms / word / "tests").is_dir()}
    otherwise = any(word.startswith(("-n", "-k", "--pdb", "-x", "-s")) for word in arguments)
    spread = SPREAD if named and not otherwise else ()
    return [*spread, *(f"lianxinqiao/{word}" if word in named else word for word in arguments)]


def _two_at_a_time(steps: Sequence[Step]) -> list[Ran]:
    """Each of these keeps one core busy; what it says is printed when it is done."""
    with ThreadPoolExecutor(2) as pool:
        running = [pool.submit(_quietly, step) for step in steps]
        ran = []
        for done in as_completed(running):
            each, said = done.result()
            print(_title(each.name) + said, end="", flush=True)
            ran.append(each)
    return ran


def _quietly(step: Step) -> tuple[Ran, str]:
    began = time.monotonic()
    done = subprocess.run(
        step.command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    return Ran(step.name, done.returncode != 0, time.monotonic() - began), done.stdout


def _title(name: str) -> str:
    return f"\n── {name} " + "─" * (70 - len(name)) + "\n"


def _run(step: Step) -> Ran:
    print(_title(step.name), end="", flush=True)
    began = time.monotonic()
    closing = ""
    with subprocess.Popen(
        step.command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as child:
        for line in child.stdout or ():
            print(line, end="", flush=True)
            closing = line.strip() or closing
    failed = child.returncode not in ({0, NO_TESTS} if step.name == "stories" else {0})
    return Ran(step.name, failed, time.monotonic() - began, closing)


def _covered() -> Ran:
    """Too few lines gone through count as a failed check."""
    print(_title("covered"), end="")
    found = share(Path(os.environ["LXQ_COVERED"]))
    print(covered(found, at_least()), flush=True)
    return Ran("covered", found is None or found < at_least(), 0)


def _report(ran: Sequence[Ran]) -> int:
    print("\n" + "═" * 74)
    for each in ran:
        print(f"{'✗' if each.failed else '✓'} {each.name:<14} {each.seconds:7.1f} s")
    failed = [each.name for each in ran if each.failed]
    seconds = time.monotonic() - BEGAN
    verdict = f"failed: {', '.join(failed)}" if failed else "all passed"
    print(f"{verdict} in {seconds:.0f} s")
    print(together([each.closing for each in ran if each.name in {"tests", "stories"}]))
    return 1 if failed else 0


def share(found: Path) -> float | None:
    """What share of the lines the tests of this run went through, in percent; none where it was not measured."""
    try:
        return float(json.loads(found.read_text())["summary"]["percent_covered"])
    except (OSError, ValueError, KeyError):
        return None


def covered(found: float | None, least: float) -> str:
    if found is None:
        return "lines covered by tests: not measured"
    fell = ", which is too few" if found < least else ""
    return f"lines covered by tests: {found:.2f} % (at least {least} %{fell})"


def at_least() -> float:
    """In percent; it is raised as the share rises, and never lowered."""
    told = tomllib.loads((environment.CHECKOUT / "pyproject.toml").read_text())
    return float(told["tool"]["lianxinqiao"]["covered-at-least"])


def together(closings: Sequence[str]) -> str:
    """pytest's closing lines added up into one of the same form."""
    counts: dict[str, int] = {}
    seconds = 0.0
    for line in closings:
        for number, word in re.findall(
            r"(\d+) (passed|failed|errors?|skipped|deselected|xfailed|xpassed|warnings?)", line
        ):
            counts[word] = counts.get(word, 0) + int(number)
        if took := re.search(r"in ([\d.]+)s", line):
            seconds += float(took[1])
    counts.pop("deselected", None)
    said = ", ".join(f"{number} {word}" for word, number in counts.items()) or "no tests ran"
    return f"===== {said} in {seconds:.2f}s ====="


def _find_chromium(*, required: bool) -> None:
    """Tell the stories where the browser is, installing one where that can be done. Raises SetupError if required."""
    found = os.getenv("LXQ_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found and required:
        found = _install_chromium()
    if found:
        os.environ["LXQ_CHROMIUM"] = found


def _install_chromium() -> str | None:
    """From Debian's packages as root, else the one that Playwright brings (which it then finds by itself)."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("正在安装浏览器 Chromium……", "Installing the browser Chromium …")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-y", "-qq", "chromium"]):
            subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        if found := shutil.which("chromium"):
            return found
    if subprocess.run(_python("-m", "playwright", "install", "chromium"), stdin=subprocess.DEVNULL).returncode:
        raise SetupError(
            "浏览器测试需要 Chromium，这里没有，也装不上。请先安装（Debian：apt-get install chromium）。",
            "The stories need Chromium; there is none and it could not be installed. Install it first "
            "(Debian: apt-get install chromium).",
        )
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
