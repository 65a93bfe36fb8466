"""`doctor` and `backups`. Imported before Django is set up, so that the doctor speaks where that fails."""

import argparse
from pathlib import Path


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    examine = subparsers.add_parser(
        "doctor", help="look at what the installation stands on; 1 where something is wrong"
    )
    examine.add_argument("--format", choices=["text", "json"], default="text")
    examine.set_defaults(run=_doctor, bare=True)
    backups = subparsers.add_parser("backups", help="sealed backups by rotation, and the proof that they come back")
    backups.add_argument("what", choices=["make", "list", "drill", "key"], nargs="?", default="list")
    backups.add_argument("file", type=Path, nargs="?", help="drill: which one (the last)")
    backups.set_defaults(run=_backups)


def run(args: argparse.Namespace) -> int:
    return int(args.run(args))


def _doctor(args: argparse.Namespace) -> int:
    from lianxinqiao.operating import doctor  # deferred: see above

    return doctor.tell(doctor.examine(), as_json=args.format == "json")


def _backups(args: argparse.Namespace) -> int:
    return {"make": _make, "list": _list, "drill": _drill, "key": _key}[args.what](args)


def _make(args: argparse.Namespace) -> int:
    from lianxinqiao.operating import backups  # deferred, as below: needs the app registry

    made = backups.make()
    print(f"已备份并加密 Backed up and sealed: {made} ({made.stat().st_size:,} bytes)")
    return 0


def _list(args: argparse.Namespace) -> int:
    from lianxinqiao.operating import backups, measures

    for _moment, path in backups.taken():
        print(f"{path}  {path.stat().st_size:,}")
    if drill := measures.last_drill():
        print(f"{'✓' if drill.good else '✗'} 恢复演练 drill: {drill.backup} {drill.words}")
    return 0


def _drill(args: argparse.Namespace) -> int:
    from lianxinqiao.operating import backups

    told = backups.drill(args.file.absolute() if args.file else None)
    if not told.good:
        print(f"✗ {told.backup} 没有恢复成。 did not come back.\n{told.words}")
        return 1
    counted = told.counted
    print(f"✓ {told.backup} 已完整恢复并核验，用时{counted['seconds']}秒。 came back whole in {counted['seconds']} s.")
    print(
        f"  {counted['rows']:,} 行 rows, {counted['attachments']:,} 个附件 attachments, "
        f"{counted['entries']:,} 条日志 entries"
    )
    return 0


def _key(args: argparse.Namespace) -> int:
    """The key without which no sealed backup opens on another machine."""
    from lianxinqiao.database import sealed

    own = sealed.own_key()
    print(f"公钥 public: {own.to_public()}")
    print(f"私钥在 private half: {sealed.key_file()}")
    print(
        "把私钥另存到保险柜；没有它，备份在别的机器上打不开。 Keep a copy in a safe: without it no backup opens elsewhere."
    )
    return 0
