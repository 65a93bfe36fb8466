"""How a row of a sheet of suggestions is read: names of deputies, units and fields, days, numbers."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxinqiao.matters import units
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.importing.columns import OUTCOME
from lianxinqiao.paper.intake import days
from lianxinqiao.paper.intake.plans import Told, Wrong
from lianxinqiao.people import names
from lianxinqiao.people.models import Field, Mandate, Organization, Post, Session

EMPTY_MARKS = frozenset({"无", "清空", "（无）", "(无)"})
YES = frozenset({"是", "1", "√", "闭会", "闭会期间", "yes"})
WISHES = {
    **dict.fromkeys(("同意", "同意公开", "是", "√"), True),
    **dict.fromkeys(("不同意", "不同意公开", "否", "×"), False),
}
# A suggestion may be handed in before its session opens; a day further off is a slip of the year. Our assumption.
BEFORE_SESSION = timedelta(days=90)


@dataclass
class Register:
    """What the rows name: looked up once for the whole sheet."""

    session: Session
    by: Post
    at: datetime
    mandates: dict[str, list[Mandate]]
    units: dict[str, list[Organization]]
    fields: dict[str, Field]
    next_opens_on: date | None
    past: bool = False
    seen: dict[int, int] = field(default_factory=dict)  # suggestion -> the row that it was met in

    @classmethod
    def of(cls, session: Session, by: Post, at: datetime, *, past: bool = False) -> "Register":
        body = session.term.body
        later = Session.objects.filter(term__body=body, opens_on__gt=session.opens_on).order_by("opens_on").first()
        rules = units.rules_of(body, timezone.localdate(at))
        known = (units.allowed if past else units.under)(rules, body.district_id)
        fields = {names.key(each.name): each for each in body.fields.all()}
        return cls(session, by, at, _mandates(session), _units(known), fields, later.opens_on if later else None, past)

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)


def _units(known: Iterable[Organization]) -> dict[str, list[Organization]]:
    """By name and code. A name of the first level means that unit; of those below, several may share one."""
    found: dict[str, list[Organization]] = {}
    for unit in sorted(known, key=lambda unit: unit.parent_id is not None):
        for key in {names.key(key) for key in (unit.name, unit.short_name, unit.code) if key}:
            there = found.setdefault(key, [])
            if unit.parent_id is None:
                there[:] = [unit]
            elif not there or there[0].parent_id is not None:
                there.append(unit)
    return found


def _mandates(session: Session) -> dict[str, list[Mandate]]:
    """By name, by card number, and by both as the template's list writes them."""
    found: dict[str, list[Mandate]] = defaultdict(list)
    for mandate in Mandate.objects.filter(term=session.term).select_related("person", "term__body", "delegation"):
        name = mandate.person.name
        more = {
            f"{name}（{mandate.card_number}）" if mandate.card_number else "",
            f"{name}（{mandate.delegation.called}）" if mandate.delegation else "",
        }
        for key in {names.key(key) for key in {name, mandate.card_number, *more} - {""}}:
            found[key].append(mandate)
    return found


@dataclass
class Row:
    """One row's cells, read as what they should be; each reader raises `Wrong` for its own cell."""

    number: int
    values: dict[str, Any]
    register: Register
    notes: list[tuple[str, str]] = field(default_factory=list)  # heading and words

    def text(self, heading: str, *, required: bool = False) -> str:
        """What stands there; "" for an empty cell and for the mark that empties."""
        text = str(self.values.get(heading, "")).replace("\x00", "").strip()
        if required and not text:
            raise Wrong(heading, _("“%(heading)s”不能空着。") % {"heading": heading})
        return "" if not required and text in EMPTY_MARKS else text

    def given(self, heading: str) -> bool:
        """Whether something stands there, if only the mark that empties: an empty cell says nothing."""
        return bool(str(self.values.get(heading, "")).strip())

    def several(self, heading: str) -> list[str]:
        return [name.strip() for name in re.split(r"[、,，;；\n]+", self.text(heading)) if name.strip()]

    def between(self) -> bool:
        return self.text("闭会期间") in YES

    def wish_open(self) -> bool | None:
        """Whether the deputy agreed to openness; None where the sheet does not say."""
        said = self.text("同意公开")
        if said and said not in WISHES:
            raise Wrong("同意公开", _("请填：%(known)s。") % {"known": "同意、不同意"})
        return WISHES.get(said)

    def points(self) -> list[str]:
        return self.text("具体建议").splitlines()

    # ------------------------------------------------------------------ who
    def lead(self) -> Mandate:
        return self.mandate("领衔代表", self.text("领衔代表", required=True))

    def mandate(self, heading: str, name: str) -> Mandate:
        """The one deputy of that name or card, in office on the day."""
        found = self.register.mandates.get(names.key(name), [])
        words = {"term": self.register.session.term, "name": name[:30], "n": len(found)}
        if not found:
            raise Wrong(heading, _("%(term)s没有代表“%(name)s”。") % words)
        if len(found) > 1:
            raise Wrong(heading, _("有%(n)s位代表叫“%(name)s”，请填代表证号。") % words)
        self._in_office(heading, found[0])
        return found[0]

    def _in_office(self, heading: str, mandate: Mandate) -> None:
        on = self._raised_on() or self.register.session.opens_on
        since, until = mandate.from_on, mandate.to_on
        if on < since or (until and on > until):
            words = {"name": mandate.person.name, "on": on, "since": since, "until": until or _("今")}
            raise Wrong(heading, _("%(name)s在%(on)s不是代表（任期%(since)s至%(until)s）。") % words)

    def _raised_on(self) -> date | None:
        """The day where it can be read; what is wrong with it is said of its own cell."""
        try:
            return self.day("提出日期") or (None if self.register.past else self.register.today)
        except Wrong:
            return None

    def cosigners(self, lead: Mandate) -> list[Mandate]:
        found = [self.mandate("联名代表", name) for name in self.several("联名代表")]
        if lead in found:
            raise Wrong("联名代表", _("领衔代表不用再写在联名代表里。"))
        return list(dict.fromkeys(found))

    # ------------------------------------------------------------------ what
    def field(self) -> Field | None:
        name = self.text("类别")
        if name and names.key(name) not in self.register.fields:
            raise Wrong("类别", _("不认识的类别“%(name)s”。") % {"name": name[:30]})
        return self.register.fields.get(names.key(name)) if name else None

    def unit(self, heading: str, name: str) -> Organization:
        found = self.register.units.get(names.key(name), [])
        if not found:
            raise Wrong(heading, _("没有在用的单位“%(name)s”，请填全称、简称或代码。") % {"name": name[:40]})
        if len(found) > 1:
            words = {"n": len(found), "name": name[:40]}
            raise Wrong(heading, _("有%(n)s个单位叫“%(name)s”，请填单位代码。") % words)
        return found[0]

    def suggested_unit(self) -> Organization | None:
        name = self.text("建议承办单位")
        return self.unit("建议承办单位", name) if name else None

    def units(self) -> list[To]:
        """One lead with assisting units; several in the lead's column answer separately （分办）."""
        leads = [self.unit("主办单位", name) for name in self.several("主办单位")]
        assisting = [self.unit("会办单位", name) for name in self.several("会办单位")]
        if assisting and len(leads) != 1:
            raise Wrong("会办单位", _("有会办单位的，主办单位应当是一个。"))
        chosen = leads + assisting
        if len(set(chosen)) != len(chosen):
            raise Wrong("主办单位", _("同一个单位写了两次。"))
        kind = "separate" if len(leads) > 1 else "lead"
        return [To(unit, kind) for unit in leads] + [To(unit, "assist") for unit in assisting]

    # ------------------------------------------------------------------ when, which
    def digits(self) -> int:
        """The number that stands under 编号; 0 for an empty cell."""
        said = self.text("编号")
        found = re.findall(r"\d+", said.removesuffix(".0"))
        if said and not (found and 0 < len(found[-1]) < 7 and int(found[-1])):
            raise Wrong("编号", _("“%(text)s”不是编号。") % {"text": said[:30]})
        return int(found[-1]) if found else 0

    def day(self, heading: str) -> date | None:
        value = self.values.get(heading, "")
        if isinstance(value, str) and self.text(heading) == "":
            return None
        try:
            day, guessed = days.read(value, year=self.register.session.opens_on.year)
        except days.NoDay as error:
            raise Wrong(heading, _("“%(text)s”不是日期，请写成2026-01-13。") % {"text": str(value)[:30]}) from error
        if (
            guessed
            and (note := (heading, _("“%(text)s”没有写年份，读作%(day)s。") % {"text": value, "day": day}))
            not in self.notes
        ):
            self.notes.append(note)
        return day

    def raised_on(self) -> date | None:
        """Within what the session allows: a day far off is a slip of the year."""
        day = self.day("提出日期")
        if day is None:
            return None
        session, following = self.register.session, self.register.next_opens_on
        if day > self.register.today:
            raise Wrong("提出日期", _("提出日期不能晚于今天。"))
        earliest = session.closes_on if self.between() else session.opens_on - BEFORE_SESSION
        if day < earliest or (following and day >= following and not self.between()):
            words = {"day": day, "session": session, "opens": session.opens_on, "closes": session.closes_on}
            raise Wrong("提出日期", _("%(day)s不在%(session)s（%(opens)s至%(closes)s）前后，请核对年份。") % words)
        return day

    # ------------------------------------------------------------------ all that is wrong
    def faults(self, first: Wrong) -> list[Wrong]:
        """What stopped the row, and what else in it is wrong: so that a sheet is corrected once."""
        found = {first.heading: first}
        required = () if self.register.past else ("事由", "具体建议")
        readers: list[Callable[[], object]] = [
            *(partial(self.text, name, required=True) for name in ("标题", *required, "领衔代表")),
            self.lead,
            *(partial(self.mandate, "联名代表", name) for name in self.several("联名代表")),
            self.field,
            self.suggested_unit,
            self.units,
            self.raised_on,
            *(partial(self.day, name) for name in OUTCOME if name.endswith(("日期", "期限"))),
        ]
        for read in readers:
            try:
                read()
            except Wrong as wrong:
                found.setdefault(wrong.heading, wrong)
        return list(found.values())


def moment(day: date, clock: int = 9) -> datetime:
    """A moment of a day of which only the day is known."""
    return timezone.make_aware(datetime.combine(day, time(clock)))


def told(row: Row, cell: Callable[[str, int], str]) -> list[Told]:
    return [Told(cell(heading, row.number), words) for heading, words in row.notes]
