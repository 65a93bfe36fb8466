"""`backup`, `restore` and `database`."""

import argparse
import os
import signal
import socket
import tempfile
import threading
from pathlib import Path
from typing import Any

from django.utils import timezone

from lianxinqiao.database import embedded


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = subparsers.add_parser("backup", help="database, attachments and their hashes into one file")
    backup.add_argument("file", type=Path, nargs="?", help="default: lianxinqiao-DATE-TIME.backup in this folder")
    backup.add_argument("--sealed", action="store_true", help="so that only holders of a key can read it")
    backup.set_defaults(run=_backup)
    restore = subparsers.add_parser("restore", help="bring a backup back into an empty place")
    restore.add_argument("file", type=Path)
    restore.add_argument("--key", type=Path, help="the age key of a sealed backup (default: this installation's)")
    restore.set_defaults(run=_restore)
    database = subparsers.add_parser("database", help="the embedded PostgreSQL")
    database.add_argument(
        "what", choices=["status", "start", "run", "stop", "url", "owner-url"], nargs="?", default="status"
    )
    database.set_defaults(run=_database, bare=True)


def run(args: argparse.Namespace) -> int:
    return int(args.run(args))


def _backup(args: argparse.Namespace) -> int:
    from lianxinqiao.database import backup, sealed  # deferred: needs the app registry

    name = backup.default_name(timezone.localtime()) + (sealed.SUFFIX if args.sealed else "")
    target = (args.file or Path(name)).absolute()
    if args.sealed:
        with tempfile.TemporaryDirectory(prefix=".sealing-", dir=target.parent) as folder:
            plain = Path(folder) / "plain.backup"
            manifest = backup.write(plain)
            sealed.seal(plain, target)
    else:
        manifest = backup.write(target)
    print(f"已备份 Backed up: {target} ({target.stat().st_size:,} bytes)")
    _tell(manifest)
    return 0


def _restore(args: argparse.Namespace) -> int:
    from lianxinqiao.database import place, restore, sealed  # deferred: needs the app registry

    file = args.file.absolute()
    if sealed.is_sealed(file):
        place.var().mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".unsealing-", dir=place.var()) as folder:
            plain = Path(folder) / file.name.removesuffix(sealed.SUFFIX)
            sealed.unseal(file, plain, args.key)
            manifest = restore.read(plain)
    else:
        manifest = restore.read(file)
    print(f"已恢复 Restored: {args.file}")
    print(
        "这是一份副本，不向外发送通知；确认由它接替正式系统后运行 lianxinqiao copy confirm。 "
        "This is a copy and sends nothing; once it is to be the installation, run `lianxinqiao copy confirm`."
    )
    _tell(manifest)
    return 0


def _tell(manifest: dict[str, Any]) -> None:
    rows, files = sum(manifest["tables"].values()), len(manifest["members"]) - 1
    print(f"  {rows:,} 行 rows, {files:,} 个附件 attachments, {manifest['made_at']}")
    for chain, (number, ended) in manifest["journal"].items():
        print(f"  日志 journal {chain}: {number:,} {ended[:16]}…")


def _database(args: argparse.Namespace) -> int:
    if os.getenv("DATABASE_URL") and args.what != "run":
        print("DATABASE_URL 已设置，不使用内置数据库。 DATABASE_URL is set; the embedded database is not used.")
        return 0
    if args.what == "run":
        return _run_database()
    if args.what == "start":
        embedded.start()
    if args.what == "stop":
        embedded.stop()
    say = {"url": embedded.url, "owner-url": embedded.owner_url}.get(args.what, embedded.status)
    print(say())
    return 0


def _run_database() -> int:
    """In the foreground, for systemd and containers: tell that it is up, stay until told to end, and stop the server."""
    os.environ.pop("DATABASE_URL", None)  # the others' way to it
    ended = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: ended.set())
    with embedded.running():
        print(embedded.status(), flush=True)
        _tell_systemd("READY=1")
        ended.wait()
        _tell_systemd("STOPPING=1")
        embedded.stop()
    return 0


def _tell_systemd(words: str) -> None:
    """sd_notify(3), where a unit of Type=notify asks for it."""
    if not (address := os.getenv("NOTIFY_SOCKET")):
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.sendto(words.encode(), f"\0{address[1:]}" if address.startswith("@") else address)
