"""`start`, `serve`, `worker`, `migrate` and `upgrade`."""

import argparse
import os
import sys

from lianxinqiao.setup import counting, schema, start, upgrade


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    everything = subparsers.add_parser("start", help="database, pages and worker (what ./run does)")
    everything.add_argument("--empty", action="store_true", help="a real installation, not the demo district")
    _add_address(everything)
    everything.set_defaults(run=start.run, bare=True)
    serve = subparsers.add_parser("serve", help="the pages alone")
    serve.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    serve.add_argument("--threads", type=int, default=4, help="requests at once in each process (default 4)")
    _add_address(serve)
    serve.set_defaults(run=_serve)
    subparsers.add_parser("worker", help="the background work alone").set_defaults(run=_worker)
    migrate = subparsers.add_parser("migrate", help="bring the database to this version")
    migrate.set_defaults(run=_migrate)
    newer = subparsers.add_parser("upgrade", help="back up, migrate, check; put everything back where that fails")
    newer.add_argument("--back", action="store_true", help="put back what an update that was cut off has left")
    newer.set_defaults(run=_upgrade)
    for parser in (everything, migrate):
        parser.add_argument("--no-backup", action="store_true", help="update without a backup first")


def run(args: argparse.Namespace) -> int:
    return int(args.run(args))


def _add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")


def _serve(args: argparse.Namespace) -> int:
    start.check_port(args.host, args.port)
    counting.prepare()
    schema.collect_static()
    return start.follow(start.web_command(args.host, args.port, args.workers, args.threads))


def _worker(args: argparse.Namespace) -> int:
    counting.prepare()
    return start.follow(start.WORKER_COMMAND)


def _upgrade(args: argparse.Namespace) -> int:
    return upgrade.run(back=args.back)


def _migrate(args: argparse.Namespace) -> int:
    schema.migrate(backup=not args.no_backup, verbosity=1 if sys.stdout.isatty() or os.getenv("CI") else 0)
    return 0
