"""Make everything that is missing, then become the program that was asked for."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NoReturn

from lianxinqiao.setup import environment, frontend
from lianxinqiao.setup.words import SetupError, complain, last_lines


def then(arguments: Sequence[str], lock: str) -> NoReturn:
    """Replace this process by the environment's Python with these arguments; ends with code 1 where that fails."""
    try:
        prepare(lock)
    except KeyboardInterrupt:
        sys.exit(complain(SetupError("已中断；再次运行会接着做。", "Interrupted; the next run carries on from here.")))
    except (SetupError, OSError) as error:
        sys.exit(complain(error))
    python = str(environment.VENV.resolve() / "bin" / "python")
    os.environ.setdefault("PYTHONPATH", str(environment.CHECKOUT))
    os.execv(python, [python, *arguments])


def prepare(lock: str) -> None:
    """Environment, front end, translations: each made once and vouched for by a stamp. Raises SetupError."""
    var = environment.CHECKOUT / "var"
    var.mkdir(exist_ok=True)
    with (var / "setup.lock").open("ab") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        environment.prepare(lock)
        frontend.prepare()
        _compile_translations()
        environment.hold()


def _compile_translations() -> None:
    done = subprocess.run(
        [environment.PYTHON, "-m", "lianxinqiao.setup.translations"],
        cwd=environment.CHECKOUT,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SetupError("翻译没有编译成。", "The translations could not be compiled.", last_lines(done.stderr))
