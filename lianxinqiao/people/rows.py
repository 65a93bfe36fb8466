"""A row of a sheet of people, units or townships on its way in: its cells, and what is told of it in the plan."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from lianxinqiao.paper.intake import days
from lianxinqiao.paper.intake.grids import Grid
from lianxinqiao.paper.intake.plans import Change, Moved, Plan, Told, Wrong
from lianxinqiao.people.models import Committee, Delegation, District, Organization, Post, Township

EMPTY_MARKS = frozenset({"无", "清空", "（无）", "(无)"})


@dataclass(frozen=True)
class Handed:
    """A first password to hand out, once, and where its owner is found."""

    name: str
    account: str
    password: str
    place: str = ""


@dataclass
class Outcome(Plan):
    handed: list[Handed] = field(default_factory=list)
    codes: dict[str, int] = field(default_factory=dict)  # of units, by the row that used it

    def counts(self) -> dict[str, int]:
        return {**super().counts(), "handed": len(self.handed)}


# The heading that a stored value stands under; where sheets differ, the first that the sheet has.
FIELDS: dict[str, tuple[str, ...]] = {
    "code": ("单位代码", "代码"), "name": ("全称", "名称"), "short_name": ("简称",), "document_prefix": ("发文机关代字",), "contact_name": ("联系人",),
    "contact_phone": ("联系电话",), "phone": ("手机号",), "email": ("电子邮箱",), "work_unit": ("单位及职务",), "card_number": ("代表证号",),
    "sector": ("界别",), "constituency": ("选区",), "from_on": ("任职起",), "to_on": ("任职止",), "delegation_id": ("代表团",),
    "kind": ("类别",), "parent_id": ("上级单位代码",),
    "name_en": ("英文名称",), "organ": ("人大工作机构",), "unit_id": ("承办单位代码",), "position": ("次序",),
    "township_id": ("街道、乡镇",), "committee_id": ("委员会",), "body_id": ("所属机构代码",),
}  # fmt: skip


def heading_of(name: str, columns: dict[str, int]) -> str:
    return next((heading for heading in FIELDS.get(name, ()) if heading in columns), "")


@dataclass
class Row:
    """What a row needs to be taken in."""

    district: District
    by: Post
    at: datetime | None
    outcome: Outcome
    number: int
    grid: Grid

    def added(self, words: str) -> None:
        self.outcome.changes.append(Change(self.number, words))

    def corrected(self, words: str, changed: dict[str, tuple[Any, Any]]) -> bool:
        """Put down what a correction changed, cell by cell; whether it changed anything."""
        if not changed:
            return False
        cells = tuple(self._moved(name, *pair) for name, pair in changed.items() if name not in UNSHOWN)
        self.outcome.changes.append(Change(self.number, words, new=False, cells=cells))
        return True

    def _moved(self, name: str, old: Any, new: Any) -> Moved:
        heading = heading_of(name, self.grid.columns) or name
        cell = self.grid.cell(heading, self.number) if heading in self.grid.columns else ""
        before, after = (shown(name, value, of_places="代码" in self.grid.columns) for value in (old, new))
        return Moved(cell, heading, before, after)

    def note(self, heading: str, words: str) -> None:
        self.outcome.notes.append(Told(self.grid.cell(heading, self.number), words))


UNSHOWN = frozenset({"pinyin"})


def shown(name: str, value: Any, *, of_places: bool) -> str:
    """A stored value as a reader knows it."""
    if value in (None, ""):
        return ""
    if name == "delegation_id":
        return str(Delegation.objects.filter(pk=value).first() or value)
    if name == "parent_id":
        return str(Organization.objects.filter(pk=value).first() or value)
    if name == "unit_id":
        return str(Organization.objects.filter(pk=value).first() or value)
    if name == "township_id":
        return str(Township.objects.filter(pk=value).first() or value)
    if name == "committee_id":
        return str(Committee.objects.filter(pk=value).first() or value)
    if of_places and value in Committee.Kind.values:
        return str(Committee.Kind(value).label)
    kinds = dict((Township if of_places else Organization).Kind.choices)
    return str(kinds.get(value, value)) if name == "kind" else str(value)


# ------------------------------------------------------------------ cells
def text(values: dict[str, Any], heading: str, *, required: bool = False) -> str:
    """What stands there; "" for an empty cell and for the mark that empties."""
    said = str(values.get(heading, "")).strip()
    if required and not said:
        raise Wrong(heading, _("“%(heading)s”不能空着。") % {"heading": heading})
    return "" if not required and said in EMPTY_MARKS else said


def given(values: dict[str, Any], heading: str) -> bool:
    """Whether something stands there, if only the mark that empties."""
    return bool(str(values.get(heading, "")).strip())


def day(values: dict[str, Any], heading: str, *, required: bool = False) -> date | None:
    said = text(values, heading, required=required)
    if not said:
        return None
    try:
        return days.read(values[heading])[0]
    except days.NoDay as error:
        raise Wrong(heading, _("“%(text)s”不是日期，请写成 2022-01-10。") % {"text": said[:30]}) from error
