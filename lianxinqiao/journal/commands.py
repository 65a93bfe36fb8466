"""`lianxinqiao journal`: verify the chains, export entries."""

import argparse
import sys
from pathlib import Path

from django.utils.translation import gettext_lazy as _

SUMMARY = "the journal: verify its chains, export its entries"
WORDS = {
    "altered": _("内容被改动"),
    "missing": _("缺失"),
    "reordered": _("与前一条接不上（次序被改动，或前一条被改写）"),
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

    chains = [args.chain] if args.chain else queries.known()
    flaws = [flaw for chain in chains if (flaw := queries.verify(chain))]
    for flaw in flaws:
        print(
            _("✗ %(chain)s 第 %(n)s 条：%(what)s") % {"chain": flaw.chain, "n": flaw.number, "what": WORDS[flaw.kind]}
        )
    if args.chain and not queries.end(args.chain)[0] and not flaws:
        print(
            _("✗ 没有“%(chain)s”这条日志链，现有：%(known)s")
            % {"chain": args.chain, "known": "、".join(queries.known())}
        )
        return 1
    if not flaws:
        print(_("✓ 日志完整。"))
        for chain in chains:  # a chain that is gone as a whole leaves no gap: it is missed by its line
            print("  {0} {1[0]:,} {1[1]}".format(chain, queries.end(chain)))
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
