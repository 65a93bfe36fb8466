"""The command line: `lianxinqiao COMMAND …`, in a checkout also `./run COMMAND …`.

Each command lives in its room's `commands.py`, which is imported only when the command is called, with Django set up:
`add_parser(subparsers)` adds its argument parsers, `run(args)` does the work and returns an exit code. Whatever comes through here finds the database running, and the embedded one is stopped behind the last.
"""

import argparse
import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import lianxinqiao
from lianxinqiao.database import embedded
from lianxinqiao.database.errors import BackupRefused, DatabaseUnavailable
from lianxinqiao.setup import apart, environment
from lianxinqiao.setup.words import SetupError


class Command(NamedTuple):
    room: str
    chinese: str
    english: str


COMMANDS = {
    "start": Command(
        "setup", "启动全部：数据库、网页、后台任务", "everything at once: database, pages, background work"
    ),
    "serve": Command("setup", "只提供网页", "the pages alone"),
    "worker": Command("setup", "只做后台任务", "the background work alone"),
    "migrate": Command("setup", "把数据库更新到本版程序", "bring the database to this version"),
    "districts": Command(
        "setup", "多个地方分在几个数据库里：全部运行一条命令、汇总数字", "many districts over several databases"
    ),
    "upgrade": Command(
        "setup", "更新：备份、迁移、核验，不成则恢复", "an update: back up, migrate, check, or put all back"
    ),
    "doctor": Command("operating", "检查这套系统的环境", "look at what the installation stands on, and say what to do"),
    "demo": Command("demo", "建立演示区云河区", "build the demo district"),
    "import": Command("desk", "导入表格", "import a spreadsheet"),
    "export": Command("desk", "导出表格", "export a spreadsheet"),
    "backup": Command("database", "把数据库和附件备份成一个文件", "database and attachments into one file"),
    "backups": Command("operating", "定期加密备份、轮换、恢复演练", "sealed backups by rotation, and restore drills"),
    "district": Command(
        "operating",
        "把区县移到另一个数据库的各步（districts move）",
        "the steps of moving a district to another database",
    ),
    "restore": Command("database", "把备份恢复到空白处", "a backup into an empty place"),
    "copy": Command(
        "notices", "恢复出来的副本：状态、确认为正式系统", "a restored copy: its state, taking it for real"
    ),
    "database": Command("database", "内置数据库的状态、启动、停止", "state, start and stop of the embedded database"),
    "journal": Command("journal", "核验、导出办理日志", "verify and export the journal"),
    "ballots": Command("ballots", "重新计算公布的无记名表决", "count a published secret ballot again"),
    "workdays": Command("workdays", "推算工作日，导入放假安排", "count working days, import holidays"),
    "search": Command("search", "重建检索索引", "build the search index anew"),
    "figures": Command("figures", "一年的各项数字和每个数字的清单", "a year's figures, and the records behind each"),
    "report": Command("figures", "核对报告稿里的数字", "check the numbers of a written report"),
    "token": Command("api", "接口令牌的建立、查看、撤销", "tokens of the API: make, list, take back"),
    "profile": Command("rulebook", "查看、导入规则", "look at rule profiles, import one"),
}
# These come before Django and the database, which they bring up; a recount of ballots needs neither.
MIND_THEMSELVES = {"setup", "database", "operating", "ballots"}
# A backup is a copy, whoever made what is in it.
READ_ANY_VERSION = {"backup", "restore", "upgrade"}


def explain() -> None:
    """Print what there is; needs nothing installed."""
    print("lianxinqiao --version    版本 the version")
    print("lianxinqiao --data DIR COMMAND …    数据放在 DIR（也可设 LXQ_VAR） keeps its data in DIR\n")
    print("lianxinqiao COMMAND --help 说明每条命令。 explains each command.\n")
    for name, command in COMMANDS.items():
        print(f"  {name:9} {command.chinese}  {command.english}")
    print("  manage    Django 的管理命令  Django's own commands")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    arguments = _without_data(list(sys.argv[1:] if argv is None else argv))
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        explain()
        return 0
    if arguments[0] in {"--version", "-V", "version"}:
        print(f"lianxinqiao {lianxinqiao.__version__}")
        return 0
    environment.hold_own()
    name = arguments[0]
    if name != "manage" and name not in COMMANDS:
        print(f"没有这条命令：{name}\nThere is no such command: {name}\n", file=sys.stderr)
        explain()
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxinqiao.settings")
    return in_sentences(lambda: _manage(arguments) if name == "manage" else _run(name, arguments))


def in_sentences(work: Callable[[], int]) -> int:
    """Its exit code; what is refused is told in a sentence, not in a traceback."""
    try:
        return work()
    except (DatabaseUnavailable, BackupRefused, SetupError) as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError) as error:
        if not error.filename:
            raise
        print(f"✗ {error.filename}: 打不开或者写不了。 Cannot be opened or written: {error.strerror}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read has read enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130


def _without_data(arguments: list[str]) -> list[str]:
    """Take `--data DIR` from wherever it stands: it says where the data are, as LXQ_VAR does.

    Behind `manage` the words are Django's: there it stands before the command's name or right behind it.
    """
    ours = 2 if "manage" in arguments[:3] else len(arguments)
    for position, argument in enumerate(arguments[:ours]):
        word, equals, value = argument.partition("=")
        if word != "--data":
            continue
        taken = 1 if equals else 2
        folder = value if equals else "".join(arguments[position + 1 : position + 2])
        if not folder:
            raise SystemExit("--data: 请写明目录。 Name a folder.")
        os.environ["LXQ_VAR"] = str(Path(folder).absolute())
        return arguments[:position] + arguments[position + taken :]
    return arguments


def _run(name: str, arguments: Sequence[str]) -> int:
    if COMMANDS[name].room not in MIND_THEMSELVES:
        _django()
    room = importlib.import_module(f"lianxinqiao.{COMMANDS[name].room}.commands")
    parser = argparse.ArgumentParser(prog="lianxinqiao")
    rooms = parser.add_subparsers(required=True, metavar="COMMAND")
    room.add_parser(rooms)
    told = rooms.choices[name]
    told.description = f"{COMMANDS[name].chinese}。 {told.description or COMMANDS[name].english}"
    args = parser.parse_args(arguments)
    run = getattr(args, "run", room.run)
    if getattr(args, "bare", False):  # a command that minds the database itself
        return int(run(args) or 0)
    with embedded.running():
        if first := getattr(args, "first", None):  # what stays afterwards needs no Django of its own
            return apart.code(lambda: in_sentences(lambda: _asked(name, first, args))) or int(run(args) or 0)
        return _asked(name, run, args)


def _asked(name: str, run: Callable[[argparse.Namespace], int], args: argparse.Namespace) -> int:
    """With Django and a database of this version."""
    _django()
    from django.db import OperationalError, ProgrammingError  # deferred: Django must be set up
    from psycopg.errors import UndefinedColumn, UndefinedTable

    from lianxinqiao.access.refused import Refused
    from lianxinqiao.database import newer

    try:
        if name not in READ_ANY_VERSION:
            newer.refuse()
        return int(run(args) or 0)
    except Refused as refused:
        print(f"✗ {refused}", file=sys.stderr)
        return 1
    except OperationalError as error:
        raise DatabaseUnavailable(f"数据库连不上。 The database cannot be reached.\n{error}") from error
    except ProgrammingError as error:
        if isinstance(error.__cause__, UndefinedTable | UndefinedColumn):
            raise DatabaseUnavailable(
                "数据库还没有建好，或不是本版程序的：请先运行 lianxinqiao migrate。 "
                "The database is not made yet or not of this version: run `lianxinqiao migrate` first."
            ) from error
        raise


def _django() -> None:
    import django  # deferred: `--help` needs none

    gc.disable()  # what is loaded stays: walked again and again meanwhile, it took a quarter of the start
    try:
        django.setup()
    finally:
        gc.enable()


def _manage(arguments: Sequence[str]) -> int:
    from django.core.management import execute_from_command_line  # deferred: `--help` needs none

    with embedded.running():
        _django()
        execute_from_command_line(["lianxinqiao manage", *arguments[1:]])
    return 0
