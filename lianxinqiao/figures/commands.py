"""`lianxinqiao figures`: the numbers of a body's year and their records; `lianxinqiao report check`: a draft against them."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.figures import across, listing, parts, periods
from lianxinqiao.figures.checking import check, output, sets
from lianxinqiao.figures.checking.verdicts import Report
from lianxinqiao.figures.periods import Period
from lianxinqiao.figures.registry import FIGURES, RATES, Figure
from lianxinqiao.figures.tables import RowTable
from lianxinqiao.journal import exporting
from lianxinqiao.paper import layout, prose
from lianxinqiao.paper.errors import PaperError
from lianxinqiao.people.models import Body


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = "the figures of a body's year; `figures show CODE --rows` lists what one of them counts"
    parser = subparsers.add_parser("figures", help=words, description=words)
    parser.set_defaults(run=_all)
    _add_body(parser)
    parser.add_argument("--across", action="store_true", help="of every body here, side by side (with --format json)")
    parser.add_argument("--only", help="with --across: one figure")
    parser.add_argument("--take", metavar="BODY", help="keep what `districts figures` gathered for this body's page")
    parser.add_argument("--bodies", action="store_true", help="which bodies there are, and of which district")
    parser.add_argument("--format", choices=["text", "json", "csv"], default="text")
    show = parser.add_subparsers(metavar="show").add_parser("show", help="one figure, with --rows its records")
    show.add_argument("code", help="such as suggestions.handled")
    _add_body(show)
    show.add_argument("--rows", action="store_true", help="the records, one to a line")
    show.add_argument("--by", choices=parts.every_way(), help="the figure broken down")
    show.add_argument("--format", choices=["text", "json", "csv"], default="text")
    show.set_defaults(run=_show)

    _add_report(subparsers)


def _add_report(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    words = "check the numbers of a written report against the records, and against each other"
    report = subparsers.add_parser("report", help=words, description=words)
    check = report.add_subparsers(metavar="check", required=True).add_parser("check", help=words, description=words)
    check.add_argument("file", type=Path, help=".docx, .pdf, .txt or .md, or a folder of them")
    check.add_argument("--body", help="the body's code; without it the text is only held against itself")
    check.add_argument("--year", type=int, help="the year reported on; else the first year that the text names")
    check.add_argument("--format", choices=["text", "json", "html", "docx"], default="text")
    check.add_argument("--output", type=Path, help="a file; else standard output, for docx FILE-核数.docx")
    check.set_defaults(run=_check)


def run(args: argparse.Namespace) -> int:
    return int(args.run(args))


def _check(args: argparse.Namespace) -> int:
    body = body_of(args.body) if args.body else None
    with translation.override(_language()):
        if args.file.is_dir() and (paths := _reports_in(args.file)):
            return _check_folder(paths, body)
        try:
            content = _content(args.file)
            text = prose.read(content, name=args.file.name)
            blocks = layout.of(content, text, name=args.file.name)
            report = check.check(text, body=body, year=args.year, blocks=blocks)
            if args.format == "docx":
                _write_docx(args, report, content)
            else:
                _write(args, report, content)
        except PaperError as error:
            print(f"✗ {args.file}: {error}", file=sys.stderr)
            return 1
    return 0


def _reports_in(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower().lstrip(".") in prose.KINDS)


def _check_folder(paths: list[Path], body: Body | None) -> int:
    """Each report of a folder by itself, for the year that it names; then where two of them differ."""
    reports, failed = {}, 0
    for path in paths:
        try:
            content = _content(path)
            text = prose.read(content, name=path.name)
            blocks = layout.of(content, text, name=path.name)
            reports[path.name] = check.check(text, body=body, blocks=blocks)
        except PaperError as error:
            print(f"✗ {path.name}: {error}", file=sys.stderr)
            failed += 1
    for name, report in reports.items():
        print(f"{name}（{report.year}）  {output.summary(report)}")
        for found in report.contradictions:
            print(f"  ✗ {found.sentence}")
        for each in report.claims:
            if each.verdict == "contradicts":
                print(f"  ✗ {each.sentence}")
    for apart in sets.differing(reports):
        print(f"✗ {apart.sentence}")
    return int(bool(failed))


def _language() -> str:
    """English where the shell speaks English, else Chinese."""
    said = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return "en" if said.lower().startswith("en") else settings.LANGUAGE_CODE


def _content(path: Path) -> bytes:
    if not path.exists():
        raise PaperError(_("没有这个文件。"))
    if not path.is_file():
        raise PaperError(_("这不是文件，请指明一份报告。"))
    try:
        prose.check_size(path.stat().st_size)  # before it is read
        return path.read_bytes()
    except OSError as error:
        raise PaperError(_("文件无法读取：%(why)s。") % {"why": error.strerror}) from error


def _write_docx(args: argparse.Namespace, report: Report, content: bytes) -> None:
    target = args.output or args.file.with_name(f"{args.file.stem}-{_('核数')}.docx")
    if target.exists():
        raise PaperError(_("%(file)s 已存在，不会覆盖。") % {"file": target})
    made = output.as_docx(report, content if args.file.suffix.lower() == ".docx" else None)
    try:
        target.write_bytes(made)
    except OSError as error:
        raise PaperError(_("%(file)s 无法写入：%(why)s。") % {"file": target, "why": error.strerror}) from error
    print(target)


def _write(args: argparse.Namespace, report: Report, content: bytes) -> None:
    pieces: dict[str, Callable[[Report], Iterable[str]]] = {
        "text": output.text_pieces,
        "json": output.json_pieces,
        "html": lambda report: [output.as_html(report, layout.of(content, report.text, name=args.file.name))],
    }
    try:
        with args.output.open("w", encoding="utf-8") if args.output else nullcontext(sys.stdout) as out:
            out.writelines(pieces[args.format](report))
            out.write("\n")
    except BrokenPipeError:
        raise  # `head` has read enough
    except OSError as error:
        raise PaperError(_("%(file)s 无法写入：%(why)s。") % {"file": args.output, "why": error.strerror}) from error


def _add_body(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--body", help="the body's code; may be left out where there is one body only")
    parser.add_argument("--year", type=int, default=timezone.localdate().year)
    parser.add_argument("--period", help="instead of a year: 2026-03, term-17 or 2026-01-01..2026-03-31")


def _period(args: argparse.Namespace) -> Period:
    """The span that was asked for, else the year; Refused where it is none."""
    found = periods.of_word(args.period, body_of(args.body)) if args.period else Period.of_year(args.year)
    if found is None:
        raise Refused(f"没有这样的时段：{args.period} There is no such term, month or span.")
    return found


def body_of(code: str | None) -> Body:
    """The body of this code, or the only one; Refused names those there are."""
    bodies = Body.objects.order_by("code")
    found = bodies.filter(code=code) if code else bodies
    if len(found) != 1:
        there = "、".join(bodies.values_list("code", flat=True)) or "–"
        raise Refused(
            f"请用 --body 指明机构代码，现有：{there}。 Name the body's code with --body; there are: {there}."
        )
    return found[0]


def _all(args: argparse.Namespace) -> int:
    if args.bodies:
        rows = Body.objects.order_by("code").values("code", "name", "district__code")
        _print_json([{"code": row["code"], "name": row["name"], "district": row["district__code"]} for row in rows])
        return 0
    if args.take:
        return _take(args)
    if args.across:
        _print_json(across.told(Period.of_year(args.year), only=args.only))
        return 0
    lines = listing.lines(body_of(args.body), _period(args))
    if args.format == "json":
        _print_json([line.as_json() for line in lines])
    elif args.format == "csv":
        headings = ("code", "name", "value", "unit", "before", "definition")
        _print_csv(headings, ([getattr(line, name) for name in headings] for line in lines))
    else:
        for line in lines:
            print(f"{_shown(line.value):>10} {line.unit:　<3} {line.name}  [{line.code}]")
    return 0


def _take(args: argparse.Namespace) -> int:
    """What all districts told, by standard input, for the page of a city's body."""
    kept = across.take(body_of(args.take), args.year, json.load(sys.stdin), at=timezone.now())
    print(f"{kept.body.code} {kept.year}: {len({line['body'] for line in kept.lines})}")
    return 0


def _show(args: argparse.Namespace) -> int:
    body, period = body_of(args.body), _period(args)
    line = next(iter(listing.lines(body, period, only={args.code})), None)
    if line is None:
        raise Refused(f"没有这个指标：{args.code} There is no such figure; `lianxinqiao figures` lists them.")
    if args.code in RATES and (args.rows or args.by):
        rate = RATES[args.code]
        raise Refused(
            f"比率没有自己的记录，请看 {rate.part} 和 {rate.whole}。 A rate has no records of its own: see its two figures."
        )
    if args.by and args.by not in FIGURES[args.code].ways:
        raise Refused(f"这个指标不能这样分组。 This figure is not divided by {args.by}.")
    if args.by:
        return _print_parts(parts.of(FIGURES[args.code], body, period, args.by), args.format)
    if args.rows:
        return _print_rows(FIGURES[args.code], FIGURES[args.code].rows(body, period), args.format)
    if args.format == "json":
        _print_json(line.as_json())
    elif args.format == "csv":
        _print_csv(("code", "name", "value", "unit"), [[line.code, line.name, line.value, line.unit]])
    else:
        print(f"{line.name}  {_shown(line.value)} {line.unit}\n{line.definition}")
    return 0


def _print_parts(found: list[parts.Part], form: str) -> int:
    if form == "json":
        _print_json([{"part": part.label, "value": part.count} for part in found])
    elif form == "csv":
        _print_csv(("part", "value"), [[part.label, part.count] for part in found])
    else:
        for part in found:
            print(f"{part.count:>10}  {part.label}")
    return 0


def _print_rows(figure: Figure, rows: QuerySet[Any], form: str) -> int:
    table = RowTable(figure, rows.select_related(*figure.subject.near), QueryDict())
    headings = table.sheet_headings()
    if form == "json":
        _print_json([dict(zip(headings, map(_plain, row), strict=True)) for row in table.sheet_rows()])
    elif form == "csv":
        _print_csv(headings, table.sheet_rows())
    else:
        for row in table.sheet_rows():
            print("  ".join(str(_plain(cell)) for cell in row))
    return 0


def _plain(cell: Any) -> Any:
    return cell if isinstance(cell, int | float | str) else "" if cell is None else str(cell)


def _shown(value: Any) -> str:
    return "–" if value is None else str(value)


def _print_json(content: Any) -> None:
    print(json.dumps(content, ensure_ascii=False, indent=2))


def _print_csv(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    plain = ([_plain(cell) for cell in row] for row in rows)
    print(exporting.as_csv(headings, plain).decode("utf-8-sig"), end="")
