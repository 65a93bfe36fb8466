"""`lianxinqiao demo build`: the demo district into an empty database."""

import argparse
import gc
import sys
import time

from django.utils import timezone

from lianxinqiao.setup import meanwhile


def add_parser(subparsers: argparse._SubParsersAction) -> None:
    parser = subparsers.add_parser("demo", help="build the demo district 云河区 into an empty database")
    parser.add_argument("what", choices=["build", "accounts"], nargs="?", default="build")


def run(args: argparse.Namespace) -> int:
    from lianxinqiao.demo import beside, people  # deferred, like all below: needs the app registry
    from lianxinqiao.demo.build import Builder
    from lianxinqiao.journal import checkpoints
    from lianxinqiao.people.models import Body
    from lianxinqiao.setup import schema

    if args.what == "accounts":
        print(f"deputy clerk head supervision jiaoyu-clerk … / {people.PASSWORD}")
        return 0
    if Body.objects.exists():
        if schema.demo_is_half_built():
            print("上次只建到一半，请运行 ./run 重新建立。 It was left half built; ./run builds it anew.")
        else:
            print("数据库里已经有机构，演示区只建在空库里。 The database is not empty; the demo needs an empty one.")
        return 1
    with schema.building_demo():
        beside.never_wait_for_the_disk()
        gc.freeze()  # what is loaded stays, and is not looked through for garbage at every turn
        gc.set_threshold(50_000, 20, 20)
        Builder(timezone.localdate(), progress).build()
        checkpoints.make()
        switch_on()
    print("\n演示区云河区已建成。 The demo district is ready.")
    return 0


def switch_on() -> None:
    """From now on this installation is a demo: its login page offers the doors of every role."""
    from django.conf import settings  # deferred: needs the app registry

    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    (settings.VAR_DIR / "demo").touch()


_told: dict[str, float] = {}


def progress(name: str, ended: int, total: int) -> None:
    """A line that fills up on a terminal, a line for each fifth in a log, and a note for the page that waits."""
    if not total:
        return
    words = f"{name} 年的建议 suggestions of {name}"
    now = time.monotonic()
    if ended == total or now - _told.get("", 0) > 0.3:
        _told[""] = now
        meanwhile.keep(words, ended, total)
        if sys.stderr.isatty():
            filled = 30 * ended // total
            bar = "█" * filled + "·" * (30 - filled)
            print(f"\r{words} [{bar}] {ended}/{total}", end="\n" if ended == total else "", file=sys.stderr, flush=True)
    if not sys.stderr.isatty() and 5 * ended // total > _told.get(name, 0):
        _told[name] = 5 * ended // total
        print(f"  {words}: {ended}/{total}", file=sys.stderr, flush=True)
