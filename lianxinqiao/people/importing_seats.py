"""Where a deputy of a sheet sits: the seat with its term, delegation, street or township, and committee."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.paper.intake.plans import Wrong
from lianxinqiao.people import names
from lianxinqiao.people.actions import registers
from lianxinqiao.people.models import Body, Committee, Delegation, Mandate, Person, Term, Township
from lianxinqiao.people.rows import Row, given, text


def mandate_of(
    values: dict[str, Any], person: Person, body: Body, begins: date, ends: date | None, row: Row
) -> tuple[Mandate, bool]:
    term = _term(values, body)
    mandate = Mandate.objects.filter(person=person, term=term).first()
    found = mandate or Mandate(person=person, term=term, from_on=begins)
    if given(values, "代表团"):
        found.delegation = _delegation(values, term, row)
    if given(values, "任职止"):
        found.to_on = ends
    for heading, attribute in (("界别", "sector"), ("选区", "constituency"), ("代表证号", "card_number")):
        if given(values, heading):
            setattr(found, attribute, text(values, heading))
    if given(values, "街道、乡镇"):
        found.township = township_of(values, row)
    if given(values, "委员会"):
        found.committee = committee_of(values, body)
    taken = Mandate.objects.filter(term=term, card_number=found.card_number).exclude(pk=found.pk)
    if found.card_number and taken.exists():
        raise Wrong("代表证号", _("这一届已经有人使用这个代表证号。"))
    if mandate is None:
        registers.enter(found, by=row.by, at=row.at)
        row.added(_("新增代表资格：%(name)s %(term)s") % {"name": person.name, "term": term})
        return found, True
    changed = registers.correct(found, by=row.by, at=row.at)
    reopened = "to_on" in changed and found.to_on is None
    words = _("恢复代表资格：%(name)s") if reopened else _("更正代表资格：%(name)s")
    return found, row.corrected(words % {"name": person.name}, changed)


def _term(values: dict[str, Any], body: Body) -> Term:
    number = text(values, "届", required=True)
    plain = number.removeprefix("第").removesuffix("届")
    term = Term.objects.filter(body=body, number=int(plain)).first() if plain.isdecimal() and len(plain) < 3 else None
    if term is None:
        raise Wrong("届", _("%(body)s没有登记第“%(number)s”届。") % {"body": body.short_name, "number": number[:10]})
    return term


def _delegation(values: dict[str, Any], term: Term, row: Row) -> Delegation | None:
    name = text(values, "代表团")
    if not name:
        return None
    standing = {names.key(each.name): each for each in Delegation.objects.filter(term=term)}
    key = names.key(name)
    if key in standing:
        return standing[key]
    short = names.key("代表团")
    if (other := standing.get(key.removesuffix(short)) or standing.get(key + short)) is not None:
        row.note("代表团", _("“%(name)s”读作已有的“%(other)s”。") % {"name": name, "other": other})
        return other
    if near := names.near(name, [each.name for each in standing.values()]):
        row.note("代表团", _("“%(name)s”与已有的“%(other)s”相近，请核对是不是同一个。") % {"name": name, "other": near})
    found = Delegation(term=term, name=name)
    registers.enter(found, by=row.by, at=row.at)
    row.added(_("新增代表团：%(name)s") % {"name": name})
    return found


def township_of(values: dict[str, Any], row: Row) -> Township | None:
    """Where a deputy lives or works, or for which a post is held; none where the cell says so."""
    name = text(values, "街道、乡镇")
    found = Township.objects.filter(district=row.district, name=name, ended_on=None).first()
    if name and found is None:
        raise Wrong("街道、乡镇", _("没有名为“%(name)s”的街道、乡镇，请先导入。") % {"name": name})
    return found


def committee_of(values: dict[str, Any], body: Body) -> Committee | None:
    """On which a deputy sits, or for which somebody of the office works; none where the cell says so."""
    name = text(values, "委员会")
    found = Committee.objects.filter(body=body, name=name, ended_on=None).first()
    if name and found is None:
        raise Wrong("委员会", _("没有名为“%(name)s”的委员会，请先导入。") % {"name": name})
    return found
