"""`lianxinqiao copy`: whether this is a restored copy, and taking it for the installation."""

import argparse

SUMMARY = "is this a restored copy, which tells nobody anything; take it for the installation"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("copy", help=SUMMARY, description=SUMMARY)
    parser.add_argument("what", choices=["status", "confirm"], nargs="?", default="status")


def run(args: argparse.Namespace) -> int:
    from lianxinqiao.notices import copies  # deferred: needs the app registry

    if args.what == "confirm":
        kept_back = copies.take_over(by=None)
        print(
            f"这里从现在起是正式系统，恢复发送。恢复前待发的{kept_back}封没有发出，可在发件箱逐封重发。 "
            f"This is the installation from now on and sends again. {kept_back} letters that waited were kept back."
        )
        return 0
    print(
        "恢复出来的副本：不向外发送任何通知，直到 lianxinqiao copy confirm。 "
        "A restored copy: it sends nothing until `lianxinqiao copy confirm`."
        if copies.is_copy()
        else "正式系统。 The installation."
    )
    return 0
