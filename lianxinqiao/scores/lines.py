"""Parts of a table as an office writes them, one a line: grades, minimums, raters, what follows. Pure.

优秀 90-100            提出建议1件：领衔提出建议 1            代表部门评定 100            连续2年低于60分：由市政协约谈
"""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from lianxinqiao.scores.events import NAMES
from lianxinqiao.scores.tables import Grade, Minimum, Rater, Step

T = TypeVar("T")
NUMBER = r"(\d+(?:\.\d+)?)"
GRADE = re.compile(rf"^(\S+)\s+{NUMBER}(?:\s*[-—－–至到]\s*{NUMBER})?\s*分?(?:以上)?$")
MINIMUM = re.compile(r"^([^：:]+)[：:]\s*(.+?)\s*(\d+)?\s*次?$")
RATER = re.compile(r"^(\S+)(?:\s+(\d+)\s*%?)?$")
STEP = re.compile(rf"^(?:连续(\d+)年)?低于{NUMBER}分?[：:]\s*(.+)$")


def _each(text: str, read: Callable[[int, str], T]) -> list[T]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [read(place, line) for place, line in enumerate(lines, 1)]


def _wrong(line: str, example: str) -> ValidationError:
    return ValidationError(_("看不懂“%(line)s”，请照这样写：%(example)s") % {"line": line, "example": example})


def grades(text: str) -> list[Grade]:
    def read(_place: int, line: str) -> Grade:
        if not (found := GRADE.match(line)):
            raise _wrong(line, "优秀 90-100")
        name, least, most = found.groups()
        return Grade(name=name, least=Decimal(least), most=Decimal(most) if most else None)

    return _each(text, read)


def minimums(text: str) -> list[Minimum]:
    codes = {str(name): code for code, name in NAMES.items()}

    def read(_place: int, line: str) -> Minimum:
        if not (found := MINIMUM.match(line)):
            raise _wrong(line, _("提出建议1件：领衔提出建议 1"))
        name, told, least = found.groups()
        events = [each.strip() for each in re.split(r"[、，,]", told)]
        if unknown := [each for each in events if each not in codes]:
            raise ValidationError(_("没有这个事项：%(names)s。") % {"names": "、".join(unknown)})
        return Minimum(name=name.strip(), events=tuple(codes[each] for each in events), least=int(least or 1))

    return _each(text, read)


def raters(text: str) -> list[Rater]:
    def read(place: int, line: str) -> Rater:
        if not (found := RATER.match(line)):
            raise _wrong(line, _("代表部门评定 100"))
        name, weight = found.groups()
        code = "self" if "自评" in name else f"rater_{chr(96 + place)}"
        return Rater(code=code, name=name, weight=int(weight or 0))

    return _each(text, read)


def steps(text: str) -> list[Step]:
    def read(_place: int, line: str) -> Step:
        if not (found := STEP.match(line)):
            raise _wrong(line, _("连续2年低于60分：约谈"))
        years, below, words = found.groups()
        return Step(below=Decimal(below), years=int(years or 1), words=words)

    return _each(text, read)


# ------------------------------------------------------------------ the same, written back
def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def of_grades(rows: tuple[Grade, ...]) -> str:
    return "\n".join(
        f"{row.name} {_plain(row.least)}" + (f"-{_plain(row.most)}" if row.most is not None else "") for row in rows
    )


def of_minimums(rows: tuple[Minimum, ...]) -> str:
    return "\n".join(f"{row.name}：{'、'.join(str(NAMES.get(e, e)) for e in row.events)} {row.least}" for row in rows)


def of_raters(rows: tuple[Rater, ...]) -> str:
    return "\n".join(f"{row.name} {row.weight}" for row in rows)


def of_steps(rows: tuple[Step, ...]) -> str:
    said = ((f"连续{row.years}年" if row.years > 1 else "", row) for row in rows)
    return "\n".join(f"{years}低于{_plain(row.below)}分：{row.words}" for years, row in said)
