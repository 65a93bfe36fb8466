"""`lianxinqiao journal`: verify the chains, export entries."""

import argparse
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

SUMMARY = "the journal: verify its chains, export its entries"
WORDS = {
    "altered": _("内容被改动"),
    "missing": _("缺失"),
    "reordered": _("次序被改动"),
    "cut": _("末尾被截断"),
    "sealed": _("封存的个人信息被改动或缺失"),
}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("journal", help=SUMMARY, description=SUMMARY)
    acts = parser.add_subparsers(dest="act", required=True)
    verify = acts.add_parser("verify", help="name the first altered, missing or reordered entry of each chain")
    verify.add_argument("--chain", help="only this chain (a body's code, or installation)")
    export = acts.add_parser("export", help="all entries as JSON lines, with their hashes")
    export.add_argument("--chain", help="only this chain")
    export.add_argument("--to", type=Path, help="a file; else standard output")


def run(args: argparse.Namespace) -> int:
    return {"verify": _verify, "export": _export}[args.act](args)


def _verify(args: argparse.Namespace) -> int:
    from lianxinqiao.journal import queries  # deferred: needs the app registry

    found = [queries.verify(args.chain)] if args.chain else list(queries.verify_all())
    flaws = [flaw for flaw in found if flaw]
    for flaw in flaws:
        print(
            _("✗ %(chain)s 第 %(n)s 条：%(what)s") % {"chain": flaw.chain, "n": flaw.number, "what": WORDS[flaw.kind]}
        )
    if not flaws:
        print(_("✓ 日志完整。"))
    return 1 if flaws else 0


def _export(args: argparse.Namespace) -> int:
    from lianxinqiao.journal import exporting  # deferred: needs the app registry
    from lianxinqiao.journal.models import Entry  # deferred: likewise

    rows = Entry.objects.filter(chain=args.chain) if args.chain else Entry.objects.all()
    lines = exporting.lines(rows.order_by("chain", "number").iterator(2000))
    if args.to is None:
        sys.stdout.writelines(lines)
        return 0
    with args.to.open("w", encoding="utf-8") as file:
        file.writelines(lines)
    return 0
