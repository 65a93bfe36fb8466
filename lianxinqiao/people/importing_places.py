"""Units, streets, townships and committees of a sheet: each row by its code."""

import re
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from lianxinqiao.paper.intake.plans import Wrong
from lianxinqiao.people import names
from lianxinqiao.people.actions import registers
from lianxinqiao.people.models import Body, Committee, Organization, Township
from lianxinqiao.people.rows import Row, given, text

KINDS = {
    "政府部门": "government", "乡镇街道": "town", "乡镇、街道": "town", "人民法院": "court", "人民检察院": "procuratorate",
    "党委部门": "party", "党委部门、群团组织": "party", "企事业单位": "enterprise",
}  # fmt: skip
PLACES = {str(kind.label): str(kind) for kind in Township.Kind}
COMMITTEES = {str(kind.label): str(kind) for kind in Committee.Kind}
NO_COMMITTEES = ("村民委员会", "居民委员会", "管理委员会")  # of a village, a community, a zone


# ------------------------------------------------------------------ units
def take_unit(values: dict[str, Any], row: Row) -> bool:
    code, name = text(values, "单位代码", required=True), text(values, "全称", required=True)
    if first := row.outcome.codes.get(code):
        raise Wrong("单位代码", _("第%(row)s行已经用了代码“%(code)s”。") % {"row": first, "code": code})
    row.outcome.codes[code] = row.number
    if not re.fullmatch(r"[-\w]+", code, re.ASCII):
        raise Wrong("单位代码", _("单位代码只能用英文字母、数字、“-”和“_”。"))
    unit = Organization.objects.filter(district=row.district, code=code).first()
    found = unit or Organization(district=row.district, code=code, short_name=name[:30])
    found.name = name
    _set_unit(found, values, row)
    _must_be_its_own_name(found)
    if unit is None:
        known = Organization.objects.filter(district=row.district, parent=found.parent, ended_on=None)
        if near := names.near(name, known.values_list("name", flat=True)):
            row.note(
                "全称", _("“%(name)s”与已有的“%(other)s”相近，请核对是不是同一个。") % {"name": name, "other": near}
            )
        registers.enter(found, by=row.by, at=row.at)
        row.added(_("新增单位：%(name)s") % {"name": name})
        return True
    changed = registers.correct(found, by=row.by, at=row.at)
    return row.corrected(_("更正单位：%(name)s") % {"name": name}, changed)


def _set_unit(found: Organization, values: dict[str, Any], row: Row) -> None:
    """What cells say; an empty one says nothing."""
    if given(values, "简称"):
        found.short_name = text(values, "简称") or found.name[:30]
    if given(values, "类别"):
        kind = text(values, "类别") or "政府部门"
        if kind not in KINDS:
            raise Wrong("类别", pgettext("机构", "不认识的类别“%(name)s”。") % {"name": kind})
        found.kind = KINDS[kind]
    if given(values, "上级单位代码"):
        found.parent = _parent(values, row)
    for heading, attribute in (
        ("发文机关代字", "document_prefix"),
        ("英文名称", "name_en"),
        ("联系人", "contact_name"),
        ("联系电话", "contact_phone"),
    ):
        if given(values, heading):
            setattr(found, attribute, text(values, heading))


def _must_be_its_own_name(found: Organization) -> None:
    if found.parent_id:
        return
    alike = Organization.objects.filter(district=found.district_id, parent=None, name=found.name).exclude(pk=found.pk)
    if other := alike.first():
        words = {"name": found.name, "code": other.code}
        raise Wrong("全称", _("已经有名为“%(name)s”的单位，代码是“%(code)s”。同一个单位请填这个代码。") % words)


def _parent(values: dict[str, Any], row: Row) -> Organization | None:
    code = text(values, "上级单位代码")
    if not code:
        return None
    parent = Organization.objects.filter(district=row.district, code=code).first()
    if parent is None:
        raise Wrong("上级单位代码", _("没有代码为“%(code)s”的单位；上级单位要写在前面。") % {"code": code})
    return parent


# ------------------------------------------------------------------ streets and townships
def take_township(values: dict[str, Any], row: Row) -> bool:
    code, name = text(values, "代码", required=True), text(values, "名称", required=True)
    if first := row.outcome.codes.get(code):
        raise Wrong("代码", _("第%(row)s行已经用了代码“%(code)s”。") % {"row": first, "code": code})
    row.outcome.codes[code] = row.number
    if not re.fullmatch(r"[-\w]+", code, re.ASCII):
        raise Wrong("代码", _("代码只能用英文字母、数字、“-”和“_”。"))
    if _is_committee(name, values):
        return _take_committee(code, name, values, row)
    there = Township.objects.filter(district=row.district, code=code).first()
    found = there or Township(district=row.district, code=code, kind=_kind_by_name(name))
    found.name = name
    _set_township(found, values, row)
    if there is None:
        known = Township.objects.filter(district=row.district, ended_on=None).values_list("name", flat=True)
        if near := names.near(name, known):
            said = _("“%(name)s”与已有的“%(other)s”相近，请核对是不是同一个。")
            row.note("名称", said % {"name": name, "other": near})
        registers.enter(found, by=row.by, at=row.at)
        row.added(_("新增街道、乡镇：%(name)s") % {"name": name})
        return True
    changed = registers.correct(found, by=row.by, at=row.at)
    return row.corrected(_("更正街道、乡镇：%(name)s") % {"name": name}, changed)


def _kind_by_name(name: str) -> str:
    """As its name ends; a street where it ends otherwise."""
    return next((code for ending, code in PLACES.items() if name.endswith(ending)), str(Township.Kind.STREET))


def _set_township(found: Township, values: dict[str, Any], row: Row) -> None:
    """What cells say; an empty one says nothing."""
    if given(values, "类别"):
        kind = text(values, "类别")
        if kind not in PLACES:
            raise Wrong(
                "类别",
                _("不认识的类别“%(name)s”。可以填：%(known)s。")
                % {"name": kind, "known": "、".join(PLACES | COMMITTEES)},
            )
        found.kind = PLACES[kind]
    for heading, attribute in (("英文名称", "name_en"), ("人大工作机构", "organ")):
        if given(values, heading):
            setattr(found, attribute, text(values, heading))
    if given(values, "承办单位代码"):
        found.unit = _unit(values, row)
    if given(values, "次序"):
        found.position = _order(values)


def _order(values: dict[str, Any]) -> int:
    order = text(values, "次序").removesuffix(".0") or "0"
    if not order.isdecimal():
        raise Wrong("次序", _("请填写整数。"))
    return int(order)


def _unit(values: dict[str, Any], row: Row) -> Organization | None:
    code = text(values, "承办单位代码")
    unit = Organization.objects.filter(district=row.district, code=code).first()
    if code and unit is None:
        raise Wrong("承办单位代码", _("没有代码为“%(code)s”的单位，请先导入单位。") % {"code": code})
    return unit


# ------------------------------------------------------------------ committees, in the sheet of streets and townships
def _is_committee(name: str, values: dict[str, Any]) -> bool:
    """As its kind says; where that cell is empty, as its name ends."""
    if kind := text(values, "类别"):
        return kind in COMMITTEES
    return name.endswith("委员会") and not name.endswith(NO_COMMITTEES)


def _take_committee(code: str, name: str, values: dict[str, Any], row: Row) -> bool:
    body = _body(values, row)
    there = Committee.objects.filter(body=body, code=code).first()
    found = there or Committee(body=body, code=code)
    found.name = name
    if kind := text(values, "类别"):
        found.kind = COMMITTEES[kind]
    elif there is None:
        found.kind = Committee.Kind.WORKING if name.endswith("工作委员会") else Committee.Kind.SPECIAL
    if given(values, "英文名称"):
        found.name_en = text(values, "英文名称")
    if given(values, "次序"):
        found.position = _order(values)
    if there is None:
        registers.enter(found, by=row.by, at=row.at)
        row.added(_("新增委员会：%(name)s") % {"name": name})
        return True
    changed = registers.correct(found, by=row.by, at=row.at)
    return row.corrected(_("更正委员会：%(name)s") % {"name": name}, changed)


def _body(values: dict[str, Any], row: Row) -> Body:
    """Whose committee it is: the body of that code, else the district's congress."""
    bodies = Body.objects.filter(district=row.district, ended_on=None)
    code = text(values, "所属机构代码")
    found = bodies.filter(code=code).first() if code else bodies.filter(kind=Body.Kind.CONGRESS).first()
    if found is None:
        raise Wrong("所属机构代码", _("没有代码为“%(code)s”的机构。") % {"code": code})
    return found
