"""`lianxinqiao search rebuild`: index everything anew."""

import argparse
import sys

SUMMARY = "the search index: build it anew from what it is of"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("search", help=SUMMARY, description=SUMMARY)
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("rebuild", help="in batches, while people work; needed after data came in past the program")


def run(args: argparse.Namespace) -> int:
    from lianxinqiao.search import actions  # deferred: needs the app registry

    done = actions.rebuild(_bar)
    print(f"\r{done} 条已编入索引 indexed{' ' * 20}")
    return 0


def _bar(done: int, total: int) -> None:
    if sys.stdout.isatty():
        share = done / max(total, 1)
        print(f"\r[{'█' * int(share * 30):30}] {done}/{total}", end="", flush=True)
