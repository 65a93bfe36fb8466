"""`lianxinqiao profile`: list, show, check and export rule profiles.

What needs the app registry is imported inside: the parser is made before Django is set up.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from lianxinqiao.rulebook import checking, page, presets
from lianxinqiao.rulebook.presets import Preset

if TYPE_CHECKING:
    from lianxinqiao.rulebook.models import ProfileVersion

SUMMARY = "rule profiles: the law and local rules as data, each value with its article"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = subparsers.add_parser("profile", help=SUMMARY, description=SUMMARY)
    acts = parser.add_subparsers(dest="act", required=True)
    acts.add_parser("list", help="the profiles of this installation and their versions")
    show = acts.add_parser("show", help="every value of a profile with its authority and article")
    show.add_argument("code")
    show.add_argument("--version", type=int)
    check = acts.add_parser("check", help="whether a profile file (TOML) is whole and sound")
    check.add_argument("file", type=Path)
    export = acts.add_parser("export", help="a version as JSON")
    export.add_argument("code")
    export.add_argument("--version", type=int)
    acts.add_parser("install", help="bring the built-in profiles up to date")


def run(args: argparse.Namespace) -> int:
    acts = {"list": _list, "show": _show, "check": _check, "export": _export, "install": _install}
    return acts[args.act](args)


def _list(_args: argparse.Namespace) -> int:
    from lianxinqiao.rulebook import queries

    for profile in queries.profiles():
        kind = _("内置") if profile.builtin else _("自有")
        versions = "、".join(
            (_("第%(n)s版") if row.issued else _("第%(n)s版（草稿）")) % {"n": row.number}
            for row in profile.versions.all()
        )
        print(f"{profile.code:24} {kind}  {profile.name}  {versions}")
    return 0


def _found(args: argparse.Namespace) -> "ProfileVersion | None":
    from lianxinqiao.rulebook import queries
    from lianxinqiao.rulebook.models import ProfileVersion

    try:
        return queries.version(args.code, args.version)
    except ProfileVersion.DoesNotExist:
        print(_("没有这个方案或版本：%(code)s") % {"code": args.code}, file=sys.stderr)
        return None


def _show(args: argparse.Namespace) -> int:
    version = _found(args)
    if version is None:
        return 2
    print(f"{version}  {version.profile.authority}")
    for section in page.sections(version.rules):
        print(f"\n{section.title}")
        for line in section.lines:
            print(f"  {line.label}：{line.value or _('没有规定')}" if line.label else f"  {line.value}")
            if line.source:
                mark = _("（假定）") if line.source.assumed else ""
                print(f"      {line.source}{mark}")
    return 0


def _check(args: argparse.Namespace) -> int:
    try:
        found: Preset = presets.read(args.file.read_text(encoding="utf-8"))
    except OSError as error:
        print(_("读不了文件%(file)s：%(why)s") % {"file": args.file, "why": error.strerror}, file=sys.stderr)
        return 2
    except (ValueError, KeyError, TypeError) as error:
        for sentence in checking.sentences(error):
            print(sentence, file=sys.stderr)
        return 1
    lines = list(page.lines(found.rules))
    assumed = sum(1 for line in lines if line.source and line.source.assumed)
    print(
        _("%(name)s：合格，共%(lines)s项，其中%(assumed)s项是假定的。")
        % {"name": found.name, "lines": len(lines), "assumed": assumed}
    )
    return 0


def _export(args: argparse.Namespace) -> int:
    version = _found(args)
    if version is None:
        return 2
    facts = {"code": version.profile.code, "name": version.profile.name, "version": version.number}
    print(json.dumps(facts | {"rules": version.data}, ensure_ascii=False, indent=2))
    return 0


def _install(_args: argparse.Namespace) -> int:
    from lianxinqiao.rulebook import actions

    new = actions.install_presets()
    print(_("新装入%(n)s个版本。") % {"n": len(new)})
    return 0
