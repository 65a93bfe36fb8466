"""Units and people from the office's own spreadsheet.

The import is played for real, by the same acts as the screens, inside a transaction: for the preview it is rolled
back, so that what is shown is what will happen; with any bad row it is rolled back too, so nothing is half imported.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianxinqiao.access.refused import Refused
from lianxinqiao.access.roles import DEPUTIES, ROLES, RoleCode
from lianxinqiao.accounts.models import User
from lianxinqiao.people import rules
from lianxinqiao.people.actions import keys, registers, second_person
from lianxinqiao.people.columns import HEADINGS, REQUIRED
from lianxinqiao.people.models import (
    Body,
    Confirmation,
    Delegation,
    District,
    Mandate,
    Organization,
    Person,
    Post,
    Term,
)

Act = Confirmation.Act
Text = str | Promise
Cells = list[Any]


@dataclass(frozen=True)
class Problem:
    """A bad cell ("C7") and why."""

    cell: str
    reason: Text


@dataclass(frozen=True)
class Handed:
    """A first password to hand out, once."""

    name: str
    account: str
    password: str


@dataclass
class Outcome:
    changes: list[tuple[int, str]] = field(default_factory=list)
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    handed: list[Handed] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)  # of units, by the row that used it


class Wrong(Exception):
    """A row cannot be taken: under which heading, and why."""

    def __init__(self, heading: str, reason: Text) -> None:
        super().__init__(heading, reason)
        self.heading, self.reason = heading, reason


KINDS = {
    "政府部门": "government", "乡镇街道": "town", "乡镇、街道": "town", "人民法院": "court", "人民检察院": "procuratorate",
    "党委部门": "party", "党委部门、群团组织": "party", "企事业单位": "enterprise",
}  # fmt: skip
MAX_ROWS = 5000


def run(
    kind: str, rows: list[Cells], *, district: District, by: Post, keep: bool, at: datetime | None = None
) -> Outcome:
    """Play the import; keep it only where `keep` and every row is good."""
    outcome = Outcome()
    columns = _columns(kind, rows[0] if rows else [], outcome)
    if outcome.problems:
        return outcome
    if len(rows) - 1 > MAX_ROWS:
        reason = _("一次最多导入 %(n)s 行，请分成几个文件。") % {"n": MAX_ROWS}
        outcome.problems.append(Problem(f"A{MAX_ROWS + 2}", reason))
        return outcome
    take = {"units": _take_unit, "persons": _take_person}[kind]
    with transaction.atomic():
        for number, cells in enumerate(rows[1:], 2):
            if any(cell != "" for cell in cells):
                _take(take, number, cells, columns, Row(district, by, at, outcome, number))
        if outcome.problems or not keep:
            transaction.set_rollback(True)
    return outcome


@dataclass
class Row:
    """What a row needs to be taken in."""

    district: District
    by: Post
    at: datetime | None
    outcome: Outcome
    number: int

    def changed(self, words: str) -> None:
        self.outcome.changes.append((self.number, words))


def _columns(kind: str, head: Cells, outcome: Outcome) -> dict[str, int]:
    """Where each heading stands; any order will do."""
    found: dict[str, int] = {}
    known = {heading.name for heading in HEADINGS[kind]}
    for place, cell in enumerate(head):
        name = re.sub(r"[\s*（(].*$", "", str(cell).strip())
        if name and name not in known:
            reason = _("不认识的列名“%(name)s”。请使用下载的模板。") % {"name": str(cell)[:30]}
            outcome.problems.append(Problem(cell_name(place, 1), reason))
        elif name in found:
            outcome.problems.append(Problem(cell_name(place, 1), _("列名“%(name)s”重复。") % {"name": name}))
        elif name:
            found[name] = place
    for heading in HEADINGS[kind]:
        if heading.name in REQUIRED and heading.name not in found:
            outcome.problems.append(Problem("A1", _("缺少“%(name)s”这一列。") % {"name": heading.name}))
    return found


def cell_name(place: int, row: int) -> str:
    """C7 for place 2, row 7."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def _take(take: Callable[..., bool], number: int, cells: Cells, columns: dict[str, int], row: Row) -> None:
    """One row in a savepoint of its own: its problem is told and the next rows are looked at."""
    values = {name: cells[place] if place < len(cells) else "" for name, place in columns.items()}
    before = len(row.outcome.changes), len(row.outcome.handed)
    try:
        with transaction.atomic():
            if not take(values, row):
                row.outcome.unchanged += 1
    except Wrong as wrong:
        heading, reasons = wrong.heading, [str(wrong.reason)]
    except ValidationError as error:
        heading, reasons = _heading_of(error, columns), error.messages
    except Refused as refused:
        heading, reasons = next(iter(columns)), [str(refused)]
    else:
        return
    del row.outcome.changes[before[0] :], row.outcome.handed[before[1] :]
    cell = cell_name(columns.get(heading, 0), number)
    row.outcome.problems += [Problem(cell, reason) for reason in reasons]


FIELDS = {
    "code": "单位代码", "name": "全称", "short_name": "简称", "document_prefix": "发文机关代字", "contact_name": "联系人",
    "contact_phone": "联系电话", "phone": "手机号", "email": "电子邮箱", "work_unit": "单位及职务", "card_number": "代表证号",
    "sector": "界别", "constituency": "选区", "from_on": "任职起", "to_on": "任职止",
}  # fmt: skip


def _heading_of(error: ValidationError, columns: dict[str, int]) -> str:
    fields: Iterable[str] = error.message_dict if hasattr(error, "error_dict") else ()
    for name in fields:
        heading = FIELDS.get(name, "")
        if heading == "全称" and "姓名" in columns:
            heading = "账号"
        if heading in columns:
            return heading
    return next(iter(columns))


# ------------------------------------------------------------------ units
def _take_unit(values: dict[str, Any], row: Row) -> bool:
    code, name = _text(values, "单位代码", required=True), _text(values, "全称", required=True)
    kind = _text(values, "类别") or "政府部门"
    if first := row.outcome.codes.get(code):
        raise Wrong("单位代码", _("第%(row)s行已经用了代码“%(code)s”。") % {"row": first, "code": code})
    row.outcome.codes[code] = row.number
    if not re.fullmatch(r"[-\w]+", code, re.ASCII):
        raise Wrong("单位代码", _("单位代码只能用英文字母、数字、“-”和“_”。"))
    if kind not in KINDS:
        raise Wrong("类别", pgettext("机构", "不认识的类别“%(name)s”。") % {"name": kind})
    unit = Organization.objects.filter(district=row.district, code=code).first()
    found = unit or Organization(district=row.district, code=code)
    found.name, found.short_name, found.kind = name, _text(values, "简称") or name[:30], KINDS[kind]
    found.parent = _parent(values, row)
    for heading, attribute in (
        ("发文机关代字", "document_prefix"),
        ("联系人", "contact_name"),
        ("联系电话", "contact_phone"),
    ):
        if heading in values:
            setattr(found, attribute, _text(values, heading))
    if unit is None:
        registers.enter(found, by=row.by, at=row.at)
        row.changed(_("新增单位：%(name)s") % {"name": name})
        return True
    return _said(registers.correct(found, by=row.by, at=row.at), _("更正单位：%(name)s") % {"name": name}, row)


def _parent(values: dict[str, Any], row: Row) -> Organization | None:
    code = _text(values, "上级单位代码")
    if not code:
        return None
    parent = Organization.objects.filter(district=row.district, code=code).first()
    if parent is None:
        raise Wrong("上级单位代码", _("没有代码为“%(code)s”的单位；上级单位要写在前面。") % {"code": code})
    return parent


def _said(changed: object, words: str, row: Row) -> bool:
    if changed:
        row.changed(words)
    return bool(changed)


# ------------------------------------------------------------------ people
def _take_person(values: dict[str, Any], row: Row) -> bool:
    role = _role(values)
    begins, ends = _day(values, "任职起", required=True), _day(values, "任职止")
    assert begins is not None
    if ends and ends < begins:
        raise Wrong("任职止", _("结束日期不能早于开始日期。"))
    person, changed = _person(values, row)
    body, unit = _place(values, role, row)
    mandate = None
    if role in DEPUTIES:
        assert body is not None
        mandate, seated = _mandate(values, person, body, begins, ends, row)
        changed = changed or seated
    return _post(person, role, body, unit, mandate, begins, ends, row) or changed


def _role(values: dict[str, Any]) -> RoleCode:
    name = _text(values, "角色", required=True)
    for code, role in ROLES.items():
        if name in {str(role.name), str(code)}:
            return RoleCode(code)
    known = "、".join(str(role.name) for role in ROLES.values())
    raise Wrong("角色", _("不认识的角色“%(name)s”。可以填：%(known)s。") % {"name": name[:30], "known": known})


def _person(values: dict[str, Any], row: Row) -> tuple[Person, bool]:
    name, phone = _text(values, "姓名", required=True), _text(values, "手机号")
    account = _text(values, "账号") or phone
    if not account:
        raise Wrong("账号", _("账号和手机号至少填一项。"))
    if not re.fullmatch(r"[-\w.]{2,40}", account, re.ASCII):
        raise Wrong("账号", _("账号只能用英文字母、数字、点、横线和下划线。"))
    user = User.objects.filter(name=account).first()
    person = Person.objects.filter(user=user).first() if user else None
    if person is None:
        return _new_person(values, name, phone, account, row), True
    if person.name != name:
        raise Wrong("姓名", _("账号“%(account)s”已经属于%(name)s。") % {"account": account, "name": person.name})
    if phone:
        person.phone = phone
    if work := _text(values, "单位及职务"):
        person.work_unit = work
    _check_phone(person)
    changed = registers.correct(person, by=row.by, at=row.at)
    return person, _said(changed, _("更正人员：%(name)s") % {"name": name}, row)


def _new_person(values: dict[str, Any], name: str, phone: str, account: str, row: Row) -> Person:
    person = Person(district=row.district, name=name, phone=phone, work_unit=_text(values, "单位及职务"))
    _check_phone(person)
    registers.enter(person, by=row.by, at=row.at)
    word = keys.open_account(person, name=account, email=_text(values, "电子邮箱"), by=row.by, at=row.at)
    row.outcome.handed.append(Handed(name, account, word))
    row.changed(_("新增人员并开通账号：%(name)s（%(account)s）") % {"name": name, "account": account})
    return person


def _check_phone(person: Person) -> None:
    if person.phone and User.objects.filter(phone=person.phone).exclude(pk=person.user_id or 0).exists():
        raise Wrong("手机号", _("这个手机号已经由另一个账号使用。"))


def _place(values: dict[str, Any], role: RoleCode, row: Row) -> tuple[Body | None, Organization | None]:
    code, holds = _text(values, "所属代码"), ROLES[role].holds
    if holds == "installation":
        return None, None
    if holds == "body":
        body = Body.objects.filter(code=code).first()
        if body is None:
            raise Wrong("所属代码", _("没有代码为“%(code)s”的机构。") % {"code": code})
        return body, None
    unit = Organization.objects.filter(district=row.district, code=code).first()
    if unit is None:
        raise Wrong("所属代码", _("没有代码为“%(code)s”的单位，请先导入单位。") % {"code": code})
    return None, unit


def _mandate(
    values: dict[str, Any], person: Person, body: Body, begins: date, ends: date | None, row: Row
) -> tuple[Mandate, bool]:
    number = _text(values, "届", required=True)
    term = (
        Term.objects.filter(body=body, number=int(number)).first() if number.isdecimal() and len(number) < 3 else None
    )
    if term is None:
        raise Wrong("届", _("%(body)s没有登记第“%(number)s”届。") % {"body": body.short_name, "number": number[:10]})
    mandate = Mandate.objects.filter(person=person, term=term).first()
    found = mandate or Mandate(person=person, term=term, from_on=begins)
    found.delegation = _delegation(values, term, row)
    found.to_on = ends or found.to_on
    for heading, attribute in (("界别", "sector"), ("选区", "constituency"), ("代表证号", "card_number")):
        if heading in values:
            setattr(found, attribute, _text(values, heading))
    taken = Mandate.objects.filter(term=term, card_number=found.card_number).exclude(pk=found.pk)
    if found.card_number and taken.exists():
        raise Wrong("代表证号", _("这一届已经有人使用这个代表证号。"))
    if mandate is None:
        registers.enter(found, by=row.by, at=row.at)
        row.changed(_("新增代表资格：%(name)s %(term)s") % {"name": person.name, "term": term})
        return found, True
    changed = registers.correct(found, by=row.by, at=row.at)
    return found, _said(changed, _("更正代表资格：%(name)s") % {"name": person.name}, row)


def _delegation(values: dict[str, Any], term: Term, row: Row) -> Delegation | None:
    name = _text(values, "代表团")
    if not name:
        return None
    found = Delegation.objects.filter(term=term, name=name).first()
    if found is None:
        found = Delegation(term=term, name=name)
        registers.enter(found, by=row.by, at=row.at)
        row.changed(_("新增代表团：%(name)s") % {"name": name})
    return found


def _post(
    person: Person,
    role: RoleCode,
    body: Body | None,
    unit: Organization | None,
    mandate: Mandate | None,
    begins: date,
    ends: date | None,
    row: Row,
) -> bool:
    post = Post.objects.filter(person=person, role=role, body=body, organization=unit, from_on=begins).first()
    words = {"name": person.name, "role": ROLES[role].name}
    if post is None:
        post = Post(person=person, role=role, body=body, organization=unit, mandate=mandate, from_on=begins, to_on=ends)
        return _given(Act.ENTER_POST, post, _("新增任职：%(name)s %(role)s") % words, row)
    post.to_on = ends
    return _given(Act.CORRECT_POST, post, _("更正任职：%(name)s %(role)s") % words, row)


def _given(act: str, post: Post, words: str, row: Row) -> bool:
    """A post that two people give is asked for, once, and stands so in the preview."""
    give = registers.enter if act == Act.ENTER_POST else registers.correct
    try:
        return _said(give(post, by=row.by, at=row.at), words, row)
    except rules.NotAlone as alone:
        if Confirmation.objects.filter(
            act=act, person=post.person, words=second_person.in_words(post)[:300], outcome="waiting"
        ).exists():
            return False
        second_person.ask_post(act, post, because=alone.sentence, by=row.by, at=row.at)
        row.changed(_("等第二个人确认：%(what)s") % {"what": words})
        return True


# ------------------------------------------------------------------ cells
def _text(values: dict[str, Any], heading: str, *, required: bool = False) -> str:
    text = str(values.get(heading, "")).strip()
    if required and not text:
        raise Wrong(heading, _("“%(heading)s”不能空着。") % {"heading": heading})
    return text


def _day(values: dict[str, Any], heading: str, *, required: bool = False) -> date | None:
    value = values.get(heading, "")
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    text = _text(values, heading, required=required)
    if not text:
        return None
    parts = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    try:
        return date(*map(int, parts.groups())) if parts else date.fromisoformat(text)
    except ValueError as error:
        raise Wrong(heading, _("“%(text)s”不是日期，请写成 2022-01-10。") % {"text": text[:30]}) from error
