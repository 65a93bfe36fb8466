"""`lianxinqiao workdays`: count a term on the command line, list the known years, import a year.

What needs the app registry is imported inside: the parser is made before Django is set up.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.workdays import count, importing
from lianxinqiao.workdays.calendar import Calendar
from lianxinqiao.workdays.count import Counted

SUMMARY = "the work calendar: count a term, list the known years, import a year"
UNITS = ("workdays", "days", "months")
MOST = {"workdays": 2000, "days": 3650, "months": 120}


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("workdays", help=SUMMARY, description=SUMMARY)
    acts = parser.add_subparsers(dest="act", required=True)
    add = acts.add_parser("add", help="the day on which a term ends; the starting day is not counted")
    add.add_argument("start", type=_day, metavar="YYYY-MM-DD")
    add.add_argument("n", type=int)
    add.add_argument("--unit", choices=UNITS, default="workdays")
    add.add_argument(
        "--no-roll", action="store_true", help="days and months: leave a last day that is free where it is"
    )
    add.add_argument("--json", action="store_true")
    years = acts.add_parser("years", help="the years whose notice is known")
    years.add_argument("--json", action="store_true")
    imports = acts.add_parser("import", help="bring in a year from a .json (holiday-cn), .ics or .csv file")
    imports.add_argument("file", type=Path)
    imports.add_argument("--notice", default="", help="the number of the State Council's notice")
    imports.add_argument("--check", action="store_true", help="only say what would change")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}”不是日期，请写成 2026-01-30。 Not a day; write 2026-01-30."
        ) from None


def run(args: argparse.Namespace) -> int:
    acts = {"add": _add, "years": _years, "import": _import}
    return acts[args.act](args)


def _add(args: argparse.Namespace) -> int:
    if not 1 <= args.n <= MOST[args.unit]:
        print(_("数量应在1至%(most)s之间。") % {"most": MOST[args.unit]}, file=sys.stderr)
        return 2
    calendar = _calendar()
    if args.unit == "workdays":
        counted = count.add_workdays(args.start, args.n, calendar)
    else:
        add = count.add_days if args.unit == "days" else count.add_months
        counted = add(args.start, args.n, calendar, roll=not args.no_roll)
    print(json.dumps(_plain(counted), ensure_ascii=False) if args.json else _words(counted))
    return 0


def _calendar() -> Calendar:
    """Of this installation; before its database is made, the built-in years, and that is said."""
    from django.db import ProgrammingError

    from lianxinqiao.workdays import queries

    try:
        return queries.current()
    except ProgrammingError:
        print(_("数据库还没有建好，只用内置的年份。"), file=sys.stderr)
        return Calendar.for_years()


def _plain(counted: Counted) -> dict[str, object]:
    return {
        "date": counted.date.isoformat(),
        "first_day": counted.first_day.isoformat(),
        "skipped": [[day.isoformat(), name] for day, name in counted.skipped],
        "worked_weekends": [[day.isoformat(), name] for day, name in counted.worked_weekends],
        "rolled_from": counted.rolled_from.isoformat() if counted.rolled_from else None,
        "provisional": counted.provisional,
        "missing_years": list(counted.missing_years),
    }


def _words(counted: Counted) -> str:
    lines = [counted.date.isoformat(), _("自%(day)s起算，起始日不计。") % {"day": counted.first_day.isoformat()}]
    if counted.skipped:
        lines.append(_("其间放假不计：%(days)s。") % {"days": _days(counted.skipped)})
    if counted.worked_weekends:
        lines.append(_("其间调休上班、计入工作日：%(days)s。") % {"days": _days(counted.worked_weekends)})
    if counted.rolled_from:
        lines.append(
            _("最后一日%(day)s是休息日，顺延到其后的第一个工作日。") % {"day": counted.rolled_from.isoformat()}
        )
    if counted.provisional:
        years = "、".join(str(year) for year in counted.missing_years)
        lines.append(
            _("缺少%(years)s年的放假安排：这一日期只是暂定，缺少的年份暂按周一至周五工作计算。") % {"years": years}
        )
    return "\n".join(lines)


def _days(days: tuple[tuple[date, str], ...]) -> str:
    return "、".join(f"{day.isoformat()} {name}".strip() for day, name in days)


def _years(args: argparse.Namespace) -> int:
    from lianxinqiao.workdays import queries

    years = queries.years()
    if args.json:
        print(json.dumps([importing.plain(year) for year in years], ensure_ascii=False))
        return 0
    for year in years:
        print(
            _("%(year)s年  放假%(off)s天，调休上班%(work)s天  %(notice)s")
            % {"year": year.year, "off": len(year.off), "work": len(year.work), "notice": year.notice}
        )
    return 0


def _import(args: argparse.Namespace) -> int:
    from lianxinqiao.workdays import actions, queries

    try:
        years = importing.read(args.file.name, args.file.read_bytes(), notice=args.notice)
    except OSError as error:
        print(_("读不了文件%(file)s：%(why)s") % {"file": args.file, "why": error.strerror}, file=sys.stderr)
        return 2
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for year in years:
        if args.check:
            changes = importing.changes(queries.current(), year)
        else:
            changes = actions.import_year(year, by=None, at=timezone.now())
        print(_("%(year)s年：改变%(n)s天。") % {"year": year.year, "n": len(changes)})
        for change in changes:
            print("  ", change.date.isoformat(), _("上班") if change.worked else _("放假"), change.name)
    return 0
