"""`start`, `serve`, `worker`, `migrate`, `upgrade` and `districts`."""

import argparse
import json
import os
import sys
from pathlib import Path

from lianxinqiao.setup import across, counting, districts, moving, ports, schema, start, upgrade


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    everything = subparsers.add_parser("start", help="database, pages and worker (what ./run does)")
    everything.add_argument("--empty", action="store_true", help="a real installation, not the demo district")
    _add_address(everything)
    everything.set_defaults(run=start.run, bare=True)
    serve = subparsers.add_parser("serve", help="the pages alone")
    serve.add_argument("--workers", type=int, default=2, help="processes (default 2)")
    serve.add_argument("--threads", type=int, default=4, help="requests at once in each process (default 4)")
    _add_address(serve)
    serve.set_defaults(first=_static_files, run=_serve)
    worker = subparsers.add_parser("worker", help="the background work alone")
    worker.set_defaults(first=lambda _args: 0, run=_worker)
    migrate = subparsers.add_parser("migrate", help="bring the database to this version")
    migrate.set_defaults(run=_migrate)
    newer = subparsers.add_parser("upgrade", help="back up, migrate, check; put everything back where that fails")
    newer.add_argument("--back", action="store_true", help="put back what an update that was cut off has left")
    newer.set_defaults(run=_upgrade)
    _add_districts(subparsers)
    for parser in (everything, migrate):
        parser.add_argument("--no-backup", action="store_true", help="update without a backup first")


def run(args: argparse.Namespace) -> int:
    return int(args.run(args))


def _add_districts(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = "many districts over several databases, as LXQ_DISTRICTS names them"
    many = subparsers.add_parser("districts", help=words, description=words)
    many.add_argument("--file", type=Path, help="instead of LXQ_DISTRICTS")
    many.set_defaults(run=_list, bare=True)
    ways = many.add_subparsers(metavar="list|check|each|figures|move|serve|nginx")
    ways.add_parser("list", help="databases, their districts and hosts").set_defaults(run=_list)
    ways.add_parser("check", help="whether each body is where the file puts its district").set_defaults(run=_check)
    ways.add_parser("nginx", help="the map by which nginx is the router").set_defaults(run=_nginx)
    one = ways.add_parser("each", help="a command for every database: each migrate, each doctor, each backup …")
    one.add_argument("command", nargs=argparse.REMAINDER)
    one.set_defaults(run=_each)
    figures = ways.add_parser("figures", help="every body's figures side by side, and their sums")
    figures.add_argument("--year", type=int)
    figures.add_argument("--code", help="one figure, such as suggestions.handled")
    figures.add_argument("--format", choices=["text", "json", "csv"], default="text")
    figures.add_argument("--into", metavar="BODY", help="hand them to this body, whose page shows them")
    figures.set_defaults(run=_figures)
    move = ways.add_parser(
        "move", help="move a house's districts out of the one that its `from` names, or go on with it"
    )
    move.add_argument("house", help="its name in the file")
    move.add_argument("--back", action="store_true", help="give up what was broken off before the district had left")
    move.add_argument("--state", action="store_true", help="only say where the districts stand")
    move.set_defaults(run=_move)
    serve = ways.add_parser("serve", help="pages and worker of every database, and the router before them")
    _add_address(serve)
    serve.set_defaults(run=_serve_all)


def _list(args: argparse.Namespace) -> int:
    for name, house in districts.read(args.file).items():
        where = "" if house.stands else f"  (← {house.out_of})"
        print(f"{name}  :{house.port}  {' '.join(house.districts)}  {' '.join(house.hosts)}{where}")
    return 0


def _check(args: argparse.Namespace) -> int:
    wrong = across.misplaced(districts.read(args.file))
    for each in wrong:
        print(f"✗ {each}")
    return int(bool(wrong))


def _nginx(args: argparse.Namespace) -> int:
    print(across.nginx(districts.read(args.file)), end="")
    return 0


def _each(args: argparse.Namespace) -> int:
    return across.each(districts.read(args.file), args.command)


def _figures(args: argparse.Namespace) -> int:
    year = ["--year", str(args.year)] if args.year else []  # else each house says which year it is at its place
    houses = districts.read(args.file)
    lines = across.figures(houses, [*year, *(("--only", args.code) if args.code else ())])
    if args.into:
        return across.hand(houses, args.into, year, lines)
    rows = across.added(lines)
    ways = {"text": across.as_text, "csv": across.as_csv}
    print(json.dumps(rows, ensure_ascii=False, indent=2) if args.format == "json" else ways[args.format](rows))
    return 0


def _move(args: argparse.Namespace) -> int:
    return moving.move(districts.read(args.file), args.house, back=args.back, only_state=args.state)


def _serve_all(args: argparse.Namespace) -> int:
    return across.serve(districts.read(args.file), args.host, args.port)


def _add_address(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default 127.0.0.1)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on (default 8000)")


def _static_files(args: argparse.Namespace) -> int:
    ports.check(args.host, args.port)
    schema.collect_static()
    return 0


def _serve(args: argparse.Namespace) -> int:
    counting.prepare()
    return start.follow(start.web_command(args.host, args.port, args.workers, args.threads))


def _worker(args: argparse.Namespace) -> int:
    counting.prepare()
    return start.follow(start.WORKER_COMMAND)


def _upgrade(args: argparse.Namespace) -> int:
    return upgrade.run(back=args.back)


def _migrate(args: argparse.Namespace) -> int:
    schema.migrate(backup=not args.no_backup, verbosity=1 if sys.stdout.isatty() or os.getenv("CI") else 0)
    return 0
