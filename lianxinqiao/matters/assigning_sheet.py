"""The sheet on which an office assigns many suggestions, each to units of its own （分办表）."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxinqiao.access.refused import Refused
from lianxinqiao.acts.rowsheets import RowForm, RowSheet, Way
from lianxinqiao.matters import rules, units
from lianxinqiao.matters.actions import assigning, preparing
from lianxinqiao.matters.actions.assigning import To
from lianxinqiao.matters.gathering import NEAR
from lianxinqiao.matters.models import AssigningMeeting, Handling, Matter
from lianxinqiao.matters.models.matters import of_body
from lianxinqiao.matters.stages import Stage
from lianxinqiao.people import pinyin
from lianxinqiao.people.models import Organization, Post
from lianxinqiao.people.requests import Request

SEPARATORS = re.compile(r"[、,，;；]+")


@dataclass
class Known:
    """The units of the district under the body's rules, and to which a field usually goes."""

    units: list[Organization]
    usual: dict[int, Organization]

    @cached_property
    def by_name(self) -> dict[str, Organization]:
        return {name: unit for unit in self.units for name in (units.label(unit), str(unit), unit.name)}

    @property
    def options(self) -> list[tuple[str, str]]:
        """Name and pinyin: what a typist may begin with."""
        return [(units.label(unit), pinyin.findable(unit.name)) for unit in self.units]


def known(post: Post, rows: list[Matter]) -> Known:
    assert post.body  # the rule asked
    found = list(units.under(units.rules_of(post.body, timezone.localdate()), post.body.district_id))
    by_key = {unit.pk: unit for unit in found}
    led = Handling.objects.filter(
        kind=Handling.Kind.LEAD, suggestion__body=post.body, suggestion__field__in={row.field_id for row in rows}
    )
    counted = led.values_list("suggestion__field_id", "organization_id").annotate(n=Count("pk")).order_by("n", "pk")
    return Known(found, {of: by_key[unit] for of, unit, _n in counted if unit in by_key})


class UnitsField(forms.CharField):
    """Names of units as they are typed, completed from the list; the form knows which there are."""

    def __init__(self, *, several: bool = False) -> None:
        super().__init__(required=False, max_length=400)
        self.several = several
        self.widget.attrs.update({"list": "units", "autocomplete": "off", "class": "form-control"})


class AssignRow(RowForm):
    columns = (
        ("lead", gettext_lazy("主办")),
        ("assist", gettext_lazy("会办（可填几个，用顿号隔开）")),
        ("complex", gettext_lazy("难度大")),
    )
    lead = UnitsField()
    assist = UnitsField(several=True)
    complex = forms.BooleanField(required=False)

    def prepare(self) -> None:
        likely = self.subject.suggested_unit or self.known.usual.get(self.subject.field_id)
        self.fields["lead"].initial = units.label(likely) if likely else ""
        self.fields["complex"].initial = self.subject.complex

    @property
    def is_blank(self) -> bool:
        return not (self.data.get(self.add_prefix("lead"), "") + self.data.get(self.add_prefix("assist"), "")).strip()

    def clean_lead(self) -> Organization | None:
        return next(iter(self._units("lead")), None)

    def clean_assist(self) -> list[Organization]:
        return self._units("assist")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not data.get("lead"):
            self.add_error("lead", _("请填写主办单位。"))
        named = [data.get("lead"), *data.get("assist", [])]
        if not self.errors and len(named) > len(set(named)):
            self.add_error("assist", _("同一个单位不能填写两次。"))
        return data

    def _units(self, name: str) -> list[Organization]:
        typed = [each.strip() for each in SEPARATORS.split(self.cleaned_data[name]) if each.strip()]
        if name == "lead" and len(typed) > 1:
            raise forms.ValidationError(_("主办单位只能有一个。"))
        unknown = [each for each in typed if each not in self.known.by_name]
        if unknown:
            raise forms.ValidationError(_("没有“%(name)s”这个单位。") % {"name": unknown[0]})
        return [self.known.by_name[each] for each in typed]


class Shared(forms.Form):
    meeting = forms.ModelChoiceField(
        AssigningMeeting.objects.none(), label=gettext_lazy("列入哪次交办会"), required=False
    )

    def __init__(self, data: Any, *, post: Post) -> None:
        super().__init__(data)
        meetings = AssigningMeeting.objects.filter(body=post.body, made_at=None)
        self.fields["meeting"].queryset = meetings  # type: ignore[attr-defined]


def _to(values: dict[str, Any]) -> list[To]:
    return [To(values["lead"], "lead"), *(To(unit, "assist") for unit in values["assist"])]


def assign(suggestion: Matter, values: dict[str, Any], by: Post, at: datetime) -> None:
    assigning.assign(suggestion, to=_to(values), complex=values["complex"], by=by, at=at)


def plan(suggestion: Matter, values: dict[str, Any], by: Post, at: datetime) -> None:
    if values["meeting"] is None:
        raise Refused(_("请选择列入哪次交办会。"))
    preparing.plan(values["meeting"], suggestion, to=_to(values), by=by, at=at)


def rows(request: Request, post: Post) -> Iterable[Matter]:
    """The ticked ones, else all that wait to be assigned; those merged into another go with it."""
    kind = of_body(post.body)
    waiting = kind.objects.visible_to(post).filter(body=post.body, stage=Stage.REGISTERED, merged_into=None)
    keys = [key for key in request.POST.getlist("pk") or request.GET.getlist("pk") if key.isdecimal() and len(key) < 18]
    return (waiting.filter(pk__in=keys) if keys else waiting).select_related(*NEAR).order_by("number", "pk")


SHEET = RowSheet(
    title=gettext_lazy("分办表"),
    noun=gettext_lazy("件"),
    form=AssignRow,
    ways=(
        Way(
            "assign",
            gettext_lazy("交办"),
            assign,
            gettext_lazy("已交办%(n)s件，承办单位会收到通知。"),
            gettext_lazy("填好的各行现在就交办，办理期限从今天起算。确定吗？"),
        ),
        Way("plan", gettext_lazy("列入交办会"), plan, gettext_lazy("已将%(n)s件列入交办会，开会时整批交办。")),
    ),
    may=lambda post: rules.may_begin("meeting.call", post),
    rows=rows,
    known=known,
    back=lambda post: of_body(post.body).listing,
    shared=lambda data, post: Shared(data, post=post),
    lists="matters/units_list.html",
)
