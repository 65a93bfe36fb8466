"""`import` and `export`: what the screens do, for those who do it every week. Acts in the name of a person's post."""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from django.http import QueryDict
from django.utils import timezone

from lianxinqiao.access.refused import Refused
from lianxinqiao.paper import sheets
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.paper.intake import workbooks
from lianxinqiao.paper.letter import Column, Table
from lianxinqiao.people.models import District, Post


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    taken = subparsers.add_parser(
        "import", help="units, persons, or what a room takes in, from a spreadsheet; all of it or nothing"
    )
    taken.add_argument("kind", help="units, persons, or a room's own kind")
    taken.add_argument("file", type=Path)
    taken.add_argument("--district", help="code of the district, where there are several")
    taken.add_argument("--preview", action="store_true", help="show what would change, and change nothing")
    _add_post(taken)
    taken.set_defaults(run=_import)
    given = subparsers.add_parser("export", help="a list, exactly as that person sees it, as .xlsx")
    given.add_argument("file", type=Path)
    given.add_argument("--list", help="which list; the first of the house, where nothing is said")
    given.add_argument("--filter", default="", help="as in the address of the list, for example stage=handling&late=1")
    _add_post(given)
    given.set_defaults(run=_export)


def run(args: argparse.Namespace) -> int:
    return int(args.run(args))


def _add_post(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as", dest="account", required=True, help="account of the person in whose name this is done")
    parser.add_argument("--role", help="in which of their roles, where they hold several")


def _post(args: argparse.Namespace) -> Post:
    held = Post.objects.held(timezone.localdate()).filter(person__user__name=args.account)
    found = list(held.filter(role=args.role) if args.role else held)
    if len(found) != 1:
        roles = ", ".join(sorted({post.role for post in held})) or "–"
        raise Refused(
            f"账号“{args.account}”须恰有一个这样的职务；现有：{roles}。请用 --role 选定。 "
            f"The account must hold exactly one such post; it holds: {roles}. Choose with --role."
        )
    return found[0]


def _district(code: str | None) -> District:
    found = list(District.objects.filter(code=code) if code else District.objects.all())
    if len(found) != 1:
        raise Refused("请用 --district 指明行政区代码。 Name the district's code with --district.")
    return found[0]


def _one_of(asked: str, known: Iterable[str]) -> None:
    if asked not in (known := list(known)):
        words = ", ".join(known)
        raise Refused(f"没有“{asked}”；可以是：{words}。 There is no {asked}; it may be: {words}.")


def _import(args: argparse.Namespace) -> int:
    from lianxinqiao.acts.sheets import INTAKES  # deferred: models are not ready before
    from lianxinqiao.people import importing, rules

    _one_of(args.kind, ["units", "persons", *INTAKES])
    post, intake = _post(args), INTAKES.get(args.kind)
    if not intake:
        rules.may_keep(post)
    try:
        rows = workbooks.read(args.file.read_bytes(), name=args.file.name)
    except (PaperError, OSError) as error:
        print(f"✗ {args.file}: {error}", file=sys.stderr)
        return 1
    if intake:
        return intake(rows, by=post, preview=args.preview)
    outcome = importing.run(args.kind, rows, district=_district(args.district), by=post, keep=not args.preview)
    for problem in outcome.problems:
        print(f"✗ {problem.cell}: {problem.reason}", file=sys.stderr)
    for told in (*outcome.ignored, *outcome.notes):
        print(f"· {told.cell} {told.words}", file=sys.stderr)
    if outcome.problems:
        return 1
    for change in outcome.changes:
        print(f"{change.row}: {change.words}")
    print(f"{len(outcome.changes)} 项变动 changes, {outcome.unchanged} 项未变 unchanged")
    if not args.preview:
        for each in outcome.handed:
            print(f"{each.name}\t{each.account}\t{each.password}")
    return 0


def _export(args: argparse.Namespace) -> int:
    from lianxinqiao.acts import lists  # deferred: models are not ready before

    if args.file.exists():
        raise Refused("文件已存在，不会覆盖。 The file exists and will not be overwritten.")
    if args.file.suffix.lower() != ".xlsx":
        raise Refused("导出的是表格，文件名请以 .xlsx 结尾。 It is a spreadsheet: let the name end in .xlsx.")
    known = {listing.code: listing for listing in lists.in_order()}
    code = args.list or next(iter(known))
    _one_of(code, known)
    listing, post, params = known[code], _post(args), QueryDict(args.filter)
    table, _chosen, _label = listing.asked(post, params, timezone.localdate())
    title = str(listing.sheet or listing.title)
    shown = Table.of([Column(heading) for heading in table.sheet_headings()], table.sheet_rows(), title)
    args.file.write_bytes(sheets.write(shown))
    print(args.file)
    return 0
