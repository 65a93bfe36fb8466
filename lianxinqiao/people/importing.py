"""Units and people from the office's own spreadsheet.

The import is played for real, by the same acts as the screens, inside a transaction: for the preview it is rolled
back, so that what is shown is what will happen; with any bad row it is rolled back too, so nothing is half imported.
An empty cell changes nothing; a mark (无, 清空) empties.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import DEPUTIES, OFFICE, ROLES, RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.paper.intake import grids
from lianxinqiao.paper.intake.grids import Headings
from lianxinqiao.paper.intake.plans import Problem, Wrong, cell_name
from lianxinqiao.people import names, rules
from lianxinqiao.people.actions import keys, registers, second_person
from lianxinqiao.people.columns import HEADINGS, OTHERS, REQUIRED
from lianxinqiao.people.importing_places import take_township, take_unit
from lianxinqiao.people.importing_seats import committee_of, mandate_of, township_of
from lianxinqiao.people.models import (
    Body,
    Confirmation,
    District,
    Mandate,
    Organization,
    Person,
    Post,
)
from lianxinqiao.people.rows import Handed, Outcome, Row, day, given, heading_of, text

__all__ = ["Handed", "Outcome", "Problem", "Wrong", "cell_name", "run"]
Act = Confirmation.Act


MAX_ROWS = 5000


def run(
    kind: str,
    sheets: Sequence[Any],
    *,
    district: District,
    by: Post,
    keep: bool,
    at: datetime | None = None,
    expected: str = "",
) -> Outcome:
    """Play the import; keep it only where `keep`, every row is good and the plan is the `expected` one.

    `sheets` are those of a workbook, or bare rows. The district's row is locked before anything is looked at.
    """
    known = tuple(heading.name for heading in HEADINGS[kind])
    headings = Headings(known, tuple(name for name in known if name in REQUIRED), OTHERS)
    grid = grids.find(sheets, headings)
    outcome = Outcome(ignored=grid.ignored, notes=grid.notes, problems=grid.problems, sheet=grid.sheet)
    if not grid.lines:
        return outcome
    if too_many := grids.bounded(grid.lines, MAX_ROWS):
        outcome.problems += too_many
        return outcome
    take = {"units": take_unit, "townships": take_township, "persons": _take_person}[kind]
    faulty = {problem.cell for problem in outcome.problems}
    with transaction.atomic():
        District.objects.select_for_update(no_key=True).get(pk=district.pk)
        for line in grid.lines:
            _take(take, line.values, Row(district, by, at, outcome, line.number, grid), faulty)
        outcome.in_order()
        if outcome.problems or not keep or (expected and outcome.digest != expected):
            transaction.set_rollback(True)
    return outcome


def _take(take: Callable[..., bool], values: dict[str, Any], row: Row, faulty: set[str]) -> None:
    """One row in a savepoint of its own: its problem is told and the next rows are looked at."""
    before = len(row.outcome.changes), len(row.outcome.handed)
    columns = row.grid.columns
    try:
        with transaction.atomic():
            if not take(values, row):
                row.outcome.same.append(row.number)
    except Wrong as wrong:
        heading, reasons = wrong.heading, [str(wrong.reason)]
    except ValidationError as error:
        heading, reasons = _heading_of(error, columns), error.messages
    except Refused as refused:
        heading, reasons = next(iter(columns)), [str(refused)]
    else:
        return
    del row.outcome.changes[before[0] :], row.outcome.handed[before[1] :]
    cell = row.grid.cell(heading, row.number)
    if cell not in faulty:
        row.outcome.problems += [Problem(cell, reason) for reason in reasons]


def _heading_of(error: ValidationError, columns: dict[str, int]) -> str:
    fields: Iterable[str] = error.message_dict if hasattr(error, "error_dict") else ()
    for name in fields:
        heading = heading_of(name, columns)
        if name == "name" and "姓名" in columns:
            heading = "账号"
        if heading in columns:
            return heading
    return next(iter(columns))


# ------------------------------------------------------------------ people
def _take_person(values: dict[str, Any], row: Row) -> bool:
    role = _role(values)
    begins, ends = day(values, "任职起", required=True), day(values, "任职止")
    assert begins is not None
    if ends and ends < begins:
        raise Wrong("任职止", _("结束日期不能早于开始日期。"))
    handed = len(row.outcome.handed)
    person, changed = _person(values, row)
    body, unit = _place(values, role, row)
    mandate = None
    if role in DEPUTIES:
        assert body is not None
        mandate, seated = mandate_of(values, person, body, begins, ends, row)
        changed = changed or seated
        _sits_with(mandate, row.outcome.handed[handed:], row)
    own = _own(values, role, body, row)
    posted = _post(person, role, body, unit, mandate, begins, ends, row, says_end=given(values, "任职止"), own=own)
    return posted or changed


def _role(values: dict[str, Any]) -> RoleCode:
    name = text(values, "角色", required=True)
    for code, role in ROLES.items():
        if name in {str(role.name), str(code)}:
            return RoleCode(code)
    known = "、".join(str(role.name) for role in ROLES.values())
    raise Wrong("角色", _("不认识的角色“%(name)s”。可以填：%(known)s。") % {"name": name[:30], "known": known})


def _person(values: dict[str, Any], row: Row) -> tuple[Person, bool]:
    name, phone = text(values, "姓名", required=True), text(values, "手机号")
    account = text(values, "账号") or phone
    if not account:
        raise Wrong("账号", _("账号和手机号至少填一项。"))
    if not re.fullmatch(r"[-\w.]{2,40}", account, re.ASCII):
        raise Wrong("账号", _("账号只能用英文字母、数字、点、横线和下划线。"))
    user = User.objects.filter(name=account).first()
    person = Person.objects.filter(user=user).first() if user else None
    if person is None:
        return _new_person(values, name, phone, account, row), True
    if names.key(person.name) != names.key(name):
        raise Wrong("姓名", _("账号“%(account)s”已经属于%(name)s。") % {"account": account, "name": person.name})
    if given(values, "手机号"):
        person.phone = phone
    if given(values, "单位及职务"):
        person.work_unit = text(values, "单位及职务")
    _check_phone(person)
    changed = registers.correct(person, by=row.by, at=row.at)
    return person, row.corrected(_("更正人员：%(name)s") % {"name": person.name}, changed)


def _new_person(values: dict[str, Any], name: str, phone: str, account: str, row: Row) -> Person:
    person = Person(district=row.district, name=names.clean(name), phone=phone, work_unit=text(values, "单位及职务"))
    _check_phone(person)
    registers.enter(person, by=row.by, at=row.at)
    word = keys.open_account(person, name=account, email=text(values, "电子邮箱"), by=row.by, at=row.at)
    row.outcome.handed.append(Handed(person.name, account, word, _where(values, row)))
    row.added(_("新增人员并开通账号：%(name)s（%(account)s）") % {"name": name, "account": account})
    return person


def _where(values: dict[str, Any], row: Row) -> str:
    """Where somebody is found who hands out a first password: the delegation, the unit, the body."""
    if delegation := text(values, "代表团"):
        return delegation
    code = text(values, "所属代码")
    unit = Organization.objects.filter(district=row.district, code=code).first()
    place = unit or Body.objects.filter(code=code).first()
    return place.called if place else ""


def _sits_with(mandate: Mandate, handed: list[Handed], row: Row) -> None:
    """A first password lies with the delegation that was meant, however the cell wrote its name."""
    if handed and mandate.delegation:
        row.outcome.handed[-1] = replace(handed[-1], place=mandate.delegation.name)


def _check_phone(person: Person) -> None:
    if person.phone and User.objects.filter(phone=person.phone).exclude(pk=person.user_id or 0).exists():
        raise Wrong("手机号", _("这个手机号已经由另一个账号使用。"))


def _place(values: dict[str, Any], role: RoleCode, row: Row) -> tuple[Body | None, Organization | None]:
    code, holds = text(values, "所属代码"), ROLES[role].holds
    if holds == "installation":
        return None, None
    if holds == "district" and code == row.district.code:
        return None, None
    if holds in {"body", "district"}:
        body = Body.objects.filter(code=code).first()
        if body is None:
            raise Wrong("所属代码", _("没有代码为“%(code)s”的机构。") % {"code": code})
        return body, None
    unit = Organization.objects.filter(district=row.district, code=code).first()
    if unit is None:
        raise Wrong("所属代码", _("没有代码为“%(code)s”的单位，请先导入单位。") % {"code": code})
    return None, unit


def _own(values: dict[str, Any], role: RoleCode, body: Body | None, row: Row) -> dict[str, Any]:
    """The one street, township or committee for which a post is held; empty where it is for all of the body."""
    if role == RoleCode.STATION_STAFF and (township := township_of(values, row)):
        return {"township": township}
    if role in OFFICE and body and (committee := committee_of(values, body)):
        return {"committee": committee}
    return {}


def _post(
    person: Person,
    role: RoleCode,
    body: Body | None,
    unit: Organization | None,
    mandate: Mandate | None,
    begins: date,
    ends: date | None,
    row: Row,
    *,
    says_end: bool,
    own: dict[str, Any],
) -> bool:
    """An empty 任职止 leaves an ended post ended; only the mark that empties lets it go on."""
    post = Post.objects.filter(person=person, role=role, body=body, organization=unit, from_on=begins).first()
    words = {"name": person.name, "role": ROLES[role].name}
    if post is None:
        _must_have_a_seat(mandate, ends)
        post = Post(person=person, role=role, body=body, organization=unit, mandate=mandate, from_on=begins, to_on=ends)
        _hold_for(post, own)
        return _put(Act.ENTER_POST, post, _("新增任职：%(name)s %(role)s") % words, row)
    if not _hold_for(post, own) and not says_end:
        return False
    if not says_end:
        return _put(Act.CORRECT_POST, post, _("更正任职：%(name)s %(role)s") % words, row)
    was, post.to_on = post.to_on, ends
    said = _("恢复已结束的任职：%(name)s %(role)s") if was and ends is None else _("更正任职：%(name)s %(role)s")
    return _put(Act.CORRECT_POST, post, said % words, row)


def _hold_for(post: Post, own: dict[str, Any]) -> bool:
    """Whether it was held for another one before."""
    moved = {name: place for name, place in own.items() if getattr(post, f"{name}_id") != place.pk}
    for name, place in moved.items():
        setattr(post, name, place)
    return bool(moved)


def _must_have_a_seat(mandate: Mandate | None, ends: date | None) -> None:
    if mandate is not None and mandate.to_on and (ends is None or ends > mandate.to_on):
        raise Wrong("任职止", _("代表资格已于%(day)s终止，任职不能晚于这一天。") % {"day": mandate.to_on})


def _put(act: str, post: Post, words: str, row: Row) -> bool:
    """A post that two people give is asked for, once, and stands so in the preview."""
    try:
        if act == Act.CORRECT_POST:
            return row.corrected(words, registers.correct(post, by=row.by, at=row.at))
        registers.enter(post, by=row.by, at=row.at)
    except rules.NotAlone as alone:
        if Confirmation.objects.filter(
            act=act, person=post.person, words=second_person.in_words(post)[:300], outcome="waiting"
        ).exists():
            return False
        second_person.ask_post(act, post, because=alone.sentence, by=row.by, at=row.at)
        row.added(_("等第二个人确认：%(what)s") % {"what": words})
        return True
    row.added(words)
    return True
