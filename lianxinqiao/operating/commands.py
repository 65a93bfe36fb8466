"""`doctor`, `backups` and `district`. Imported before Django is set up, so that the doctor speaks where that fails."""

import argparse
import json
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
    district = subparsers.add_parser(
        "district", help="one step of moving a district to another database; `districts move` calls them in order"
    )
    district.add_argument("what", choices=["state", "close", "open", "pack", "take", "leave", "arrive", "tidy"])
    district.add_argument("--district", dest="codes", action="append", default=[], help="its code; may be said again")
    district.add_argument("--to", default="", help="close: which house it goes to")
    district.add_argument("--parcel", type=Path, help="the file in which it travels")
    district.set_defaults(run=_district)


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


CHANGED = 3  # the exit code that asks for another parcel


def _district(args: argparse.Namespace) -> int:
    from lianxinqiao.operating.moving import closing, leaving, packing, taking

    if args.what == "state":
        print(json.dumps({**closing.state(args.codes), "keys": taking.fingerprints()}))
        return 0
    try:
        {
            "close": lambda: closing.close(args.codes, args.to),
            "open": lambda: closing.open_again(args.codes),
            "pack": lambda: packing.pack(args.codes, args.parcel),
            "take": lambda: taking.take(args.parcel),
            "leave": lambda: leaving.leave(args.parcel),
            "arrive": taking.arrive,
            "tidy": lambda: leaving.tidy(args.parcel),
        }[args.what]()
    except leaving.Changed:
        return CHANGED
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
