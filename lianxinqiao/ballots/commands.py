"""`lianxinqiao ballots recount FILE`: count a published ballot again. Asks neither database nor settings."""

import argparse
from pathlib import Path

SUMMARY = "count a published secret ballot again, by its file alone"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("ballots", help=SUMMARY, description=SUMMARY)
    acts = parser.add_subparsers(dest="act", required=True)
    recount = acts.add_parser("recount", help="say whether the papers give what was announced, or which paper differs")
    recount.add_argument("file", type=Path)
    recount.set_defaults(run=run, bare=True)


def run(args: argparse.Namespace) -> int:
    from lianxinqiao.ballots import recount  # deferred: needs `cryptography`, and `--help` does not

    return recount.main(args.file)
