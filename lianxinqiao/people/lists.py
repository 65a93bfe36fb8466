"""The registers as lists, each with its form: what the administrator's screens are made of."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lianxinqiao.access.roles import ROLES
from lianxinqiao.people import forms, names, person_forms
from lianxinqiao.people.models import (
    Body,
    Committee,
    Delegation,
    District,
    Field,
    Mandate,
    Organization,
    Person,
    Post,
    Session,
    Term,
    Township,
)
from lianxinqiao.ui import filters, tables

Column = tables.Column


@dataclass(frozen=True)
class Register:
    """One register: what it is called, its rows, its columns, its filters and its form."""

    key: str
    label: str | Promise
    add: str | Promise
    rows: Callable[[], QuerySet[Any]]
    form: type[forms.RegisterForm]
    columns: tuple[Column, ...]
    sort: str
    narrowed_by: tuple[filters.Filter, ...] = ()

    def table(self, rows: QuerySet[Any], params: Any) -> tables.Table:
        kind = type(
            "RegisterTable", (tables.Table,), {"columns": self.columns, "default_sort": self.sort, "noun": _("条")}
        )
        return kind(rows, params)


def _edit(key: str) -> Callable[[Any], str]:
    return lambda row: reverse("people:edit", args=[key, row.pk])


def _person(row: Any) -> str:
    return reverse("people:person", args=[row.pk])


def _of_person(row: Any) -> str:
    return reverse("people:person", args=[row.person_id])


def _unit(row: Any) -> str:
    return reverse("people:unit", args=[row.pk])


def _story(row: Any) -> str:
    return "；".join(row.story)


def role_name(row: Any) -> Any:
    return row.role_name


def _bodies() -> list[tuple[Any, str]]:
    return list(Body.objects.order_by("id").values_list("pk", "short_name"))


SPAN = (Column("from", _("自"), "from_on", sort="from_on"), Column("to", _("至"), "to_on"))
REGISTERS: dict[str, Register] = {
    each.key: each
    for each in (
        Register(
            "persons", _("人员"), _("登记人员"),
            lambda: Person.objects.select_related("user", "district"),
            person_forms.PersonForm,
            (
                Column("name", _("姓名"), "name", sort="pinyin", main=True, link=_person),
                Column("account", _("账号"), "user.name"),
                Column("phone", _("手机号"), "phone"),
                Column("work", _("单位及职务"), "work_unit"),
                Column("district", _("行政区划"), "district.spoken", default=False),
            ),
            "name",
            (filters.Text("q", _("姓名、拼音、账号或手机号"), search=names.search("", "user__name", "phone")),),
        ),
        Register(
            "posts", _("任职"), _("登记任职"),
            lambda: Post.objects.select_related("person", "body", "organization"),
            person_forms.PostForm,
            (
                Column("person", _("姓名"), "person.spoken", sort="person__pinyin", main=True, link=_of_person),
                Column("role", _("角色"), role_name, sort="role"),
                Column("place", _("所属"), "place"),
                *SPAN,
            ),
            "person",
            (
                filters.Text("q", _("姓名"), search=names.search("person__")),
                filters.Choice("role", _("角色"), "role", [(str(code), role.name) for code, role in ROLES.items()], several=True),
                filters.Choice("body", _("机构"), "body", _bodies),
            ),
        ),
        Register(
            "mandates", _("代表资格"), _("登记代表资格"),
            lambda: Mandate.objects.select_related("person", "term__body", "delegation"),
            person_forms.MandateForm,
            (
                Column("person", _("姓名"), "person.spoken", sort="person__pinyin", main=True, link=_of_person),
                Column("card", _("代表证号"), "card_number", sort="card_number"),
                Column("body", _("机构"), "term.body.spoken_short"),
                Column("term", _("届"), "term"),
                Column("delegation", _("代表团"), "delegation.spoken"),
                Column("constituency", _("选区"), "constituency", default=False),
                *SPAN,
            ),
            "person",
            (
                filters.Text("q", _("姓名或代表证号"), search=names.search("person__", "card_number")),
                filters.Choice("body", _("机构"), "term__body", _bodies),
            ),
        ),
        Register(
            "units", _("承办单位"), _("登记单位"),
            lambda: Organization.objects.select_related("parent", "district").prefetch_related(
                "predecessors__from_unit", "successors__to_unit"
            ),
            forms.OrganizationForm,
            (
                Column("code", _("代码"), "code", sort="code"),
                Column("name", _("全称"), "name", sort="name", main=True, link=_unit),
                Column("short", _("简称"), "short_name"),
                Column("kind", pgettext_lazy("机构", "类别"), "get_kind_display", sort="kind"),
                Column("parent", _("上级单位"), "parent.short_name"),
                Column("prefix", _("发文机关代字"), "document_prefix"),
                Column("contact", _("联系人"), "contact_name", default=False),
                Column("phone", _("联系电话"), "contact_phone", default=False),
                Column("active", _("在用"), "active"),
                Column("story", _("沿革"), _story),
            ),
            "code",
            (
                filters.Text("q", _("名称或代码"), ("name", "short_name", "code")),
                filters.Choice("kind", pgettext_lazy("机构", "类别"), "kind", Organization.Kind.choices, several=True),
            ),
        ),
        Register(
            "townships", _("街道、乡镇"), _("登记街道、乡镇"),
            lambda: Township.objects.select_related("district", "unit"),
            forms.TownshipForm,
            (
                Column("name", _("名称"), "spoken", sort="name", main=True, link=_edit("townships")),
                Column("code", _("代码"), "code", sort="code"),
                Column("kind", pgettext_lazy("地方", "类别"), "get_kind_display", sort="kind"),
                Column("organ", _("人大工作机构"), "organ_spoken"),
                Column("unit", _("承办单位"), "unit"),
                Column("district", _("行政区划"), "district.spoken", default=False),
                Column("position", _("次序"), "position", sort="position", number=True, default=False),
            ),
            "position",
            (
                filters.Text("q", _("名称或代码"), ("name", "name_en", "code")),
                filters.Choice("kind", pgettext_lazy("地方", "类别"), "kind", Township.Kind.choices, several=True),
            ),
        ),
        Register(
            "committees", _("委员会"), _("登记委员会"),
            lambda: Committee.objects.select_related("body"),
            forms.CommitteeForm,
            (
                Column("name", _("名称"), "spoken", sort="name", main=True, link=_edit("committees")),
                Column("code", _("代码"), "code", sort="code"),
                Column("kind", pgettext_lazy("委员会", "类别"), "get_kind_display", sort="kind"),
                Column("body", _("机构"), "body.spoken_short"),
                Column("position", _("次序"), "position", sort="position", number=True, default=False),
            ),
            "position",
            (
                filters.Text("q", _("名称或代码"), ("name", "name_en", "code")),
                filters.Choice("body", _("机构"), "body", _bodies),
            ),
        ),
        Register(
            "bodies", pgettext_lazy("多个", "机构"), _("登记机构"),
            lambda: Body.objects.select_related("district"),
            forms.BodyForm,
            (
                Column("name", _("全称"), "name", main=True, link=_edit("bodies")),
                Column("kind", pgettext_lazy("机构", "类别"), "get_kind_display"),
                Column("code", _("代码"), "code", sort="code"),
                Column("office", _("工作机构"), "office_name"),
                Column("ended", _("撤销日期"), "ended_on", default=False),
                Column("rules", pgettext_lazy("一个", "规则方案"), "pk", template="people/cells/rules.html"),
            ),
            "code",
        ),
        Register(
            "terms", _("届"), _("登记届"),
            lambda: Term.objects.select_related("body"),
            forms.TermForm,
            (Column("term", _("届"), str, main=True, link=_edit("terms")), Column("body", _("机构"), "body.spoken_short"), *SPAN),
            "-from",
        ),
        Register(
            "sessions", _("会议"), _("登记会议"),
            lambda: Session.objects.select_related("term__body"),
            forms.SessionForm,
            (
                Column("session", _("会议"), str, main=True, link=_edit("sessions")),
                Column("body", _("机构"), "term.body.spoken_short"),
                Column("opens", _("开幕"), "opens_on", sort="opens_on"),
                Column("closes", _("闭幕"), "closes_on"),
                Column("closing", _("大会建议截止时间"), "closing_time"),
            ),
            "-opens",
        ),
        Register(
            "delegations", _("代表团"), _("登记代表团"),
            lambda: Delegation.objects.select_related("term__body"),
            forms.DelegationForm,
            (
                Column("name", _("代表团"), "name", sort="name", main=True, link=_edit("delegations")),
                Column("term", _("届"), "term"),
                Column("body", _("机构"), "term.body.spoken_short"),
            ),
            "name",
        ),
        Register(
            "fields", _("建议类别"), _("登记类别"),
            lambda: Field.objects.select_related("body"),
            forms.FieldForm,
            (
                Column("name", _("类别"), "name", main=True, link=_edit("fields")),
                Column("code", _("代码"), "code"),
                Column("body", _("机构"), "body.spoken_short"),
                Column("position", _("次序"), "position", sort="position", number=True),
            ),
            "position",
        ),
        Register(
            "districts", _("行政区划"), _("登记行政区划"),
            lambda: District.objects.select_related("parent"),
            forms.DistrictForm,
            (
                Column("name", _("名称"), "name", main=True, link=_edit("districts")),
                Column("code", _("区划代码"), "code", sort="code"),
                Column("parent", _("上级"), "parent.name"),
                Column("ended", _("撤销日期"), "ended_on", default=False),
            ),
            "code",
        ),
    )
}  # fmt: skip
