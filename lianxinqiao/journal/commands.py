"""`lianxinqiao journal`: verify, checkpoints, proofs, export."""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused

SUMMARY = "the journal: verify it, sign and prove it, export its entries"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("journal", help=SUMMARY, description=SUMMARY)
    acts = parser.add_subparsers(dest="act", required=True)
    verify = acts.add_parser("verify", help="name everything that is not as it was written")
    verify.add_argument("--chain", help="only this chain (a body's code, installation, doors)")
    verify.add_argument(
        "--against", type=Path, action="append", default=[], help="a checkpoint that anybody kept, or a folder of them"
    )
    acts.add_parser("checkpoint", help="sign the tree as it is now and print the checkpoint")
    cosign = acts.add_parser("cosign", help="add a witness's signature to a checkpoint, once it holds")
    cosign.add_argument("file", type=Path, help="the checkpoint as the witness signed it, or its line alone")
    cosign.add_argument("--vkey", required=True, help="the witness's verifier key, name+id+base64")
    prove = acts.add_parser("prove", help="proof that an entry is in the tree, or that the tree only grew")
    prove.add_argument("chain", nargs="?", help="the entry's chain")
    prove.add_argument("number", nargs="?", type=int, help="its number there")
    prove.add_argument("--from", dest="old", type=int, help="the size of an earlier checkpoint: prove consistency")
    prove.add_argument("--entry", type=Path, help="write the entry's canonical text there, byte for byte")
    export = acts.add_parser("export", help="all entries as JSON lines, with their hashes")
    export.add_argument("--chain", help="only this chain")
    for act in (prove, export):
        act.add_argument("--to", type=Path, help="a file; else standard output")


def run(args: argparse.Namespace) -> int:
    acts: dict[str, Callable[[argparse.Namespace], int]] = {
        "verify": _verify,
        "checkpoint": _checkpoint,
        "cosign": _cosign,
        "prove": _prove,
        "export": _export,
    }
    return acts[args.act](args)


def _verify(args: argparse.Namespace) -> int:
    from lianxinqiao.journal import findings, queries, verifying  # deferred: needs the app registry

    if args.chain and not queries.end(args.chain)[0] and not verifying.chain(args.chain):
        print(
            _("✗ 没有“%(chain)s”这条日志链，现有：%(known)s")
            % {"chain": args.chain, "known": "、".join(queries.known())}
        )
        return 1
    told = verifying.Told(verifying.chain(args.chain)) if args.chain else verifying.everything(_notes(args.against))
    for finding in told.findings:
        print(f"✗ {findings.sentence(finding)}")
    if told.findings:
        return 1
    print(_("✓ 日志完整。"))
    for chain in [args.chain] if args.chain else queries.known():  # one that is gone as a whole is missed by its line
        print("  {0} {1[0]:,} {1[1]}".format(chain, queries.end(chain)))
    if not args.chain:
        _tell(told)
    return 0


def _tell(told: "verifying.Told") -> None:  # type: ignore[name-defined] # noqa: F821
    counts = {"entries": f"{told.entries:,}", "protected": f"{told.protected:,}", "checkpoints": told.checkpoints}
    print(_("  共 %(entries)s 条，其中 %(protected)s 条在检查点之内；%(checkpoints)s 个检查点相符。") % counts)
    if told.compared:
        print(_("  另与 %(n)s 份别处保存的检查点相符。") % {"n": told.compared})


def _notes(paths: list[Path]) -> Iterator[tuple[str, str]]:
    for path in paths:
        files = sorted(each for each in path.rglob("*") if each.is_file()) if path.is_dir() else [path]
        for file in files:
            yield str(file), file.read_text(encoding="utf-8", errors="replace")


def _checkpoint(args: argparse.Namespace) -> int:
    from lianxinqiao.journal import checkpoints  # deferred: needs the app registry

    made = checkpoints.make(whole_facts=True)
    if made:
        print(made.text, end="")
        print(made.vkey, file=sys.stderr)
    return 0


def _cosign(args: argparse.Namespace) -> int:
    from lianxinqiao.journal import checkpoints  # deferred: needs the app registry

    added = checkpoints.cosign(args.file.read_text(encoding="utf-8"), args.vkey)
    print(_("已收入 %(name)s 对 %(size)s 条检查点的联署。") % {"name": added.name, "size": added.checkpoint.size})
    return 0


def _prove(args: argparse.Namespace) -> int:
    from lianxinqiao.journal import checkpoints, proofs  # deferred: needs the app registry
    from lianxinqiao.journal.models import Entry  # deferred: likewise

    if args.old is not None:
        newest = checkpoints.newest()
        if newest is None:
            raise Refused(_("还没有检查点。"))
        _write(args.to, proofs.consistency(args.old, newest))
        return 0
    entry = Entry.objects.filter(chain=args.chain, number=args.number).first()
    if entry is None:
        raise Refused(_("没有这一条：请给出日志链和序号。"))
    if args.entry:
        args.entry.write_bytes(proofs.text(entry))
    _write(args.to, proofs.inclusion(entry))
    return 0


def _write(target: Path | None, text: str) -> None:
    if target is None:
        sys.stdout.write(text)
    else:
        target.write_text(text, encoding="utf-8")


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
